package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/**
 * {@code forward_auth_enabled} of a domain: whether users log in at the authentication proxy first. The procedures of
 * domains take the field as well, without a look at the proxy, and Traefik drops the route if there is none (v0.30.2).
 * So a domain is made with the field, which leaves no moment without the login, and then goes through the procedure that
 * refuses domains without a proxy.
 */
final class DomainLogin {
    /** The status of a refusal because there is no proxy. */
    private static final int PRECONDITION_FAILED = 412;

    final Attribute<Boolean> enabled;

    /** Declares {@code forward_auth_enabled}. */
    DomainLogin(Schema.Builder schema) {
        enabled = schema.bool("forward_auth_enabled")
                .defaultsTo(false)
                .describe(
                        "Require users to log in at the authentication proxy of the server first.",
                        "Only for domains of applications. The proxy must be deployed before, by a"
                                + " `dokploy_forward_auth` that the resource depends on, or in Dokploy's dashboard.");
    }

    /** Refuses the login for a compose stack, whose domains ignore it. */
    void refuseForStack(Values config, Diagnostics diagnostics) {
        if (config.find(enabled, false)) {
            diagnostics.error(
                    Path.of(enabled.name()),
                    "Invalid Attribute Combination",
                    "`forward_auth_enabled = true` requires `application_id`: Dokploy ignores it for domains of"
                            + " compose stacks, so that everyone would have access without a login. Remove"
                            + " `forward_auth_enabled`.");
        }
    }

    /** Brings a new domain behind the login if that is wanted, or removes the domain if there is no proxy. */
    static void require(String domain, boolean isWanted, Session session) {
        if (!isWanted) {
            return;
        }
        try {
            change(domain, true, session);
        } catch (DiagnosticException withoutProxy) {
            throw afterRemoval(domain, withoutProxy, session);
        }
    }

    /** Removes a domain that everyone would have access to; what made that necessary is said in any case. */
    private static DiagnosticException afterRemoval(String domain, DiagnosticException cause, Session session) {
        try {
            session.dokploy().mutate("domain.delete", ApiMapping.body("domainId", domain));
            return cause;
        } catch (ApiException failure) {
            if (ApiErrorDiagnostics.meansGone(failure.error())) {
                return cause;
            }
            var error = failure.error();
            return new DiagnosticException(cause.diagnostics()
                    .getFirst()
                    .and("Dokploy had created the domain `" + domain + "` before, which does not require the login, and"
                            + " the provider could not remove that domain again: " + error.message() + " ("
                            + error.procedure() + (error.status() < 300 ? "" : ", status " + error.status())
                            + "). Delete the domain in Dokploy's dashboard."));
        }
    }

    /** Brings a domain behind the login, or takes it from there. Throws DiagnosticException if there is no proxy. */
    static void change(String domain, boolean isWanted, Session session) {
        try {
            session.dokploy()
                    .mutate(
                            isWanted ? "forwardAuth.enable" : "forwardAuth.disable",
                            ApiMapping.body("domainId", domain));
        } catch (ApiException failure) {
            if (failure.error().status() == PRECONDITION_FAILED) {
                throw new DiagnosticException(withoutProxy(failure.error()));
            }
            throw failure;
        }
    }

    private static Diagnostic withoutProxy(ApiError error) {
        return Diagnostic.error(
                "Authentication Proxy Not Deployed",
                error.message() + " (" + error.procedure() + ", status " + error.status()
                        + ")\n\n`forward_auth_enabled = true` requires the authentication proxy of the server that the"
                        + " application runs on. Create a `dokploy_forward_auth` for this server, and let the resource"
                        + " with the domain depend on it with `depends_on`.");
    }
}
