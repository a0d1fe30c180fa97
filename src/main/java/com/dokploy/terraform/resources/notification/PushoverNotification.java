package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;

/** {@code dokploy_pushover_notification}: messages through Pushover. */
public final class PushoverNotification extends Notification {
    private static final long EMERGENCY = 2;

    private final Attribute<Long> priority;
    private final Attribute<Long> retry;
    private final Attribute<Long> expire;

    /** Declares the attributes of {@code dokploy_pushover_notification}. */
    public PushoverNotification() {
        super(new Kind("pushover", "Pushover"), "Sends notifications through Pushover.");
        secret("user_key", "Key of the Pushover user or group.");
        secret("api_token", "API token of the Pushover application.");
        priority = s.integer("priority")
                .defaultsTo(0L)
                .check(Check.between(-2, 2))
                .describe("Priority of the messages: `-2` (silent) to `2` (emergency). An emergency requires `retry`"
                        + " and `expire`.");
        retry = s.integer("retry")
                .check(Check.between(30, Long.MAX_VALUE))
                .describe("Seconds between repetitions of an emergency message.");
        expire = s.integer("expire")
                .check(Check.between(1, 10800))
                .describe("Seconds after which an emergency message is no longer repeated.");
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        if (config.find(priority, 0L) != EMERGENCY) {
            return;
        }
        for (var needed : List.of(retry, expire)) {
            if (config.isNull(needed)) {
                diagnostics.error(
                        Path.of(priority.name()),
                        "Invalid Attribute Combination",
                        "`priority = 2` (emergency) requires `" + needed.name()
                                + "`: Pushover repeats the message every `retry` seconds until it is confirmed or"
                                + " `expire` seconds have passed.");
            }
        }
    }
}
