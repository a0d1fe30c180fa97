package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import org.jspecify.annotations.Nullable;

/** Which database inside the engine a backup copies: the service's own, unless the configuration says otherwise. */
final class BackedUpDatabase {
    /** Dokploy's own database. */
    private static final String DOKPLOY = "dokploy";

    /** The file that a libSQL server keeps its data in, which Dokploy's dashboard fills in (v0.30.2). */
    private static final String LIBSQL = "iku.db";

    final Attribute<String> database;
    private final ParentService targets;
    private final Attribute<Boolean> webServer;

    /** Declares {@code database}, beside what says what is backed up. */
    BackedUpDatabase(Schema.Builder s, ParentService targets, Attribute<Boolean> webServer) {
        this.targets = targets;
        this.webServer = webServer;
        database = s.string("database")
                .optionalComputed()
                .useStateForUnknown()
                .check(Check.notEmpty())
                .describe("Database inside the engine. If unset, the service's own database, or `dokploy` for the web"
                        + " server. Required with `compose_id` and `mongo_id`.");
    }

    /** Asks for a name where no service has one of its own. */
    void validate(Values config, Diagnostics diagnostics) {
        var type = targets.type(config);
        if (config.isNull(database) && (type == ServiceType.COMPOSE || type == ServiceType.MONGO)) {
            diagnostics.error(
                    Path.of(database.name()),
                    "Missing Required Argument",
                    "`" + database.name() + "` is required with `" + ParentService.attributeName(type)
                            + "`: Dokploy does not know which databases there are.");
        }
    }

    /**
     * Warns of another database than the service's own. Which that is, the apply finds out: Terraform plans an object once
     * more before it makes it, and takes no other answer than the first, for which the service may not be readable.
     */
    void plan(PlanRequest plan, Session session) {
        if (plan.config().isNull(database)
                || !plan.changes(database)
                || !plan.planned().has(database)) {
            return;
        }
        OptionalReads.look("service of a backup", () -> {
            var own = own(plan.planned(), session);
            if (own != null && !own.equals(plan.planned().get(database))) {
                warn(plan, own);
            }
        });
    }

    private void warn(PlanRequest plan, String own) {
        var chosen = plan.planned().get(database);
        plan.warning(
                database,
                "Not the Service's Own Database",
                "`" + database.name() + "` is `" + chosen + "`, and the database of the service is `" + own
                        + "`. Every backup will fail unless somebody has created a database `" + chosen
                        + "` there. Remove `" + database.name() + "` to back up `" + own + "`.");
    }

    /** A new backup with its database, which the apply finds out before it makes it. */
    Values completed(Values plan, Session session) {
        return plan.has(database) ? plan : plan.with(database, own(plan, session));
    }

    /** A planned backup with its database, where the server can tell it by now. */
    Values comparable(PlanRequest plan, Session session) {
        var planned = plan.planned();
        if (!plan.isCreate()
                || !planned.value(database).isUnknown()
                || !plan.config().isNull(database)) {
            return planned;
        }
        var own = OptionalReads.read("service of a backup", null, () -> own(planned, session));
        return own == null ? planned : planned.with(database, own);
    }

    /** The database of what is backed up; null if there is none, or it is not known which. */
    private @Nullable String own(Values state, Session session) {
        if (state.find(webServer, false)) {
            return DOKPLOY;
        }
        var owner = targets.of(state);
        return owner == null
                ? null
                : switch (owner.type()) {
                    case LIBSQL -> LIBSQL;
                    case POSTGRES, MYSQL, MARIADB ->
                        session.dokploy()
                                .cachedQuery(
                                        owner.type().procedure("one"),
                                        ApiMapping.body(owner.type().idField(), owner.id()))
                                .path("databaseName")
                                .textValue();
                    case APPLICATION, COMPOSE, MONGO, REDIS -> null;
                };
    }
}
