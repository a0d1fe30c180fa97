package com.dokploy.terraform.sandbox.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The first user of a server and its organization. A server that was just installed has neither; then the key that the
 * sandbox was started with is nobody's. Callers hold the lock of the store.
 */
public final class Owner {
    private final Store store;
    private final Account account;
    private final boolean isThereAtFirst;
    private boolean hasConfiguredKey;

    /** The owner of what is in a database; {@code isThereAtFirst} says whether an empty one has an owner. */
    public Owner(Store store, Account account, boolean isThereAtFirst) {
        this.store = store;
        this.account = account;
        this.isThereAtFirst = isThereAtFirst;
    }

    /** Prepares an empty database. */
    public void begin() {
        hasConfiguredKey = isThereAtFirst;
        if (isThereAtFirst) {
            create("owner@example.com", "sandbox-password", "Sandbox", "");
        }
    }

    /** Goes on with a database that was saved. */
    public void restore() {
        if (!exists()) {
            begin();
        }
        hasConfiguredKey = isThereAtFirst;
    }

    /** Whether anybody has signed up. */
    public boolean exists() {
        return store.find("user", account.user()) != null;
    }

    /** The user, once somebody has signed up. */
    public ObjectNode user() {
        return store.require("user", account.user());
    }

    /** The id of the organization that calls without a key of their own are for. */
    public String organization() {
        return account.first();
    }

    /** Whether the key that the sandbox was started with belongs to the owner. */
    public boolean hasConfiguredKey() {
        return hasConfiguredKey;
    }

    /** Signs the first user up, who gets an organization. */
    public void create(String email, String password, String firstName, String lastName) {
        var json = JsonNodeFactory.instance;
        store.insert(
                "user",
                json.objectNode()
                        .put("id", account.user())
                        .put("email", email)
                        .put("firstName", firstName)
                        .put("lastName", lastName));
        Passwords.store(store, account.user(), password);
        store.insert(
                "organization",
                json.objectNode()
                        .put("id", account.first())
                        .put("name", "My Organization")
                        .put("ownerId", account.user()));
        store.insert(
                "member",
                json.objectNode()
                        .put("organizationId", account.first())
                        .put("userId", account.user())
                        .put("role", "owner")
                        .put("isDefault", true));
    }
}
