package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database in a compose stack that a backup copies: its service, its engine, and the credentials to log in. */
final class ComposeDatabase {
    final Attribute<String> serviceName;
    final Attribute<String> type;
    private final Attribute<String> user;
    private final Attribute<String> password;
    private final Attribute<String> passwordWriteOnly;

    /** Declares the attributes. */
    ComposeDatabase(Schema.Builder s) {
        serviceName = s.string("service_name")
                .describe(
                        "Service of the compose stack that runs the database.",
                        "Required with `compose_id`; cannot be set otherwise.");
        type = s.string("database_type")
                .custom()
                .check(Check.oneOf("postgres", "mysql", "mariadb", "mongo"))
                .describe(
                        "Type of the database in the compose stack.",
                        "Required with `compose_id`; cannot be set otherwise.");
        user = s.string("database_user")
                .custom()
                .describe(
                        "User of the database in the compose stack.",
                        "Required with `compose_id`, except for MySQL, which is backed up as `root`; cannot be set"
                                + " otherwise.");
        password = s.string("database_password")
                .custom()
                .sensitive()
                .describe(
                        "Password of the database in the compose stack: of the user, or of `root` for MySQL.",
                        "With `compose_id`, either this or `database_password_wo` is required, except for PostgreSQL,"
                                + " which asks for no password inside its container; cannot be set otherwise.");
        passwordWriteOnly = Secrets.addCounterpart(s, password);
    }

    /** Returns the rules which of the attributes require which others. */
    Rule[] rules() {
        return new Rule[] {
            Rule.requires(type, serviceName),
            Rule.requires(user, type),
            Rule.requires(password, type),
            Rule.requires(passwordWriteOnly, type)
        };
    }

    /** Requires, for a backup of a compose stack, all attributes that the engine's own tool needs to log in. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.isNull(type)) {
            diagnostics.error(
                    Path.of(type.name()),
                    "Missing Required Argument",
                    "The backup of a database in a compose stack requires `database_type`, `service_name` and"
                            + " the credentials of the database.");
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
                    Path.of(user.name()),
                    "Missing Required Argument",
                    "The backup of a database of the type `" + engine + "` in a compose stack requires"
                            + " `database_user`.");
        }
        if (isMysql && config.has(user)) {
            diagnostics.error(
                    Path.of(user.name()),
                    "Invalid Attribute Combination",
                    "Dokploy backs up MySQL as `root`, so `database_user` cannot be set. Set"
                            + " `database_password` to the password of `root`.");
        }
    }

    private void validatePassword(String engine, Values config, Diagnostics diagnostics) {
        var isPostgres = engine.equals("postgres");
        if (!isPostgres && config.isNull(password) && config.isNull(passwordWriteOnly)) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Missing Required Argument",
                    "The backup of a database of the type `" + engine + "` in a compose stack requires"
                            + " `database_password`.");
        }
        if (isPostgres && (config.has(password) || config.has(passwordWriteOnly))) {
            diagnostics.error(
                    Path.of(password.name()),
                    "Invalid Attribute Combination",
                    "Dokploy backs up PostgreSQL without a password, inside its container. Remove"
                            + " `database_password`.");
        }
    }

    /** Refuses the attributes for a backup of anything else than a compose stack. */
    void refuse(Values config, Diagnostics diagnostics) {
        for (var attribute : List.of(serviceName, type)) {
            if (config.has(attribute)) {
                diagnostics.error(
                        Path.of(attribute.name()),
                        "Invalid Attribute Combination",
                        "`" + attribute.name() + "` can only be set with `compose_id`.");
            }
        }
    }

    /**
     * Returns the credentials to log in, which the server calls the metadata of a backup.
     *
     * @param row reads the backup as the server has it now, for a password that is not to change
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

    /** Adds the database's service, engine and credentials from a row to the state. */
    Values completeState(Schema schema, Values state, JsonNode row, Values known) {
        if (!row.path("composeId").isTextual()) {
            return with(state, null, null, null);
        }
        var engine = row.path("databaseType").asText();
        var login = login(row);
        var stored = Secrets.isWriteOnlyInUse(schema, password, known)
                ? null
                : login.path(passwordField(engine)).textValue();
        return with(state, engine, login.path("databaseUser").textValue(), stored);
    }

    private Values with(Values state, @Nullable String engine, @Nullable String login, @Nullable String secret) {
        return state.with(type, engine).with(user, login).with(password, secret);
    }
}
