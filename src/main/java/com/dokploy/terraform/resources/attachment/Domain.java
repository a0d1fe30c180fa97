package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Timeouts;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ComposeServices;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.InlineConflicts;
import com.dokploy.terraform.resources.InlineRemovals;
import com.dokploy.terraform.resources.NameResolver;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.UniquenessClaims;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_domain}: a host and path that lead to an application or to a service of a compose stack. */
public final class Domain implements Resource<Session> {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_domain",
            "A host and path that lead to an application, or to one service of a compose stack. A domain of an"
                    + " application works at once; one of a compose stack from its next deploy on.");
    static final Attribute<String> ID = S.id("domainId");
    static final Attribute<String> APPLICATION_ID = S.string("application_id")
            .references("dokploy_application")
            .replaces()
            .describe("Application that it leads to.");
    static final Attribute<String> COMPOSE_ID =
            S.string("compose_id").references("dokploy_compose").replaces().describe("Compose stack that it leads to.");
    static final Attribute<String> SERVICE_NAME =
            S.string("service_name").replaces().describe("Service of the compose stack that it leads to.");
    private static final DomainAttributes ROUTE = new DomainAttributes(S);
    static final Attribute<String> HOST = ROUTE.host;
    static final Attribute<String> PATH = ROUTE.path;
    private static final Attribute<Boolean> DEPLOY_ON_CHANGE = S.bool("deploy_on_change")
            .defaultsTo(true)
            .local()
            .describe("Whether a compose stack is deployed after a change, without which it has no effect there."
                    + " Attachments that are changed at about the same time share one deploy. A stack that was never"
                    + " deployed is left alone.");
    static final Attribute<String> URL = S.string("url")
            .computed()
            .dependsOn(HOST, PATH, ROUTE.https)
            .custom()
            .describe("Address that it answers at.");
    static final Attribute<Long> UNIQUE_CONFIG_KEY = S.integer("unique_config_key")
            .computed()
            .useStateForUnknown()
            .describe("Number that Dokploy puts into the names of its routers.");
    static final Attribute<String> CREATED_AT =
            S.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");

    static {
        Timeouts.declare(S, Duration.ofMinutes(20));
    }

    private static final Schema SCHEMA = S.rule(
                    Rule.exactlyOneOf(APPLICATION_ID, COMPOSE_ID),
                    Rule.requires(COMPOSE_ID, SERVICE_NAME),
                    Rule.requires(SERVICE_NAME, COMPOSE_ID))
            .build();

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.bySome(
                new Domain(),
                "Looks up a domain by id, or by host (and path) anywhere on the server.",
                ID,
                Domain::find,
                List.of(HOST, PATH));
    }

    private static String find(Values config, Session session) {
        if (config.isNull(HOST)) {
            throw new DiagnosticException(Diagnostic.error("Which domain?", "Give its `id` or its `host`."));
        }
        var found = new LinkedHashMap<String, String>();
        for (var domain : session.dokploy().query("overview.domains", ApiMapping.body())) {
            if (UniquenessClaims.isAt(
                    domain,
                    config.get(HOST),
                    config.find(PATH, domain.path("path").asText("/")))) {
                var id = domain.path("domainId").asText();
                found.put(id, "`" + domain.path("path").asText("/") + "` (" + id + ")");
            }
        }
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        throw new DiagnosticException(
                found.isEmpty()
                        ? Diagnostic.error(
                                "No such domain",
                                "No domain of this server has the host `" + config.get(HOST)
                                        + "` and the path that is asked for.")
                        : Diagnostic.error(
                                "Several domains",
                                "The host `" + config.get(HOST) + "` has a domain for each of these paths: "
                                        + String.join(", ", found.values()) + ". Give `path` or `id` as well."));
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        ROUTE.validate(null, Path.ROOT, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, ID);
        DeployCoalescer.planReplacement(plan, SCHEMA, List.of(APPLICATION_ID, COMPOSE_ID));
        if (session != null && plan.planned().has(APPLICATION_ID)) {
            refuseInline(plan, plan.planned().get(APPLICATION_ID), session);
        }
        if (session != null) {
            session.registry().planned(plan);
        }
        var planned = plan.planned();
        if (planned.has(HOST) && planned.has(PATH) && planned.has(ROUTE.https)) {
            plan.set(URL, ROUTE.url(planned));
            if (session != null) {
                ROUTE.claim(planned, claims(plan, session), () -> null);
            }
        }
        if (session != null && planned.find(ROUTE.enabled, true)) {
            ComposeServices.refuseUnknown(plan, session, COMPOSE_ID, SERVICE_NAME);
        }
    }

    private static UniquenessClaims claims(PlanRequest plan, Session session) {
        var planned = plan.planned();
        var claims = new UniquenessClaims(plan, session, HOST, holder(planned));
        if (!plan.changes(HOST) && !plan.changes(PATH)) {
            return claims.unchanged();
        }
        var owner = planned.find(APPLICATION_ID, "");
        return InlineRemovals.isRemoved(session, ROUTE.names().router(), ROUTE.naturalKey(planned), owner)
                ? claims.vacatedBy(owner)
                : claims;
    }

    private static void refuseInline(PlanRequest plan, String owner, Session session) {
        var router = ROUTE.names().router();
        InlineConflicts.beside(plan, session, APPLICATION_ID, router, owner, label(plan.planned()));
        var prior = plan.prior();
        if (prior != null && owner.equals(prior.find(APPLICATION_ID))) {
            var kept = Map.of(ROUTE.naturalKey(prior), label(prior));
            InlineRemovals.keep(plan, session, APPLICATION_ID, router, kept, owner);
        }
    }

    private static String label(Values state) {
        return "the dokploy_domain `" + state.find(HOST, "") + "`";
    }

    private static String holder(Values planned) {
        if (planned.has(APPLICATION_ID)) {
            return "the application " + planned.get(APPLICATION_ID);
        }
        return planned.has(COMPOSE_ID)
                ? "the compose stack " + planned.get(COMPOSE_ID)
                : "a service that this plan makes";
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var body = body(plan, change);
        if (plan.has(APPLICATION_ID)) {
            body.put("applicationId", plan.get(APPLICATION_ID));
        } else {
            body.put("composeId", plan.get(COMPOSE_ID)).put("serviceName", plan.get(SERVICE_NAME));
        }
        var created = new ExactlyOnceCreate(session, "domain.create", "/domainId")
                .make(ROUTE.forCreate(body), naturalKey(plan.get(HOST), plan.get(PATH)), () -> siblings(plan, session));
        var id = created.id();
        var saved = change.save(plan.with(ID, id));
        var reply = created.reply();
        if (!plan.get(ROUTE.enabled)) {
            reply = session.dokploy().mutate("domain.update", body(plan, change).put("domainId", id));
        }
        if (reply == null) {
            reply = session.dokploy().query("domain.one", ApiMapping.body("domainId", id));
        }
        deploy(saved, change, session);
        return state(reply, plan);
    }

    private static Map<String, String> siblings(Values plan, Session session) {
        var siblings = new LinkedHashMap<String, String>();
        for (var domain : domains(plan, session.dokploy()::queryUncached)) {
            siblings.put(
                    domain.path("domainId").asText(),
                    naturalKey(domain.path("host").asText(), domain.path("path").asText()));
        }
        return siblings;
    }

    /** The domains of the service that an object names. */
    private static JsonNode domains(Values object, ExactlyOnceCreate.Lists lists) {
        return object.has(APPLICATION_ID)
                ? lists.read("domain.byApplicationId", ApiMapping.body("applicationId", object.get(APPLICATION_ID)))
                : lists.read("domain.byComposeId", ApiMapping.body("composeId", object.get(COMPOSE_ID)));
    }

    private static String naturalKey(String host, String path) {
        return host + path;
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var domain =
                session.dokploy().find("domain.one", "domainId", reading.state().get(ID));
        return domain == null ? null : state(domain, reading.state());
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned().with(ID, change.prior().get(ID));
        var reply = session.dokploy().mutate("domain.update", body(plan, change).put("domainId", plan.get(ID)));
        change.save(plan);
        deploy(plan, change, session);
        return state(reply, plan);
    }

    /** A compose stack learns of its domains when it is deployed. */
    private static void deploy(Values state, ApplyRequest change, Session session) {
        if (state.has(COMPOSE_ID) && state.find(DEPLOY_ON_CHANGE, true)) {
            DeployCoalescer.after(ServiceKind.COMPOSE, state.get(COMPOSE_ID), change, session);
        }
    }

    private static ObjectNode body(Values plan, ApplyRequest change) {
        var body = ApiMapping.update(SCHEMA, plan, change.config(), null)
                .put("domainType", plan.has(APPLICATION_ID) ? "application" : "compose");
        return ROUTE.adapted(body);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session) {
        session.registry().leaves(prior.get(ID));
        if (prior.has(COMPOSE_ID)) {
            DeployCoalescer.planRemoval(prior.get(COMPOSE_ID), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        session.dokploy().mutate("domain.delete", ApiMapping.body("domainId", prior.get(ID)));
        if (prior.has(COMPOSE_ID) && prior.find(DEPLOY_ON_CHANGE, true)) {
            DeployCoalescer.afterRemoval(ServiceKind.COMPOSE, prior.get(COMPOSE_ID), change, session);
        }
    }

    @Override
    public Values importState(String id, Session session) {
        var names = id.split("/", 4);
        if (names.length < 4) {
            return Values.EMPTY.with(ID, id);
        }
        // project/environment/service/host, and the path behind it where there are several.
        var found = new NameResolver(session).service(names, List.of(ServiceKind.APPLICATION, ServiceKind.COMPOSE));
        var service = Values.EMPTY.with(found.kind() == ServiceKind.COMPOSE ? COMPOSE_ID : APPLICATION_ID, found.id());
        var slash = names[3].indexOf('/');
        var host = slash < 0 ? names[3] : names[3].substring(0, slash);
        var path = slash < 0 ? "/" : names[3].substring(slash);
        for (var domain : domains(service, session.dokploy()::query)) {
            if (UniquenessClaims.isAt(domain, host, path)) {
                return Values.EMPTY.with(ID, domain.path("domainId").asText());
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "No such domain",
                "The service has no domain with the host `" + host + "` and the path `" + path
                        + "`. Write `project/environment/service/host` and the path behind it."));
    }

    private static Values state(JsonNode domain, Values known) {
        var state = ROUTE.normalized(ApiMapping.state(SCHEMA, domain, known, "domain.one"));
        return state.with(URL, ROUTE.url(state));
    }
}
