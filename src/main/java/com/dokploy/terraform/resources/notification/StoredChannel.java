package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The channel of a notification of any kind, as the server has it. */
public final class StoredChannel {
    /** Texts that a row may lack, and the test of the channel may not. */
    private static final Set<String> TEXTS = Set.of("channel", "messageThreadId", "accessToken");

    private static final List<String> SECRETS =
            List.of("webhookUrl", "botToken", "password", "apiKey", "appToken", "accessToken", "userKey", "apiToken");

    private final String kind;
    private final JsonNode channel;

    /**
     * Reads the channel from a notification.
     *
     * @param notification the server's row of the notification
     */
    public StoredChannel(JsonNode notification) {
        kind = Notification.type(notification);
        channel = notification.path(kind);
    }

    /** The procedure that sends a test message through a channel of this kind. */
    public String testProcedure() {
        return "notification.test" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "Connection";
    }

    /** Returns the settings of the channel as the procedure takes them. */
    public ObjectNode settings() {
        ObjectNode settings = channel.deepCopy();
        settings.remove(kind + "Id");
        for (var field : channel.properties()) {
            if (field.getValue().isNull()) {
                settings.remove(field.getKey());
                if (TEXTS.contains(field.getKey())) {
                    settings.put(field.getKey(), "");
                }
            }
        }
        return settings;
    }

    /** Registers the secrets of the channel: messages of a failure may repeat them. */
    public void keepSecrets(Session session) {
        for (var field : SECRETS) {
            if (channel.path(field).isTextual()) {
                session.keepSecret(channel.path(field).asText());
            }
        }
        channel.path("headers").forEach(value -> session.keepSecret(value.asText()));
    }
}
