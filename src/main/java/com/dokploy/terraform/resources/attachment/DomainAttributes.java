package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.DomainCertificate;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The attributes of a domain, as a resource of its own or inside the application that it leads to. */
public final class DomainAttributes extends Attachment {
    private static final Names NAMES =
            new Names("dokploy_domain", "domains", "domain", "domain", "domainId", "domain.delete", "domains");

    final Attribute<String> host;
    final Attribute<String> path;
    final Attribute<Boolean> stripPath;
    final DomainCertificate certificate;
    final Attribute<Boolean> enabled;
    final DomainLogin login;

    /** Declares the attributes of a domain. */
    public DomainAttributes(Schema.Builder schema) {
        super(NAMES, Effect.AT_ONCE);
        host = schema.string("host")
                .required()
                .format(Format.HOST)
                .check(Check.matches(
                        "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*",
                        "a host name such as `app.example.com`, without scheme, port, path, wildcard or underscore (for"
                                + " other letters use `provider::dokploy::idna`)"))
                .describe("Host name.");
        path = schema.string("path")
                .defaultsTo("/")
                .check(Check.matches("/.*", "a path that begins with `/`"))
                .describe("URL path below which requests are routed to the service.");
        schema.string("internal_path")
                .defaultsTo("/")
                .check(Check.matches("/.*", "a path that begins with `/`"))
                .describe("Prefix that is added to the path of each request before it is forwarded to the service.");
        stripPath = schema.bool("strip_path")
                .defaultsTo(false)
                .describe("Remove `path` from the request before it reaches the service.");
        schema.integer("port")
                .defaultsTo(3000L)
                .check(Check.between(1, 65535))
                .describe("Container port that requests are routed to.");
        certificate = new DomainCertificate(schema, false, "none");
        schema.string("custom_entrypoint").describe("Traefik entrypoint to listen on, instead of the default ones.");
        schema.strings("middlewares").describe("Traefik middlewares, in order, for example `compress@file`.");
        enabled = schema.bool("enabled")
                .defaultsTo(true)
                .describe("Whether the domain is active. `false` keeps the settings and removes the route.");
        login = new DomainLogin(schema);
    }

    @Override
    List<Attribute<?>> key() {
        return List.of(host, path);
    }

    @Override
    ObjectNode serviceFields(ServiceReference service) {
        return super.serviceFields(service).put("domainType", service.type().router());
    }

    @Override
    String label(Values state) {
        return state.find(host, "");
    }

    @Override
    void adapt(ObjectNode body) {
        if (body.path("middlewares").isNull()) {
            body.putArray("middlewares");
        }
    }

    /** Removes what a create does not take: a domain is made enabled, and the next update disables it. */
    @Override
    void adaptForCreate(ObjectNode body) {
        body.remove("enabled");
    }

    @Override
    void follow(ObjectNode body, JsonNode row, boolean isNew, Session session) {
        var field = "forwardAuthEnabled";
        var domain = row.path(names().idField()).asText();
        var isWanted = body.path(field).asBoolean();
        if (isNew) {
            DomainLogin.require(domain, isWanted, session);
        } else if (row.path(field).asBoolean() != isWanted) {
            DomainLogin.change(domain, isWanted, session);
        }
    }

    @Override
    void validate(@Nullable ServiceType type, Path at, Values config, Diagnostics diagnostics) {
        certificate.validate(at, config, diagnostics);
        if (config.find(stripPath, false)
                && !config.value(path).isUnknown()
                && config.find(path, "/").equals("/")) {
            diagnostics.error(
                    at.attribute(stripPath.name()),
                    "Invalid Attribute Combination",
                    "`strip_path` requires a `path` other than `/`. Set `path`, or remove `strip_path`.");
        }
    }

    @Override
    void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {
        claims.route(planned.get(host), planned.get(path));
    }

    /** Sets the path to the root where none was ever set. */
    @Override
    Values normalize(Values state, Values known) {
        return state.isNull(path) ? state.with(path, "/") : state;
    }
}
