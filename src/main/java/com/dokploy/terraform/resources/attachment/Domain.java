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
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ParentService;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_domain}: a host and path that lead to an application or to a service of a compose stack. It shares the
 * plan with other attachments, but hardly a call: its procedures answer with the whole row, the lists that it is found in
 * are its own, and only a compose stack has to be deployed for it.
 */
public final class Domain implements Resource<Session> {
    private final Attribute<String> id;
    private final Attribute<String> composeId;
    private final ParentService services;
    private final Attribute<String> serviceName;
    private final DomainAttributes route;
    private final Attribute<Boolean> deployOnChange;
    private final Attribute<String> url;
    private final Schema schema;
    private final SeparateAttachment separate;

    /** Declares it. */
    public Domain() {
        var s = Schema.resource(
                "dokploy_domain",
                "A host and path that lead to an application, or to one service of a compose stack. A domain of an"
                        + " application works at once; one of a compose stack from its next deploy on.");
        id = s.id("domainId");
        var applicationId =
                ParentService.attribute(s, ServiceType.APPLICATION).describe("Application that it leads to.");
        composeId = ParentService.attribute(s, ServiceType.COMPOSE).describe("Compose stack that it leads to.");
        services = ParentService.of(Map.of(ServiceType.APPLICATION, applicationId, ServiceType.COMPOSE, composeId));
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
        separate = new SeparateAttachment(route, services, schema);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                SingleDataSource.bySome(
                        this,
                        "Looks up a domain by id, or by host (and path) anywhere on the server.",
                        id,
                        (config, session) -> ServerDomains.find(route, config, session),
                        route.key()),
                ServerDomains.list());
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
        DeployCoalescer.planReplacement(plan, schema, services.attributes());
        var planned = plan.planned();
        var isRouteKnown = planned.has(route.host) && planned.has(route.path) && planned.has(route.https);
        if (isRouteKnown) {
            plan.set(url, route.url(planned));
        }
        if (session == null) {
            return;
        }
        session.registry().planned(plan);
        var service = services.of(planned);
        if (service != null) {
            separate.refuseInline(plan, service, session);
        }
        if (isRouteKnown) {
            separate.claim(plan, service, holder(service), session);
        }
        if (planned.find(route.enabled, true)) {
            ComposeServices.refuseUnknown(plan, session, composeId, serviceName);
        }
    }

    private static String holder(@Nullable ServiceReference service) {
        if (service == null) {
            return "a service that this plan makes";
        }
        return (service.type() == ServiceType.COMPOSE ? "the compose stack " : "the application ") + service.id();
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var service = service(plan);
        var object = new NewObject(
                "domain.create", service.body(), route.naturalKey(plan), () -> siblings(service, session));
        var body = route.forCreate(body(request));
        body.setAll(service.body());
        if (plan.has(serviceName)) {
            body.put("serviceName", plan.get(serviceName));
        }
        var created = new ExactlyOnceCreate(session, object, "/domainId").make(body);
        var saved = request.save(plan.with(id, created.id()));
        var row = created.reply();
        if (!plan.get(route.enabled)) {
            row = session.dokploy().mutate("domain.update", body(request).put("domainId", created.id()));
        }
        if (row == null) {
            row = session.dokploy().query("domain.one", ApiMapping.body("domainId", created.id()));
        }
        deploy(saved, request, session);
        return state(row, plan);
    }

    private ObjectNode body(ApplyRequest request) {
        var plan = request.planned();
        return route.adapted(ApiMapping.update(schema, plan, request.config(), null))
                .put("domainType", service(plan).type().router());
    }

    private ServiceReference service(Values state) {
        return Objects.requireNonNull(services.of(state), "a domain of nothing");
    }

    private Map<String, String> siblings(ServiceReference service, Session session) {
        var siblings = new LinkedHashMap<String, String>();
        for (var row : rows(service, session.dokploy()::queryUncached)) {
            siblings.put(row.path("domainId").asText(), route.naturalKey(schema, row));
        }
        return siblings;
    }

    private static JsonNode rows(ServiceReference service, ListReader lists) {
        var isStack = service.type() == ServiceType.COMPOSE;
        return lists.read(isStack ? "domain.byComposeId" : "domain.byApplicationId", service.body());
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var row =
                session.dokploy().find("domain.one", "domainId", request.state().get(id));
        return row == null ? null : state(row, request.state());
    }

    private Values state(JsonNode row, Values known) {
        var state = route.normalized(ApiValues.state(schema, row, known, "domain.one"));
        return state.with(url, route.url(state));
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var plan = request.planned().with(id, request.prior().get(id));
        var row = session.dokploy().mutate("domain.update", body(request).put("domainId", plan.get(id)));
        request.save(plan);
        deploy(plan, request, session);
        return state(row, plan);
    }

    private void deploy(Values state, ApplyRequest request, Session session) {
        if (state.has(composeId) && state.find(deployOnChange, true)) {
            DeployCoalescer.after(service(state), request, session);
        }
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(id));
        if (prior.has(composeId)) {
            DeployCoalescer.planRemoval(prior.get(composeId), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        session.dokploy().mutate("domain.delete", ApiMapping.body("domainId", prior.get(id)));
        if (prior.has(composeId) && prior.find(deployOnChange, true)) {
            DeployCoalescer.afterRemoval(service(prior), request, session);
        }
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", route.host.name(), route.path.name());
    }

    /** The path behind the host can be left out where it is {@code /}. */
    @Override
    public Values importState(String wanted, Session session) {
        var names = wanted.split("/", 4);
        if (names.length < 4) {
            return Values.EMPTY.with(id, wanted);
        }
        var slash = names[3].indexOf('/');
        var host = slash < 0 ? names[3] : names[3].substring(0, slash);
        var path = slash < 0 ? "/" : names[3].substring(slash);
        for (var row : rows(services.find(names, session), session.dokploy()::query)) {
            if (UniquenessClaims.isAt(row, host, path)) {
                return Values.EMPTY.with(id, row.path("domainId").asText());
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "No such domain",
                "The service has no domain with the host `" + host + "` and the path `" + path
                        + "`. Write `project/environment/service/host` and the path behind it."));
    }
}
