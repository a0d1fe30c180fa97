package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The one user and the one organization, as the server shows them. */
final class AccountViews {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> RIGHTS = List.of(
            "canCreateProjects",
            "canAccessToSSHKeys",
            "canCreateServices",
            "canDeleteProjects",
            "canDeleteServices",
            "canAccessToDocker",
            "canAccessToAPI",
            "canAccessToGitProviders",
            "canAccessToTraefikFiles",
            "canDeleteEnvironments",
            "canCreateEnvironments");
    private static final List<String> LISTS = List.of(
            "accessedProjects", "accessedEnvironments", "accessedServices", "accessedGitProviders", "accessedServers");

    private final Account account;
    private final Store store;
    private final Views views;
    private final String started = Ids.now();

    AccountViews(Account account, Store store, Views views) {
        this.account = account;
        this.store = store;
        this.views = views;
    }

    ObjectNode organization() {
        return JSON.objectNode()
                .put("id", account.organization())
                .put("name", "My Organization")
                .putNull("slug")
                .putNull("logo")
                .put("createdAt", started)
                .putNull("metadata")
                .putNull("defaultRole")
                .put("ownerId", account.user());
    }

    ObjectNode member() {
        var member = JSON.objectNode()
                .put("id", "m" + account.user().substring(0, 20))
                .put("organizationId", account.organization())
                .put("userId", account.user())
                .put("role", "owner")
                .put("createdAt", started)
                .putNull("teamId")
                .put("isDefault", true);
        RIGHTS.forEach(right -> member.put(right, false));
        LISTS.forEach(member::putArray);
        member.putObject("user")
                .put("id", account.user())
                .put("firstName", "Sandbox")
                .put("lastName", "Owner")
                .put("email", "owner@example.com")
                .putNull("image")
                .put("allowImpersonation", false)
                .put("twoFactorEnabled", false)
                .putNull("stripeCustomerId")
                .putNull("stripeSubscriptionId")
                .put("serversQuantity", 0)
                .put("isEnterpriseCloud", false)
                .put("sendInvoiceNotifications", false)
                .set("apiKeys", keys());
        return member;
    }

    /** The whole row of the owner, with the backups of Dokploy itself and the secrets of their buckets. */
    ObjectNode owner() {
        var owner = (ObjectNode) member().path("user");
        owner.put("isRegistered", false)
                .put("expirationDate", started)
                .put("createdAt2", started)
                .put("createdAt", started)
                .put("emailVerified", false)
                .put("banned", false)
                .putNull("banReason")
                .putNull("banExpires")
                .put("updatedAt", started)
                .put("role", "user")
                .put("enablePaidFeatures", false)
                .put("enableEnterpriseFeatures", false)
                .putNull("licenseKey")
                .put("isValidEnterpriseLicense", false)
                .putNull("trustedOrigins");
        owner.putArray("bookmarkedTemplates");
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
