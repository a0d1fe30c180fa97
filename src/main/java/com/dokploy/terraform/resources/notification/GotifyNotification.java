package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.schema.Check;

/** {@code dokploy_gotify_notification}: messages to a server of Gotify. */
public final class GotifyNotification extends Notification {
    /** Declares the attributes of {@code dokploy_gotify_notification}. */
    public GotifyNotification() {
        super(new Kind("gotify", "Gotify", false, ""), "Sends notifications to a Gotify server.");
        s.string("server_url").required().check(url()).describe("URL of the Gotify server, without `/message`.");
        secret("app_token", "Token of the Gotify application.");
        s.integer("priority").defaultsTo(5L).check(Check.between(1, 10)).describe("Priority of the messages.");
        s.bool("decoration").defaultsTo(true).describe("Whether messages contain emojis.");
    }
}
