package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** {@code deletion_protection}, which keeps an object from being destroyed by accident. */
public final class DeletionProtection {
    private final Attribute<Boolean> protection;

    /** Declares {@code deletion_protection}. */
    public DeletionProtection(Schema.Builder schema) {
        protection = schema.bool("deletion_protection")
                .defaultsTo(false)
                .local()
                .describe("Prevent Terraform from destroying or replacing the resource. To destroy it, set `false` and"
                        + " apply first.");
    }

    /**
     * Refuses to destroy a protected object.
     *
     * @param what the kind and the name of the object
     */
    public void refuseIfProtected(Values prior, String what, Diagnostics diagnostics) {
        if (prior.find(protection, false)) {
            diagnostics.error(
                    Path.of(protection.name()),
                    "Resource Protected from Deletion",
                    "This plan destroys the " + what + ", whose `" + protection.name()
                            + "` is `true`. To destroy or replace it, set `" + protection.name()
                            + " = false` and run `terraform apply` first. If an interrupted apply has left the resource"
                            + " tainted, run `terraform untaint ADDRESS` instead: Terraform then keeps the object, and"
                            + " the next apply completes it.");
        }
    }
}
