package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** Keeps objects from being destroyed by accident. */
public final class DeletionProtection {
    private DeletionProtection() {}

    /** Declares {@code deletion_protection}. */
    public static Attribute<Boolean> declareProtection(Schema.Builder schema) {
        return schema.bool("deletion_protection")
                .defaultsTo(false)
                .local()
                .describe("Whether Terraform refuses to destroy or replace it. Set it to `false` and apply before you"
                        + " destroy it on purpose.");
    }

    /**
     * Refuses to destroy what is protected.
     *
     * @param what what it is, with its name
     */
    public static void refuseIfProtected(
            Values prior, Attribute<Boolean> protection, String what, Diagnostics diagnostics) {
        if (prior.find(protection, false)) {
            diagnostics.error(
                    Path.of(protection.name()),
                    "Protected from deletion",
                    "This plan would destroy the " + what + ", and its `" + protection.name() + "` is true. If that is"
                            + " what you want, set it to `false`, apply, and destroy or replace it then. If Terraform calls"
                            + " it tainted, because an apply broke off, run `terraform untaint` with its address first:"
                            + " that keeps it, and the next apply finishes what is missing.");
        }
    }
}
