package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code send_test_on_change}: a test message through a channel, before anything is written. */
final class TestMessage {
    private final String procedure;
    private final Attribute<Boolean> attribute;

    /**
     * Declares {@code send_test_on_change}.
     *
     * @param procedure the procedure that sends a test message
     * @param limit a sentence on failures that Dokploy does not report; may be empty
     */
    TestMessage(Schema.Builder s, String procedure, String limit) {
        this.procedure = procedure;
        attribute = s.bool("send_test_on_change")
                .defaultsTo(false)
                .local()
                .describe("Send a test message whenever the notification is created or changed, before anything is"
                        + " written, and fail the apply if Dokploy cannot send it." + (limit.isEmpty() ? "" : " ")
                        + limit);
    }

    /**
     * Lets Dokploy send a message, if the plan asks for it. Throws DiagnosticException if Dokploy cannot.
     *
     * @param name the name of the notification
     * @param channel the fields of the channel as they are about to be written
     */
    void send(String name, ObjectNode channel, Values plan, Session session) {
        if (!plan.find(attribute, false)) {
            return;
        }
        try {
            session.dokploy().mutate(procedure, channel);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput) && !(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(attribute.name()),
                    "Test Message Failed",
                    "Dokploy could not send a test message for the notification `" + name + "`: "
                            + failure.error().message() + " (" + procedure + ", status "
                            + failure.error().status()
                            + ")\n\nNothing was changed. Check the address and the secrets of the channel, and that"
                            + " the Dokploy host can reach it, or set `" + attribute.name()
                            + " = false` to skip the test message."));
        }
    }
}
