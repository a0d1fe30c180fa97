package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The one user, the one organization, their API keys, and what the server says about itself. */
final class Accounts {
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
    private static final long DAY = 86_400;

    private final Backend backend;
    private final Store store;
    private final String started = Ids.now();

    Accounts(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("user.session", call -> {
            var session = JSON.objectNode();
            session.putObject("user").put("id", backend.user());
            session.putObject("session").put("activeOrganizationId", backend.organization());
            return ProcedureResult.of(session);
        });
        handlers.put("user.get", call -> ProcedureResult.of(member()));
        handlers.put("user.getBackups", call -> ProcedureResult.of(owner()));
        handlers.put("user.all", call -> ProcedureResult.of(JSON.arrayNode().add(member())));
        handlers.put("user.createApiKey", this::createKey);
        handlers.put("user.deleteApiKey", this::deleteKey);
        handlers.put("organization.active", call -> ProcedureResult.of(organization()));
        handlers.put("organization.one", call -> {
            if (!call.text("organizationId").equals(backend.organization())) {
                throw ApiErrorException.of(403, "You are not a member of this organization");
            }
            return ProcedureResult.of(organization());
        });
        handlers.put("organization.all", call -> {
            var organization = organization();
            organization.putArray("members").add(member().without("user"));
            return ProcedureResult.of(JSON.arrayNode().add(organization));
        });
        handlers.put("settings.getOpenApiDocument", call -> ProcedureResult.of(OpenApiDocument.of(backend.model())));
    }

    private ObjectNode organization() {
        return JSON.objectNode()
                .put("id", backend.organization())
                .put("name", "My Organization")
                .putNull("slug")
                .putNull("logo")
                .put("createdAt", started)
                .putNull("metadata")
                .putNull("defaultRole")
                .put("ownerId", backend.user());
    }

    private ObjectNode member() {
        var member = JSON.objectNode()
                .put("id", "m" + backend.user().substring(0, 20))
                .put("organizationId", backend.organization())
                .put("userId", backend.user())
                .put("role", "owner")
                .put("createdAt", started)
                .putNull("teamId")
                .put("isDefault", true);
        RIGHTS.forEach(right -> member.put(right, false));
        LISTS.forEach(member::putArray);
        member.putObject("user")
                .put("id", backend.user())
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
    private ObjectNode owner() {
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
        owner.putArray("backups")
                .addAll(backend.views().list("backup.ofUser", store.where("backup", "userId", backend.user())));
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

    /** The key itself is shown only here; kept as it is only in memory. */
    private ProcedureResult createKey(Call call) {
        var input = call.input();
        if (!input.path("metadata").path("organizationId").asText().equals(backend.organization())) {
            throw ApiErrorException.of(403, "You are not a member of this organization");
        }
        if (input.has("refillAmount") != input.has("refillInterval")) {
            throw ApiErrorException.of(500, "refillAmount is required when refillInterval is provided");
        }
        if (!call.text("prefix").matches("[A-Za-z0-9_-]*")) {
            throw ApiErrorException.of(
                    500,
                    "[body.prefix] Invalid prefix format, must be alphanumeric and contain only underscores and hyphens.");
        }
        var now = Instant.now();
        var values = input.deepCopy();
        if (input.has("expiresIn")) {
            long seconds = input.path("expiresIn").asLong();
            if (seconds < DAY) {
                throw ApiErrorException.of(500, "The expiresIn is smaller than the predefined minimum value.");
            }
            if (seconds > 365 * DAY) {
                throw ApiErrorException.of(500, "The expiresIn is larger than the predefined maximum value.");
            }
            values.put("expiresAt", Ids.time(now.plusSeconds(seconds)));
        }
        var key = call.text("prefix") + Ids.apiKey();
        values.put("key", key).put("start", key.substring(0, 6)).put("referenceId", backend.user());
        values.put("updatedAt", Ids.time(now)).put("id", Ids.userId());
        values.remove("metadata");
        return ProcedureResult.of(store.insert("apiKey", values));
    }

    private ProcedureResult deleteKey(Call call) {
        if (!store.delete("apiKey", call.text("apiKeyId"))) {
            throw ApiErrorException.of(404, "API key not found");
        }
        return ProcedureResult.yes();
    }
}
