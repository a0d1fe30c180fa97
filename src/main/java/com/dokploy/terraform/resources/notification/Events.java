package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code events}: what Dokploy notifies of, which is a field of its own for each event. */
final class Events {
    /** An event, the field that stands for it, and its meaning. */
    private record Event(String name, String field, String meaning) {}

    private static final List<Event> ALL = List.of(
            new Event("app_deploy", "appDeploy", "a deployment succeeded"),
            new Event("app_build_error", "appBuildError", "a deployment failed"),
            new Event("database_backup", "databaseBackup", "a database backup ran"),
            new Event("volume_backup", "volumeBackup", "a volume backup ran"),
            new Event("dokploy_backup", "dokployBackup", "a backup of Dokploy itself ran"),
            new Event("dokploy_restart", "dokployRestart", "Dokploy was restarted"),
            new Event("docker_cleanup", "dockerCleanup", "unused Docker data was removed"),
            new Event("server_threshold", "serverThreshold", "a monitored server exceeded a threshold"));

    private static final Event LAST = ALL.getLast();

    private final List<Event> possible;
    private final Attribute<Set<String>> attribute;

    private Events(List<Event> possible, Attribute<Set<String>> attribute) {
        this.possible = possible;
        this.attribute = attribute;
    }

    /**
     * Declares {@code events}.
     *
     * @param hasThresholds whether Dokploy sends this kind of notification when a server exceeds a threshold
     */
    static Events declare(Schema.Builder s, boolean hasThresholds) {
        var events = hasThresholds ? ALL : ALL.subList(0, ALL.size() - 1);
        var without =
                hasThresholds ? "" : " Dokploy never sends `" + LAST.name() + "` to this kind of channel (v0.30.2).";
        var attribute = s.stringSet("events")
                .required()
                .custom()
                .check(Check.oneOf(names(events)))
                .describe("Events that Dokploy sends notifications about: " + meanings(events) + "." + without);
        return new Events(events, attribute);
    }

    /** Declares {@code events} of a notification that a data source has found. */
    static Events declareFound(Schema.Builder s) {
        var attribute = s.stringSet("events")
                .computed()
                .custom()
                .describe("Events that Dokploy sends notifications about: " + meanings(ALL) + ".");
        return new Events(ALL, attribute);
    }

    private static String[] names(List<Event> events) {
        var names = new String[events.size()];
        for (var i = 0; i < names.length; i++) {
            names[i] = events.get(i).name();
        }
        return names;
    }

    private static String meanings(List<Event> events) {
        var text = new StringBuilder();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            text.append(i == 0 ? "" : i == events.size() - 1 ? " or " : ", ")
                    .append('`')
                    .append(event.name())
                    .append("` (")
                    .append(event.meaning())
                    .append(')');
        }
        return text.toString();
    }

    /** Tells of a notification of nothing. */
    void validate(Values config, Diagnostics diagnostics) {
        var wanted = config.find(attribute);
        if (wanted != null && wanted.isEmpty()) {
            diagnostics.warning(
                    Path.of(attribute.name()),
                    "No Events",
                    "`events` is empty, so Dokploy never sends this notification. Add the events to notify of, for"
                            + " example `" + ALL.getFirst().name() + "`.");
        }
    }

    /** Adds a field for each event that there may be to a body. */
    void addTo(ObjectNode body, Values plan) {
        var wanted = plan.find(attribute, Set.of());
        for (var event : possible) {
            body.put(event.field(), wanted.contains(event.name()));
        }
    }

    /** Removes the field of each event from a body. */
    static void removeFrom(ObjectNode body) {
        for (var event : ALL) {
            body.remove(event.field());
        }
    }

    /** Returns a state with the events of a row. */
    Values read(JsonNode row, Values state) {
        var events = new LinkedHashSet<String>();
        for (var event : ALL) {
            if (ApiValues.isTrue(row, event.field(), "notification.one")) {
                events.add(event.name());
            }
        }
        return state.with(attribute, events);
    }
}
