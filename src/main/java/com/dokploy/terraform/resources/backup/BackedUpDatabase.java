package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The database inside the engine that a backup copies: the service's own, unless the configuration says otherwise. */
final class BackedUpDatabase {
    /** The name of Dokploy's own database. */
    private static final String DOKPLOY = "dokploy";

    /** The file that a libSQL server keeps its data in, which Dokploy's dashboard fills in (v0.30.2). */
    private static final String LIBSQL = "iku.db";

    /** The key of the note that says which database is the service's own. */
    private static final String OWN = "own-database";

    final Attribute<String> name;
    private final ParentService parent;
    private final Attribute<Boolean> dokployServer;

    /** Declares {@code database_name}, beside the given attributes that say what is backed up. */
    BackedUpDatabase(Schema.Builder s, ParentService parent, Attribute<Boolean> dokployServer) {
        this.parent = parent;
        this.dokployServer = dokployServer;
        name = s.string("database_name")
                .apiField("database")
                .optionalComputed()
                .useStateForUnknown()
                .check(Check.notEmpty())
                .describe(
                        "Name of the database to back up.",
                        "If unset, the database service's own, or `dokploy` for a"
                                + " backup of Dokploy itself. Must be set with `compose_id` or `mongo_id`.");
    }

    /** Asks for a name where no service has one of its own. */
    void validate(Values config, Diagnostics diagnostics) {
        var type = parent.type(config);
        if (config.isNull(name) && (type == ServiceType.COMPOSE || type == ServiceType.MONGO)) {
            diagnostics.error(
                    Path.of(name.name()),
                    "Missing Required Argument",
                    "`" + name.name() + "` is required with `" + ParentService.attributeName(type)
                            + "`, because Dokploy does not know the databases of this service.");
        }
    }

    /**
     * Notes which database is the service's own: a plan follows from notes, never from what the server answers during
     * the plan.
     */
    void note(Values state, JsonNode row, PrivateState notes) {
        notes.put(OWN, own(state, service -> row.path(service.type().router())));
    }

    /** Goes back to the service's own database where the configuration names none. */
    void plan(PlanRequest plan) {
        var own = plan.privateState().get(OWN);
        if (!plan.isCreate() && plan.config().isNull(name) && own != null) {
            plan.set(name, own);
        }
    }

    /**
     * Warns of another database than the service's own. The apply finds out which one is the service's own: Terraform
     * plans an object once more before it makes it, and takes no other answer than the first, for which the service may
     * not be readable.
     */
    void warnOfAnother(PlanRequest plan, Session session) {
        if (plan.config().isNull(name) || !plan.changes(name) || !plan.planned().has(name)) {
            return;
        }
        OptionalReads.look("service of a backup", () -> {
            var own = own(plan.planned(), session);
            if (own != null && !own.equals(plan.planned().get(name))) {
                warn(plan, own);
            }
        });
    }

    private void warn(PlanRequest plan, String own) {
        var chosen = plan.planned().get(name);
        plan.warning(
                name,
                "Not the Service's Own Database",
                "`" + name.name() + "` is `" + chosen + "`, but the service was created with the database `" + own
                        + "`. Backups fail unless a database `" + chosen + "` exists in the service. Remove `"
                        + name.name()
                        + "` to back up `" + own + "`.");
    }

    /** Returns a new backup with its database, which the apply finds out before it makes it. */
    Values completePlan(Values plan, Session session) {
        return plan.has(name) ? plan : plan.with(name, own(plan, session));
    }

    /** Returns a planned backup with its database, if the server can tell it now. */
    Values resolvePlan(PlanRequest plan, Session session) {
        var planned = plan.planned();
        if (!plan.isCreate()
                || !planned.value(name).isUnknown()
                || !plan.config().isNull(name)) {
            return planned;
        }
        var own = OptionalReads.read("service of a backup", null, () -> own(planned, session));
        return own == null ? planned : planned.with(name, own);
    }

    private @Nullable String own(Values state, Session session) {
        return own(
                state,
                service -> session.dokploy()
                        .cachedQuery(
                                service.type().procedure("one"),
                                ApiMapping.body(service.type().idField(), service.id())));
    }

    /** Returns the own database of the backed up service; null if there is none, or it is not known. */
    private @Nullable String own(Values state, Function<ServiceReference, JsonNode> read) {
        if (state.find(dokployServer, false)) {
            return DOKPLOY;
        }
        var service = parent.of(state);
        return service == null
                ? null
                : switch (service.type()) {
                    case LIBSQL -> LIBSQL;
                    case POSTGRES, MYSQL, MARIADB ->
                        read.apply(service).path("databaseName").textValue();
                    case APPLICATION, COMPOSE, MONGO, REDIS -> null;
                };
    }
}
