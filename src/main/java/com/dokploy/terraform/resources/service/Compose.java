package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ComposeFile;
import com.dokploy.terraform.resources.ComposeServices;
import com.dokploy.terraform.resources.Repositories;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_compose}: several containers that one compose file describes. */
public final class Compose implements Resource<Session> {
    /** What the server wants empty rather than null (v0.30.2). */
    private static final List<String> NEVER_NULL = List.of("command", "suffix", "composeFile");

    private static final Schema.Builder S = Schema.resource(
            "dokploy_compose",
            "A compose stack: several containers that one compose file describes, run by Docker Compose or as a stack"
                    + " of Docker Swarm.");
    private static final Service SERVICE = Service.declare(S, ServiceKind.COMPOSE, "compose stack");

    static final Attribute<Values> RAW = S.object("raw", Sources.raw())
            .flattenedWhen("sourceType", "raw")
            .describe("Takes the compose file from the configuration. It is checked in the plan.");
    private static final Sources SOURCES = Sources.declare(S, ServiceKind.COMPOSE, RAW);
    static final Attribute<String> COMPOSE_TYPE = S.string("compose_type")
            .defaultsTo("docker-compose")
            .replaces()
            .check(Check.oneOf("docker-compose", "stack"))
            .describe("What runs it: Docker Compose on one server, or Docker Swarm (`stack`). Another one replaces it,"
                    + " because Dokploy would leave the old containers running.");
    static final Attribute<String> ICON = S.string("icon")
            .takesEffectAtOnce()
            .describe("Icon in the dashboard: an address or a data URI of at most 2 MiB.");
    static final Attribute<String> COMMAND = S.string("command")
            .describe("Arguments for `docker` that deploy it, instead of Dokploy's own (`compose … up …` or `stack"
                    + " deploy …`).");
    static final Attribute<Boolean> CREATE_ENV_FILE = S.bool("create_env_file")
            .defaultsTo(true)
            .describe("Whether the variables are written to a file `.env` beside the compose file.");
    static final Variables ENV = Variables.environment(S, "env", "the compose stack");
    static final Attribute<Boolean> RANDOMIZE = S.bool("randomize")
            .defaultsTo(false)
            .describe("Whether `suffix` is appended to the names of services, volumes and networks. A domain must then"
                    + " name the service with its suffix.");
    static final Attribute<String> SUFFIX = S.string("suffix").describe("What `randomize` appends to names.");
    static final Attribute<Boolean> ISOLATED_DEPLOYMENT = S.bool("isolated_deployment")
            .defaultsTo(false)
            .describe("Whether its containers get a network of their own instead of Dokploy's.");
    static final Attribute<Boolean> ISOLATED_DEPLOYMENTS_VOLUME = S.bool("isolated_deployments_volume")
            .defaultsTo(false)
            .describe("Whether, with `isolated_deployment`, its volumes are its own as well.");
    private static final Attribute<Set<Values>> SERVICE_NETWORKS =
            S.objectSet("service_networks", serviceNetworks()).describe("Networks that single services join.");
    static final Attribute<Boolean> DELETE_VOLUMES = S.bool("delete_volumes")
            .defaultsTo(false)
            .local()
            .describe("Whether destroying it also removes its volumes with their data.");
    private static final Webhook WEBHOOK = Webhook.declare(S, "/api/deploy/compose/");

    static {
        SERVICE.vary(List.of(ENV));
        SERVICE.attach(S, "mounts", Mount::new, "Directories, volumes and files that its containers can refer to.");
    }

    private static final Schema SCHEMA =
            S.rule(SOURCES.exactlyOne(), Rule.requires(SUFFIX, RANDOMIZE)).build();

