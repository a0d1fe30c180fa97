package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;

/** The roles that a member can have. */
final class Roles {
    private final Store store;

    Roles(Store store) {
        this.store = store;
    }

    /**
     * Refuses a role that does not exist with 404.
     *
     * @param noun the word for roles in the message, which differs from procedure to procedure
     */
    void require(String role, String noun) {
        var isBuiltIn = role.equals("admin") || role.equals("member");
        if (!isBuiltIn && store.own("organizationRole", "role", role).isEmpty()) {
            throw ApiErrorException.notFound(noun + " \"" + role + "\"");
        }
    }
}
