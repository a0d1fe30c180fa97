package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.schema.Check;

/** {@code dokploy_telegram_notification}: messages of a bot of Telegram. */
public final class TelegramNotification extends Notification {
    /** Declares the attributes of {@code dokploy_telegram_notification}. */
    public TelegramNotification() {
        super(
                new Kind(
                        "telegram",
                        "Telegram",
                        true,
                        "Dokploy reports no error if Telegram does not take the message (v0.30.2)."),
                "Sends notifications to a Telegram chat.");
        secret("bot_token", "Token of the Telegram bot.");
        s.string("chat_id")
                .required()
                .check(Check.notEmpty())
                .describe("ID of the chat, group or channel, for example `-1001234567890`.");
        s.string("message_thread_id")
                .describe("ID of the topic within a group.", "If unset, messages go to the group's general topic.");
    }
}
