package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The domains of all services that the API key may see: the data source that lists them, and the one that finds a
 * single domain.
 */
final class ServerDomains {
    private static final String PROCEDURE = "overview.domains";

    private ServerDomains() {}

    /** Returns the data source of one domain, and the data source that lists all. */
    static List<DataSource<Session>> dataSources(
            Resource<Session> domain, Attribute<String> id, DomainAttributes route) {
        return List.of(
                new SingleDataSource(
                        domain,
                        "Looks up a domain by `id`, or by `host` (and `path`) on the whole server.",
                        id,
                        (config, session) -> find(route, config, session),
                        route.key()),
                list());
    }

    private static ListDataSource list() {
        return new ListDataSource(
                "dokploy_domains",
                "Lists the domains of all services that the API key has access to.",
                PROCEDURE,
                List.of(),
                List.of("host", "project_id", "environment_id", "owner_id"),
                ServerDomains::declare);
    }

    private static void declare(Schema.Builder item) {
        item.string("id").apiField("domainId").describe("ID of the domain.");
        item.string("host").format(Format.HOST).describe("Host name.");
        item.string("path").describe("URL path below which requests are routed to the owner.");
        item.string("owner_id")
                .apiField("serviceOwnerId")
                .describe("ID of the application or compose stack that the domain belongs to.");
        item.string("owner_name").apiField("serviceName").describe("Display name of the application or compose stack.");
        item.string("owner_type")
                .apiField("serviceOwnerType")
                .describe("Type of the owner: `application` or `compose`.");
        item.string("project_id").describe("ID of the owner's project.");
        item.string("project_name").describe("Name of the owner's project.");
        item.string("environment_id").describe("ID of the owner's environment.");
        item.string("environment_name").describe("Name of the owner's environment.");
        item.bool("https").describe("Serve the host over HTTPS.");
        item.bool("enabled")
                .describe("Whether the domain is active. `false` keeps the settings and removes the route.");
    }

    /** Returns the id of the only domain that has the host of a configuration, and its path if it has one. */
    private static String find(DomainAttributes route, Values config, Session session) {
        if (config.isNull(route.host)) {
            throw new DiagnosticException(Diagnostic.error("Missing Required Argument", "Set `id` or `host`."));
        }
        return Found.among(
                        session.dokploy().query(PROCEDURE, ApiMapping.body()), domain -> isMeant(route, config, domain))
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "No domain of this server has the host `" + config.get(route.host)
                                        + "` and the configured path."),
                        several -> Diagnostic.error(
                                "Ambiguous Domain",
                                "The host `" + config.get(route.host) + "` has several domains, with these paths: "
                                        + paths(several) + ". Set `path` as well, or only `id`."))
                .path("domainId")
                .asText();
    }

    private static boolean isMeant(DomainAttributes route, Values config, JsonNode domain) {
        return UniquenessClaims.isAt(domain, config.get(route.host), config.find(route.path, path(domain)));
    }

    private static String path(JsonNode domain) {
        return domain.path("path").asText("/");
    }

    private static String paths(List<JsonNode> domains) {
        var paths = new ArrayList<String>();
        for (var domain : domains) {
            paths.add("`" + path(domain) + "` (" + domain.path("domainId").asText() + ")");
        }
        return String.join(", ", paths);
    }
}
