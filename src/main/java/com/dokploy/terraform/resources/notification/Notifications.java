package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The data source {@code dokploy_notifications}, which lists notifications of all kinds. */
public final class Notifications extends ListDataSource {
    private final Events events = Events.declareFound(Schema.object());

    /** Declares the data source. */
    public Notifications() {
        super(
                "dokploy_notifications",
                "Lists the notifications of all kinds.",
                "notification.all",
                List.of(),
                List.of("type", "name"),
                Notifications::declareListed);
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("notificationId").describe("ID of the notification.");
        item.string("name").describe("Name in Dokploy's dashboard.");
        declareFound(item);
    }

    /** Declares what is found out about a notification of any kind. */
    static Events declareFound(Schema.Builder s) {
        s.string("type")
                .computed()
                .apiField("notificationType")
                .describe("Kind of the notification, for example `slack` or `email`.");
        var events = Events.declareFound(s);
        s.string("created_at").computed().describe("Time of creation (UTC, ISO 8601).");
        return events;
    }

    @Override
    protected Values completeItem(Values item, JsonNode row) {
        return events.read(row, item);
    }
}
