package com.dokploy.terraform.resources.notification;

/** {@code dokploy_mattermost_notification}: messages to a channel of Mattermost. */
public final class MattermostNotification extends Notification {
    /** Declares the attributes of {@code dokploy_mattermost_notification}. */
    public MattermostNotification() {
        super(new Kind("mattermost", "Mattermost"), "Sends notifications to a Mattermost channel.");
        webhookUrl("URL of the incoming webhook of Mattermost.");
        s.string("channel")
                .describe("Mattermost channel, for example `deployments`.", "If unset, the channel of the webhook.");
        s.string("username").describe("User name that messages are sent under.", "If unset, Dokploy's own.");
    }
}
