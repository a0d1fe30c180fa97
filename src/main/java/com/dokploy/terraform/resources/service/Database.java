package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Creation;
import com.dokploy.terraform.resources.Secrets;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.Wire;
import com.dokploy.terraform.resources.attachment.Inline;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every database has in common, whatever its engine: a password that is really changed, a volume that outlives it,
 * a port to the outside, addresses to reach it at, and a deploy that takes as long as it takes.
 */
final class Database {
    /** What Dokploy v0.30.2 accepts in passwords that it hands to an engine's own tools. */
    static final String PASSWORD = "[a-zA-Z0-9@#%^&*()_+\\-=\\[\\]{}|;:,.<>?~`]+";

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int GENERATED_LENGTH = 32;
    /** How long Docker may take to let go of a volume after its service was removed. */
    private static final Duration VOLUME_RELEASE = Duration.ofSeconds(30);

    final Service service;
    final Container container;
    final Attribute<String> password;
    final Attribute<String> passwordWriteOnly;
    final Attribute<Long> externalPort;
    final Attribute<String> dockerImage;
    final Attribute<Boolean> deleteVolumes;
    private final Inline mounts;
    final Attribute<String> internalHost;
    final Attribute<Long> internalPort;
    final Attribute<String> internalUri;
    final Attribute<String> externalUri;
    private final Engine engine;

    /**
     * What one engine is like.
     *
     * @param scheme how its addresses begin, as {@code postgresql}
     * @param port the port that it listens on in its container
     * @param image the image that the server runs unless told otherwise
     * @param dataPath where in its container the data is; no mount may hide it
     */
    record Engine(ServiceKind kind, String scheme, long port, String image, String dataPath) {}

    /** Who may log in, and to what; each part null where an engine has no such thing. */
    record Login(@Nullable String user, @Nullable String database) {}

