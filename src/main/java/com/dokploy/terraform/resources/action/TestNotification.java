package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.resources.notification.StoredChannel;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;

/** {@code dokploy_test_notification}: a test message through the channel of a notification. */
public final class TestNotification extends ServerAction {
    private final Attribute<String> notificationId;

    /** Declares the attributes of {@code dokploy_test_notification}. */
    public TestNotification() {
        super(
                "dokploy_test_notification",
                "Sends a test message through the channel of a notification, and fails if Dokploy cannot send it.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy (v0.30.2) reports no failures of Telegram and Lark: look whether the message arrived.");
        notificationId = s.string("notification_id")
                .required()
                .references("dokploy_notification")
                .describe("ID of a notification of any kind, for example `dokploy_slack_notification.….id`.");
    }

    @Override
    void run(Invocation invocation) {
        var id = invocation.config().get(notificationId);
        var row = invocation.session().dokploy().query("notification.one", ApiMapping.body("notificationId", id));
        var channel = new StoredChannel(row);
        channel.keepSecrets(invocation.session());
        var name = row.path("name").asText();
        var _ = invocation.send(
                channel.testProcedure(), channel.settings(), "send a test message for the notification `" + name + "`");
        invocation.tell("Dokploy sent a test message for the notification `" + name + "`.");
    }
}
