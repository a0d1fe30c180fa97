package com.dokploy.terraform.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * Whom everything in the database belongs to: one user with a first organization, and others that are made later. Each
 * call is for one organization, the active one, which {@link #acting} decides.
 */
public final class Account {
    private final ScopedValue<String> active = ScopedValue.newInstance();
    private final String first;
    private final String user;

    private Account(String first, String user) {
        this.first = first;
        this.user = user;
    }

    /** A new one. */
    public static Account create() {
        return new Account(Ids.id(), Ids.userId());
    }

    /** The one that was saved. */
    public static Account restore(JsonNode saved) {
        return new Account(
                saved.path("organization").asText(), saved.path("user").asText());
    }

    /** The id of the one user who calls. */
    public String user() {
        return user;
    }

    /** The id of the organization that the user began with. */
    public String first() {
        return first;
    }

    /** The id of the active organization: the one that a call is for, and the first one outside calls. */
    public String organization() {
        return active.orElse(first);
    }

    /** Does work for an organization. */
    public <T> T acting(String organization, Supplier<T> work) {
        return ScopedValue.where(active, organization).call(work::get);
    }
}
