package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** The data source {@code dokploy_notification}, which finds a notification of any kind by id or name. */
public final class AnyNotification implements DataSource<Session> {
    private static final String PROCEDURE = "notification.all";

    private final Attribute<String> id;
    private final Attribute<String> name;
    private final Events events;
    private final Schema schema;

    /** Declares the data source. */
    public AnyNotification() {
        var s = Schema.resource("dokploy_notification", "Looks up a notification of any kind by ID or name.");
        id = s.string("id").optionalComputed().apiField("notificationId").describe("ID of the notification.");
        name = s.string("name").optionalComputed().describe("Name in Dokploy's dashboard.");
        events = Notifications.declareFound(s);
        s.rule(Rule.exactlyOneOf(id, name));
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var wanted = config.has(id) ? config.get(id) : config.get(name);
        var field = schema.apiField(config.has(id) ? id : name);
        var found = new ArrayList<JsonNode>();
        for (var row : session.dokploy().query(PROCEDURE, ApiMapping.body())) {
            if (row.path(field).asText().equals(wanted)) {
                found.add(row);
            }
        }
        var row = new Found<>(found)
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "No notification `" + wanted + "` exists on this server, or the API key has no access"
                                        + " to it. Names are case-sensitive."),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                several.size() + " notifications are named `" + wanted + "`. Set `id` instead, or use"
                                        + " the data source of one kind, such as `dokploy_slack_notification`."));
        return events.read(row, ApiValues.state(schema, row, Values.EMPTY, PROCEDURE));
    }
}