    private static Schema serviceNetworks() {
        var schema = Schema.object();
        schema.string("service_name").required().describe("Service of the compose file.");
        schema.stringSet("network_ids")
                .references("dokploy_network")
                .required()
                .describe("Ids of the networks that its containers join.");
        schema.bool("detach_dokploy_network")
                .defaultsTo(false)
                .describe("Whether they stay out of Dokploy's own network, which Traefik needs to reach them.");
        return schema.build();
    }

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.of(
                new Compose(),
                "Looks up a compose stack by id, or by name within an environment.",
                SERVICE.id,
                SERVICE::find,
                SERVICE.environmentId,
                SERVICE.name);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        SERVICE.validate(config, diagnostics);
        var raw = config.find(RAW);
        if (raw == null || !(raw.values().at("compose_file") instanceof Value.Text(var text))) {
            return;
        }
        var file = ComposeFile.read(text);
        if (file.problem() != null) {
            diagnostics.error(
                    Path.of(RAW.name()).attribute("compose_file"),
                    "Not a compose file",
                    "The compose file cannot be used: " + file.problem());
        } else if (file.knowsServices()) {
            refuseUnknownServices(config, file, diagnostics);
        }
    }

    private static void warnOfIgnored(Values config, Diagnostics diagnostics) {
        Sources.warnOfRepositorySettings(config, RAW, List.of("watch_paths", "enable_submodules"), diagnostics);
        if (!config.find(ISOLATED_DEPLOYMENT, false)
                && !config.value(ISOLATED_DEPLOYMENT).isUnknown()) {
            WithoutEffect.warn(
                    config,
                    ISOLATED_DEPLOYMENTS_VOLUME.name(),
                    "it needs `isolated_deployment = true`. Set both, or remove it.",
                    diagnostics);
        }
    }

    private static void refuseUnknownServices(Values config, ComposeFile file, Diagnostics diagnostics) {
        if (!(config.value(SERVICE_NETWORKS) instanceof Value.SetValue(var networks))) {
            return;
        }
        for (var network : networks) {
            if (network instanceof Value.Entries entries
                    && entries.at("service_name") instanceof Value.Text(var name)
                    && !file.services().contains(name)) {
                diagnostics.error(
                        Path.of(SERVICE_NETWORKS.name()).attribute("service_name"),
                        "Unknown Compose Service",
                        "The compose file has no service `" + name + "`. Its services are `"
                                + String.join("`, `", file.services()) + "`.");
            }
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        SERVICE.plan(SCHEMA, plan, session);
        WithoutEffect.warnOfNew(plan, Compose::warnOfIgnored);
        if (session != null) {
            Repositories.announce(plan, session, SERVICE.id, RAW);
        }
        // A file that does not change is not worth reading: then the server has it.
        if (session != null
                && (plan.isCreate() || plan.changes(RAW) || plan.changes(RANDOMIZE) || plan.changes(SUFFIX))) {
            ComposeServices.announce(session, plan.planned().value(SERVICE.id), services(plan.planned()));
        }
        if (session != null) {
            SERVICE.claimPorts(plan, session, RAW, () -> published(plan.planned()));
        }
    }

    private static @Nullable List<String> services(Values planned) {
        var file = file(planned);
        return file == null || planned.value(SUFFIX).isUnknown()
                ? null
                : ComposeServices.of(file, planned.find(RANDOMIZE, false) ? planned.find(SUFFIX, "") : "");
    }

    private static @Nullable ComposeFile file(Values state) {
        var raw = state.find(RAW);
        return raw != null && raw.values().at("compose_file") instanceof Value.Text(var text)
                ? ComposeFile.read(text)
                : null;
    }

    private static Set<String> published(Values state) {
        var file = file(state);
        return file == null ? Set.of() : file.published();
    }

    @Override
    public @Nullable Diagnostic lossOfReplacement(Values prior) {
        if (!prior.find(DELETE_VOLUMES, false)) {
            return null;
        }
        return Diagnostic.warning(
                Path.of(DELETE_VOLUMES.name()),
                "Replacement Removes the Data",
                "Replacing the compose stack `" + prior.find(SERVICE.name, "") + "` destroys it first, and because of"
                        + " `delete_volumes = true` its volumes with all data as well. To keep the data, set"
                        + " `delete_volumes = false` and apply before replacing, or back it up.");
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        SERVICE.planDestroy(prior, diagnostics);
        if (!prior.find(DELETE_VOLUMES, false) && SERVICE.mayHaveRun(prior) && mayHaveVolumes(prior)) {
            diagnostics.warning(
                    Path.of(DELETE_VOLUMES.name()),
                    "The data stays on the server",
                    "Destroying the compose stack `" + prior.find(SERVICE.name, "") + "` leaves its volumes behind. Set"
                            + " `delete_volumes = true` and apply before destroying to remove them as well.");
        }
    }

    private static boolean mayHaveVolumes(Values prior) {
        var file = file(prior);
        return file == null || file.mayHaveVolumes();
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session) {
        SERVICE.prepareDestroy(prior, session);
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.plan();
        var body = ApiMapping.create(
                SCHEMA, plan, SERVICE.name, SERVICE.description, SERVICE.environmentId, SERVICE.serverId, COMPOSE_TYPE);
        var everything = body(plan, change, null);
        body.set("sourceType", everything.get("sourceType"));
        body.set("composeFile", everything.get("composeFile"));
        var created = SERVICE.create(plan, body, session);
        var saved = change.save(plan.with(SERVICE.id, created.id()));
        return write(saved, null, created.reply(), change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        return write(change.plan().with(SERVICE.id, prior.get(SERVICE.id)), prior, null, change, session);
    }

    private static ObjectNode body(Values plan, ApplyRequest change, @Nullable Values prior) {
        var body = ApiMapping.update(SCHEMA, plan, change.config(), prior);
        for (var field : NEVER_NULL) {
            if (body.path(field).isNull()) {
                body.put(field, "");
            }
        }
        return body;
    }

    private static Values write(
            Values plan, @Nullable Values prior, @Nullable JsonNode created, ApplyRequest change, Session session) {
        var id = plan.get(SERVICE.id);
        var body = body(plan, change, prior);
        Variables.write(
                List.of(ENV),
                body,
                change.config(),
                plan,
                prior,
                change.privateState(),
                () -> session.dokploy().queryUncached("compose.one", ApiMapping.body("composeId", id)));
        if (created == null || ApiMapping.hasNews(body, created)) {
            session.dokploy().mutate("compose.update", body.put("composeId", id));
        }
        var hasNewAttachments = SERVICE.writeAttachments(change, plan, created, session);
        if (SERVICE.isDeployDue(SCHEMA, change, hasNewAttachments)) {
            SERVICE.deploy(
                    change,
                    plan,
                    session,
                    () -> current(plan, change.privateState(), session),
                    () -> Deployments.run(
                            ServiceKind.COMPOSE, id, plan.find(SERVICE.waitForDeployment, true), change, session));
        }
        return current(plan, change.privateState(), session);
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var compose = session.dokploy()
                .find("compose.one", "composeId", reading.state().get(SERVICE.id));
        return compose == null
                ? null
                : state(compose, reading.state(), reading.privateState(), reading.isImport(), session);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        session.dokploy()
                .mutate(
                        "compose.delete",
                        ApiMapping.body("composeId", prior.get(SERVICE.id))
                                .put("deleteVolumes", prior.find(DELETE_VOLUMES, false)));
    }

    @Override
    public Values importState(String id, Session session) {
        return SERVICE.importState(id, session);
    }

    private static Values current(Values known, PrivateState privateState, Session session) {
        var compose = session.dokploy().query("compose.one", ApiMapping.body("composeId", known.get(SERVICE.id)));
        return state(compose, known, privateState, false, session);
    }

    private static Values state(
            JsonNode compose, Values known, PrivateState privateState, boolean isImport, Session session) {
        var mapped = ApiMapping.state(SCHEMA, compose, known, "compose.one");
        var state = SERVICE.describe(mapped, known, isImport, compose, session);
        var env = ApiMapping.text(compose, ENV.apiField(), "compose.one");
        return WEBHOOK.describe(ENV.read(state, known, privateState, isImport, env), session);
    }
}
