package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.DomainCertificate;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_forward_auth}: the authentication domain of one server, and the proxy behind it at which users log in
 * before they reach an application. Dokploy overwrites the domain that a server has, so that a create makes sure that
 * there is none.
 */
public final class ForwardAuth implements Resource<Session> {
    private final Attribute<String> id;
    private final Attribute<String> serverId;
    private final Attribute<String> host;
    private final DomainCertificate certificate;
    /** The identity provider of the proxy, which no procedure tells. */
    private final Attribute<String> providerId;

    private final Attribute<String> status;
    private final Schema schema;
    private final ForwardAuthPlan plans;

    /** Declares the attributes of {@code dokploy_forward_auth}. */
    public ForwardAuth() {
        var s = Schema.resource(
                "dokploy_forward_auth",
                "Authentication proxy of a server: users log in there with an identity provider before they reach"
                        + " the domains that require it. Requires an enterprise license of Dokploy.");
        declareNotes(s);
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("ID of the server, or `" + AuthenticationProxy.LOCAL + "` for the Dokploy host.");
        serverId = s.string("server_id")
                .references("dokploy_server")
                .replaces()
                .custom()
                .describe(
                        "ID of the remote server of the proxy.",
                        "If unset, the Dokploy host.",
                        "Null for the Dokploy host.");
        host = declareHost(s);
        certificate = new DomainCertificate(s, true, "letsencrypt");
        providerId = declareProvider(s);
        s.string("callback_url")
                .computed()
                .dependsOn(host, certificate.https())
                .describe("URL to register at the identity provider as a redirect URI.");
        status = s.string("status")
                .computed()
                .dependsOn(providerId)
                .serverManaged()
                .custom()
                .describe("Status of the proxy: `running`, `stopped` if it is not deployed, or `unknown` if the server"
                        + " did not answer Dokploy.");
        schema = s.build();
        plans = new ForwardAuthPlan(schema, serverId, host, certificate, providerId);
    }

    private static void declareNotes(Schema.Builder s) {
        s.note(
                Note.Kind.NOTE,
                "A server has one authentication domain. Terraform does not take over one that exists already: import"
                        + " it. To let the domain of an application require the login, set `forward_auth_enabled` of"
                        + " the `dokploy_domain`, or of the element of `domains`, and let it depend on the"
                        + " `dokploy_forward_auth` of its server with `depends_on`.");
        s.note(
                Note.Kind.NOTE,
                "The proxy keeps the settings that the identity provider had when the proxy was deployed. To replace the"
                        + " proxy after changes of the provider, set"
                        + " `replace_triggered_by = [dokploy_sso_provider.NAME]` in the `lifecycle` of the resource.");
        s.note(
                Note.Kind.WARNING,
                "Destroying the resource removes the proxy. Domains that still require the login do not answer from"
                        + " then on.");
    }

    private static Attribute<String> declareHost(Schema.Builder s) {
        return s.string("host")
                .required()
                .apiField("authDomain")
                .format(Format.HOST)
                .check(Check.matches(
                        "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,}",
                        "a host name such as `auth.example.com`, without scheme, port or path"))
                .describe("Authentication domain: the host name of the proxy, for example `auth.example.com`. The login"
                        + " is a cookie of the parent domain, here `example.com`, so that the domains that require"
                        + " the login must belong to it as well.");
    }

    private static Attribute<String> declareProvider(Schema.Builder s) {
        return s.string("provider_id")
                .required()
                .local()
                .check(Check.notEmpty())
                .describe("`provider_id` of the `dokploy_sso_provider` with which users log in, which must have `oidc`."
                        + " Dokploy does not tell the provider of a proxy: the first apply after an import deploys the"
                        + " proxy again. Null in the state if the proxy is not deployed.");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new SingleDataSource(
                this,
                "Looks up the authentication proxy of a server. If neither `id` nor `server_id` is set, that of the"
                        + " Dokploy host.",
                id,
                (config, _) -> proxy(config).id(),
                List.of(serverId)));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        certificate.validate(Path.ROOT, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null && plan.hasChanges(schema)) {
            plans.check(plan, session);
        }
    }

    /** Returns the proxy of the server that a configuration or a plan names. */
    private AuthenticationProxy proxy(Values state) {
        return new AuthenticationProxy(state.find(serverId, ""));
    }

    /** Sets the domain, and deploys the proxy. A domain without its proxy is in the state without a provider. */
    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var proxy = proxy(plan);
        var toBeMade = proxy.toBeMade(session.dokploy()::queryUncached);
        new ExactlyOnceCreate(session, toBeMade, _ -> proxy.id())
                .make(proxy.in(domain(plan, request)), there -> plans.refuseExisting(proxy, there));
        var made = plan.with(id, proxy.id());
        request.save(made.withValue(providerId, Value.NULL));
        proxy.deploy(plan.get(providerId), session);
        return current(made, proxy, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var plan = request.planned().with(id, prior.get(id));
        var proxy = proxy(plan);
        if (plans.changesDomain(request)) {
            proxy.set(domain(plan, request), session);
            request.save(plan.withValue(providerId, prior.value(providerId)));
        }
        if (request.changes(providerId)) {
            proxy.deploy(plan.get(providerId), session);
        }
        return current(plan, proxy, session);
    }

    /** Returns the body that describes the domain; the resolver is no null in it (v0.30.2). */
    private ObjectNode domain(Values plan, ApplyRequest request) {
        var body = ApiMapping.update(schema, plan, request.config(), null);
        var resolver = schema.apiField(certificate.customCertResolver());
        if (body.path(resolver).isNull()) {
            body.remove(resolver);
        }
        return body;
    }

    private Values current(Values plan, AuthenticationProxy proxy, Session session) {
        var row = proxy.row(session.dokploy()::query);
        if (row == null) {
            throw new ApiException(new ApiError.NotFound(
                    AuthenticationProxy.READ, 200, "Dokploy has no authentication domain of " + proxy.place() + "."));
        }
        return state(row, plan, proxy).with(status, proxy.status(session)).with(providerId, plan.get(providerId));
    }

    /** Reads the domain. A proxy that is not deployed has no provider, so that the next apply deploys it. */
    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var known = request.state();
        var proxy = AuthenticationProxy.of(known.get(id));
        var row = proxy.row(session.dokploy()::query);
        if (row == null) {
            return null;
        }
        var found = proxy.status(session);
        var provider = found.equals(AuthenticationProxy.STOPPED) ? Value.NULL : known.value(providerId);
        return state(row, known, proxy).with(status, found).withValue(providerId, provider);
    }

    private Values state(JsonNode row, Values known, AuthenticationProxy proxy) {
        return ApiValues.state(schema, row, known, AuthenticationProxy.READ)
                .with(id, proxy.id())
                .with(serverId, proxy.server().isEmpty() ? null : proxy.server());
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        AuthenticationProxy.of(request.prior().get(id)).remove(session);
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(schema.name(), "Lists the servers that have an authentication domain.");
        return new GatheredList(s.build(), (_, session) -> {
            var proxies = new ArrayList<>(List.of(new AuthenticationProxy("")));
            for (var server : session.dokploy().query("server.all", ApiMapping.body())) {
                proxies.add(new AuthenticationProxy(server.path("serverId").asText()));
            }
            return proxies.stream()
                    .filter(proxy -> proxy.row(session.dokploy()::query) != null)
                    .map(proxy -> new ListResource.ListedObject(proxy.id(), Values.EMPTY.with(id, proxy.id())));
        });
    }

    @Override
    public Values importState(String wanted, Session session) {
        return Values.EMPTY.with(id, wanted);
    }
}
