package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_backup}: a database, or Dokploy itself, copied to a bucket by the clock. */
public final class Backup extends ScheduledResource {
    private final Attribute<Boolean> webServer = s.bool("web_server")
            .replaces()
            .custom()
            .describe("`true` backs up Dokploy itself, its database and its files.");
    private final Attribute<String> destinationId = s.string("destination_id")
            .references("dokploy_destination")
            .required()
            .describe("Bucket that it goes to.");
    private final Attribute<String> schedule = s.string("schedule")
            .required()
            .describe("When it is made: a cron expression, as `0 3 * * *` for every night at three.");
    private final BackedUpDatabase source = new BackedUpDatabase(s, targets, webServer);
    private final Attribute<String> prefix =
            s.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
    private final ComposeDatabase inStack = new ComposeDatabase(s);

    /** Declares it. */
    public Backup() {
        super(
                "dokploy_backup",
                "A database, a database inside a compose stack, or Dokploy itself, copied to a bucket by the clock."
                        + " Backups in the bucket outlive the resource.",
                new Names("backup", "backupId", "backup.remove"),
                "What is backed up.",
                ServiceType.POSTGRES,
                ServiceType.MYSQL,
                ServiceType.MARIADB,
                ServiceType.MONGO,
                ServiceType.LIBSQL,
                ServiceType.COMPOSE);
        s.bool("enabled").defaultsTo(true).describe("Whether it is made at all.");
        s.integer("keep_latest_count")
                .check(Check.between(1, 100_000))
                .describe("How many are kept in the bucket. Left out, all are.");
        s.bool("include_encryption_key")
                .defaultsTo(true)
                .describe(
                        "Whether a backup of Dokploy itself holds the key that its secrets are encrypted with. Without"
                                + " it they cannot be restored on another machine.");
        s.rule(Rule.exactlyOneOf(targets.and(webServer))).rule(inStack.rules());
        declared(schedule, inStack.serviceName);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a backup by id."),
                plural("dokploy_backups", "Lists the backups of a service, or of Dokploy itself."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        source.validate(config, diagnostics);
        var type = targets.type(config);
        if (type == ServiceType.COMPOSE) {
            inStack.validate(config, diagnostics);
        } else if (type != null || config.has(webServer)) {
            inStack.refuse(config, diagnostics);
        }
        if (config.has(webServer) && !config.get(webServer)) {
            diagnostics.error(
                    Path.of(webServer.name()), "Nothing to back up", "Leave `web_server` out, or set it to `true`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            source.plan(plan, session);
        }
        super.plan(plan, session);
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var owner = targets.of(state);
        return (owner == null
                        ? lists.read("user.getBackups", ApiMapping.body())
                        : lists.read(
                                owner.type().procedure("one"),
                                ApiMapping.body(owner.type().idField(), owner.id())))
                .path("backups");
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(source.database, schedule, prefix, destinationId);
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", "database schedule prefix destination_id");
    }

    @Override
    protected Values completed(Values plan, Session session) {
        return source.completed(plan, session);
    }

    @Override
    protected Values comparable(PlanRequest plan, Session session) {
        return source.comparable(plan, session);
    }

    /** The server asks for the same thing in several ways (v0.30.2). */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var type = targets.type(plan);
        body.put("backupType", type == ServiceType.COMPOSE ? "compose" : "database");
        body.put("databaseType", databaseType(plan));
        if (type == null && request.isCreate()) {
            body.set(
                    "userId",
                    session.dokploy().query("user.get", ApiMapping.body()).path("userId"));
        }
        if (type == ServiceType.COMPOSE) {
            body.set(
                    "metadata",
                    inStack.metadata(
                            schema(),
                            plan,
                            request,
                            () -> session.dokploy().query("backup.one", ApiMapping.body("backupId", plan.get(id)))));
        } else {
            body.putNull("metadata");
        }
        if (!request.isCreate()) {
            body.remove("backupType");
        }
        return body;
    }

    private String databaseType(Values plan) {
        var type = targets.type(plan);
        if (type == null) {
            return "web-server";
        }
        return type == ServiceType.COMPOSE ? plan.get(inStack.type) : type.router();
    }

    @Override
    protected Values described(Values state, JsonNode row, Values known, Session session) {
        var isWebServer = row.path("databaseType").asText().equals("web-server");
        return inStack.described(schema(), state.with(webServer, isWebServer ? Boolean.TRUE : null), row, known);
    }
}
