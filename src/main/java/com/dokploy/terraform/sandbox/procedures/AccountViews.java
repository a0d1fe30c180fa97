package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and their organizations, as the server shows them to the owner, who makes every call. */
final class AccountViews {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OWN = List.of(
            "id",
            "firstName",
            "lastName",
            "email",
            "image",
            "allowImpersonation",
            "twoFactorEnabled",
            "stripeCustomerId",
            "stripeSubscriptionId",
            "serversQuantity",
            "isEnterpriseCloud",
            "sendInvoiceNotifications");

    private final Account account;
    private final Store store;
    private final Views views;

    AccountViews(Account account, Store store, Views views) {
        this.account = account;
        this.store = store;
        this.views = views;
    }

    /** The active organization. */
    ObjectNode organization() {
        return store.require("organization", account.organization());
    }

    /** The membership of a user in an organization; null if there is none. */
    @Nullable ObjectNode membership(String organization, String user) {
        for (var row : store.where("member", "organizationId", organization)) {
            if (row.path("userId").asText().equals(user)) {
                return row;
            }
        }
        return null;
    }

    /** The membership of a user in the active organization; null if there is none. */
    @Nullable ObjectNode membership(String user) {
        return membership(account.organization(), user);
    }

    /** The members of the active organization, with their users. */
    ArrayNode members() {
        var members = JSON.arrayNode();
        store.where("member", "organizationId", account.organization()).forEach(row -> members.add(withUser(row)));
        return members;
    }

    /** A membership with the whole user. */
    ObjectNode withUser(ObjectNode membership) {
        var shown = membership.deepCopy();
        shown.set("user", store.require("user", membership.path("userId").asText()));
        return shown;
    }

    /** The membership of the owner, with what users see of themselves. */
    ObjectNode self() {
        var self = store.require("user", account.user());
        var membership = membership(account.user());
        var shown = membership == null ? JSON.objectNode() : membership.deepCopy();
        var user = shown.putObject("user");
        OWN.forEach(column -> user.set(column, self.path(column)));
        user.set("apiKeys", keys());
        return shown;
    }

    /** The whole row of the owner, with the backups of Dokploy itself and the secrets of their buckets. */
    ObjectNode owner() {
        var owner = store.require("user", account.user()).deepCopy();
        owner.putArray("backups").addAll(views.list("backup.ofUser", store.where("backup", "userId", account.user())));
        var keys = owner.putArray("apiKeys");
        store.all("apiKey").forEach(row -> keys.add(row.deepCopy()));
        return owner;
    }

    private ArrayNode keys() {
        var list = JSON.arrayNode();
        for (var row : store.all("apiKey")) {
            var shown = list.addObject();
            for (var column : List.of("id", "name", "prefix", "enabled", "expiresAt", "createdAt")) {
                shown.set(column, row.path(column));
            }
        }
        return list;
    }
}
