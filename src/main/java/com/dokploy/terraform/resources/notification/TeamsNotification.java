package com.dokploy.terraform.resources.notification;

/** {@code dokploy_teams_notification}: cards to a channel of Microsoft Teams. */
public final class TeamsNotification extends Notification {
    /** Declares the attributes of {@code dokploy_teams_notification}. */
    public TeamsNotification() {
        super(new Kind("teams", "Microsoft Teams"), "Sends notifications to a Microsoft Teams channel.");
        webhookUrl("URL of the workflow or incoming webhook of the Teams channel.");
    }
}
