package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import java.util.function.Supplier;

/**
 * Writes of which a library of the server does the work, and answers each refusal with status 500 (source of v0.30.2).
 */
final class IdentityErrors {
    private IdentityErrors() {}

    /**
     * Writes, and tells refusals of the library in words of its own.
     *
     * @param what the object, as {@code single sign-on provider}
     */
    static <T> T explained(String what, Supplier<T> write) {
        try {
            return write.get();
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server) && !(failure.error() instanceof ApiError.InvalidInput)) {
                throw failure;
            }
            var said = failure.error().message();
            if (said.endsWith("Unauthorized")) {
                throw new DiagnosticException(needsSession(what, failure.error()));
            }
            if (said.contains("trusted origins") || said.contains("trustedOrigins")) {
                throw new DiagnosticException(untrusted(failure.error()));
            }
            throw failure;
        }
    }

    /**
     * The library knows users by the cookie of the dashboard only; the key that the rest of the API takes is nothing to
     * it (source of v0.30.2).
     */
    private static Diagnostic needsSession(String what, ApiError error) {
        return Diagnostic.error(
                "Dashboard Session Required",
                called(error)
                        + "\n\nThis version of Dokploy creates and changes a " + what
                        + " only for a user who has signed in to the dashboard, and not for an API key. Create or"
                        + " change"
                        + " the " + what + " in Dokploy under Settings → SSO, and import it with an `import` block:"
                        + " Terraform then reads and destroys it. Or send the cookie of such a session with `headers`"
                        + " of the provider, for example `headers = { Cookie = var.dokploy_session }`.");
    }

    private static Diagnostic untrusted(ApiError error) {
        return Diagnostic.error(
                "Untrusted Origin",
                called(error)
                        + "\n\nDokploy connects to an identity provider only if it trusts the origin. Add a"
                        + " `dokploy_sso_trusted_origin` for the origin, such as `https://idp.example.com`, and another"
                        + " one for an `issuer` that has a path and is to replace an earlier `issuer`. Let the provider"
                        + " depend on them with `depends_on`.");
    }

    private static String called(ApiError error) {
        return error.message() + " (" + error.procedure() + ", status " + error.status() + ")";
    }
}
