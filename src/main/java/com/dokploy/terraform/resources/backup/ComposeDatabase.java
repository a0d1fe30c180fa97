package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Secrets;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database in a compose stack that a backup copies: its service, its engine, and what it takes to log in. */
final class ComposeDatabase {
    final Attribute<String> serviceName;
    final Attribute<String> type;
    private final Attribute<String> user;
    private final Attribute<String> password;
    private final Attribute<String> passwordWriteOnly;

    /** Declares it. */
    ComposeDatabase(Schema.Builder s) {
        serviceName = s.string("service_name").describe("Service of the compose stack that the database runs in.");
        type = s.string("database_type")
                .custom()
                .check(Check.oneOf("postgres", "mysql", "mariadb", "mongo"))
                .describe("Engine of a database in a compose stack.");
        user = s.string("database_user")
                .custom()
                .describe("User of a database in a compose stack; not for MySQL, which is read as root.");
        password = s.string("database_password")
                .custom()
                .sensitive()
                .describe("Password of a database in a compose stack: of the user, or of root for MySQL; not for"
                        + " PostgreSQL, which asks for none inside its container.");
        passwordWriteOnly = Secrets.addCounterpart(s, password, "password of a database in a compose stack");
    }

    /** What needs what beside it. */
    Rule[] rules() {
        return new Rule[] {
            Rule.requires(type, serviceName),
            Rule.requires(user, type),
            Rule.requires(password, type),
            Rule.requires(passwordWriteOnly, type)
        };
    }

    /** Asks, of a backup of a compose stack, for all that its engine's own tool needs to log in. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.isNull(type)) {
            diagnostics.error(
                    Path.of(type.name()),
                    "Missing database_type",
                    "A database in a compose stack needs `database_type` and `service_name`, and what it takes to log"
                            + " in.");
        }
        var engine = config.find(type, "");
        if (!engine.isEmpty()) {
            validateUser(engine, config, diagnostics);
            validatePassword(engine, config, diagnostics);
        }
    }

    private void validateUser(String engine, Values config, Diagnostics diagnostics) {
        var isMysql = engine.equals("mysql");
        if (!isMysql && config.isNull(user)) {
            diagnostics.error(
                    Path.of(user.name()), "Missing database_user", "A " + engine + " database is read by a user.");
        }
        if (isMysql && config.has(user)) {
            diagnostics.error(
                    Path.of(user.name()), "Not for MySQL", "Dokploy reads MySQL as root: give root's password.");
        }
    }

    private void validatePassword(String engine, Values config, Diagnostics diagnostics) {
        var isPostgres = engine.equals("postgres");
        if (!isPostgres && config.isNull(password) && config.isNull(passwordWriteOnly)) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Missing database_password",
                    "A " + engine + " database asks for a password.");
        }
        if (isPostgres && (config.has(password) || config.has(passwordWriteOnly))) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Not for PostgreSQL",
                    "Dokploy reads PostgreSQL inside its container, without a password.");
        }
    }

    /** Refuses it beside anything else that is backed up. */
    void refuse(Values config, Diagnostics diagnostics) {
        for (var attribute : List.of(serviceName, type)) {
            if (config.has(attribute)) {
                diagnostics.error(
                        Path.of(attribute.name()),
                        "Only for compose stacks",
                        "`" + attribute.name() + "` belongs to a backup with `compose_id`.");
            }
        }
    }

    /**
     * What the server calls the metadata of a backup: how to log in.
     *
     * @param row reads the backup as the server has it now, which tells a password that is not to change
     */
    ObjectNode metadata(Schema schema, Values plan, ApplyRequest request, Supplier<JsonNode> row) {
        var engine = plan.get(type);
        var metadata = ApiMapping.body();
        var login = metadata.putObject(engine);
        if (plan.has(user)) {
            login.put("databaseUser", plan.get(user));
        }
        var secret = password(schema, plan, request, row);
        if (!secret.isEmpty()) {
            login.put(passwordField(engine), secret);
        }
        return metadata;
    }

    private String password(Schema schema, Values plan, ApplyRequest request, Supplier<JsonNode> row) {
        if (plan.has(password)) {
            return plan.get(password);
        }
        if (request.isCreate() || Secrets.hasNewVersion(schema, password, plan, request.prior())) {
            return request.config().find(passwordWriteOnly, "");
        }
        return plan.isNull(password) && !Secrets.isWriteOnlyInUse(schema, password, plan)
                ? ""
                : login(row.get()).path(passwordField(plan.get(type))).asText("");
    }

    private static String passwordField(String engine) {
        return engine.equals("mysql") ? "databaseRootPassword" : "databasePassword";
    }

    private static JsonNode login(JsonNode row) {
        return row.path("metadata").path(row.path("databaseType").asText());
    }

    /** Adds what a row says of it to the state. */
    Values described(Schema schema, Values state, JsonNode row, Values known) {
        if (!row.path("composeId").isTextual()) {
            return described(state, null, null, null);
        }
        var engine = row.path("databaseType").asText();
        var login = login(row);
        var stored = Secrets.isWriteOnlyInUse(schema, password, known)
                ? null
                : login.path(passwordField(engine)).textValue();
        return described(state, engine, login.path("databaseUser").textValue(), stored);
    }

    private Values described(Values state, @Nullable String engine, @Nullable String login, @Nullable String secret) {
        return state.with(type, engine).with(user, login).with(password, secret);
    }
}
