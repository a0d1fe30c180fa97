package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.deploy.DeployOnChange;
import com.dokploy.terraform.resources.deploy.DeployTimeouts;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_domain}: a host and path that lead to an application or to a service of a compose stack. Its plan is
 * that of other attachments, but hardly any of its calls: the procedures of domains answer with the whole row, domains
 * are found in lists of their own, and only a compose stack has to be deployed for one.
 */
public final class Domain implements Resource<Session> {
    private final Attribute<String> id;
    private final DomainTarget target;
    private final DomainAttributes route;
    private final DeployOnChange deployOnChange;
    private final DomainUrl url;
    private final Schema schema;
    private final SeparateAttachment separate;
    private final DomainRows rows;

    /** Declares the attributes of {@code dokploy_domain}. */
    public Domain() {
        var s = Schema.resource(
                "dokploy_domain",
                "Domain: a host and path that Traefik routes to an application, or to one service of a compose"
                        + " stack. The domain of an application takes effect at once, that of a compose stack with"
                        + " its next deployment.");
        id = s.id("domainId").describe("ID in Dokploy.");
        target = new DomainTarget(s);
        route = new DomainAttributes(s);
        route.addNote(s);
        deployOnChange = new DeployOnChange(s, target.isOfCompose());
        url = new DomainUrl(s, route);
        s.integer("unique_config_key")
                .computed()
                .useStateForUnknown()
                .describe("Number that Dokploy uses in the names of the domain's Traefik routers.");
        s.createdAt();
        new DeployTimeouts(s);
        schema = s.rule(target.rules()).build();
        separate = new SeparateAttachment(route, target.parent(), schema);
        rows = new DomainRows(route, schema);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return ServerDomains.dataSources(this, id, route);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        route.validate(null, Path.ROOT, config, diagnostics);
        if (!config.isNull(target.toCompose())) {
            route.login.refuseForStack(config, diagnostics);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        DeployCoalescer.planReplacement(plan, schema, target.parent().attributes());
        url.plan(plan);
        if (session == null) {
            return;
        }
        session.planRegistry().register(plan);
        var planned = plan.planned();
        var service = target.parent().of(planned);
        if (service != null) {
            separate.refuseInline(plan, service, session);
        }
        if (url.isKnown(planned)) {
            separate.claim(plan, service, DomainTarget.label(service), session);
        }
        if (planned.find(route.enabled, true)) {
            target.refuseUnknownService(plan, session);
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var body = body(request);
        route.adaptForCreate(body);
        target.addTo(body, plan);
        var created = rows.create(body, plan, target.of(plan), session);
        requireLogin(created.id(), request, session);
        request.save(plan.with(id, created.id()));
        var row = created.reply();
        if (!plan.get(route.enabled)) {
            row = rows.update(created.id(), body(request), session);
        }
        if (row == null) {
            row = rows.one(created.id(), session);
        }
        deployOnChange.after(plan, target.toDeploy(plan), request, session);
        return state(row, plan);
    }

    private void requireLogin(String made, ApplyRequest request, Session session) {
        var plan = request.planned();
        try {
            DomainLogin.require(made, plan.get(route.login.enabled), session);
        } catch (ApiException failure) {
            // Only a domain that is known not to be there any more stays out of the state.
            request.save(plan.with(id, made));
            throw failure;
        }
    }

    private ObjectNode body(ApplyRequest request) {
        var plan = request.planned();
        var body = ApiMapping.update(schema, plan, request.config(), null);
        route.adapt(body);
        return body.put("domainType", target.of(plan).type().router());
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var row = rows.find(request.state().get(id), session);
        return row == null ? null : state(row, request.state());
    }

    private Values state(JsonNode row, Values known) {
        return url.addTo(route.normalize(ApiValues.state(schema, row, known, DomainRows.ONE), known));
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var plan = request.planned().with(id, request.prior().get(id));
        changeLogin(plan, request, session);
        var row = rows.update(plan.get(id), body(request), session);
        request.save(plan);
        deployOnChange.after(plan, target.toDeploy(plan), request, session);
        return state(row, plan);
    }

    /** Changes whether users log in first; the procedures that do so refuse the domains of compose stacks (v0.30.2). */
    private void changeLogin(Values plan, ApplyRequest request, Session session) {
        var isRequired = plan.get(route.login.enabled);
        // The create of an adopted domain may have been cut short before the proxy was looked for.
        var isDue = request.changes(route.login.enabled) || (isRequired && request.isAdopted());
        if (isDue && target.toDeploy(plan) == null) {
            DomainLogin.change(plan.get(id), isRequired, session);
        }
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.planRegistry().planRemoval(prior.get(id));
        deployOnChange.planRemoval(target.toDeploy(prior), privateState, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        rows.delete(prior.get(id), session);
        deployOnChange.afterRemoval(target.toDeploy(prior), request, session);
    }

    @Override
    public List<String> importPath() {
        return separate.importPath();
    }

    @Override
    public Values importState(String wanted, Session session) {
        var names = ImportPath.split(wanted, ImportPath.OF_ATTACHMENT);
        return Values.EMPTY.with(
                id,
                names == null
                        ? wanted
                        : rows.findNamed(names[3], target.parent().find(names, session), session));
    }
}
