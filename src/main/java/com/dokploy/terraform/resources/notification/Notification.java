package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The base of all {@code dokploy_*_notification} types. A notification is two rows: one with its name and events, and
 * one of its kind with the settings of the channel, which the server shows within the first.
 */
abstract class Notification extends NamedResource {
    /**
     * What tells the kinds of notifications apart.
     *
     * @param name the server's name of the kind, as {@code slack}
     * @param channel the kind of channel in words, as {@code Slack}
     * @param hasThresholds whether Dokploy sends this kind when a server exceeds a threshold
     * @param testLimit a sentence on failed test messages that Dokploy does not report; may be empty
     */
    record Kind(String name, String channel, boolean hasThresholds, String testLimit) {
        Kind(String name, String channel) {
            this(name, channel, true, "");
        }

        private String procedure(String verb) {
            return "notification." + verb + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        private String ownId() {
            return name + "Id";
        }
    }

    private final Kind kind;
    private final Events events;
    private final TestMessage testMessage;

    /**
     * Declares what all kinds have.
     *
     * @param description the description in the user documentation
     */
    Notification(Kind kind, String description) {
        super(
                "dokploy_" + kind.name() + "_notification",
                description,
                new Names("notification", "notificationId", "notification.remove")
                        .withCreate(kind.procedure("create"))
                        .withUpdate(kind.procedure("update")));
        s.note(
                Note.Kind.NOTE,
                "When a notification is destroyed, Dokploy (v0.30.2) keeps its addresses and secrets in its database."
                        + " If that matters, revoke the secret at the receiver.");
        this.kind = kind;
        events = Events.declare(s, kind.hasThresholds());
        testMessage = new TestMessage(s, kind.procedure("test") + "Connection", kind.testLimit());
        s.createdAt();
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_notification").where("notification_type", kind.name()));
    }

    /** Declares a secret without which the channel does not work. */
    final void secret(String attribute, String description) {
        Secrets.addRequiredCounterpart(
                s, s.string(attribute).sensitive().check(Check.notEmpty()).describe(description));
    }

    /** Declares {@code webhook_url}, a secret: whoever knows the address can send messages. */
    final void webhookUrl(String description) {
        Secrets.addRequiredCounterpart(
                s, s.string("webhook_url").sensitive().check(url()).describe(description));
    }

    /** Declares the addresses of e-mails. */
    final void addresses() {
        s.string("from_address")
                .required()
                .check(address())
                .describe(
                        "Sender of the emails, for example `dokploy@example.com` or `Dokploy <dokploy@example.com>`.");
        s.stringSet("to_addresses")
                .required()
                .check(new Check.Size(1, Integer.MAX_VALUE), address())
                .describe("Recipients of the emails.");
    }

    /** A text that is no address is stored as it is, and every notification fails (v0.30.2). */
    private static Check address() {
        var plain = "[^\\s<>@,;]+@[^\\s<>@,;]+";
        return Check.matches(
                plain + "|[^<>]*<" + plain + ">",
                "an email address such as `ops@example.com` or `Operations <ops@example.com>`");
    }

    /** Addresses that are no URLs are stored as they are, and every notification fails (v0.30.2). */
    static Check url() {
        return Check.matches("https?://\\S+", "a URL that begins with `https://` or `http://`");
    }

    @Override
    public final List<DataSource<Session>> dataSources() {
        return List.of(singular("Looks up a " + kind.channel() + " notification by ID or name.", name));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        events.validate(config, diagnostics);
    }

    @Override
    protected final Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var siblings = new ArrayList<JsonNode>();
        for (var row : lists.read("notification.all", ApiMapping.body())) {
            if (type(row).equals(kind.name())) {
                siblings.add(row);
            }
        }
        return siblings;
    }

    static String type(JsonNode row) {
        return row.path("notificationType").asText();
    }

    @Override
    protected final JsonNode asRow(JsonNode row) {
        if (!type(row).equals(kind.name())) {
            throw new DiagnosticException(Diagnostic.error(
                    "Notification of Another Kind",
                    "The notification `" + row.path("name").asText() + "` (ID `"
                            + row.path("notificationId").asText() + "`) is a dokploy_" + type(row)
                            + "_notification, not a " + schema().name()
                            + ". Use that type in the configuration, or the ID of another notification."));
        }
        return row.deepCopy() instanceof ObjectNode all && row.path(kind.name()) instanceof ObjectNode channel
                ? all.setAll(channel)
                : row;
    }

    @Override
    protected final Values completeState(Values state, JsonNode row, Values known, Session session) {
        return events.read(row, state);
    }

    /**
     * Completes a body. The server wants every field every time: it fails when only the name or the events change, and
     * it changes the channel of whatever own id it is told (v0.30.2).
     */
    @Override
    protected final void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        putEmpty(body);
        events.addTo(body, plan);
        if (plan.has(id)) {
            var row = session.dokploy().query("notification.one", ApiMapping.body("notificationId", plan.get(id)));
            ApiMapping.addUnchanged(schema(), body, asRow(row)).set(kind.ownId(), row.path(kind.ownId()));
        }
        // An update that completes a create comes after the test.
        if (!request.isCreate() || !plan.has(id)) {
            testMessage.send(plan.get(name), channel(body), plan, session);
        }
    }

    /** Clears texts and maps by what the server takes for nothing: it refuses null there. */
    private void putEmpty(ObjectNode body) {
        for (var attribute : schema().attributes()) {
            var field = schema().apiField(attribute);
            if (!body.path(field).isNull()) {
                continue;
            }
            if (attribute.type() instanceof AttributeType.Text) {
                body.put(field, "");
            } else if (attribute.type() instanceof AttributeType.MapOf<?>) {
                body.putObject(field);
            }
        }
    }

    /** Returns the part of a body that is about the channel. */
    private ObjectNode channel(ObjectNode body) {
        var channel = body.deepCopy();
        channel.remove(List.of("name", kind.ownId()));
        Events.removeFrom(channel);
        return channel;
    }
}
