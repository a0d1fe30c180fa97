package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.framework.Diagnostic;

/** Puts what Dokploy, or the way to it, refused into words: what happened, and what to do. */
public final class ApiErrorDiagnostics {
    private ApiErrorDiagnostics() {}

    /** The diagnostic of an error. */
    public static Diagnostic of(ApiError error) {
        return switch (error) {
            case ApiError.NotFound notFound ->
                said(
                        "Not found",
                        notFound,
                        "Something that this refers to does not exist any more, or the API key may not see it. Run"
                                + " `terraform plan` to see what is gone, and check the ids in the configuration.");
            case ApiError.UnknownProcedure unknown ->
                said(
                        "The server does not know this call",
                        unknown,
                        "This Dokploy is older or newer than the provider expects, or the endpoint is not Dokploy's."
                                + " Check `endpoint`, update Dokploy, or use a version of the provider that goes with"
                                + " it: the provider's documentation has a table.");
            case ApiError.TooOld old ->
                said(
                        "Unsupported Dokploy Version",
                        old,
                        "Update Dokploy, or use a version of the provider that goes with it: the provider's"
                                + " documentation has a table.");
            case ApiError.Unauthorized unauthorized ->
                unauthorized.keyHadWorked()
                        ? said(
                                "API key refused, though it worked before",
                                unauthorized,
                                "Dokploy answers like this when a key's rate limit or number of requests is used up,"
                                        + " when it has expired, and when it may not see the object. Make a key without"
                                        + " a rate limit in Dokploy's settings, or lower `requests_per_second`.")
                        : said(
                                "API key refused",
                                unauthorized,
                                "Check `api_key` of the provider, and make a key without a rate limit in Dokploy's"
                                        + " settings.");
            case ApiError.Forbidden forbidden ->
                said(
                        "Permission Denied",
                        forbidden,
                        "The user of the API key lacks the permission for this, the object does not exist (Dokploy"
                                + " tells members the same of both), or Dokploy asks for a licence. Use the API key of an"
                                + " owner or admin of the organization, or let one of them grant this user the permission"
                                + " in Dokploy's settings under Users.");
            case ApiError.InvalidInput invalid -> refused(invalid);
            case ApiError.Conflict conflict ->
                said("Already taken", conflict, "Choose another value, or remove what is in the way.");
            case ApiError.Server server ->
                said(
                        "Dokploy failed",
                        server,
                        "The error is on the server: its log says more. Try again once the cause is fixed.");
            case ApiError.Unreachable unreachable ->
                said(
                        "Dokploy cannot be reached",
                        unreachable,
                        (unreachable.message().contains("certificate")
                                        ? "If the certificate comes from an authority of your own, give that as"
                                                + " `ca_certificate`. Otherwise check `endpoint`, and what answers in"
                                                + " Dokploy's place."
                                        : "Check `endpoint`, the network and a proxy in between, and that Dokploy"
                                                + " runs.")
                                + " Then try again.");
            case ApiError.TimedOut timedOut ->
                said(
                        "Dokploy did not answer in time",
                        timedOut,
                        "The server may be busy. Try again. `request_timeout` of the provider and `timeouts` of the"
                                + " resource give it more time.");
            case ApiError.Unreadable unreadable ->
                said(
                        "The answer is not Dokploy's",
                        unreadable,
                        "Check `endpoint`: it is the address that Dokploy's dashboard opens at. A gateway in front of"
                                + " it may need `headers`.");
            case ApiError.Malformed malformed ->
                Diagnostic.error(
                        "Unreadable Answer",
                        malformed.procedure() + " answered with something that this version of the provider cannot"
                                + " read: "
                                + (malformed.field().isEmpty() ? "the answer" : "the field `" + malformed.field() + "`")
                                + " " + malformed.message() + ".\n\nNothing is taken out of the state for it. Either"
                                + " this Dokploy is newer than the provider, or something between Terraform and the"
                                + " server changes its answers. Use a version of the provider that goes with the"
                                + " server: the provider's documentation has a table.");
            case ApiError.Cancelled cancelled ->
                said("Interrupted", cancelled, "Terraform asked to stop. What was done so far is in the state.");
        };
    }

    /** The diagnostic of an error that ended a create or an update. */
    public static Diagnostic ofWrite(ApiError error) {
        var diagnostic = of(error);
        return switch (error) {
            case ApiError.Server _, ApiError.Unreachable _, ApiError.TimedOut _ ->
                diagnostic.and("What was done so far is in the state: another apply creates nothing twice.");
            default -> diagnostic;
        };
    }

    private static Diagnostic said(String summary, ApiError error, String remedy) {
        var status = error.status() == 0 ? "" : " answered " + error.status();
        return Diagnostic.error(summary, error.procedure() + status + ": " + error.message() + "\n\n" + remedy);
    }

    /** Fields stand in the message as well, where they are hard to read. */
    private static Diagnostic refused(ApiError.InvalidInput invalid) {
        var title = "Dokploy refused the values";
        if (invalid.fields().isEmpty()) {
            return said(title, invalid, "Compare the configuration with the documentation of this version of Dokploy.");
        }
        var text = new StringBuilder(invalid.procedure())
                .append(" answered ")
                .append(invalid.status())
                .append(". Dokploy names these fields:\n");
        for (var field : invalid.fields()) {
            text.append("\n  - ").append(field.path()).append(": ").append(field.message());
        }
        return Diagnostic.error(title, text.toString());
    }

    /** Whether an error says that the object does not exist. */
    public static boolean meansGone(ApiError error) {
        return error instanceof ApiError.NotFound;
    }
}
