package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.resources.support.ServiceCleanup;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * The attributes that say whether a project or an environment may be destroyed, and whether its services go with it.
 */
final class GroupRemoval {
    private final DeletionProtection deletionProtection;
    private final Attribute<Boolean> forceDestroy;

    /** Declares {@code deletion_protection} and {@code force_destroy}. */
    GroupRemoval(Schema.Builder s, String noun) {
        deletionProtection = new DeletionProtection(s);
        forceDestroy = s.bool("force_destroy")
                .defaultsTo(false)
                .local()
                .describe("When the " + noun
                        + " is destroyed, first delete the services in it that Terraform does not manage. With `false`"
                        + " such services prevent the " + noun + " from being destroyed.");
    }

    void refuseIfProtected(Values prior, String name, Diagnostics diagnostics) {
        deletionProtection.refuseIfProtected(prior, name, diagnostics);
    }

    /**
     * Removes the services that are left in some environments, or refuses to.
     *
     * @param group the project or environment, in words
     */
    void clear(ServiceCleanup.Environments environments, String group, ApplyRequest request, Session session) {
        ServiceCleanup.clear(environments, request.prior().find(forceDestroy, false), group, request, session);
    }
}
