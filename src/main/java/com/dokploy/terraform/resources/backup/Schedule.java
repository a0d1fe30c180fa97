package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** {@code dokploy_schedule}: a command that runs by the clock, in a container or on a server. */
public final class Schedule extends ScheduledResource {
    private final Attribute<String> serverId =
            s.string("server_id").references("server").replaces().describe("Remote server that the script runs on.");
    private final Attribute<Boolean> dokployServer = s.bool("dokploy_server")
            .replaces()
            .custom()
            .describe("`true` runs the script on the machine that Dokploy runs on.");
    private final Attribute<String> name =
            s.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private final Attribute<String> cron = s.string("cron_expression")
            .required()
            .describe("When it runs: a cron expression, as `*/15 * * * *` for every quarter of an hour.");
    private final Attribute<String> timezone =
            s.string("timezone").describe("Time zone of the expression, as `Europe/Berlin`. Left out, UTC.");
    private final Attribute<String> command = s.string("command").describe("What runs in the container.");
    private final Attribute<String> script = s.string("script").describe("What runs on the server.");
    private final Attribute<String> serviceName =
            s.string("service_name").describe("Service of the compose stack in whose container it runs.");

    /** Declares it. */
    public Schedule() {
        super(
                "dokploy_schedule",
                "A command that runs by the clock: in a container of a service, on a remote server, or where Dokploy"
                        + " runs.",
                new Names("schedule", "scheduleId", "schedule.delete"),
                "Service in whose container the command runs.",
                ServiceType.APPLICATION,
                ServiceType.COMPOSE);
        s.string("description").describe("What it is for.");
        s.string("shell_type")
                .defaultsTo("bash")
                .check(Check.oneOf("bash", "sh"))
                .describe("Shell that runs it.");
        s.bool("enabled").defaultsTo(true).describe("Whether it runs at all.");
        s.string("app_name").computed().useStateForUnknown().describe("Name that its logs are kept under.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was set up (UTC, ISO 8601).");
        declared(cron, serviceName, Rule.exactlyOneOf(targets.and(serverId, dokployServer)));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a schedule by id."),
                plural("dokploy_schedules", "Lists what runs by the clock in a service or on a server."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        validateTimezone(config, diagnostics);
        if (config.has(dokployServer) && !config.get(dokployServer)) {
            diagnostics.error(
                    Path.of(dokployServer.name()),
                    "Nowhere to run",
                    "Leave `dokploy_server` out, or set it to `true`.");
        }
        var type = targets.type(config);
        if (type != null) {
            validateWhatRuns(command, script, "In a container", config, diagnostics);
        } else if (config.has(serverId) || config.has(dokployServer)) {
            validateWhatRuns(script, command, "On a server", config, diagnostics);
        } else {
            return;
        }
        validateServiceName(
                type,
                "A compose stack has several containers: name the service in whose container it runs.",
                config,
                diagnostics);
    }

    private void validateTimezone(Values config, Diagnostics diagnostics) {
        var zone = config.find(timezone);
        if (zone != null && !isZone(zone)) {
            diagnostics.error(
                    Path.of(timezone.name()),
                    "Not a time zone",
                    "`" + zone + "` is no time zone such as `Europe/Berlin` or `UTC`.");
        }
    }

    private static void validateWhatRuns(
            Attribute<String> needed, Attribute<String> useless, String where, Values config, Diagnostics diagnostics) {
        if (config.isNull(needed)) {
            diagnostics.error(
                    Path.of(needed.name()),
                    "Nothing to run",
                    where + " a `" + needed.name() + "` runs, and there is none.");
        }
        if (config.has(useless)) {
            diagnostics.error(
                    Path.of(useless.name()),
                    "Would never run",
                    where + " only `" + needed.name() + "` runs, never `" + useless.name() + "`.");
        }
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    private String type(Values state) {
        var type = targets.type(state);
        return type != null ? type.router() : state.has(serverId) ? "server" : "dokploy-server";
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var owner = targets.of(state);
        var id = owner != null
                ? owner.id()
                : state.has(serverId)
                        ? state.get(serverId)
                        : lists.read("organization.active", ApiMapping.body())
                                .path("id")
                                .asText();
        return lists.read("schedule.list", ApiMapping.body("id", id).put("scheduleType", type(state)));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", "name");
    }

    /** Those that belong to no service have a path of their own, as {@code server/NAME/SCHEDULE}. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = wanted.split("/", 3);
        if (parts[0].equals(dokployServer.name()) && parts.length == 2) {
            return importNamed(wanted, Values.EMPTY.with(dokployServer, true), parts[1], false, session);
        }
        if (parts[0].equals("server") && parts.length == 3 && parts[2].indexOf('/') < 0) {
            var server = Values.EMPTY.with(serverId, new NameResolver(session).server(parts[1]));
            return importNamed(wanted, server, parts[2], false, session);
        }
        return super.importState(wanted, session);
    }

    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.isNull(command)) {
            body.put("command", "");
        }
        return body.put("scheduleType", type(plan));
    }

    @Override
    protected Values described(Values state, JsonNode row, Values known, Session session) {
        var isHere = row.path("scheduleType").asText().equals("dokploy-server");
        return state.with(dokployServer, isHere ? Boolean.TRUE : null);
    }
}
