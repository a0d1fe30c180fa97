package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.Networks;
import com.dokploy.terraform.resources.Repositories;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.TraefikFile;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.attachment.BasicAuth;
import com.dokploy.terraform.resources.attachment.DomainAttributes;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.attachment.Port;
import com.dokploy.terraform.resources.attachment.Redirect;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_application}: a program that Dokploy builds or pulls, and runs. */
public final class Application implements Resource<Session> {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_application",
            "An application: built from a repository or pulled as an image, and run as a Docker Swarm service.");
    private static final Service SERVICE = Service.declare(S, ServiceKind.APPLICATION, "application");
    static final Attribute<String> ID = SERVICE.id;

    static final Attribute<String> TITLE = S.string("title").takesEffectAtOnce().describe("Title in the dashboard.");
    static final Attribute<String> SUBTITLE =
            S.string("subtitle").takesEffectAtOnce().describe("Subtitle in the dashboard.");
    static final Attribute<String> ICON = S.string("icon")
            .takesEffectAtOnce()
            .describe("Icon in the dashboard: an address or a data URI of at most 2 MiB.");
    static final Attribute<Boolean> ENABLED =
            S.bool("enabled").takesEffectAtOnce().describe("Whether it is marked as enabled.");

    static final Attribute<Values> DOCKER = S.object("docker", Sources.docker())
            .flattenedWhen("sourceType", "docker")
            .describe("Runs an image.");
    private static final Sources SOURCES = Sources.declare(S, ServiceKind.APPLICATION, DOCKER);

    /** What an image makes no use of. Defaults are no settings. */
    private static final List<String> REPOSITORY_SETTINGS = List.of(
            "watch_paths",
            "enable_submodules",
            "build",
            "build_args",
            "build_secrets",
            "build_secrets_wo",
            "clean_cache",
            "build_server_id",
            "build_registry_id");

    static final Attribute<Values> BUILD =
            S.object("build", Build.schema()).flattened().describe("How the image is built.");
    static final Variables BUILD_ARGS = Variables.plain(
            S,
            Path.ROOT,
            "build_args",
            "buildArgs",
            "Arguments of the build. Left out, they are not managed; `{}` means none.");
    static final Variables BUILD_SECRETS = Variables.secret(
            S,
            Path.ROOT,
            "build_secrets",
            "buildSecrets",
            "Secrets of the build. Left out, they are not managed; `{}` means none.");
    static final Attribute<Boolean> CLEAN_CACHE =
            S.bool("clean_cache").defaultsTo(false).describe("Whether every build starts from scratch.");
    static final Attribute<Boolean> CREATE_ENV_FILE = S.bool("create_env_file")
            .defaultsTo(true)
            .describe("Whether a build finds the variables in a file `.env`.");
    static final Attribute<String> REGISTRY_ID = S.string("registry_id")
            .references("registry")
            .describe("Registry that images are pushed to, so that other nodes can pull them.");
    static final Attribute<String> BUILD_REGISTRY_ID = S.string("build_registry_id")
            .references("registry")
            .describe("Registry between build server and deploy server.");
    static final Attribute<String> BUILD_SERVER_ID = S.string("build_server_id")
            .references("server")
            .describe("Server that builds, where that is not the one that runs it.");

    private static final Container CONTAINER = Container.declare(S, "application");
    private static final List<Variables> FAMILIES = List.of(CONTAINER.env, BUILD_ARGS, BUILD_SECRETS);

    static {
        SERVICE.vary(FAMILIES);
        SERVICE.attach(S, "mounts", Mount::new, "Directories, volumes and files that its containers see.");
        SERVICE.attach(S, "ports", Port::new, "Ports of the server that lead to it, past Traefik.");
        SERVICE.attach(S, "redirects", Redirect::new, "Requests that are sent elsewhere.");
        SERVICE.attach(S, "basic_auth", BasicAuth::new, "Who may see it, by user name and password.");
        SERVICE.attach(S, "domains", DomainAttributes::new, "Hosts and paths that lead to it.");
    }

    static final Attribute<Values> PREVIEW_DEPLOYMENTS = S.object("preview_deployments", Previews.schema())
            .flattened()
            .takesEffectAtOnce()
            .describe("Deployments of pull requests.");
    static final Attribute<Values> ROLLBACK = S.object("rollback", rollback())
            .flattened()
            .takesEffectAtOnce()
            .describe("Keeps images of earlier deployments to go back to.");
    static final Attribute<String> TRAEFIK_CONFIG = S.string("traefik_config")
            .custom()
            .managedOnly()
            .takesEffectAtOnce()
            .describe("Traefik's configuration of the application as YAML, in the place of what Dokploy writes. Every"
                    + " change of its domains rewrites the same file, so use it without `dokploy_domain`. Left out, it"
                    + " is not managed.");
    private static final Webhook WEBHOOK = Webhook.declare(S, "/api/deploy/");

    private static final Schema SCHEMA = S.rule(SOURCES.exactlyOne()).build();

    private static Schema rollback() {
        var schema = Schema.object();
        schema.bool("enabled").required().apiField("rollbackActive").describe("Whether images are kept.");
        schema.string("registry_id")
                .references("registry")
                .apiField("rollbackRegistryId")
                .describe("Registry that keeps them.");
        return schema.build();
    }

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.of(
                new Application(),
                "Looks up an application by id, or by name within an environment.",
                ID,
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
        CONTAINER.validate(config, diagnostics);
        TraefikFile.validate(config, TRAEFIK_CONFIG, diagnostics);
        Previews.validate(config.find(PREVIEW_DEPLOYMENTS), diagnostics);
    }

    private static void warnOfIgnored(Values config, Diagnostics diagnostics) {
        CONTAINER.warnOfOverridden(config, diagnostics);
        Build.warnOfIgnored(config.find(BUILD), diagnostics);
        Sources.warnOfRepositorySettings(config, DOCKER, REPOSITORY_SETTINGS, diagnostics);
        warnOfPreviews(config, diagnostics);
    }

    /** Only GitHub asks for previews (v0.30.2). */
    private static void warnOfPreviews(Values config, Diagnostics diagnostics) {
        var isElsewhere = SOURCES.isSet(config) && config.isNull(SOURCES.onGithub());
        if (isElsewhere
                && config.value(PREVIEW_DEPLOYMENTS) instanceof Value.Entries previews
                && previews.at("enabled").equals(Value.of(true))) {
            WithoutEffect.warn(
                    config,
                    PREVIEW_DEPLOYMENTS.name(),
                    "Dokploy deploys previews for pull requests on GitHub only. Use `github` as the source, or remove"
                            + " it.",
                    diagnostics);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        SERVICE.plan(SCHEMA, plan, session);
        WithoutEffect.warnOfNew(plan, Application::warnOfIgnored);
        CONTAINER.warnOfMode(plan, SERVICE.status);
        if (session != null) {
            Repositories.announce(plan, session, SERVICE.id, DOCKER);
            Networks.warnOfIgnored(plan, session, CONTAINER.networkIds, SERVICE.serverId);
        }
        Previews.plan(plan, PREVIEW_DEPLOYMENTS);
        var prior = plan.prior();
        if (prior != null && prior.has(TRAEFIK_CONFIG) && plan.planned().isNull(TRAEFIK_CONFIG)) {
            plan.warning(
                    TRAEFIK_CONFIG,
                    "Traefik's configuration stays as it is",
                    "Dokploy has no way to take it back. It writes its own again with the next change of a domain.");
        }
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        SERVICE.planDestroy(prior, diagnostics);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session) {
        SERVICE.prepareDestroy(prior, session);
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.plan();
        // Everything else is ignored by this procedure (v0.30.2).
        var body = ApiMapping.create(
                SCHEMA, plan, SERVICE.name, SERVICE.description, SERVICE.environmentId, SERVICE.serverId);
        var created = SERVICE.create(plan, body, session);
        var saved = change.save(plan.with(ID, created.id()));
        return write(saved, null, created.reply(), change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        return write(change.plan().with(ID, change.prior().get(ID)), change.prior(), null, change, session);
    }

    private static Values write(
            Values plan, @Nullable Values prior, @Nullable JsonNode created, ApplyRequest change, Session session) {
        var id = plan.get(ID);
        var body = ApiMapping.update(SCHEMA, plan, change.config(), prior);
        addVariables(body, plan, prior, id, change, session);
        if (body.path("networkIds").isNull()) {
            body.putArray("networkIds");
        }
        if (created == null || ApiMapping.hasNews(body, created)) {
            session.dokploy().mutate("application.update", body.put("applicationId", id));
        }
        var hasNewAttachments = SERVICE.writeAttachments(change, plan, created, session);
        if (plan.has(TRAEFIK_CONFIG) && change.changes(TRAEFIK_CONFIG)) {
            session.dokploy()
                    .mutate(
                            "application.updateTraefikConfig",
                            ApiMapping.body("applicationId", id).put("traefikConfig", plan.get(TRAEFIK_CONFIG)));
        }
        if (SERVICE.isDeployDue(SCHEMA, change, hasNewAttachments)) {
            SERVICE.deploy(
                    change,
                    plan,
                    session,
                    () -> current(id, plan, change.privateState(), session),
                    () -> Deployments.run(
                            ServiceKind.APPLICATION, id, plan.find(SERVICE.waitForDeployment, true), change, session));
        }
        return current(id, plan, change.privateState(), session);
    }

    private static void addVariables(
            ObjectNode body, Values plan, @Nullable Values prior, String id, ApplyRequest change, Session session) {
        var row = Variables.once(
                () -> session.dokploy().queryUncached("application.one", ApiMapping.body("applicationId", id)));
        Variables.write(FAMILIES, body, change.config(), plan, prior, change.privateState(), row);
        Variables.write(
                Previews.FAMILIES,
                body,
                change.config().find(PREVIEW_DEPLOYMENTS, Values.EMPTY),
                plan.find(PREVIEW_DEPLOYMENTS, Values.EMPTY),
                prior == null ? null : prior.find(PREVIEW_DEPLOYMENTS, Values.EMPTY),
                change.privateState(),
                row);
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var application = session.dokploy()
                .find("application.one", "applicationId", reading.state().get(ID));
        return application == null
                ? null
                : state(application, reading.state(), reading.privateState(), reading.isImport(), session);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        session.dokploy()
                .mutate(
                        "application.delete",
                        ApiMapping.body("applicationId", change.prior().get(ID)));
    }

    @Override
    public Values importState(String id, Session session) {
        return SERVICE.importState(id, session);
    }

    private static Values current(String id, Values known, PrivateState privateState, Session session) {
        var application = session.dokploy().query("application.one", ApiMapping.body("applicationId", id));
        return state(application, known, privateState, false, session);
    }

    private static Values state(
            JsonNode application, Values known, PrivateState privateState, boolean isImport, Session session) {
        var mapped = ApiMapping.state(SCHEMA, application, known, "application.one");
        var state = SERVICE.describe(mapped, known, isImport, application, session);
        for (var family : FAMILIES) {
            var text = ApiMapping.text(application, family.apiField(), "application.one");
            state = family.read(state, known, privateState, isImport, text);
        }
        var previews = Previews.readVariables(
                state.find(PREVIEW_DEPLOYMENTS, Values.EMPTY),
                known.find(PREVIEW_DEPLOYMENTS, Values.EMPTY),
                privateState,
                isImport && state.has(PREVIEW_DEPLOYMENTS),
                application);
        if (state.has(PREVIEW_DEPLOYMENTS)) {
            state = state.with(PREVIEW_DEPLOYMENTS, previews);
        }
        if (known.has(TRAEFIK_CONFIG)) {
            var config = session.dokploy()
                    .query("application.readTraefikConfig", ApiMapping.body("applicationId", state.get(ID)));
            state = state.with(TRAEFIK_CONFIG, config.textValue());
        }
        return WEBHOOK.describe(state, session);
    }
}
