package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Timeouts;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.DeletionProtection;
import com.dokploy.terraform.resources.DuplicateNames;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.NameResolver;
import com.dokploy.terraform.resources.Networks;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.UniquenessClaims;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.attachment.Attachment;
import com.dokploy.terraform.resources.attachment.InlineAttachments;
import com.dokploy.terraform.resources.session.PlanRegistry;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every service has in common: where it belongs, what it is called, when it is deployed, how it is found and kept
 * from being destroyed.
 */
final class Service {
    /** Notes that a deploy was due and did not end well, so that the next apply repeats it. */
    private static final String DEPLOY_DUE = "deploy-due";

    final ServiceKind kind;
    final Attribute<String> id;
    final Attribute<String> name;
    final Attribute<String> environmentId;
    final Attribute<String> description;
    final Attribute<String> appNamePrefix;
    final Attribute<String> serverId;
    final Attribute<Boolean> deployOnChange;
    final Attribute<Map<String, String>> redeployTriggers;
    final Attribute<Boolean> waitForDeployment;
    final Attribute<Boolean> deletionProtection;
    final Timeouts timeouts;
    final Attribute<String> appName;
    final Attribute<String> status;
    final Attribute<String> lastDeploymentId;
    final Attribute<String> createdAt;
    final Attribute<String> dashboardUrl;

    private final List<InlineAttachments> attachments = new ArrayList<>();
    private final List<Variables> families = new ArrayList<>();

    private Service(Schema.Builder schema, ServiceKind kind, String what) {
        this.kind = kind;
        id = schema.id(kind.idField());
        name = schema.string("name")
                .required()
                .check(Check.notEmpty())
                .takesEffectAtOnce()
                .describe("Display name. Need not be unique.");
        environmentId = schema.string("environment_id")
                .references("dokploy_environment")
                .required()
                .takesEffectAtOnce()
                .describe("Environment that it belongs to. Another one moves it there.");
        description = schema.string("description").takesEffectAtOnce().describe("What it is for.");
        appNamePrefix = schema.string("app_name_prefix")
                .replaces()
                .managedOnly()
                .custom()
                .check(Check.matches(
                        "[a-z0-9][a-z0-9._-]{0,55}",
                        "at most 56 of `a` to `z`, digits, `.`, `_` and `-`," + " beginning with a letter or digit"))
                .describe("First part of the name that Docker knows it by. Dokploy adds a dash and six characters."
                        + " Derived from `name` when left out.");
        serverId = schema.string("server_id")
                .references("server")
                .replaces()
                .describe("Remote server that it runs on. Left out, it runs where Dokploy does.");
        deployOnChange = schema.bool("deploy_on_change")
                .defaultsTo(true)
                .local()
                .describe("Whether it is deployed when it is made, and again after every change that needs it.");
        redeployTriggers = schema.stringMap("redeploy_triggers")
                .local()
                .describe("Any values; when one of them changes, it is deployed again.");
        waitForDeployment = schema.bool("wait_for_deployment")
                .defaultsTo(true)
                .local()
                .describe("Whether an apply waits until a deploy has ended, and fails when it does.");
        deletionProtection = DeletionProtection.declareProtection(schema);
        timeouts = Timeouts.declare(schema, Duration.ofMinutes(20));
        appName = schema.string("app_name")
                .computed()
                .useStateForUnknown()
                .describe("Name that Docker knows it by, and its host name inside Dokploy's network.");
        status = schema.string("status")
                .computed()
                .serverManaged()
                .apiField(kind.statusField())
                .describe("What became of the last deploy: `idle` (there was none), `running`, `done` or `error`.");
        lastDeploymentId = schema.string("last_deployment_id")
                .computed()
                .serverManaged()
                .custom()
                .describe("Id of the last deployment. Databases have none.");
        createdAt = schema.string("created_at")
                .computed()
                .useStateForUnknown()
                .describe("When it was made (UTC, ISO 8601).");
        dashboardUrl = schema.string("dashboard_url")
                .computed()
                .dependsOn(environmentId)
                .custom()
                .describe("Address of the " + what + " in Dokploy's dashboard.");
    }

