package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identity providers for single sign-on, as in the source of v0.30.2. A library writes them, which knows sessions of the
 * dashboard only, and each of whose refusals is a status 500.
 */
final class SsoProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "ssoProvider";
    private static final int MOST = 10;
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Set<String> RESERVED =
            Set.of("credential", "email-otp", "magic-link", "phone-number", "anonymous", "siwe", "github", "google");
    private static final List<String> SHOWN =
            List.of("id", "providerId", "issuer", "domain", "oidcConfig", "samlConfig", "organizationId");

    private final Store store;
    private final Account account;
    private final License license;
    private final TrustedOrigins origins;

    SsoProcedures(Store store, Account account, License license, TrustedOrigins origins) {
        this.store = store;
        this.account = account;
        this.license = license;
        this.origins = origins;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("sso.showSignInWithSSO", _ -> ProcedureResult.of(BooleanNode.valueOf(license.isValid())));
        handlers.put(
                "sso.enforceSSO",
                _ -> ProcedureResult.of(WebServerProcedures.row(store).path("enforceSSO")));
        handlers.put("sso.listProviders", _ -> {
            var list = JSON.arrayNode();
            store.own(TABLE).forEach(row -> list.add(row.deepCopy().retain(SHOWN)));
            return ProcedureResult.of(list);
        });
        handlers.put(
                "sso.one",
                call -> ProcedureResult.of(row(call, "access").deepCopy().retain(SHOWN)));
        handlers.put("sso.register", this::create);
        handlers.put("sso.update", this::update);
        handlers.put("sso.deleteProvider", call -> {
            row(call, "delete");
            for (var settings : store.where("forwardAuthSettings", "providerId", call.text("providerId"))) {
                store.update(
                        "forwardAuthSettings",
                        settings.path("forwardAuthSettingsId").asText(),
                        JSON.objectNode().putNull("providerId"));
            }
            store.delete(TABLE, call.text("providerId"));
            return success();
        });
    }

    private ObjectNode row(Call call, String verb) {
        var row = store.find(TABLE, call.text("providerId"));
        if (row == null || store.isForeign(row)) {
            throw ApiErrorException.of(404, "SSO provider not found or you do not have permission to " + verb + " it");
        }
        return row;
    }

    private ProcedureResult create(Call call) {
        var domains = domains(call);
        refuseTaken(domains, null);
        requireSession();
        var name = call.text("providerId");
        if (store.where(TABLE, "userId", account.user()).size() >= MOST) {
            throw ApiErrorException.of(500, "You have reached the maximum number of SSO providers");
        }
        requireUrl(call.text("issuer"));
        if (RESERVED.contains(name)) {
            throw ApiErrorException.of(500, "This providerId is reserved and cannot be used for an SSO provider");
        }
        if (store.find("scimProvider", name) != null) {
            throw ApiErrorException.of(
                    500, "This providerId is already used by a SCIM provider and cannot be used for an SSO provider");
        }
        if (store.find(TABLE, name) != null) {
            throw ApiErrorException.of(500, "SSO provider with this providerId already exists");
        }
        var row = JSON.objectNode()
                .put("providerId", name)
                .put("issuer", call.text("issuer"))
                .put("domain", String.join(",", domains))
                .put("userId", account.user());
        if (call.has("oidcConfig")) {
            var isOverriding = call.input().path("overrideUserInfo").asBoolean();
            var stored = new OidcDiscovery(origins)
                    .stored(call.text("issuer"), call.input().path("oidcConfig"), isOverriding);
            row.put("oidcConfig", stored.toString());
        }
        if (call.has("samlConfig")) {
            var stored = JSON.objectNode().put("issuer", call.text("issuer"));
            stored.setAll((ObjectNode) call.input().path("samlConfig"));
            row.put("samlConfig", stored.toString());
        }
        store.insert(TABLE, row);
        return success();
    }

    /** Changes a provider: whatever the call does not name stays, inside the settings as well. */
    private ProcedureResult update(Call call) {
        var domains = domains(call);
        var row = row(call, "update");
        refuseTaken(domains, call.text("providerId"));
        var issuer = call.text("issuer");
        var isSame = TrustedOrigins.normalized(row.path("issuer").asText()).equals(TrustedOrigins.normalized(issuer));
        if (!isSame && !origins.has(issuer)) {
            throw ApiErrorException.of(
                    400,
                    "The new Issuer URL is not in the organization's trusted origins list. Please add it in Manage"
                            + " origins before saving.");
        }
        requireSession();
        requireUrl(issuer);
        var changes = JSON.objectNode().put("issuer", issuer).put("domain", String.join(",", domains));
        for (var field : List.of("oidcConfig", "samlConfig")) {
            if (call.has(field)) {
                changes.put(field, merged(row, field, call, issuer).toString());
            }
        }
        store.update(TABLE, call.text("providerId"), changes);
        return success();
    }

    private static ObjectNode merged(ObjectNode row, String field, Call call, String issuer) {
        if (!row.path(field).isTextual()) {
            var kind = field.startsWith("oidc") ? "OIDC" : "SAML";
            throw ApiErrorException.of(
                    500, "Cannot update " + kind + " config for a provider that doesn't have " + kind + " configured");
        }
        var merged = (ObjectNode) parse(row.path(field).asText());
        merged.setAll((ObjectNode) call.input().path(field));
        merged.remove("skipDiscovery");
        return merged.put("issuer", issuer);
    }

    private static JsonNode parse(String text) {
        try {
            return JsonText.MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> domains(Call call) {
        var domains = new LinkedHashSet<String>();
        for (var domain : call.input().path("domains")) {
            var text = domain.asText().strip().toLowerCase(Locale.ROOT);
            if (!text.isEmpty() && !DOMAIN.matcher(text).matches()) {
                throw Issues.custom("Invalid domain", "domains");
            }
            domains.add(text);
        }
        domains.remove("");
        return domains;
    }

    private void refuseTaken(Set<String> domains, @Nullable String own) {
        for (var other : store.all(TABLE)) {
            if (other.path("providerId").asText().equals(own)) {
                continue;
            }
            for (var taken : other.path("domain").asText().split(",", -1)) {
                if (domains.contains(taken)) {
                    throw ApiErrorException.of(400, "Domain " + taken + " is already registered for another provider");
                }
            }
        }
    }

    private void requireSession() {
        if (!license.hasSession()) {
            throw ApiErrorException.of(500, "Unauthorized");
        }
    }

    private static void requireUrl(String issuer) {
        try {
            if (!URI.create(issuer).isAbsolute()) {
                throw new IllegalArgumentException(issuer);
            }
        } catch (IllegalArgumentException broken) {
            throw ApiErrorException.of(500, "Invalid issuer. Must be a valid URL");
        }
    }

    private static ProcedureResult success() {
        return ProcedureResult.of(JSON.objectNode().put("success", true));
    }
}
