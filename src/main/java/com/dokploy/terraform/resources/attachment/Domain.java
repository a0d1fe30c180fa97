package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
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
    private final Attribute<String> id;
    private final Attribute<String> applicationId;
    private final Attribute<String> composeId;
    private final Attribute<String> serviceName;
    private final DomainAttributes route;
    private final Attribute<Boolean> deployOnChange;
    private final Attribute<String> url;
    private final Schema schema;

    /** Declares it. */
    public Domain() {
        var s = Schema.resource(
                "dokploy_domain",
                "A host and path that lead to an application, or to one service of a compose stack. A domain of an"
                        + " application works at once; one of a compose stack from its next deploy on.");
        id = s.id("domainId");
        applicationId = s.string("application_id")
                .references("dokploy_application")
                .replaces()
                .describe("Application that it leads to.");
        composeId = s.string("compose_id")
                .references("dokploy_compose")
                .replaces()
                .describe("Compose stack that it leads to.");
        serviceName = s.string("service_name").replaces().describe("Service of the compose stack that it leads to.");
        route = new DomainAttributes(s);
        deployOnChange = s.bool("deploy_on_change")
                .defaultsTo(true)
                .local()
                .describe("Whether a compose stack is deployed after a change, without which it has no effect there."
                        + " Attachments that are changed at about the same time share one deploy. A stack that was never"
                        + " deployed is left alone.");
        url = s.string("url")
                .computed()
                .dependsOn(route.host, route.path, route.https)
                .custom()
                .describe("Address that it answers at.");
        s.integer("unique_config_key")
                .computed()
                .useStateForUnknown()
                .describe("Number that Dokploy puts into the names of its routers.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        Timeouts.declare(s, Duration.ofMinutes(20));
        schema = s.rule(
                        Rule.exactlyOneOf(applicationId, composeId),
                        Rule.requires(composeId, serviceName),
                        Rule.requires(serviceName, composeId))
                .build();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                SingleDataSource.bySome(
                        this,
                        "Looks up a domain by id, or by host (and path) anywhere on the server.",
                        id,
                        this::find,
                        List.of(route.host, route.path)),
                new ListDataSource(
                        "dokploy_domains",
                        "Lists the domains of all services that the API key may see.",
                        "overview.domains",
                        List.of(),
                        List.of("host", "project_id", "environment_id", "service_id"),
                        Domain::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("domainId").describe("Dokploy's id.");
        item.string("host").describe("Host name.");
        item.string("path").describe("Path below which requests are taken.");
        item.string("service_name").describe("Name of the service that it leads to.");
        item.string("project_id").describe("Project of the service.");
        item.string("environment_id").describe("Environment of the service.");
        item.string("service_id").apiField("serviceOwnerId").describe("Service that it leads to.");
        item.string("service_type").apiField("serviceOwnerType").describe("Kind of the service.");
        item.bool("https").describe("Whether the host is served over HTTPS.");
        item.bool("enabled").describe("Whether requests are taken at all.");
    }

    private String find(Values config, Session session) {
        if (config.isNull(route.host)) {
            throw new DiagnosticException(Diagnostic.error("Which domain?", "Give its `id` or its `host`."));
        }
        var found = new LinkedHashMap<String, String>();
        for (var domain : session.dokploy().query("overview.domains", ApiMapping.body())) {
            if (UniquenessClaims.isAt(
                    domain,
                    config.get(route.host),
                    config.find(route.path, domain.path("path").asText("/")))) {
                var other = domain.path("domainId").asText();
                found.put(other, "`" + domain.path("path").asText("/") + "` (" + other + ")");
            }
        }
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        throw new DiagnosticException(
                found.isEmpty()
                        ? Diagnostic.error(
                                "No such domain",
                                "No domain of this server has the host `" + config.get(route.host)
                                        + "` and the path that is asked for.")
                        : Diagnostic.error(
                                "Several domains",
                                "The host `" + config.get(route.host) + "` has a domain for each of these paths: "
                                        + String.join(", ", found.values()) + ". Give `path` or `id` as well."));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        route.validate(null, Path.ROOT, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        DeployCoalescer.planReplacement(plan, schema, List.of(applicationId, composeId));
        if (session != null && plan.planned().has(applicationId)) {
            refuseInline(plan, plan.planned().get(applicationId), session);
        }
        if (session != null) {
            session.registry().planned(plan);
        }
        var planned = plan.planned();
        if (planned.has(route.host) && planned.has(route.path) && planned.has(route.https)) {
            plan.set(url, route.url(planned));
            if (session != null) {
                route.claim(planned, claims(plan, session), () -> null);
            }
        }
        if (session != null && planned.find(route.enabled, true)) {
            ComposeServices.refuseUnknown(plan, session, composeId, serviceName);
        }
    }

    private UniquenessClaims claims(PlanRequest plan, Session session) {
        var planned = plan.planned();
        var claims = new UniquenessClaims(plan, session, route.host, holder(planned));
        if (!plan.changes(route.host) && !plan.changes(route.path)) {
            return claims.unchanged();
        }
        var owner = planned.find(applicationId, "");
        return InlineRemovals.isRemoved(session, route.names().router(), route.naturalKey(planned), owner)
                ? claims.vacatedBy(owner)
                : claims;
    }

    private void refuseInline(PlanRequest plan, String owner, Session session) {
        var router = route.names().router();
        InlineConflicts.beside(plan, session, applicationId, router, owner, label(plan.planned()));
        var prior = plan.prior();
        if (prior != null && owner.equals(prior.find(applicationId))) {
            var kept = Map.of(route.naturalKey(prior), label(prior));
            InlineRemovals.keep(plan, session, applicationId, router, kept, owner);
        }
    }

    private String label(Values state) {
        return "the dokploy_domain `" + state.find(route.host, "") + "`";
    }

    private String holder(Values planned) {
        if (planned.has(applicationId)) {
            return "the application " + planned.get(applicationId);
        }
        return planned.has(composeId)
                ? "the compose stack " + planned.get(composeId)
                : "a service that this plan makes";
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var body = body(plan, change);
        if (plan.has(applicationId)) {
            body.put("applicationId", plan.get(applicationId));
        } else {
            body.put("composeId", plan.get(composeId)).put("serviceName", plan.get(serviceName));
        }
        var object = new NewObject(
                "domain.create",
                body,
                naturalKey(plan.get(route.host), plan.get(route.path)),
                () -> siblings(plan, session));
        var created = new ExactlyOnceCreate(session, object, "/domainId").make(route.forCreate(body));
        var saved = change.save(plan.with(id, created.id()));
        var reply = created.reply();
        if (!plan.get(route.enabled)) {
            reply = session.dokploy().mutate("domain.update", body(plan, change).put("domainId", created.id()));
        }
        if (reply == null) {
            reply = session.dokploy().query("domain.one", ApiMapping.body("domainId", created.id()));
        }
        deploy(saved, change, session);
        return state(reply, plan);
    }

    private Map<String, String> siblings(Values plan, Session session) {
        var siblings = new LinkedHashMap<String, String>();
        for (var domain : domains(plan, session.dokploy()::queryUncached)) {
            siblings.put(
                    domain.path("domainId").asText(),
                    naturalKey(domain.path("host").asText(), domain.path("path").asText()));
        }
        return siblings;
    }

    /** The domains of the service that an object names. */
    private JsonNode domains(Values object, ListReader lists) {
        return object.has(applicationId)
                ? lists.read("domain.byApplicationId", ApiMapping.body("applicationId", object.get(applicationId)))
                : lists.read("domain.byComposeId", ApiMapping.body("composeId", object.get(composeId)));
    }

    private static String naturalKey(String host, String path) {
        return host + path;
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var domain =
                session.dokploy().find("domain.one", "domainId", reading.state().get(id));
        return domain == null ? null : state(domain, reading.state());
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned().with(id, change.prior().get(id));
        var reply = session.dokploy().mutate("domain.update", body(plan, change).put("domainId", plan.get(id)));
        change.save(plan);
        deploy(plan, change, session);
        return state(reply, plan);
    }

    /** A compose stack learns of its domains when it is deployed. */
    private void deploy(Values state, ApplyRequest change, Session session) {
        if (state.has(composeId) && state.find(deployOnChange, true)) {
            DeployCoalescer.after(new ServiceReference(ServiceType.COMPOSE, state.get(composeId)), change, session);
        }
    }

    private ObjectNode body(Values plan, ApplyRequest change) {
        var body = ApiMapping.update(schema, plan, change.config(), null)
                .put("domainType", plan.has(applicationId) ? "application" : "compose");
        return route.adapted(body);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(id));
        if (prior.has(composeId)) {
            DeployCoalescer.planRemoval(prior.get(composeId), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        session.dokploy().mutate("domain.delete", ApiMapping.body("domainId", prior.get(id)));
        if (prior.has(composeId) && prior.find(deployOnChange, true)) {
            DeployCoalescer.afterRemoval(
                    new ServiceReference(ServiceType.COMPOSE, prior.get(composeId)), change, session);
        }
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", route.host.name(), route.path.name());
    }

    @Override
    public Values importState(String wanted, Session session) {
        var names = wanted.split("/", 4);
        if (names.length < 4) {
            return Values.EMPTY.with(id, wanted);
        }
        // project/environment/service/host, and the path behind it where there are several.
        var found = new NameResolver(session).service(names, List.of(ServiceType.APPLICATION, ServiceType.COMPOSE));
        var service = Values.EMPTY.with(found.type() == ServiceType.COMPOSE ? composeId : applicationId, found.id());
        var slash = names[3].indexOf('/');
        var host = slash < 0 ? names[3] : names[3].substring(0, slash);
        var path = slash < 0 ? "/" : names[3].substring(slash);
        for (var domain : domains(service, session.dokploy()::query)) {
            if (UniquenessClaims.isAt(domain, host, path)) {
                return Values.EMPTY.with(id, domain.path("domainId").asText());
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "No such domain",
                "The service has no domain with the host `" + host + "` and the path `" + path
                        + "`. Write `project/environment/service/host` and the path behind it."));
    }

    private Values state(JsonNode domain, Values known) {
        var state = route.normalized(ApiValues.state(schema, domain, known, "domain.one"));
        return state.with(url, route.url(state));
    }
}