    /** Declares the attributes. */
    static Service declare(Schema.Builder schema, ServiceKind kind, String what) {
        return new Service(schema, kind, what);
    }

    /** Plans what a deploy would change, and tells of what is there under the name of a new service. */
    void plan(Schema schema, PlanRequest plan, @Nullable Session session) {
        plan(schema, plan);
        var planned = plan.planned();
        if (session != null) {
            register(schema, plan, session.registry());
            noteNetworks(schema, plan, session);
            DuplicateNames.warn(plan, session, schema, List.of(environmentId, serverId), List.of(name));
            claim(plan, session);
            for (var family : families) {
                family.warnOfReferences(plan, session, environmentId, kind.isDatabase());
            }
            refuseSeparate(plan, session);
        }
        if (session != null && ExactlyOnceCreate.isForNew(plan, List.of(name, environmentId))) {
            var parents = ApiMapping.body("environmentId", planned.get(environmentId));
            if (planned.has(serverId)) {
                parents.put("serverId", planned.get(serverId));
            }
            creation(session)
                    .warnOfDuplicates(
                            plan,
                            schema,
                            parents,
                            List.of(name),
                            planned.get(name),
                            () -> siblings(session.dokploy().cachedQuery("environment.one", environment(planned))));
        }
    }

    private void register(Schema schema, PlanRequest plan, PlanRegistry registry) {
        registry.planned(plan);
        var prior = plan.prior();
        if (prior != null && isDeployDue(schema, plan)) {
            registry.deploys(prior.get(id));
        }
    }

    private void noteNetworks(Schema schema, PlanRequest plan, Session session) {
        var prior = plan.prior();
        if (prior != null && !prior.find(status, "idle").equals("idle")) {
            Networks.noteUse(plan, session, schema, prior, label(prior));
        }
    }

    private void refuseSeparate(PlanRequest plan, Session session) {
        var prior = plan.prior();
        if (prior == null) {
            return;
        }
        for (var inline : attachments) {
            inline.refuseSeparate(plan, session, prior.get(id), label(plan.planned()));
        }
        // The first family are the environment variables; the others are the service's alone.
        families.getFirst().refuseSeparate(plan, session, prior.get(id), label(plan.planned()));
    }

    private String label(Values planned) {
        return "the " + kind.type() + " `" + planned.find(name, "") + "`";
    }

    private void claim(PlanRequest plan, Session session) {
        for (var inline : attachments) {
            inline.claim(plan, session, label(plan), server(plan));
        }
    }

    /**
     * Claims ports of the server that it is on, past those of its attachments.
     *
     * @param attribute the attribute that says which
     * @param ports with their protocols, as {@code 5432/tcp}
     */
    void claimPorts(
            PlanRequest plan, Session session, Attribute<?> attribute, Supplier<? extends Iterable<String>> ports) {
        var isChange = plan.changes(attribute);
        if (!isChange && !session.registry().isAnyClaimed(PlanRegistry.Subject.PORT_NUMBER)) {
            return;
        }
        var claims = new UniquenessClaims(plan, session, attribute, label(plan));
        for (var port : ports.get()) {
            (isChange ? claims : claims.unchanged()).port(() -> server(plan), port);
        }
    }

    private String label(PlanRequest plan) {
        var planned = plan.planned();
        return "the " + kind.router() + (planned.has(name) ? " `" + planned.get(name) + "`" : "")
                + (planned.has(environmentId) ? " in the environment " + planned.get(environmentId) : "");
    }

    private @Nullable String server(PlanRequest plan) {
        var planned = plan.planned();
        return planned.value(serverId).isUnknown() ? null : planned.find(serverId, "");
    }

    /** Declares attachments of one kind, written inside the service. */
    InlineAttachments attach(
            Schema.Builder schema,
            String attribute,
            Function<Schema.Builder, ? extends Attachment> declare,
            String description) {
        var inline = InlineAttachments.declare(schema, kind, attribute, declare, description);
        attachments.add(inline);
        return inline;
    }

    /** Declares which families of variables it has. */
    void vary(List<Variables> declared) {
        families.addAll(declared);
    }

