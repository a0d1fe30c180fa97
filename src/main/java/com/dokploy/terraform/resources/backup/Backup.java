package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_backup}: a database, or Dokploy itself, copied to a bucket by the clock. */
public final class Backup extends ScheduledResource {
    private final OnlyTrue dokployServer;
    private final Attribute<String> destinationId;
    private final Attribute<String> cron;
    private final BackedUpDatabase source;
    private final Attribute<String> prefix;
    private final ComposeDatabase inStack;
    private final BackupType backupType;

    /** Declares the attributes of {@code dokploy_backup}. */
    public Backup() {
        super(
                "dokploy_backup",
                "Scheduled backup of a database, of a database in a compose stack, or of Dokploy itself, to an"
                        + " S3-compatible bucket.",
                new Names("backup", "backupId", "backup.remove"),
                " to back up",
                ServiceType.POSTGRES,
                ServiceType.MYSQL,
                ServiceType.MARIADB,
                ServiceType.MONGO,
                ServiceType.LIBSQL,
                ServiceType.COMPOSE);
        dokployServer = new OnlyTrue(s.bool("dokploy_server")
                .replaces()
                .custom()
                .describe("Back up Dokploy itself: its database and its files.", "Can only be `true` or unset."));
        destinationId = s.string("destination_id")
                .references("dokploy_destination")
                .required()
                .describe("ID of the S3 destination.");
        cron = s.string("cron_expression")
                .required()
                .apiField("schedule")
                .describe("Cron expression, for example `0 3 * * *` for every night at three.");
        source = new BackedUpDatabase(s, parent, dokployServer.attribute());
        prefix = s.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
        inStack = new ComposeDatabase(s);
        backupType = new BackupType(parent, dokployServer, inStack);
        s.note(Note.Kind.NOTE, "The backups in the bucket stay when the resource is destroyed.");
        declareOptions();
        s.rule(Rule.exactlyOneOf(parent.and(dokployServer.attribute()))).rule(inStack.rules());
    }

    private void declareOptions() {
        s.bool("enabled").defaultsTo(true).describe("Whether the backup runs.");
        s.integer("keep_latest_count")
                .check(Check.between(1, 100_000))
                .describe(
                        "Number of backups to keep in the bucket.", "If unset, all are kept.", "Null if all are kept.");
        s.bool("include_encryption_key")
                .defaultsTo(true)
                .describe(
                        "Include the key that encrypts Dokploy's secrets in a backup of Dokploy itself. Without it the"
                                + " secrets cannot be restored on another machine.");
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_web_server_backup"));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a backup by ID."),
                plural("dokploy_backups", "Lists the backups of a service, or of Dokploy itself."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        source.validate(config, diagnostics);
        var type = parent.type(config);
        if (type == ServiceType.COMPOSE) {
            inStack.validate(config, diagnostics);
        } else if (type != null || config.has(dokployServer.attribute())) {
            inStack.refuse(config, diagnostics);
        }
        dokployServer.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        source.plan(plan);
        if (session != null) {
            source.warnOfAnother(plan, session);
        }
        super.plan(plan, session);
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var service = parent.of(state);
        return (service == null
                        ? lists.read("user.getBackups", ApiMapping.body())
                        : lists.read(
                                service.type().procedure("one"),
                                ApiMapping.body(service.type().idField(), service.id())))
                .path("backups");
    }

    /** Imports by ID or path. The path of a backup of Dokploy itself begins with {@code dokploy_server/}. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = wanted.split("/", 2);
        return parts.length == 2 && parts[0].equals(dokployServer.attribute().name())
                ? importNamed(wanted, dokployServer.with(Values.EMPTY, true), parts[1], false, session)
                : super.importState(wanted, session);
    }

    @Override
    Attribute<String> cron() {
        return cron;
    }

    @Override
    Attribute<String> serviceName() {
        return inStack.serviceName;
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(source.name, cron, prefix, destinationId);
    }

    @Override
    protected Values completePlan(Values plan, Session session) {
        return source.completePlan(plan, session);
    }

    @Override
    protected void note(Values state, JsonNode row, PrivateState notes) {
        source.note(state, row, notes);
    }

    @Override
    protected Values resolvePlan(PlanRequest plan, Session session) {
        return source.resolvePlan(plan, session);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        backupType.addTo(body, plan, request, session);
        if (parent.type(plan) != ServiceType.COMPOSE) {
            body.putNull("metadata");
            return;
        }
        var metadata = inStack.metadata(
                schema(),
                plan,
                request,
                () -> session.dokploy().query("backup.one", ApiMapping.body("backupId", plan.get(id))));
        body.set("metadata", metadata);
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return inStack.completeState(schema(), backupType.completeState(state, row), row, known);
    }
}
