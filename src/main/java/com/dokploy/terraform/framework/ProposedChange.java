package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** What is to become of one object, in a plan or while it is carried out: what rules need that hold for both. */
public interface ProposedChange {
    /** What the user wrote, write-only values included. Empty for a delete. */
    Values config();

    /** What is there now; null if the object is yet to be made. */
    @Nullable Values priorOrNull();

    /** What is to be; unknown where the server decides. Empty for a delete. */
    Values planned();

    /** Notes beside the state. */
    PrivateState privateState();

    /** Whether Terraform takes the object for new, so that it replaces it if this fails. */
    boolean isFirst();

    /** Whether one attribute changes; for a new object, whether it has or will get a value. */
    default boolean changes(Attribute<?> attribute) {
        var prior = priorOrNull();
        return prior == null
                ? !planned().isNull(attribute)
                : !planned().value(attribute).equals(prior.value(attribute));
    }
}