    void validate(Values config, Diagnostics diagnostics) {
        for (var family : families) {
            family.validate(config, diagnostics);
        }
        for (var inline : attachments) {
            inline.validate(config, diagnostics);
        }
    }

    /** Plans what a deploy would change: nothing, where none is due. */
    void plan(Schema schema, PlanRequest plan) {
        for (var inline : attachments) {
            inline.plan(plan);
        }
        for (var family : families) {
            family.plan(plan);
        }
        var isDue = isDeployDue(schema, plan);
        if (isDue) {
            plan.unknown(status);
            if (kind.isQueued()) {
                plan.unknown(lastDeploymentId);
            } else {
                plan.set(lastDeploymentId, null);
            }
        } else if (!plan.isCreate()) {
            plan.keep(status);
            plan.keep(lastDeploymentId);
        }
    }

    private boolean isDeployDue(Schema schema, PlanRequest plan) {
        if (plan.isCreate()) {
            return true;
        }
        if (!deploysOnChange(plan.planned())) {
            return false;
        }
        if (plan.privateState().get(DEPLOY_DUE) != null || plan.changes(redeployTriggers)) {
            return true;
        }
        for (var attribute : schema.attributes()) {
            if (plan.changes(attribute) && needsDeploy(attribute, plan.planned(), plan.prior(), plan.privateState())) {
                return true;
            }
        }
        return isAttachmentDue(plan.planned(), plan.prior(), plan.privateState());
    }

    private boolean isAttachmentDue(Values planned, @Nullable Values prior, PrivateState privateState) {
        for (var inline : attachments) {
            if (inline.needsDeploy() && inline.changes(planned, prior, privateState)) {
                return true;
            }
        }
        return false;
    }

    private boolean needsDeploy(
            Attribute<?> attribute, Values planned, @Nullable Values prior, PrivateState privateState) {
        return attribute.isConfigurable()
                && !attribute.takesEffectAtOnce()
                && !isAttachments(attribute)
                && !isVariablesLeftAlone(attribute, planned, prior, privateState);
    }

    private boolean isVariablesLeftAlone(
            Attribute<?> attribute, Values planned, @Nullable Values prior, PrivateState privateState) {
        for (var family : families) {
            if (family.contains(attribute)) {
                return !family.changes(planned, prior, privateState);
            }
        }
        return false;
    }

    private boolean isAttachments(Attribute<?> attribute) {
        for (var inline : attachments) {
            if (inline.attribute() == attribute) {
                return true;
            }
        }
        return false;
    }

    private boolean deploysOnChange(Values planned) {
        return planned.find(deployOnChange, true);
    }

    /**
     * Whether this change ends with a deploy.
     *
     * @param hasNewAttachments whether attachments were written that need one
     */
    boolean isDeployDue(Schema schema, ApplyRequest change, boolean hasNewAttachments) {
        if (!deploysOnChange(change.plan())) {
            return false;
        }
        if (change.isCreate()
                || change.isAdopted()
                || change.privateState().get(DEPLOY_DUE) != null
                || change.changes(redeployTriggers)) {
            return true;
        }
        for (var attribute : schema.attributes()) {
            if (change.changes(attribute)
                    && needsDeploy(attribute, change.plan(), change.prior(), change.privateState())) {
                return true;
            }
        }
        return hasNewAttachments;
    }

    /**
     * Writes the attachments, before the deploy that most of them need.
     *
     * @param created what the server said when it made the service just now; null if it was there before
     * @return whether anything was written that takes effect only with a deploy
     */
    boolean writeAttachments(ApplyRequest change, Values plan, @Nullable JsonNode created, Session session) {
        var wanted = plan.get(id);
        for (var inline : attachments) {
            inline.noteListed(change.config(), session, wanted, label(plan));
        }
        families.getFirst().noteListed(plan, session, wanted, label(plan));
        return InlineAttachments.write(
                attachments,
                change,
                plan,
                wanted,
                created,
                () -> session.dokploy().queryUncached(kind.procedure("one"), ApiMapping.body(kind.idField(), wanted)),
                session);
    }

