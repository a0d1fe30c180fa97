package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a domain is, wherever it is written: as a resource of its own or inside the application that it leads to. */
public final class DomainAttributes extends Attachment {
    private static final Names NAMES = new Names("domain", "domain", "domainId", "domain.delete", "domains");

    final Attribute<String> host;
    final Attribute<String> path;
    final Attribute<String> internalPath;
    final Attribute<Boolean> stripPath;
    final Attribute<Long> port;
    final Attribute<Boolean> https;
    final Attribute<String> certificateType;
    final Attribute<String> customCertResolver;
    final Attribute<String> customEntrypoint;
    final Attribute<List<String>> middlewares;
    final Attribute<Boolean> enabled;
    final Attribute<Boolean> forwardAuthEnabled;

    /** Declares the attributes of one. */
    public DomainAttributes(Schema.Builder schema) {
        super(NAMES);
        host = schema.string("host")
                .required()
                .format(Format.HOST)
                .check(Check.matches(
                        "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*",
                        "a host name such as `app.example.com`, without scheme, port, path, wildcard or underscore"))
                .describe("Host name.");
        path = schema.string("path")
                .defaultsTo("/")
                .check(Check.matches("/.*", "a path that begins with `/`"))
                .describe("Path below which requests are taken.");
        internalPath = schema.string("internal_path")
                .defaultsTo("/")
                .check(Check.matches("/.*", "a path that begins with `/`"))
                .describe("Path that the service sees in front of the rest.");
        stripPath = schema.bool("strip_path")
                .defaultsTo(false)
                .describe("Whether `path` is taken off before the request reaches the service.");
        port = schema.integer("port")
                .defaultsTo(3000L)
                .check(Check.between(1, 65535))
                .describe("Port that the service listens on inside its container.");
        https = schema.bool("https").defaultsTo(false).describe("Whether the host is served over HTTPS.");
        certificateType = schema.string("certificate_type")
                .defaultsTo("none")
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Where the certificate comes from.");
        customCertResolver = schema.string("custom_cert_resolver")
                .describe("Traefik's certificate resolver, for `certificate_type = \"custom\"`.");
        customEntrypoint = schema.string("custom_entrypoint")
                .describe("Traefik's entry point to listen on instead of the usual ones.");
        middlewares = schema.strings("middlewares")
                .describe("Traefik's middlewares for its requests, in order, as `name@provider`.");
        enabled = schema.bool("enabled").defaultsTo(true).describe("Whether requests are taken at all.");
        forwardAuthEnabled = schema.bool("forward_auth_enabled")
                .defaultsTo(false)
                .describe(
                        "Whether requests pass Dokploy's authentication proxy first. The proxy is a licensed feature and"
                                + " must have been deployed; without it the domain does not answer.");
    }

    @Override
    List<Attribute<?>> key() {
        return List.of(host, path);
    }

    @Override
    boolean needsDeploy() {
        return false;
    }

    @Override
    ObjectNode owner(ServiceReference service) {
        return super.owner(service).put("domainType", service.type().router());
    }

    @Override
    String label(Values state) {
        return state.find(host, "");
    }

    @Override
    ObjectNode adapted(ObjectNode body) {
        if (body.path("middlewares").isNull()) {
            body.putArray("middlewares");
        }
        return body;
    }

    /** A domain is made enabled, and the next update says otherwise. */
    @Override
    ObjectNode forCreate(ObjectNode body) {
        body.remove("enabled");
        return body;
    }

    @Override
    void validate(@Nullable ServiceType type, Path at, Values config, Diagnostics diagnostics) {
        var certificate = config.find(certificateType, "none");
        if (certificate.equals("custom") && config.isNull(customCertResolver)) {
            diagnostics.error(
                    at.attribute(customCertResolver.name()),
                    "Missing custom_cert_resolver",
                    "`certificate_type = \"custom\"` needs the name of Traefik's certificate resolver.");
        }
        if (config.has(customCertResolver)
                && !config.value(certificateType).isUnknown()
                && !certificate.equals("custom")) {
            diagnostics.error(
                    at.attribute(customCertResolver.name()),
                    "Resolver without custom certificate",
                    "`custom_cert_resolver` counts only with `certificate_type = \"custom\"`.");
        }
        if (!certificate.equals("none") && !config.value(https).isUnknown() && !config.find(https, false)) {
            diagnostics.error(
                    at.attribute(certificateType.name()),
                    "Certificate without HTTPS",
                    "A certificate needs `https = true`.");
        }
        if (config.find(stripPath, false)
                && !config.value(path).isUnknown()
                && config.find(path, "/").equals("/")) {
            diagnostics.error(
                    at.attribute(stripPath.name()), "Nothing to strip", "`strip_path` needs a `path` other than `/`.");
        }
    }

    @Override
    void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {
        claims.route(planned.get(host), planned.get(path));
    }

    /** A path that was never set means the root. */
    @Override
    Values normalized(Values state) {
        return state.isNull(path) ? state.with(path, "/") : state;
    }

    /** The address that it answers at. */
    String url(Values state) {
        return (state.get(https) ? "https://" : "http://")
                + state.get(host)
                + (state.get(path).equals("/") ? "" : state.get(path));
    }
}
