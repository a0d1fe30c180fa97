package com.dokploy.terraform.resources.notification;

/** {@code dokploy_discord_notification}: messages to a channel of Discord. */
public final class DiscordNotification extends Notification {
    /** Declares the attributes of {@code dokploy_discord_notification}. */
    public DiscordNotification() {
        super(new Kind("discord", "Discord"), "Sends notifications to a Discord channel.");
        webhookUrl("URL of the webhook of the Discord channel.");
        s.bool("decoration").defaultsTo(true).describe("Whether messages contain emojis.");
    }
}
