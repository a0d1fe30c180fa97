package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.OptionalReads;
import com.dokploy.terraform.resources.ParentService;
import com.dokploy.terraform.resources.Secrets;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_backup}: a database, or Dokploy itself, copied to a bucket by the clock. */
public final class Backup extends ScheduledResource {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_backup",
            "A database, a database inside a compose stack, or Dokploy itself, copied to a bucket by the clock. Backups"
                    + " in the bucket outlive the resource.");
    private static final Attribute<String> ID = S.id("backupId");
    private static final ParentService TARGETS = ParentService.declare(
            S,
            "What is backed up.",
            ServiceKind.POSTGRES,
            ServiceKind.MYSQL,
            ServiceKind.MARIADB,
            ServiceKind.MONGO,
            ServiceKind.LIBSQL,
            ServiceKind.COMPOSE);
    private static final Attribute<Boolean> WEB_SERVER = S.bool("web_server")
            .replaces()
            .custom()
            .describe("`true` backs up Dokploy itself, its database and its files.");
    private static final Attribute<String> DESTINATION_ID = S.string("destination_id")
            .references("dokploy_destination")
            .required()
            .describe("Bucket that it goes to.");
    private static final Attribute<String> SCHEDULE = S.string("schedule")
            .required()
            .describe("When it is made: a cron expression, as `0 3 * * *` for every night at three.");
    private static final Attribute<String> DATABASE = S.string("database")
            .optionalComputed()
            .useStateForUnknown()
            .check(Check.notEmpty())
            .describe(
                    "Database inside the engine. If unset, the service's own database, or `dokploy` for the web server."
                            + " Required with `compose_id` and `mongo_id`.");
    private static final BackedUpDatabase WHICH = new BackedUpDatabase(DATABASE, TARGETS, WEB_SERVER);
    private static final Attribute<String> PREFIX =
            S.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
    private static final Attribute<String> SERVICE_NAME =
            S.string("service_name").describe("Service of the compose stack that the database runs in.");
    private static final Attribute<String> DATABASE_TYPE = S.string("database_type")
            .custom()
            .check(Check.oneOf("postgres", "mysql", "mariadb", "mongo"))
            .describe("Engine of a database in a compose stack.");
    private static final Attribute<String> DATABASE_USER = S.string("database_user")
            .custom()
            .describe("User of a database in a compose stack; not for MySQL, which is read as root.");
    private static final Attribute<String> PASSWORD = S.string("database_password")
            .custom()
            .sensitive()
            .describe(
                    "Password of a database in a compose stack: of the user, or of root for MySQL; not for PostgreSQL,"
                            + " which asks for none inside its container.");
    private static final Attribute<String> PASSWORD_WRITE_ONLY =
            Secrets.addCounterpart(S, PASSWORD, "password of a database in a compose stack");
    private static final Schema SCHEMA;

    static {
        S.bool("enabled").defaultsTo(true).describe("Whether it is made at all.");
        S.integer("keep_latest_count")
                .check(Check.between(1, 100_000))
                .describe("How many are kept in the bucket. Left out, all are.");
        S.bool("include_encryption_key")
                .defaultsTo(true)
                .describe(
                        "Whether a backup of Dokploy itself holds the key that its secrets are encrypted with. Without"
                                + " it they cannot be restored on another machine.");
        S.rule(
                Rule.exactlyOneOf(TARGETS.and(WEB_SERVER)),
                Rule.requires(DATABASE_TYPE, SERVICE_NAME),
                Rule.requires(DATABASE_USER, DATABASE_TYPE),
                Rule.requires(PASSWORD, DATABASE_TYPE),
                Rule.requires(PASSWORD_WRITE_ONLY, DATABASE_TYPE));
        SCHEMA = S.build();
    }

    private static final Backup RESOURCE = new Backup();

    private Backup() {
        super(SCHEMA, ID, "backup", "backup.remove", TARGETS, SCHEDULE, SERVICE_NAME);
    }

    /** The resource. */
    public static Backup resource() {
        return RESOURCE;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        WHICH.validate(config, diagnostics);
        var kind = TARGETS.kind(config);
        if (kind == ServiceKind.COMPOSE) {
            if (config.isNull(DATABASE_TYPE)) {
                diagnostics.error(
                        Path.of(DATABASE_TYPE.name()),
                        "Missing database_type",
                        "A database in a compose stack needs `database_type` and `service_name`, and what it takes to"
                                + " log in.");
            }
            validateLogin(config, diagnostics);
        } else if (kind != null || config.has(WEB_SERVER)) {
            for (var attribute : List.of(SERVICE_NAME, DATABASE_TYPE)) {
                if (config.has(attribute)) {
                    diagnostics.error(
                            Path.of(attribute.name()),
                            "Only for compose stacks",
                            "`" + attribute.name() + "` belongs to a backup with `compose_id`.");
                }
            }
        }
        if (config.has(WEB_SERVER) && !config.get(WEB_SERVER)) {
            diagnostics.error(
                    Path.of(WEB_SERVER.name()), "Nothing to back up", "Leave `web_server` out, or set it to `true`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            WHICH.plan(plan, session);
        }
        super.plan(plan, session);
    }

    /** What an engine's own tool needs; without it the first backup would fail. */
    private static void validateLogin(Values config, Diagnostics diagnostics) {
        var type = config.find(DATABASE_TYPE, "");
        var needsUser = !type.isEmpty() && !type.equals("mysql");
        var needsPassword = !type.isEmpty() && !type.equals("postgres");
        if (needsUser && config.isNull(DATABASE_USER)) {
            diagnostics.error(
                    Path.of(DATABASE_USER.name()),
                    "Missing database_user",
                    "A " + type + " database is read by a user.");
        }
        if (needsPassword && config.isNull(PASSWORD) && config.isNull(PASSWORD_WRITE_ONLY)) {
            diagnostics.error(
                    Path.of(PASSWORD.name()),
                    "Missing database_password",
                    "A " + type + " database asks for a password.");
        }
        if (type.equals("mysql") && config.has(DATABASE_USER)) {
            diagnostics.error(
                    Path.of(DATABASE_USER.name()),
                    "Not for MySQL",
                    "Dokploy reads MySQL as root: give root's password.");
        }
        if (type.equals("postgres") && (config.has(PASSWORD) || config.has(PASSWORD_WRITE_ONLY))) {
            diagnostics.error(
                    Path.of(PASSWORD.name()),
                    "Not for PostgreSQL",
                    "Dokploy reads PostgreSQL inside its container, without a password.");
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ExactlyOnceCreate.Lists lists) {
        var owner = TARGETS.of(state);
        return (owner == null
                        ? lists.read("user.getBackups", ApiMapping.body())
                        : lists.read(
                                owner.kind().procedure("one"),
                                ApiMapping.body(owner.kind().idField(), owner.id())))
                .path("backups");
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(DATABASE, SCHEDULE, PREFIX, DESTINATION_ID);
    }

    @Override
    protected String pathOfNames() {
        return "project/environment/service/database schedule prefix destination_id";
    }

    @Override
    protected Values completed(Values plan, Session session) {
        return plan.has(DATABASE) ? plan : plan.with(DATABASE, WHICH.own(plan, session));
    }

    @Override
    protected Values comparable(PlanRequest plan, Session session) {
        var planned = plan.planned();
        if (!plan.isCreate()
                || !planned.value(DATABASE).isUnknown()
                || !plan.config().isNull(DATABASE)) {
            return planned;
        }
        var own = OptionalReads.read("service of a backup", null, () -> WHICH.own(planned, session));
        return own == null ? planned : planned.with(DATABASE, own);
    }

    /** The server asks for the same thing in several ways (v0.30.2). */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest change, Session session) {
        var kind = TARGETS.kind(plan);
        body.put("backupType", kind == ServiceKind.COMPOSE ? "compose" : "database");
        body.put("databaseType", databaseType(plan));
        if (kind == null && change.isCreate()) {
            body.set(
                    "userId",
                    session.dokploy().query("user.get", ApiMapping.body()).path("userId"));
        }
        if (kind != ServiceKind.COMPOSE) {
            body.putNull("metadata");
            return withoutTarget(body, change);
        }
        var metadata = ApiMapping.body();
        var login = metadata.putObject(databaseType(plan));
        if (plan.has(DATABASE_USER)) {
            login.put("databaseUser", plan.get(DATABASE_USER));
        }
        var password = password(plan, change, session);
        if (!password.isEmpty()) {
            login.put(passwordField(databaseType(plan)), password);
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

    private static String databaseType(Values plan) {
        var kind = TARGETS.kind(plan);
        if (kind == null) {
            return "web-server";
        }
        return kind == ServiceKind.COMPOSE ? plan.get(DATABASE_TYPE) : kind.router();
    }

    private static String passwordField(String type) {
        return type.equals("mysql") ? "databaseRootPassword" : "databasePassword";
    }

    private static String password(Values plan, ApplyRequest change, Session session) {
        if (plan.has(PASSWORD)) {
            return plan.get(PASSWORD);
        }
        if (change.isCreate() || Secrets.hasNewVersion(SCHEMA, PASSWORD, plan, change.prior())) {
            return change.config().find(PASSWORD_WRITE_ONLY, "");
        }
        return plan.isNull(PASSWORD) && !Secrets.isWriteOnlyInUse(SCHEMA, PASSWORD, plan)
                ? ""
                : login(session.dokploy().query("backup.one", ApiMapping.body("backupId", plan.get(ID))))
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
        var password = Secrets.isWriteOnlyInUse(SCHEMA, PASSWORD, known)
                ? null
                : login.path(passwordField(type)).textValue();
        return state.with(WEB_SERVER, type.equals("web-server") ? Boolean.TRUE : null)
                .with(DATABASE_TYPE, isCompose ? type : null)
                .with(DATABASE_USER, isCompose ? user : null)
                .with(PASSWORD, isCompose ? password : null);
    }
}
