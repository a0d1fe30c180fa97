package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** The proposed change of one object, in a plan or while it is carried out: the inputs of rules that hold for both. */
public interface ProposedChange {
    /** The configuration that the user wrote, write-only values included. Empty for a delete. */
    Values config();

    /** The current state of the object; null if the object is yet to be made. */
    @Nullable Values priorOrNull();

    /** The planned values; unknown where the server decides. Empty for a delete. */
    Values planned();

    /** The notes that the provider keeps beside the state. */
    PrivateState privateState();

    /** Whether Terraform takes the object for new, so that a failure makes Terraform replace the object. */
    boolean isFirst();

    /** Whether one attribute changes; for a new object, whether the attribute has or will get a value. */
    default boolean changes(Attribute<?> attribute) {
        var prior = priorOrNull();
        return prior == null
                ? !planned().isNull(attribute)
                : !planned().value(attribute).equals(prior.value(attribute));
    }
}
