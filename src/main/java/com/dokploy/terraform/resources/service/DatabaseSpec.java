package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database has besides what all have.
 *
 * @param user who may log in; null where the engine has one user only, or none
 * @param database what to log in to; null where the engine knows no such thing
 * @param onlyUser the user of an engine that has one user only; empty for none
 * @param rootPassword the password of the engine's administrator; null where there is none
 * @param atCreate what else the server wants to know when it makes one
 */
record DatabaseSpec(
        @Nullable Attribute<String> user,
        @Nullable Attribute<String> database,
        String onlyUser,
        @Nullable Password rootPassword,
        List<Attribute<?>> atCreate) {
    /** Declares what is particular about an engine. */
    interface Declaration {
        /** Declares the attributes. */
        DatabaseSpec declare(Schema.Builder schema);

        /** Checks what the schema cannot say. */
        default void validate(Values config, Diagnostics diagnostics) {}
    }

    static Attribute<String> databaseName(Schema.Builder schema) {
        return schema.string("database_name")
                .required()
                .replaces()
                .check(Check.notEmpty())
                .describe("Database that is made at the first start. A volume with data in it ignores another name, so"
                        + " a change makes a new, empty database.");
    }

    static Attribute<String> databaseUser(Schema.Builder schema) {
        return databaseUser(schema, Check.notEmpty());
    }

    /** A user beside the administrator {@code root}, of which the image makes no second one: it ends at once. */
    static Attribute<String> databaseUserBesideRoot(Schema.Builder schema) {
        return databaseUser(
                schema,
                Check.notEmpty(),
                Check.matches(
                        "(?!root$).*", "another user than `root`, who is there anyway and has a password of its own"));
    }

    private static Attribute<String> databaseUser(Schema.Builder schema, Check... checks) {
        return schema.string("database_user")
                .required()
                .replaces()
                .check(checks)
                .describe("Owner of the database, made at the first start. A volume with data in it ignores another"
                        + " name, so a change makes a new, empty database.");
    }
}
