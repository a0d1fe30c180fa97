package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.InvokeRequest;
import com.dokploy.terraform.resources.deploy.DeployRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * An action while it is carried out. A request of an action is sent once, whatever becomes of its answer: most actions
 * done twice are not the same as done once.
 *
 * @param action the name of the action
 * @param request the request of Terraform
 * @param deadline the time by which the action must be over
 * @param session the session with the server
 */
record Invocation(String action, InvokeRequest request, Deadline deadline, Session session) {
    /** The lowest status by which a proxy says that it got no answer. */
    private static final int WITHOUT_ANSWER = 502;

    /** The configuration. */
    Values config() {
        return request.config();
    }

    /** Tells the user something at once. */
    void tell(String line) {
        request.progress().accept(line);
    }

    /** Returns what a deployment for this action has to know. */
    DeployRequest.OfAction deployRequest() {
        return new DeployRequest.OfAction(
                request, deadline, action, (failure, purpose) -> explained(failure, purpose, () -> ""));
    }

    /** As {@link #send(String, ObjectNode, String, Supplier)}, where nothing more is known afterwards. */
    JsonNode send(String procedure, ObjectNode body, String purpose) {
        return send(procedure, body, purpose, () -> "");
    }

    /**
     * Sends a request, and waits for its answer until the deadline.
     *
     * @param purpose what the request is for, completing "Dokploy could not"
     * @param known returns sentences on what is known of the server after a failure; may be empty
     */
    JsonNode send(String procedure, ObjectNode body, String purpose, Supplier<String> known) {
        try {
            return session.dokploy().mutate(procedure, body, deadline.remaining());
        } catch (ApiException failure) {
            throw explained(failure, purpose, known);
        }
    }

    /** Returns the exception that explains the failure of a request; the failure itself where it says enough. */
    RuntimeException explained(ApiException failure, String purpose, Supplier<String> known) {
        var error = failure.error();
        var reason = error.message() + " (" + error.procedure()
                + (error.status() < 300 ? "" : ", status " + error.status()) + ")";
        if (error instanceof ApiError.Cancelled && error.mayHaveHappened()) {
            return new DiagnosticException(Diagnostic.error(
                    "Interrupted",
                    "Terraform was interrupted while it waited for Dokploy to " + purpose
                            + ". Dokploy may carry on with it." + known.get()));
        }
        if (error instanceof ApiError.InvalidInput
                || (error instanceof ApiError.Server && error.status() < WITHOUT_ANSWER)) {
            return new DiagnosticException(Diagnostic.error(
                    "Action Failed",
                    "Dokploy could not " + purpose + ": " + reason + paragraph(known.get()) + remedy()));
        }
        if (!error.mayHaveHappened()) {
            return failure;
        }
        return new DiagnosticException(Diagnostic.error(
                "Action Outcome Unknown",
                "The provider asked Dokploy to " + purpose + ", and received no usable answer: " + reason
                        + "\n\nDokploy may have carried out the action, or may still do so; the provider does not"
                        + " repeat the request. Check the result in Dokploy's dashboard before you invoke the action"
                        + " again." + paragraph(known.get())));
    }

    private static String paragraph(String sentences) {
        return sentences.isEmpty() ? "" : "\n\n" + sentences.strip();
    }

    /** Returns the advice for an action that failed, a paragraph of its own. */
    String remedy() {
        return deployRequest().again();
    }
}
