package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.Networks;
import com.dokploy.terraform.resources.Retry;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database: what all have in common, whatever the engine, and what {@link DatabaseSpec} says of one. A password that is really changed, a volume that outlives it,
 * a port to the outside, addresses to reach it at, and a deploy that takes as long as it takes.
 */
public final class Database implements Resource<Session> {
    /** How long Docker may take to let go of a volume after its service was removed. */
    private static final Duration VOLUME_RELEASE = Duration.ofSeconds(30);

    /** How long a container may take to run after the deploy that starts it was answered. */
    private static final Duration CONTAINER_START = Duration.ofSeconds(20);

    private final DatabaseEngine engine;
    private final DatabaseSpec.Declaration particular;
    private final DatabaseSpec parts;
    private final Service service;
    private final Container container;
    private final Password password;
    private final List<Password> passwords = new ArrayList<>();
    private final Attribute<Long> externalPort;
    private final Attribute<String> dockerImage;
    private final Attribute<Boolean> deleteVolumes;
    private final Attribute<String> internalHost;
    private final Attribute<Long> internalPort;
    private final Attribute<String> internalUri;
    private final Attribute<String> externalUri;
    private final Schema schema;

    /**
     * Declares the resource of an engine.
     *
     * @param description what users read about it
     * @param particular what it has besides what all databases have
     */
    Database(DatabaseEngine engine, String description, DatabaseSpec.Declaration particular) {
        this.engine = engine;
        this.particular = particular;
        var builder = Schema.resource("dokploy_" + engine.kind().router(), description);
        service = Service.declare(builder, engine.kind(), "database");
        parts = particular.declare(builder);
        password = Password.declare(builder, "database_password", "user", engine.keepsPasswords(), engine.passwords());
        passwords.add(password);
        if (parts.rootPassword() != null) {
            passwords.add(parts.rootPassword());
        }
        dockerImage = builder.string("docker_image")
                .initially(engine.image())
                .check(Check.notEmpty())
                .describe(
                        engine.runsAnyImage()
                                ? "Image to run."
                                : "Image that Dokploy keeps for it. Dokploy v0.30.2 always runs `" + engine.image()
                                        + "`, whatever is set here.");
        externalPort = builder.integer("external_port")
                .check(Check.between(1, 65535))
                .describe("Port on the server under which it is reached from outside. Left out, it is not.");
        container = engine.isFullyManaged()
                ? Container.declare(builder, "database")
                : Container.declareSimple(builder, "database");
        service.vary(List.of(container.env));
        service.attach(builder, "mounts", Mount::new, "Directories, volumes and files that it sees beside its data.");
        deleteVolumes = builder.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying it also removes the volume with its data. Without it the volume"
                        + " `<app_name>-data` stays on the server.");
        internalHost = builder.string("internal_host")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Host name that other services reach it by.");
        internalPort = builder.integer("internal_port")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Port that other services reach it by.");
        internalUri = builder.string("internal_uri")
                .computed()
                .dependsOn(password.attribute)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address for other services, password included. Null when the password is write-only, since"
                        + " it would be stored here.");
        externalUri = builder.string("external_uri")
                .computed()
                .dependsOn(password.attribute, externalPort)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address from outside, password included. Null without `external_port`, and when the password"
                        + " is write-only.");
        schema = builder.build();
    }

    /** The data source of the same name. */
    public SingleDataSource lookUp() {
        return SingleDataSource.of(
                this,
                "Looks up a database by id, or by name within an environment.",
                service.id,
                service::find,
                service.environmentId,
                service.name);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var kind = engine.kind();
        var row = session.dokploy()
                .find(kind.procedure("one"), kind.idField(), reading.state().get(service.id));
        return row == null ? null : state(row, reading.state(), reading.privateState(), reading.isImport(), session);
    }

    private Values current(Values known, ApplyRequest change, Session session) {
        var kind = engine.kind();
        var row =
                session.dokploy().query(kind.procedure("one"), ApiMapping.body(kind.idField(), known.get(service.id)));
        return state(row, known, change.privateState(), false, session);
    }

    @Override
    public Values importState(String id, Session session) {
        return service.importState(id, session);
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        particular.validate(config, diagnostics);
        container.validate(config, diagnostics);
        for (var each : passwords) {
            each.validate(config, diagnostics);
        }
        service.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        service.plan(schema, plan, session);
        WithoutEffect.warnOfNew(plan, this::warnOfIgnored);
        container.warnOfMode(plan, service.status);
        if (session != null) {
            Networks.warnOfIgnored(plan, session, container.networkIds, service.serverId);
        }
        for (var each : passwords) {
            each.plan(schema, plan);
        }
        var prior = plan.prior();
        if (prior != null) {
            DataDirectory.warnOfUpgrade(plan, engine, dockerImage, volume(prior));
        }
        warnOfCommand(plan);
        var secret = plan.planned().value(password.attribute);
        if (secret.isNull()) {
            plan.set(internalUri, null);
            plan.set(externalUri, null);
        } else if (secret.isUnknown()) {
            plan.unknown(internalUri);
            plan.unknown(externalUri);
        }
        var port = plan.planned().find(externalPort);
        if (plan.planned().isNull(externalPort)) {
            plan.set(externalUri, null);
        } else if (port != null && session != null) {
            service.claimPorts(plan, session, externalPort, () -> List.of(port + "/tcp"));
        }
    }

    private void warnOfIgnored(Values config, Diagnostics diagnostics) {
        container.warnOfOverridden(config, diagnostics);
        var image = config.find(dockerImage);
        if (!engine.runsAnyImage() && image != null && !image.equals(engine.image())) {
            WithoutEffect.warn(
                    config,
                    dockerImage.name(),
                    "Dokploy always runs `" + engine.image() + "` for a libSQL database, whatever is set here. Remove"
                            + " `docker_image`.",
                    diagnostics);
        }
    }

    /** Redis gets its password by the command that Dokploy v0.30.2 starts it with, unless there is another one. */
    private void warnOfCommand(PlanRequest plan) {
        var args = schema.attribute("args");
        if (engine.passwords() != PasswordRule.SHELL
                || args == null
                || setsPassword(plan.planned().value(container.command))
                || setsPassword(plan.planned().value(args))) {
            return;
        }
        for (var attribute : List.of(container.command, args)) {
            var value = plan.planned().value(attribute);
            if (plan.changes(attribute)
                    && value instanceof Value.Known
                    && !value.equals(Value.list())
                    && !value.equals(Value.of(""))) {
                plan.warning(
                        attribute,
                        "Redis Runs Without a Password",
                        "With `command` or `args` Dokploy does not pass the password to Redis: it sets none, and anybody"
                                + " who reaches the port gets in, unless the command itself sets one. The container has"
                                + " the password in its environment, so that this works: `command = \"/bin/sh\"` and"
                                + " `args = [\"-c\", \"exec redis-server --requirepass $REDIS_PASSWORD\"]`.");
                return;
            }
        }
    }

    private static boolean setsPassword(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.contains("requirepass");
            case Value.ListValue(var items) -> items.stream().anyMatch(Database::setsPassword);
            default -> false;
        };
    }

    /** Its volume in words, with a blank before it. A creation that broke off may have saved the id and no more. */
    private String volume(Values prior) {
        return prior.has(service.appName) ? " `" + prior.get(service.appName) + "-data`" : "";
    }

    @Override
    public @Nullable Diagnostic lossOfReplacement(Values prior) {
        if (!prior.find(deleteVolumes, false)) {
            return null;
        }
        return Diagnostic.warning(
                Path.of(deleteVolumes.name()),
                "Replacement Removes the Data",
                "Replacing the database `" + prior.find(service.name, "") + "` destroys it first, and because of"
                        + " `delete_volumes = true` its volume" + volume(prior) + " with all data as well. The new"
                        + " database is empty. To keep the data, set `delete_volumes = false` and apply before"
                        + " replacing, or back it up.");
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        service.planDestroy(prior, diagnostics);
        if (!prior.find(deleteVolumes, false) && service.mayHaveRun(prior)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "The data stays on the server",
                    "Destroying the database `" + prior.find(service.name, "") + "` leaves its volume" + volume(prior)
                            + " behind" + (prior.find(service.status, "").equals("done") ? "" : ", if it ever ran")
                            + ". A new database does not use it. Set"
                            + " `delete_volumes = true` and apply before destroying to remove it as well.");
        }
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session) {
        service.prepareDestroy(prior, session);
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.plan();
        var body = ApiMapping.create(
                schema, plan, service.name, service.description, service.environmentId, service.serverId, dockerImage);
        for (var attribute : parts.atCreate()) {
            body.set(schema.apiField(attribute), ApiMapping.field(attribute, plan.value(attribute)));
        }
        if (!engine.isFullyManaged()) {
            // This procedure wants them said, even if there is nothing to say.
            body.putIfAbsent("description", NullNode.instance);
            body.putIfAbsent("serverId", NullNode.instance);
        }
        var saved = plan;
        for (var each : passwords) {
            var secret = each.wanted(change);
            body.put(schema.apiField(each.attribute), secret);
            saved = saved.with(each.attribute, each.stored(change, secret));
        }
        var created = service.create(plan, body, session);
        saved = change.save(saved.with(service.id, created.id()));
        return write(saved, created, change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        var plan = change.plan().with(service.id, prior.get(service.id));
        var saved = prior;
        for (var each : passwords) {
            if (each.isNew(schema, change)) {
                var secret = each.wanted(change);
                changePassword(each, prior, secret, change, session);
                plan = plan.with(each.attribute, each.stored(change, secret));
                saved = change.save(saved.withValue(each.attribute, plan.value(each.attribute)));
            }
        }
        return write(plan, null, change, session);
    }

    private Values write(
            Values plan, ExactlyOnceCreate.@Nullable Created created, ApplyRequest change, Session session) {
        var kind = engine.kind();
        var id = plan.get(service.id);
        var prior = change.isCreate() ? null : change.prior();
        var body = ApiMapping.update(schema, plan, change.config(), prior);
        Variables.write(
                List.of(container.env),
                body,
                change.config(),
                plan,
                prior,
                change.privateState(),
                () -> session.dokploy().queryUncached(kind.procedure("one"), ApiMapping.body(kind.idField(), id)));
        if (body.path("networkIds").isNull()) {
            body.putArray("networkIds");
        }
        if (body.path("args").isArray() && body.path("args").isEmpty()) {
            // Even an empty list replaces Dokploy's own command (v0.30.2), which passes Redis its password.
            body.putNull("args");
        }
        var row = created == null ? null : created.reply();
        if (row == null || ApiMapping.hasNews(body, row)) {
            session.dokploy().mutate(kind.procedure("update"), body.put(kind.idField(), id));
        }
        var hasNewAttachments = service.writeAttachments(change, plan, row, session);
        if (service.isDeployDue(schema, change, hasNewAttachments)) {
            service.deploy(
                    change,
                    plan,
                    session,
                    () -> current(plan, change, session),
                    () -> Deployments.run(kind, id, true, change, session));
        }
        return current(plan, change, session);
    }

    /** Changes a password in the running engine; one that never ran, or knows no such thing, gets it with a deploy. */
    private void changePassword(Password which, Values prior, String secret, ApplyRequest change, Session session) {
        var kind = engine.kind();
        var body = ApiMapping.body(kind.idField(), prior.get(service.id));
        if (!engine.keepsPasswords() || prior.find(service.status, "idle").equals("idle")) {
            session.dokploy()
                    .mutate(
                            kind.procedure("update"),
                            completed(body, prior).put(schema.apiField(which.attribute), secret));
            return;
        }
        body.put("password", secret);
        if (which == parts.rootPassword()) {
            body.put("type", "root");
        }
        try {
            Retry.retry(
                    CONTAINER_START,
                    change,
                    Database::isStarting,
                    () -> session.dokploy().mutate(kind.procedure("changePassword"), body));
        } catch (ApiException failure) {
            throw failure.error() instanceof ApiError.Server ? passwordNotChanged(which, failure) : failure;
        }
    }

    /** A deploy is answered before its container runs (v0.30.2). */
    private static boolean isStarting(ApiException failure) {
        return failure.error() instanceof ApiError.Server
                && failure.error().message().contains("No running container");
    }

    private static DiagnosticException passwordNotChanged(Password which, ApiException failure) {
        return new DiagnosticException(Diagnostic.error(
                Path.of(which.attribute.name()),
                "Password not changed",
                "Dokploy changes the password inside the running database, and could not: "
                        + failure.error().message()
                        + "\n\nStart the database, or deploy it, then apply again. Nothing was changed."));
    }

    /** An update of libsql resets what it does not mention (v0.30.2). */
    private ObjectNode completed(ObjectNode body, Values prior) {
        if (!engine.isFullyManaged()) {
            body.put(schema.apiField(dockerImage), prior.get(dockerImage));
            for (var attribute : parts.atCreate()) {
                if (!attribute.replaces()) {
                    body.set(schema.apiField(attribute), ApiMapping.field(attribute, prior.value(attribute)));
                }
            }
        }
        return body;
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        var id = ApiMapping.body(engine.kind().idField(), prior.get(service.id));
        // A create that broke off has saved the id and no more. Once the row is gone nobody knows the volume's name.
        var appName = prior.has(service.appName)
                ? prior.get(service.appName)
                : session.dokploy()
                        .query(engine.kind().procedure("one"), id)
                        .path("appName")
                        .asText();
        remove(prior.get(service.id), session);
        if (prior.find(deleteVolumes, false)) {
            removeVolume(appName + "-data", prior, change, session);
        }
    }

    /** Removes the service. When it is gone although the answer was lost, nobody would come back for its volume. */
    private void remove(String id, Session session) {
        try {
            session.dokploy()
                    .mutate(
                            engine.kind().removal(),
                            ApiMapping.body(engine.kind().idField(), id));
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()
                    || session.dokploy()
                                    .find(
                                            engine.kind().procedure("one"),
                                            engine.kind().idField(),
                                            id)
                            != null) {
                throw failure;
            }
        }
    }

    private void removeVolume(String volume, Values prior, ApplyRequest change, Session session) {
        var body = ApiMapping.body("volumeName", volume);
        if (prior.has(service.serverId)) {
            body.put("serverId", prior.get(service.serverId));
        }
        try {
            Retry.retry(
                    VOLUME_RELEASE,
                    change,
                    failure -> isPassing(failure) && !isGone(failure),
                    () -> session.dokploy().mutate("dockerVolume.removeVolume", body));
        } catch (ApiException failure) {
            if (!isGone(failure)) {
                change.diagnostics()
                        .warning(
                                Path.of(deleteVolumes.name()),
                                "The data could not be removed",
                                "The database is gone, but its volume `" + volume + "` stays: "
                                        + failure.error().message()
                                        + "\n\nRemove it on the server with `docker volume rm " + volume + "`.");
            }
        }
    }

    /** A volume that was never made, or was removed by a call whose answer was lost. */
    private static boolean isGone(ApiException failure) {
        return failure.error() instanceof ApiError.Server server
                && server.message().contains("no such volume");
    }

    /** In use, until Docker has let go of it, or kept from us by something on the way. The row is gone: now or never. */
    private static boolean isPassing(ApiException failure) {
        return failure.error() instanceof ApiError.Server
                || failure.error() instanceof ApiError.Unreachable
                || failure.error() instanceof ApiError.TimedOut
                || failure.error() instanceof ApiError.Unreadable
                || (failure.error() instanceof ApiError.Unauthorized unauthorized && unauthorized.keyHadWorked());
    }

    private Values state(JsonNode row, Values known, PrivateState privateState, boolean isImport, Session session) {
        var procedure = engine.kind().procedure("one");
        var state = service.describe(ApiMapping.state(schema, row, known, procedure), known, isImport, row, session);
        state = state.with(internalHost, state.get(service.appName)).with(internalPort, engine.port());
        for (var each : passwords) {
            var isHidden = each.isHidden(schema, known);
            state = state.with(
                    each.attribute, isHidden ? null : ApiMapping.text(row, schema.apiField(each.attribute), procedure));
        }
        var secret = state.find(password.attribute);
        var port = state.find(externalPort);
        var internal = secret == null ? null : uri(state, secret, state.get(service.appName), engine.port());
        var external = secret == null || port == null ? null : uri(state, secret, publicHost(row, session), port);
        return container.env.read(
                state.with(internalUri, internal).with(externalUri, external),
                known,
                privateState,
                isImport,
                ApiMapping.text(row, "env", procedure));
    }

    /** Where the server is reached from outside: its own address, or the one that Terraform reaches Dokploy at. */
    private static String publicHost(JsonNode row, Session session) {
        var address = row.path("server").path("ipAddress").asText("");
        return address.isEmpty() ? URI.create(session.dokploy().endpoint()).getHost() : address;
    }

    private String uri(Values state, String secret, String host, long port) {
        var user = parts.user() == null ? parts.onlyUser() : encoded(state.get(parts.user()));
        var database = parts.database() == null ? "" : "/" + encoded(state.get(parts.database()));
        return engine.scheme() + "://" + user + ":" + encoded(secret) + "@" + host + ":" + port + database;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
