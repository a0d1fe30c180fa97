package com.dokploy.terraform.resources.notification;

/** {@code dokploy_slack_notification}: messages to a channel of Slack. */
public final class SlackNotification extends Notification {
    /** Declares the attributes of {@code dokploy_slack_notification}. */
    public SlackNotification() {
        super(new Kind("slack", "Slack"), "Sends notifications to a Slack channel.");
        webhookUrl("URL of the incoming webhook of Slack.");
        s.string("channel")
                .describe("Slack channel, for example `#deployments`.", "If unset, the channel of the webhook.");
    }
}
