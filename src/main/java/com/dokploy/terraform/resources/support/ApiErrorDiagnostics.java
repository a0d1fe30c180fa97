package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.framework.Diagnostic;

/** Diagnostics for errors of Dokploy and of the way to it: what happened, and what to do. */
public final class ApiErrorDiagnostics {
    /** The title of a diagnostic about a missing enterprise license. */
    public static final String UNLICENSED = "Enterprise License Required";

    /** What to do about a missing enterprise license. */
    public static final String LICENSE_REMEDY =
            "This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings →"
                    + " License, or remove what needs it from the configuration.";

    private ApiErrorDiagnostics() {}

    /** Returns the diagnostic of an error. */
    public static Diagnostic of(ApiError error) {
        return switch (error) {
            case ApiError.NotFound notFound -> notFound(notFound);
            case ApiError.UnknownProcedure unknown -> unknownProcedure(unknown);
            case ApiError.TooOld old -> tooOld(old);
            case ApiError.Unauthorized unauthorized -> unauthorized(unauthorized);
            case ApiError.Forbidden forbidden -> forbidden(forbidden);
            case ApiError.Unlicensed unlicensed -> said(UNLICENSED, unlicensed, LICENSE_REMEDY);
            case ApiError.InvalidInput invalid -> refused(invalid);
            case ApiError.Conflict conflict ->
                said(
                        "Conflict on the Server",
                        conflict,
                        "Choose another value, or remove the object that already has this value.");
            case ApiError.Server server -> server(server);
            case ApiError.Unreachable unreachable -> unreachable(unreachable);
            case ApiError.TimedOut timedOut -> timedOut(timedOut);
            case ApiError.Unreadable unreadable -> unreadable(unreadable);
            case ApiError.Malformed malformed -> malformed(malformed);
            case ApiError.Cancelled cancelled ->
                said(
                        "Interrupted",
                        cancelled,
                        "Terraform was interrupted. The state has the changes that were made until then.");
        };
    }

    /** Returns the diagnostic of an error that ended a create or an update. */
    public static Diagnostic ofWrite(ApiError error) {
        var diagnostic = of(error);
        return switch (error) {
            case ApiError.Server _, ApiError.Unreachable _, ApiError.TimedOut _ ->
                diagnostic.and(
                        "Objects that were created so far are in the state; running `terraform apply` again creates"
                                + " nothing"
                                + " twice.");
            default -> diagnostic;
        };
    }

    /** Whether an error says that the object does not exist. */
    public static boolean meansGone(ApiError error) {
        return error instanceof ApiError.NotFound;
    }

    private static Diagnostic notFound(ApiError.NotFound notFound) {
        return said(
                "Object Not Found",
                notFound,
                "The object itself, or one that it refers to, no longer exists, or the API key has no access to it. Run"
                        + " `terraform plan` to see which objects are gone, and check the IDs in the configuration.");
    }

    private static Diagnostic unknownProcedure(ApiError.UnknownProcedure unknown) {
        return said(
                "Unknown Procedure",
                unknown,
                "This version of Dokploy is not supported by this version of the provider, or the endpoint is not a"
                        + " Dokploy server. Check `endpoint`, update Dokploy, or use a version of the provider that"
                        + " supports this server (see the table of versions in the provider's documentation).");
    }

    private static Diagnostic tooOld(ApiError.TooOld old) {
        return said(
                "Unsupported Dokploy Version",
                old,
                "Update Dokploy, or use a version of the provider that supports this server (see the table of"
                        + " versions in the provider's documentation).");
    }

    private static Diagnostic unauthorized(ApiError.Unauthorized unauthorized) {
        return unauthorized.keyHadWorked()
                ? said(
                        "API Key No Longer Accepted",
                        unauthorized,
                        "Create a key without a rate limit under Settings → Profile → API/CLI Keys in Dokploy, or"
                                + " lower"
                                + " `requests_per_second`.")
                : said(
                        "Invalid API Key",
                        unauthorized,
                        "Check `api_key` of the provider, or `DOKPLOY_API_KEY` if it is not set there. To create a key"
                                + " without a rate limit, open Settings → Profile → API/CLI Keys in Dokploy.");
    }

    private static Diagnostic forbidden(ApiError.Forbidden forbidden) {
        return said(
                "Permission Denied",
                forbidden,
                "The user of the API key lacks the permission for this call, or the object does not exist (Dokploy"
                        + " answers members the same for both). Use"
                        + " the API key of an owner or admin of the organization, or let one of them grant this"
                        + " user the permission in Dokploy's settings under Users.");
    }

    /** Returns the diagnostic of refused input, with its fields one by one: in the message they are hard to read. */
    private static Diagnostic refused(ApiError.InvalidInput invalid) {
        var title = "Invalid Values";
        if (invalid.fields().isEmpty()) {
            return said(title, invalid, "Check the values of this resource in the configuration.");
        }
        var text = new StringBuilder(invalid.procedure())
                .append(" failed with status ")
                .append(invalid.status())
                .append(". Dokploy names these fields:\n");
        for (var field : invalid.fields()) {
            text.append("\n  - ").append(field.path()).append(": ").append(field.message());
        }
        return Diagnostic.error(title, text.toString());
    }

    private static Diagnostic server(ApiError.Server server) {
        return said(
                "Server Error",
                server,
                "The error occurred on the server, and Dokploy's log has the details. Run `terraform apply` again"
                        + " once the cause is fixed.");
    }

    private static Diagnostic unreachable(ApiError.Unreachable unreachable) {
        if (unreachable.message().contains("certificate")) {
            return said(
                    "TLS Certificate Not Trusted",
                    unreachable,
                    "If the certificate is signed by a private authority, set `ca_certificate` of the provider."
                            + " Otherwise"
                            + " check `endpoint`, and which server answers there. Then run Terraform again.");
        }
        return said(
                "Dokploy Unreachable",
                unreachable,
                (unreachable.message().contains("does not use TLS")
                                ? "Check `endpoint`."
                                : "Check `endpoint`, the network, any proxy in between, and that Dokploy is running.")
                        + " Then run Terraform again.");
    }

    private static Diagnostic timedOut(ApiError.TimedOut timedOut) {
        return said(
                "Request Timed Out",
                timedOut,
                "The server may be busy. Try again, or increase `request_timeout` of the provider or `timeouts` of"
                        + " the resource.");
    }

    private static Diagnostic unreadable(ApiError.Unreadable unreadable) {
        return said(
                "Not a Dokploy Server",
                unreadable,
                "Check `endpoint`: it must be the base URL of the Dokploy server, such as"
                        + " `https://dokploy.example.com`, without `/dashboard`. A gateway in front of Dokploy may"
                        + " require"
                        + " `headers`.");
    }

    private static Diagnostic malformed(ApiError.Malformed malformed) {
        return Diagnostic.error(
                "Unreadable Answer",
                "Dokploy's answer to " + malformed.procedure() + " is not what this version of the provider expects: "
                        + (malformed.field().isEmpty() ? "the answer" : "the field `" + malformed.field() + "`") + " "
                        + malformed.message()
                        + ".\n\nEither this version of Dokploy is newer than the"
                        + " provider, or a proxy between Terraform and the server changes the answers. Use a"
                        + " version of the provider that supports this server (see the table of versions in the"
                        + " provider's documentation).");
    }

    private static Diagnostic said(String summary, ApiError error, String remedy) {
        var status = error.status() < 300 ? "" : ", status " + error.status();
        return Diagnostic.error(summary, error.message() + " (" + error.procedure() + status + ")\n\n" + remedy);
    }
}
