package com.dokploy.terraform.resources.notification;

/** {@code dokploy_lark_notification}: messages to a group of Lark or Feishu. */
public final class LarkNotification extends Notification {
    /** Declares the attributes of {@code dokploy_lark_notification}. */
    public LarkNotification() {
        super(
                new Kind("lark", "Lark", true, "Dokploy reports no error if Lark does not take the message (v0.30.2)."),
                "Sends notifications to a Lark or Feishu group.");
        webhookUrl("URL of the webhook of the custom bot.");
    }
}