    private Database(Schema.Builder schema, Engine engine, Service service) {
        this.engine = engine;
        this.service = service;
        password = schema.string("database_password")
                .optionalComputed()
                .keepsState()
                .sensitive()
                .custom()
                .immediate()
                .check(Check.matches(
                        PASSWORD,
                        "made of letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` `` (the server refuses others)"))
                .describe("Password of the user. A change is carried out in the running database. Left out, one of 32"
                        + " characters is generated and kept in the state.");
        passwordWriteOnly = Secrets.addTwin(schema, password, "password of the user");
        dockerImage = schema.string("docker_image")
                .defaultsTo(engine.image())
                .check(Check.notEmpty())
                .describe("Image to run.");
        externalPort = schema.integer("external_port")
                .check(Check.between(1, 65535))
                .describe("Port on the server under which it is reached from outside. Left out, it is not.");
        container = Container.declare(schema, "database");
        mounts = service.attach(
                schema, "mounts", Mount::new, "Directories, volumes and files that it sees beside its data.");
        deleteVolumes = schema.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying it also removes the volume with its data. Without it the volume"
                        + " `<app_name>-data` stays on the server.");
        internalHost = schema.string("internal_host")
                .computed()
                .keepsState()
                .custom()
                .describe("Host name that other services reach it by.");
        internalPort = schema.integer("internal_port")
                .computed()
                .keepsState()
                .custom()
                .describe("Port that other services reach it by.");
        internalUri = schema.string("internal_uri")
                .computed()
                .changesWith(password)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address for other services, password included. Null when the password is write-only, since"
                        + " it would be stored here.");
        externalUri = schema.string("external_uri")
                .computed()
                .changesWith(password, externalPort)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address from outside, password included. Null without `external_port`, and when the password"
                        + " is write-only.");
    }

    /** Declares the attributes; those of the engine itself come in between. */
    static Database declare(Schema.Builder schema, Engine engine, Service service) {
        return new Database(schema, engine, service);
    }

    void validate(State config, Diagnostics diagnostics) {
        container.validate(config, diagnostics);
        service.validate(config, diagnostics);
        mounts.refuseHiding(
                engine.dataPath(),
                "The database keeps its data in `" + engine.dataPath() + "`, on a volume of its own that Dokploy"
                        + " mounts there.",
                config,
                diagnostics);
    }

    void plan(Schema schema, Plan plan, @Nullable Dokploy dokploy) {
        service.plan(schema, plan, dokploy);
        if (plan.config().has(passwordWriteOnly)) {
            plan.set(password, null);
            plan.set(internalUri, null);
            plan.set(externalUri, null);
        } else if (!plan.config().isNull(passwordWriteOnly) || plan.planned().isNull(password)) {
            // Back from a write-only password, or perhaps so: a new one is generated.
            plan.unknown(password);
            plan.unknown(internalUri);
            plan.unknown(externalUri);
        }
        if (plan.planned().isNull(externalPort)) {
            plan.set(externalUri, null);
        }
    }

    void planDestroy(State prior, Diagnostics diagnostics) {
        service.planDestroy(prior, diagnostics);
        if (!prior.find(deleteVolumes, false)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "The data stays on the server",
                    "Destroying the database `" + prior.find(service.name, "") + "` leaves its volume `"
                            + prior.find(service.appName, "") + "-data` behind. A new database does not use it. Set"
                            + " `delete_volumes = true` and apply before destroying to remove it as well.");
        }
    }

    /**
     * Makes the database.
     *
     * @param attributes what else this engine takes when it is made
     */
    State create(Schema schema, Change change, Dokploy dokploy, Read read, Attribute<?>... attributes) {
        var plan = change.plan();
        var body = Wire.create(schema, plan, attributes);
        for (var common : new Attribute<?>[] {
            service.name, service.description, service.environmentId, service.serverId, dockerImage
        }) {
            if (plan.has(common)) {
                body.set(schema.apiField(common), Wire.field(common, plan.value(common)));
            }
        }
        var secret = wantedPassword(change);
        body.put(schema.apiField(password), secret);
        var created = service.create(plan, body, dokploy);
        var isStored = change.config().isNull(passwordWriteOnly);
        var saved = change.save(plan.with(service.id, created.id()).with(password, isStored ? secret : null));
        return write(schema, saved, created, change, dokploy, read);
    }

    /** How a resource reads itself; {@code known} is what Terraform has. */
    interface Read {
        /** The object as it is now. */
        State current(State known);
    }

    State update(Schema schema, Change change, Dokploy dokploy, Read read) {
        var prior = change.prior();
        var plan = change.plan().with(service.id, prior.get(service.id));
        if (isPasswordNew(schema, change)) {
            var secret = wantedPassword(change);
            changePassword(schema, prior, secret, dokploy);
            plan = plan.with(password, change.config().isNull(passwordWriteOnly) ? secret : null);
            change.save(prior.withValue(password, plan.value(password)));
        }
        return write(schema, plan, null, change, dokploy, read);
    }

    private State write(
            Schema schema, State plan, Creation.@Nullable Created created, Change change, Dokploy dokploy, Read read) {
        var id = plan.get(service.id);
        var prior = change.isCreate() ? null : change.prior();
        var body = Wire.update(schema, plan, change.config(), prior);
        if (container.env.changes(plan, prior)) {
            var current = container.env.needsCurrent(plan, prior)
                    ? dokploy.query(service.kind.procedure("one"), Wire.body(service.kind.idField(), id))
                            .path(container.env.apiField())
                            .asText("")
                    : "";
            body.put(
                    container.env.apiField(),
                    container.env.text(change.config(), plan, prior, change.notes(), current));
        }
        if (body.path("networkIds").isNull()) {
            body.putArray("networkIds");
        }
        var row = created == null ? null : created.reply();
        if (row == null || Wire.hasNews(body, row)) {
            dokploy.mutate(service.kind.procedure("update"), body.put(service.kind.idField(), id));
        }
        service.writeAttachments(change, plan, row, dokploy);
        if (service.isDeployDue(schema, change)) {
            change.save(read.current(plan));
            service.deploy(change, () -> Deployments.run(service.kind, id, true, change, dokploy));
        }
        return read.current(plan);
    }

    private boolean isPasswordNew(Schema schema, Change change) {
        return change.config().isNull(passwordWriteOnly)
                ? change.changes(password)
                : Secrets.hasNewVersion(schema, password, change.plan(), change.prior());
    }

    private String wantedPassword(Change change) {
        if (change.config().has(passwordWriteOnly)) {
            return change.config().get(passwordWriteOnly);
        }
        return change.plan().has(password) ? change.plan().get(password) : generate();
    }

    private static String generate() {
        var random = new SecureRandom();
        var secret = new StringBuilder(GENERATED_LENGTH);
        for (var i = 0; i < GENERATED_LENGTH; i++) {
            secret.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return secret.toString();
    }

    /** Changes the password in the running engine; only one that never ran is content with a new row. */
    private void changePassword(Schema schema, State prior, String secret, Dokploy dokploy) {
        var id = prior.get(service.id);
        if (prior.find(service.status, "idle").equals("idle")) {
            var body = Wire.body(service.kind.idField(), id).put(schema.apiField(password), secret);
            dokploy.mutate(service.kind.procedure("update"), body);
            return;
        }
        try {
            dokploy.mutate(
                    service.kind.procedure("changePassword"),
                    Wire.body(service.kind.idField(), id).put("password", secret));
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(password.name()),
                    "Password not changed",
                    "Dokploy changes the password inside the running database, and could not: "
                            + failure.error().message()
                            + "\n\nStart the database, or deploy it, then apply again. Nothing was changed."));
        }
    }

    void delete(Change change, Dokploy dokploy) {
        var prior = change.prior();
        var id = Wire.body(service.kind.idField(), prior.get(service.id));
        // A create that broke off has saved the id and no more. Once the row is gone nobody knows the volume's name.
        var appName = prior.has(service.appName)
                ? prior.get(service.appName)
                : dokploy.query(service.kind.procedure("one"), id)
                        .path("appName")
                        .asText();
        dokploy.mutate(service.kind.removal(), id);
        if (prior.find(deleteVolumes, false)) {
            removeVolume(appName + "-data", prior, change, dokploy);
        }
    }

    private void removeVolume(String volume, State prior, Change change, Dokploy dokploy) {
        var body = Wire.body("volumeName", volume);
        if (prior.has(service.serverId)) {
            body.put("serverId", prior.get(service.serverId));
        }
        var deadline = System.nanoTime() + VOLUME_RELEASE.toNanos();
        while (true) {
            try {
                dokploy.mutate("dockerVolume.removeVolume", body);
                return;
            } catch (ApiException failure) {
                if (!isInUse(failure)) {
                    change.diagnostics()
                            .warning(
                                    Path.of(deleteVolumes.name()),
                                    "The data could not be removed",
                                    "The database is gone, but its volume stays: "
                                            + failure.error().message());
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                change.cancellation().pause(Duration.ofSeconds(1));
            }
        }
    }

    private static boolean isInUse(ApiException failure) {
        return failure.error() instanceof ApiError.Server server
                && server.message().contains("in use");
    }

    /** Adds what the server's description of the database implies. */
    State describe(
            Schema schema, JsonNode row, State state, State known, boolean isImport, Login login, Dokploy dokploy) {
        var described = service.describe(state, known, isImport, row, dokploy)
                .with(internalHost, state.get(service.appName))
                .with(internalPort, engine.port());
        if (Secrets.isWriteOnlyInUse(schema, password, known)) {
            return described.with(password, null).with(internalUri, null).with(externalUri, null);
        }
        var secret = row.path(schema.apiField(password)).asText("");
        var port = described.find(externalPort);
        return described
                .with(password, secret)
                .with(internalUri, uri(login, secret, described.get(service.appName), engine.port()))
                .with(externalUri, port == null ? null : uri(login, secret, publicHost(row, dokploy), port));
    }

    /** Where the server is reached from outside: its own address, or the one that Terraform reaches Dokploy at. */
    private static String publicHost(JsonNode row, Dokploy dokploy) {
        var address = row.path("server").path("ipAddress").asText("");
        return address.isEmpty() ? URI.create(dokploy.endpoint()).getHost() : address;
    }

    private String uri(Login login, String secret, String host, long port) {
        var user = login.user() == null ? "" : encoded(login.user());
        var database = login.database() == null ? "" : "/" + encoded(login.database());
        return engine.scheme() + "://" + user + ":" + encoded(secret) + "@" + host + ":" + port + database;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
