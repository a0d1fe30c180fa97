package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Secrets;

/** {@code dokploy_ntfy_notification}: messages to a topic of ntfy. */
public final class NtfyNotification extends Notification {
    /** Declares the attributes of {@code dokploy_ntfy_notification}. */
    public NtfyNotification() {
        super(new Kind("ntfy", "ntfy", false, ""), "Sends notifications to an ntfy topic.");
        s.string("server_url")
                .required()
                .check(url())
                .describe("URL of the ntfy server, for example `https://ntfy.sh`.");
        s.string("topic").required().check(Check.notEmpty()).describe("Name of the topic.");
        Secrets.addCounterpart(
                s,
                s.string("access_token")
                        .sensitive()
                        .describe(
                                "Access token for the ntfy server.", "If unset, messages are published without one."));
        s.integer("priority")
                .defaultsTo(3L)
                .check(Check.between(1, 5))
                .describe("Priority of the messages: `1` is the lowest, `5` the highest.");
    }
}
