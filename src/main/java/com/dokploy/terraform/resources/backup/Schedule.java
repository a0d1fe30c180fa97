package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** {@code dokploy_schedule}: a command that runs by the clock, in a container or on a server. */
public final class Schedule extends ScheduledResource {
    private final SchedulePlace place;
    private final Attribute<String> name;
    private final Attribute<String> cron;
    private final Attribute<String> timezone;
    private final ScheduledCommand what;
    private final Attribute<String> serviceName;

    /** Declares the attributes of {@code dokploy_schedule}. */
    public Schedule() {
        super(
                "dokploy_schedule",
                "Cron job: runs a command in a service's container, or a script on a remote server or on the"
                        + " Dokploy host.",
                new Names("schedule", "scheduleId", "schedule.delete"),
                " in whose container the command runs",
                ServiceType.APPLICATION,
                ServiceType.COMPOSE);
        place = new SchedulePlace(s, parent);
        name = s.string("name").required().check(Check.notEmpty()).describe("Name in Dokploy's dashboard.");
        cron = s.string("cron_expression")
                .required()
                .describe("Cron expression, for example `*/15 * * * *` for every 15 minutes.");
        timezone = s.string("timezone")
                .describe(
                        "Time zone of the cron expression, for example `Europe/Berlin`.",
                        "If unset, UTC.",
                        "Null for UTC.");
        what = new ScheduledCommand(s);
        serviceName = s.string("service_name")
                .describe(
                        "Service of the compose stack in whose container the command runs.",
                        "Required with `compose_id`; cannot be set otherwise.");
        s.string("description").describe("Description in Dokploy's dashboard.");
        s.string("shell_type")
                .defaultsTo("bash")
                .check(Check.oneOf("bash", "sh"))
                .describe("Shell that runs the command or script.");
        s.bool("enabled").defaultsTo(true).describe("Whether the schedule runs.");
        s.string("app_name")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe("Name under which the logs are kept.");
        s.createdAt();
        s.rule(place.exactlyOne());
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(
                Predecessor.of("dokploy_application_schedule"),
                Predecessor.of("dokploy_host_schedule"),
                Predecessor.of("dokploy_server_schedule"));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a schedule by ID."),
                plural("dokploy_schedules", "Lists the schedules (cron jobs) of a service or a server."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        validateTimezone(config, diagnostics);
        place.validate(config, diagnostics);
        var type = parent.type(config);
        if (type != null) {
            what.validateInContainer(config, diagnostics);
        } else if (place.isOnServer(config)) {
            what.validateOnServer(config, diagnostics);
        } else {
            return;
        }
        validateServiceName(
                type,
                "A schedule of a compose stack requires `service_name`, the service in whose container the command"
                        + " runs.",
                config,
                diagnostics);
    }

    private void validateTimezone(Values config, Diagnostics diagnostics) {
        var zone = config.find(timezone);
        if (zone != null && !isZone(zone)) {
            diagnostics.error(
                    Path.of(timezone.name()),
                    "Invalid Time Zone",
                    "`" + zone + "` is not a known time zone. Use a name such as `Europe/Berlin` or `UTC`.");
        }
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return place.siblings(state, lists);
    }

    @Override
    Attribute<String> cron() {
        return cron;
    }

    @Override
    Attribute<String> serviceName() {
        return serviceName;
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    /**
     * Imports a schedule. Schedules that belong to no service have a path of their own, as
     * {@code server/NAME/SCHEDULE}.
     */
    @Override
    public Values importState(String wanted, Session session) {
        var found = place.ofImport(wanted, session);
        return found == null
                ? super.importState(wanted, session)
                : importNamed(wanted, found, wanted.substring(wanted.lastIndexOf('/') + 1), false, session);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        what.addTo(body, plan);
        body.put("scheduleType", place.type(plan));
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return place.completeState(state, row);
    }
}
