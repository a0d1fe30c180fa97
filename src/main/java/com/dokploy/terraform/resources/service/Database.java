package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.TransientFailures;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database: what all have in common, whatever the engine. A password that is really changed, a volume that outlives
 * it, a port to the outside, addresses to reach it at, and a deploy that takes as long as it takes. A subclass declares
 * the attributes that only its engine has, and names the user and the database to log in to.
 */
abstract class Database extends ServiceResource implements DatabaseAddresses.Login {
    /** The time to look for a database whose removal was not answered: a server that restarts is back by then. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    final DatabaseEngine engine;
    final Passwords passwords;
    final Container container;
    final Attribute<String> dockerImage;
    private final DataVolume volume;

    /** Declares the attributes that all databases have. */
    Database(DatabaseEngine engine, String description) {
        super(engine.type(), "a database", description);
        this.engine = engine;
        passwords = new Passwords(this, engine, this::complete);
        passwords.add(
                "database_password", engine.type() == ServiceType.REDIS ? "database" : "user", engine.keepsPasswords());
        dockerImage = s.string("docker_image")
                .initially(engine.image())
                .check(Check.notEmpty())
                .describe(
                        engine.isFullyManaged()
                                ? "Image to run."
                                : "Has no effect: Dokploy v0.30.2 always runs the same image.",
                        engine.isFullyManaged() ? "" : "Leave the attribute unset.");
        container = add(new Container(this, "database", !engine.isFullyManaged()));
        add(passwords);
        attachments.add(
                Mount.Attributes::new,
                "Mounts: directories of the host, Docker volumes and files that the database sees in"
                        + " addition to its data volume.");
        volume = new DataVolume(s, identity);
        add(new Engine());
        add(new DatabaseAddresses(this, engine, passwords.ofUser(), this));
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(
                Predecessor.of("dokploy_database").where("type", engine.type().router()));
    }

    /** Returns the attributes that only this engine has and that the server needs when it makes the database. */
    abstract List<Attribute<?>> ofEngine();

    @Override
    public String user(Values state) {
        return engine.onlyUser();
    }

    @Override
    public @Nullable String database(Values state) {
        return null;
    }

    /** Declares the database that is made at the first start. */
    final Attribute<String> declareName() {
        return s.string("database_name")
                .required()
                .replaces()
                .check(Check.notEmpty())
                .describe(
                        "Name of the database, created at the first start.",
                        "An existing volume keeps its database, so a change creates a new, empty one.");
    }

    /** Declares the user that is made at the first start. */
    final Attribute<String> declareUser() {
        return declareUser(Check.notEmpty());
    }

    /**
     * Declares a user beside the administrator {@code root}. The user cannot be called {@code root} as well: the
     * container of such a database ends at once.
     */
    final Attribute<String> declareUserBesideRoot() {
        passwords.add("database_root_password", "administrator `root`", true);
        return declareUser(Check.notEmpty(), Check.matches("(?!root$).*", "a name other than `root`"));
    }

    private Attribute<String> declareUser(Check... checks) {
        return s.string("database_user")
                .required()
                .replaces()
                .check(checks)
                .describe(
                        "Owner of the database, created at the first start.",
                        "An existing volume keeps its users, so a change creates a new, empty database.");
    }

    /** The component for everything that depends on the engine. */
    private final class Engine implements Component {
        @Override
        public Values create(ObjectNode body, Values planned, ApplyRequest request) {
            for (var attribute : ofEngine()) {
                body.set(schema().apiField(attribute), ApiMapping.field(attribute, planned.value(attribute)));
            }
            return planned;
        }

        @Override
        public void warnOfIgnored(Values config, Diagnostics diagnostics) {
            var image = config.find(dockerImage);
            if (!engine.isFullyManaged() && image != null && !image.equals(engine.image())) {
                WithoutEffect.warn(
                        config,
                        dockerImage.name(),
                        "Dokploy runs `" + engine.image() + "` for every libSQL database. Remove `docker_image`.",
                        diagnostics);
            }
        }

        @Override
        public void plan(PlanRequest plan, @Nullable Session session) {
            var prior = plan.prior();
            if (prior != null) {
                DataDirectory.warnOfUpgrade(plan, schema(), engine, dockerImage, volume.quotedName(prior));
            }
        }
    }

    @Override
    List<Attribute<?>> atCreate() {
        return List.of(dockerImage);
    }

    @Override
    ObjectNode body(Values planned, ApplyRequest request, @Nullable Values prior) {
        var body = super.body(planned, request, prior);
        if (body.path("args").isArray() && body.path("args").isEmpty()) {
            // Even an empty list replaces Dokploy's own command (v0.30.2), which passes Redis its password.
            body.putNull("args");
        }
        return body;
    }

    /** Adds to an update of nothing but a password the fields that the server would reset otherwise. */
    ObjectNode complete(ObjectNode body, Values prior) {
        return body;
    }

    @Override
    public @Nullable Diagnostic lossOfReplacement(Values prior) {
        return volume.lossOfReplacement(prior);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        super.planDestroy(prior, privateState, diagnostics);
        volume.warnThatItStays(prior, deploys.isDone(prior), diagnostics);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        // A create that broke off has saved the id and no more. Once the row is gone nobody knows the volume's name.
        var appName = prior.has(identity.appName)
                ? prior.get(identity.appName)
                : session.dokploy()
                        .query(type.procedure("one"), ApiMapping.body(type.idField(), prior.get(identity.id)))
                        .path("appName")
                        .asText();
        remove(request, session);
        volume.remove(appName, request, session);
    }

    /**
     * Removes the service. When the answer was lost, this looks until the server answers, whatever {@code max_retries}
     * is, and removes the service again if it is still there: once the row is gone, no later apply removes the volume.
     */
    private void remove(ApplyRequest request, Session session) {
        try {
            super.delete(request, session);
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
            if (TransientFailures.retry(LOOK, request, Database::isTransient, () -> isThere(request, session))) {
                removeAgain(request, session);
            }
        }
    }

    /** Removes the service, unless the first removal was carried out meanwhile. */
    private void removeAgain(ApplyRequest request, Session session) {
        try {
            super.delete(request, session);
        } catch (ApiException failure) {
            if (!ApiErrorDiagnostics.meansGone(failure.error())) {
                throw failure;
            }
        }
    }

    private static boolean isTransient(ApiException failure) {
        return failure.error() instanceof ApiError.Unreachable || failure.error() instanceof ApiError.TimedOut;
    }

    private boolean isThere(ApplyRequest request, Session session) {
        return session.dokploy()
                        .find(
                                type.procedure("one"),
                                type.idField(),
                                request.prior().get(identity.id))
                != null;
    }
}
