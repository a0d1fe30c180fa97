package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The authentication proxy of each server, and the domains behind it. The refusals of {@code enable} and {@code status}
 * were seen on v0.30.2; what needs a license is as in its source.
 */
final class ForwardAuthProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "forwardAuthSettings";
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}");

    private final Store store;

    ForwardAuthProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("forwardAuth.getAuthDomain", this::authDomain);
        handlers.put("forwardAuth.setAuthDomain", this::setAuthDomain);
        handlers.put("forwardAuth.removeAuthDomain", this::removeAuthDomain);
        handlers.put("forwardAuth.listProviders", _ -> providers());
        handlers.put("forwardAuth.serverStatus", _ -> status());
        handlers.put("forwardAuth.deployOnServer", this::deploy);
        handlers.put("forwardAuth.removeOnServer", this::removeProxy);
        handlers.put("forwardAuth.status", call -> {
            var domain = store.require("domain", call.text("domainId"));
            return ProcedureResult.of(JSON.objectNode()
                    .put("enabled", domain.path("forwardAuthEnabled").asBoolean()));
        });
        handlers.put("forwardAuth.enable", this::enable);
        handlers.put("forwardAuth.disable", call -> {
            var domain = applicationDomain(call);
            return flag(domain, false);
        });
    }

    /** The settings of the server that a call names; null where there are none. */
    private @Nullable ObjectNode settings(Call call) {
        // An empty ID is that of the Dokploy host as well: so does the server, which cannot be asked for null
        // otherwise.
        if (!call.text("serverId").isEmpty()) {
            store.require("server", call.text("serverId"));
        }
        return settings(call.text("serverId"));
    }

    private @Nullable ObjectNode settings(String server) {
        for (var row : store.all(TABLE)) {
            if (row.path("serverId").asText("").equals(server)) {
                return row;
            }
        }
        return null;
    }

    private ProcedureResult authDomain(Call call) {
        var row = settings(call);
        if (row == null || row.path("authDomain").isNull()) {
            return ProcedureResult.of(NullNode.instance);
        }
        var shown = JSON.objectNode();
        shown.set("host", row.path("authDomain"));
        shown.set("https", row.path("https"));
        shown.set("certificateType", row.path("certificateType"));
        shown.set("customCertResolver", row.path("customCertResolver"));
        return ProcedureResult.of(shown.put("callbackUrl", callback(row)));
    }

    private static String callback(JsonNode settings) {
        var scheme = settings.path("https").asBoolean() ? "https" : "http";
        return scheme + "://" + settings.path("authDomain").asText() + "/oauth2/callback";
    }

    private ProcedureResult setAuthDomain(Call call) {
        var row = settings(call);
        var values = call.input().deepCopy();
        var domain = call.text("authDomain").strip().toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(domain).matches()) {
            throw Issues.custom("Invalid auth domain", "authDomain");
        }
        values.put("authDomain", domain);
        if (!values.has("customCertResolver")) {
            values.putNull("customCertResolver");
        }
        var stored = row == null
                ? store.insert(TABLE, values)
                : store.update(TABLE, row.path("forwardAuthSettingsId").asText(), values);
        return ProcedureResult.of(JSON.objectNode().put("callbackUrl", callback(stored)));
    }

    /** Removes the domain. A proxy that runs goes on to run, so that the sandbox keeps its row. */
    private ProcedureResult removeAuthDomain(Call call) {
        var row = settings(call);
        if (row != null) {
            change(row, JSON.objectNode().putNull("authDomain").putNull("providerId"));
            if (!row.path("isRunning").asBoolean()) {
                store.delete(TABLE, row.path("forwardAuthSettingsId").asText());
            }
        }
        return ok();
    }

    private ProcedureResult providers() {
        var list = JSON.arrayNode();
        for (var row : store.all("ssoProvider")) {
            if (row.path("oidcConfig").isTextual()) {
                list.add(row.deepCopy().retain(List.of("providerId", "issuer", "domain")));
            }
        }
        return ProcedureResult.of(list);
    }

    private ProcedureResult status() {
        var list = JSON.arrayNode();
        list.add(status(NullNode.instance, "Dokploy Server (local)", NullNode.instance));
        for (var server : store.all("server")) {
            if (server.path("sshKeyId").isTextual()
                    && server.path("serverType").asText().equals("deploy")) {
                list.add(status(server.path("serverId"), server.path("name").asText(), server.path("ipAddress")));
            }
        }
        return ProcedureResult.of(list);
    }

    private ObjectNode status(JsonNode server, String name, JsonNode address) {
        var status = JSON.objectNode();
        status.set("serverId", server);
        status.put("name", name);
        status.set("ipAddress", address);
        var row = settings(server.asText(""));
        var isRunning = row != null && row.path("isRunning").asBoolean();
        status.put("status", isRunning ? "running" : "stopped");
        var hasDomain = row != null && row.path("authDomain").isTextual();
        if (row == null || !hasDomain) {
            status.putNull("authDomain").put("https", true).put("certificateType", "none");
            return status.putNull("customCertResolver").putNull("callbackUrl");
        }
        for (var field : List.of("authDomain", "https", "certificateType", "customCertResolver")) {
            status.set(field, row.path(field));
        }
        return status.put("callbackUrl", callback(row));
    }

    private ProcedureResult deploy(Call call) {
        var row = settings(call);
        if (row == null || row.path("authDomain").isNull()) {
            throw ApiErrorException.of(
                    412, "Set the authentication domain for this server before deploying the proxy.");
        }
        var provider = store.find("ssoProvider", call.text("providerId"));
        if (provider == null) {
            throw ApiErrorException.of(404, "SSO provider not found");
        }
        if (!provider.path("oidcConfig").isTextual()) {
            throw ApiErrorException.of(400, "Forward-auth requires an OIDC provider — SAML is not supported.");
        }
        change(row, JSON.objectNode().put("providerId", call.text("providerId")).put("isRunning", true));
        return ok();
    }

    private ProcedureResult removeProxy(Call call) {
        var row = settings(call);
        if (row != null) {
            change(row, JSON.objectNode().putNull("providerId").put("isRunning", false));
        }
        return ok();
    }

    private ObjectNode applicationDomain(Call call) {
        var domain = store.require("domain", call.text("domainId"));
        if (!domain.path("applicationId").isTextual()) {
            throw ApiErrorException.of(400, "SSO forward-auth is currently only supported on application domains");
        }
        return domain;
    }

    private ProcedureResult enable(Call call) {
        var domain = applicationDomain(call);
        var application =
                store.require("application", domain.path("applicationId").asText());
        var row = settings(application.path("serverId").asText(""));
        if (row == null || row.path("providerId").isNull()) {
            throw ApiErrorException.of(412, "Deploy the authentication proxy for this server in SSO settings first.");
        }
        return flag(domain, true);
    }

    private ProcedureResult flag(ObjectNode domain, boolean isEnabled) {
        store.update(
                "domain", domain.path("domainId").asText(), JSON.objectNode().put("forwardAuthEnabled", isEnabled));
        return ok();
    }

    private void change(ObjectNode row, ObjectNode changes) {
        store.update(TABLE, row.path("forwardAuthSettingsId").asText(), changes);
    }

    private static ProcedureResult ok() {
        return ProcedureResult.of(JSON.objectNode().put("ok", true));
    }
}