    /**
     * Runs a deploy; if it fails, or the process dies, the next apply runs it again.
     *
     * @param current reads the service, to keep what it is when the deploy fails; else whoever calls this reads it
     */
    void deploy(ApplyRequest change, Values plan, Session session, Supplier<Values> current, Runnable deploy) {
        session.registry().deploys(plan.get(id));
        change.privateState().put(DEPLOY_DUE, "yes");
        try {
            deploy.run();
        } catch (RuntimeException failure) {
            try {
                change.save(current.get());
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        change.privateState().put(DEPLOY_DUE, null);
    }

    /** Refuses to destroy what is protected. */
    void planDestroy(Values prior, Diagnostics diagnostics) {
        DeletionProtection.refuseIfProtected(
                prior, deletionProtection, kind.router() + " `" + prior.find(name, "") + "`", diagnostics);
    }

    /**
     * Whether it may ever have been deployed. A database has no deployments to tell, and is idle as well once somebody
     * has stopped it (v0.30.2).
     */
    boolean mayHaveRun(Values prior) {
        return !prior.find(status, "").equals("idle")
                || (kind.isDatabase() ? deploysOnChange(prior) : prior.has(lastDeploymentId));
    }

    /** Notes that it is going to be destroyed, for what hangs on it. */
    void prepareDestroy(Values prior, Session session) {
        session.registry().leaves(prior.get(id));
    }

    /** Makes the service: everything that the server takes at once, and its id. */
    ExactlyOnceCreate.Created create(Values plan, ObjectNode body, Session session) {
        body.put("appName", plan.has(appNamePrefix) ? plan.get(appNamePrefix) : prefix(plan.get(name)));
        return creation(session)
                .make(
                        body,
                        plan.get(name),
                        () -> siblings(session.dokploy().queryUncached("environment.one", environment(plan))));
    }

    private ExactlyOnceCreate creation(Session session) {
        return new ExactlyOnceCreate(session, kind.procedure("create"), "/" + kind.idField());
    }

    private ObjectNode environment(Values planned) {
        return ApiMapping.body("environmentId", planned.get(environmentId));
    }

    private Map<String, String> siblings(JsonNode environment) {
        return ExactlyOnceCreate.list(
                ApiMapping.rows(environment, kind.listField(), "environment.one"), kind.idField(), "name");
    }

    /** A prefix that reads like the display name. */
    private static String prefix(String name) {
        var prefix = new StringBuilder();
        for (var i = 0; i < name.length() && prefix.length() < 50; i++) {
            var character = Character.toLowerCase(name.charAt(i));
            if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
                prefix.append(character);
            } else if (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) != '-') {
                prefix.append('-');
            }
        }
        while (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) == '-') {
            prefix.setLength(prefix.length() - 1);
        }
        return prefix.isEmpty() ? "app" : prefix.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Adds what the server's description of a service implies, and what hangs on it.
     *
     * @param known what Terraform has
     * @param isImport whether nothing of the configuration is known yet
     */
    Values describe(Values mapped, Values known, boolean isImport, JsonNode service, Session session) {
        var state = mapped;
        for (var inline : attachments) {
            state = inline.read(state, known, isImport, service);
        }
        var deployments = service.path("deployments");
        var newest = deployments.isEmpty()
                ? null
                : deployments.get(0).path("deploymentId").textValue();
        var project = service.path("environment").path("projectId").asText();
        return state.change()
                .set(lastDeploymentId, newest)
                .set(
                        dashboardUrl,
                        session.dokploy().endpoint() + "/dashboard/project/" + project + "/environment/"
                                + state.get(environmentId) + "/services/" + kind.router() + "/" + state.get(id))
                .build();
    }

    /** Finds a service by its id or by {@code project/environment/name}. */
    Values importState(String wanted, Session session) {
        var finder = new NameResolver(session);
        if (wanted.indexOf('/') >= 0) {
            return Values.EMPTY.with(id, finder.service(wanted, kind));
        }
        if (session.dokploy().find(kind.procedure("one"), kind.idField(), wanted) == null) {
            finder.refuseOtherType(wanted, kind);
        }
        return Values.EMPTY.with(id, wanted);
    }

    /** Finds a service by its name within an environment. */
    String find(Values config, Session session) {
        return new NameResolver(session).service(config.get(environmentId), kind, config.get(name));
    }
}
