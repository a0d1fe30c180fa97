package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.Secrets;
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
    private final Attribute<String> database = s.string("database")
            .optionalComputed()
            .useStateForUnknown()
            .check(Check.notEmpty())
            .describe(
                    "Database inside the engine. If unset, the service's own database, or `dokploy` for the web server."
                            + " Required with `compose_id` and `mongo_id`.");
    private final BackedUpDatabase which = new BackedUpDatabase(database, targets, webServer);
    private final Attribute<String> prefix =
            s.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
    private final Attribute<String> serviceName =
            s.string("service_name").describe("Service of the compose stack that the database runs in.");
    private final Attribute<String> databaseType = s.string("database_type")
            .custom()
            .check(Check.oneOf("postgres", "mysql", "mariadb", "mongo"))
            .describe("Engine of a database in a compose stack.");
    private final Attribute<String> databaseUser = s.string("database_user")
            .custom()
            .describe("User of a database in a compose stack; not for MySQL, which is read as root.");
    private final Attribute<String> password = s.string("database_password")
            .custom()
            .sensitive()
            .describe(
                    "Password of a database in a compose stack: of the user, or of root for MySQL; not for PostgreSQL,"
                            + " which asks for none inside its container.");
    private final Attribute<String> passwordWriteOnly =
            Secrets.addCounterpart(s, password, "password of a database in a compose stack");

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
        declared(
                Rule.exactlyOneOf(targets.and(webServer)),
                Rule.requires(databaseType, serviceName),
                Rule.requires(databaseUser, databaseType),
                Rule.requires(password, databaseType),
                Rule.requires(passwordWriteOnly, databaseType));
    }

    @Override
    Attribute<String> cron() {
        return schedule;
    }

    @Override
    Attribute<String> serviceName() {
        return serviceName;
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
        which.validate(config, diagnostics);
        var type = targets.kind(config);
        if (type == ServiceType.COMPOSE) {
            if (config.isNull(databaseType)) {
                diagnostics.error(
                        Path.of(databaseType.name()),
                        "Missing database_type",
                        "A database in a compose stack needs `database_type` and `service_name`, and what it takes to"
                                + " log in.");
            }
            validateLogin(config, diagnostics);
        } else if (type != null || config.has(webServer)) {
            for (var attribute : List.of(serviceName, databaseType)) {
                if (config.has(attribute)) {
                    diagnostics.error(
                            Path.of(attribute.name()),
                            "Only for compose stacks",
                            "`" + attribute.name() + "` belongs to a backup with `compose_id`.");
                }
            }
        }
        if (config.has(webServer) && !config.get(webServer)) {
            diagnostics.error(
                    Path.of(webServer.name()), "Nothing to back up", "Leave `web_server` out, or set it to `true`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            which.plan(plan, session);
        }
        super.plan(plan, session);
    }

    /** What an engine's own tool needs; without it the first backup would fail. */
    private void validateLogin(Values config, Diagnostics diagnostics) {
        var type = config.find(databaseType, "");
        var needsUser = !type.isEmpty() && !type.equals("mysql");
        var needsPassword = !type.isEmpty() && !type.equals("postgres");
        if (needsUser && config.isNull(databaseUser)) {
            diagnostics.error(
                    Path.of(databaseUser.name()),
                    "Missing database_user",
                    "A " + type + " database is read by a user.");
        }
        if (needsPassword && config.isNull(password) && config.isNull(passwordWriteOnly)) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Missing database_password",
                    "A " + type + " database asks for a password.");
        }
        if (type.equals("mysql") && config.has(databaseUser)) {
            diagnostics.error(
                    Path.of(databaseUser.name()),
                    "Not for MySQL",
                    "Dokploy reads MySQL as root: give root's password.");
        }
        if (type.equals("postgres") && (config.has(password) || config.has(passwordWriteOnly))) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Not for PostgreSQL",
                    "Dokploy reads PostgreSQL inside its container, without a password.");
        }
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
        return List.of(database, schedule, prefix, destinationId);
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", "database schedule prefix destination_id");
    }

    @Override
    protected Values completed(Values plan, Session session) {
        return plan.has(database) ? plan : plan.with(database, which.own(plan, session));
    }

    @Override
    protected Values comparable(PlanRequest plan, Session session) {
        var planned = plan.planned();
        if (!plan.isCreate()
                || !planned.value(database).isUnknown()
                || !plan.config().isNull(database)) {
            return planned;
        }
        var own = OptionalReads.read("service of a backup", null, () -> which.own(planned, session));
        return own == null ? planned : planned.with(database, own);
    }

    /** The server asks for the same thing in several ways (v0.30.2). */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest change, Session session) {
        var type = targets.kind(plan);
        body.put("backupType", type == ServiceType.COMPOSE ? "compose" : "database");
        body.put("databaseType", databaseType(plan));
        if (type == null && change.isCreate()) {
            body.set(
                    "userId",
                    session.dokploy().query("user.get", ApiMapping.body()).path("userId"));
        }
        if (type != ServiceType.COMPOSE) {
            body.putNull("metadata");
            return withoutTarget(body, change);
        }
        var metadata = ApiMapping.body();
        var login = metadata.putObject(databaseType(plan));
        if (plan.has(databaseUser)) {
            login.put("databaseUser", plan.get(databaseUser));
        }
        var secret = password(plan, change, session);
        if (!secret.isEmpty()) {
            login.put(passwordField(databaseType(plan)), secret);
        }
        body.set("metadata", metadata);
        return withoutTarget(body, change);
    }

    private static ObjectNode withoutTarget(ObjectNode body, ApplyRequest change) {
        if (!change.isCreate()) {
            body.remove("backupType");
        }
        return body;
    }

    private String databaseType(Values plan) {
        var type = targets.kind(plan);
        if (type == null) {
            return "web-server";
        }
        return type == ServiceType.COMPOSE ? plan.get(databaseType) : type.router();
    }

    private static String passwordField(String type) {
        return type.equals("mysql") ? "databaseRootPassword" : "databasePassword";
    }

    private String password(Values plan, ApplyRequest change, Session session) {
        if (plan.has(password)) {
            return plan.get(password);
        }
        if (change.isCreate() || Secrets.hasNewVersion(schema(), password, plan, change.prior())) {
            return change.config().find(passwordWriteOnly, "");
        }
        return plan.isNull(password) && !Secrets.isWriteOnlyInUse(schema(), password, plan)
                ? ""
                : login(session.dokploy().query("backup.one", ApiMapping.body("backupId", plan.get(id))))
                        .path(passwordField(databaseType(plan)))
                        .asText("");
    }

    private static JsonNode login(JsonNode row) {
        return row.path("metadata").path(row.path("databaseType").asText());
    }

    @Override
    protected Values described(Values state, JsonNode row, Values known, Session session) {
        var type = row.path("databaseType").asText();
        var isCompose = row.path("composeId").isTextual();
        var login = login(row);
        var user = login.path("databaseUser").textValue();
        var stored = Secrets.isWriteOnlyInUse(schema(), password, known)
                ? null
                : login.path(passwordField(type)).textValue();
        return state.with(webServer, type.equals("web-server") ? Boolean.TRUE : null)
                .with(databaseType, isCompose ? type : null)
                .with(databaseUser, isCompose ? user : null)
                .with(password, isCompose ? stored : null);
    }
}
