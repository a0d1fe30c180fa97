package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.NameResolver;
import com.dokploy.terraform.resources.ParentService;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** {@code dokploy_schedule}: a command that runs by the clock, in a container or on a server. */
public final class Schedule extends ScheduledResource {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_schedule",
            "A command that runs by the clock: in a container of a service, on a remote server, or where Dokploy"
                    + " runs.");
    private static final Attribute<String> ID = S.id("scheduleId");
    private static final ParentService TARGETS = ParentService.declare(
            S, "Service in whose container the command runs.", ServiceKind.APPLICATION, ServiceKind.COMPOSE);
    private static final Attribute<String> SERVER_ID =
            S.string("server_id").references("server").replaces().describe("Remote server that the script runs on.");
    private static final Attribute<Boolean> DOKPLOY_SERVER = S.bool("dokploy_server")
            .replaces()
            .custom()
            .describe("`true` runs the script on the machine that Dokploy runs on.");
    private static final Attribute<String> NAME =
            S.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private static final Attribute<String> CRON = S.string("cron_expression")
            .required()
            .describe("When it runs: a cron expression, as `*/15 * * * *` for every quarter of an hour.");
    private static final Attribute<String> TIMEZONE =
            S.string("timezone").describe("Time zone of the expression, as `Europe/Berlin`. Left out, UTC.");
    private static final Attribute<String> COMMAND = S.string("command").describe("What runs in the container.");
    private static final Attribute<String> SCRIPT = S.string("script").describe("What runs on the server.");
    private static final Attribute<String> SERVICE_NAME =
            S.string("service_name").describe("Service of the compose stack in whose container it runs.");
    private static final Schema SCHEMA;

    static {
        S.string("description").describe("What it is for.");
        S.string("shell_type")
                .defaultsTo("bash")
                .check(Check.oneOf("bash", "sh"))
                .describe("Shell that runs it.");
        S.bool("enabled").defaultsTo(true).describe("Whether it runs at all.");
        S.string("app_name").computed().useStateForUnknown().describe("Name that its logs are kept under.");
        S.string("created_at").computed().useStateForUnknown().describe("When it was set up (UTC, ISO 8601).");
        S.rule(Rule.exactlyOneOf(TARGETS.and(SERVER_ID, DOKPLOY_SERVER)));
        SCHEMA = S.build();
    }

    private static final Schedule RESOURCE = new Schedule();

    private Schedule() {
        super(SCHEMA, ID, "schedule", "schedule.delete", TARGETS, CRON, SERVICE_NAME);
    }

    /** The resource. */
    public static Schedule resource() {
        return RESOURCE;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        var zone = config.find(TIMEZONE);
        if (zone != null && !isZone(zone)) {
            diagnostics.error(
                    Path.of(TIMEZONE.name()),
                    "Not a time zone",
                    "`" + zone + "` is no time zone such as `Europe/Berlin` or `UTC`.");
        }
        if (config.has(DOKPLOY_SERVER) && !config.get(DOKPLOY_SERVER)) {
            diagnostics.error(
                    Path.of(DOKPLOY_SERVER.name()),
                    "Nowhere to run",
                    "Leave `dokploy_server` out, or set it to `true`.");
        }
        var kind = TARGETS.kind(config);
        var isOnServer = config.has(SERVER_ID) || config.has(DOKPLOY_SERVER);
        if (kind == null && !isOnServer) {
            return;
        }
        var needed = kind == null ? SCRIPT : COMMAND;
        var useless = kind == null ? COMMAND : SCRIPT;
        if (config.isNull(needed)) {
            diagnostics.error(
                    Path.of(needed.name()),
                    "Nothing to run",
                    kind == null
                            ? "On a server a `script` runs, and there is none."
                            : "In a container a `command` runs, and there is none.");
        }
        if (config.has(useless)) {
            diagnostics.error(
                    Path.of(useless.name()),
                    "Would never run",
                    kind == null
                            ? "On a server only `script` runs, never `command`."
                            : "In a container only `command` runs, never `script`.");
        }
        if (kind == ServiceKind.COMPOSE && config.isNull(SERVICE_NAME)) {
            diagnostics.error(
                    Path.of(SERVICE_NAME.name()),
                    "Missing service_name",
                    "A compose stack has several containers: name the service in whose container it runs.");
        } else if (kind != ServiceKind.COMPOSE && config.has(SERVICE_NAME)) {
            diagnostics.error(
                    Path.of(SERVICE_NAME.name()), "Only for compose stacks", "`service_name` needs `compose_id`.");
        }
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String type(Values state) {
        var kind = TARGETS.kind(state);
        return kind != null ? kind.router() : state.has(SERVER_ID) ? "server" : "dokploy-server";
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ExactlyOnceCreate.Lists lists) {
        var owner = TARGETS.of(state);
        var id = owner != null
                ? owner.id()
                : state.has(SERVER_ID)
                        ? state.get(SERVER_ID)
                        : lists.read("organization.active", ApiMapping.body())
                                .path("id")
                                .asText();
        return lists.read("schedule.list", ApiMapping.body("id", id).put("scheduleType", type(state)));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(NAME);
    }

    @Override
    protected String pathOfNames() {
        return "project/environment/service/name";
    }

    /** Those that belong to no service have a path of their own, as {@code server/NAME/SCHEDULE}. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = wanted.split("/", 3);
        if (parts[0].equals(DOKPLOY_SERVER.name()) && parts.length == 2) {
            return importNamed(wanted, Values.EMPTY.with(DOKPLOY_SERVER, true), parts[1], false, session);
        }
        if (parts[0].equals("server") && parts.length == 3 && parts[2].indexOf('/') < 0) {
            var server = Values.EMPTY.with(SERVER_ID, new NameResolver(session).server(parts[1]));
            return importNamed(wanted, server, parts[2], false, session);
        }
        return super.importState(wanted, session);
    }

    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest change, Session session) {
        if (plan.isNull(COMMAND)) {
            body.put("command", "");
        }
        return body.put("scheduleType", type(plan));
    }

    @Override
    protected Values described(Values state, JsonNode row, Values known, Session session) {
        var isHere = row.path("scheduleType").asText().equals("dokploy-server");
        return state.with(DOKPLOY_SERVER, isHere ? Boolean.TRUE : null);
    }
}
