package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Cron;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The settings of a server's monitoring. Dokploy keeps them as one object in several parts; users set them side by side.
 */
final class MonitoringConfig {
    /** The fields that lie deeper in Dokploy's object, with the place of each. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "cpuThreshold", List.of("server", "thresholds", "cpu"),
            "memoryThreshold", List.of("server", "thresholds", "memory"),
            "containersRefreshRate", List.of("containers", "refreshRate"),
            "includeServices", List.of("containers", "services", "include"),
            "excludeServices", List.of("containers", "services", "exclude"));

    private final Schema schema;
    private final Attribute<String> cronJob;

    /** Declares the settings. */
    MonitoringConfig() {
        var s = Schema.object();
        declareConnection(s);
        s.integer("refresh_rate")
                .defaultsTo(60L)
                .check(Check.between(2, Long.MAX_VALUE))
                .describe("Seconds between two measurements of the server.");
        s.integer("retention_days")
                .defaultsTo(2L)
                .check(Check.between(1, Long.MAX_VALUE))
                .describe("Number of days that metrics are kept.");
        cronJob = s.string("cron_job")
                .defaultsTo("0 0 * * *")
                .describe("Cron expression of the times at which old metrics are deleted.");
        declareThreshold(s, "cpu_threshold", "CPU usage");
        declareThreshold(s, "memory_threshold", "memory usage");
        s.integer("containers_refresh_rate")
                .defaultsTo(60L)
                .check(Check.between(2, Long.MAX_VALUE))
                .describe("Seconds between two measurements of the containers.");
        s.stringSet("include_services")
                .describe("Names of the Docker services that are measured (`app_name`).", "If unset, all of them.");
        s.stringSet("exclude_services").describe("Names of the Docker services that are not measured (`app_name`).");
        schema = s.build();
    }

    private static void declareConnection(Schema.Builder s) {
        Secrets.addRequiredCounterpart(
                s,
                s.string("token")
                        .sensitive()
                        .check(Check.notEmpty())
                        .describe("Token that requests for the metrics must have. Choose any random text."));
        s.string("url_callback")
                .required()
                .check(Check.matches("https?://\\S+", "a URL that begins with `https://` or `http://`"))
                .describe("URL that exceeded thresholds are reported to:"
                        + " `https://DOKPLOY/api/trpc/notification.receiveNotification`, as the server"
                        + " reaches Dokploy.");
        s.integer("port")
                .defaultsTo(4500L)
                .check(Check.between(1, 65535))
                .describe("Port of the server on which Dokploy reads the metrics.");
    }

    private static void declareThreshold(Schema.Builder s, String name, String what) {
        s.integer(name)
                .defaultsTo(0L)
                .check(Check.between(0, 100))
                .describe("Percentage of " + what + " above which notifications with the event `server_threshold` are"
                        + " sent. `0` for none.");
    }

    /** The attributes of {@code monitoring}. */
    Schema schema() {
        return schema;
    }

    /** Refuses a cron expression that never holds. */
    void validate(Values monitoring, Diagnostics diagnostics) {
        Cron.validate(cronJob, monitoring, diagnostics);
    }

    /** Whether the monitoring of a server was ever set up. */
    static boolean isSetUp(JsonNode row) {
        return !row.at("/metricsConfig/server/token").asText("").isEmpty();
    }

    /** Returns the settings of a server, side by side. */
    static ObjectNode fields(JsonNode row) {
        var metrics = row.path("metricsConfig");
        var fields = ApiMapping.body();
        metrics.path("server").properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
        PLACES.forEach((field, place) -> {
            var value = metrics;
            for (var step : place) {
                value = value.path(step);
            }
            fields.set(field, value);
        });
        return fields;
    }

    /** Returns Dokploy's object of some settings; an unchanged write-only token is that of the server. */
    ObjectNode body(Values plan, Values configuration, Values prior, JsonNode row) {
        var flat = ApiMapping.update(schema, plan, configuration, prior);
        ApiMapping.addUnchanged(schema, flat, fields(row));
        var metrics = ApiMapping.body();
        for (var field : flat.properties()) {
            var place = PLACES.getOrDefault(field.getKey(), List.of("server", field.getKey()));
            var parent = metrics;
            for (var step : place.subList(0, place.size() - 1)) {
                parent = parent.withObject("/" + step);
            }
            if (field.getValue().isNull()) {
                parent.putArray(place.getLast());
            } else {
                parent.set(place.getLast(), field.getValue());
            }
        }
        return metrics;
    }
}
