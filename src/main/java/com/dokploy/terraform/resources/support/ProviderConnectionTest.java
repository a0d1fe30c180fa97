package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** {@code verify_connection}: a test of the account at an external provider, before anything is written. */
public final class ProviderConnectionTest {
    private final String router;
    private final String noun;
    private final Attribute<Boolean> verifyConnection;

    /**
     * Declares {@code verify_connection}.
     *
     * @param router the first part of the procedures' names
     * @param noun the kind of provider, for texts
     */
    public ProviderConnectionTest(Schema.Builder s, String router, String noun) {
        this.router = router;
        this.noun = noun;
        verifyConnection = s.bool("verify_connection")
                .defaultsTo(false)
                .local()
                .describe("Test the credentials whenever the resource is created or changed, before anything is"
                        + " written, and fail the apply if the " + noun + " provider does not accept them.");
    }

    /**
     * Lets Dokploy test an account, if the plan asks for it. Throws DiagnosticException if the test fails.
     *
     * @param config the account, as it is about to be written
     * @param id the id of the object that has the secrets that did not change; null for a new object
     */
    public void run(JsonNode config, Values plan, @Nullable String id, Session session) {
        if (!plan.find(verifyConnection, false)) {
            return;
        }
        var body = ApiMapping.body();
        body.set("config", config);
        if (id != null) {
            body.put(router + "Id", id);
        }
        try {
            session.dokploy().mutate(router + ".testConnection", body);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput) && !(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            var kind = config.path("providerType").asText();
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(kind),
                    "Provider Connection Failed",
                    "Dokploy could not use the account at the " + noun + " provider that `" + kind + "` describes: "
                            + failure.error().message()
                            + "\n\nNothing was changed. Check the credentials in `" + kind
                            + "`, and that the Dokploy server can connect to the provider, or set"
                            + " `verify_connection = false` to skip this check."));
        }
    }
}
