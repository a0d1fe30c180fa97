package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.LinkedHashMap;
import java.util.List;

/** The domains of all services that the API key may see: the data source that lists them, and how one is found. */
final class ServerDomains {
    private static final String PROCEDURE = "overview.domains";

    private ServerDomains() {}

    /** {@code dokploy_domains}. */
    static ListDataSource list() {
        return new ListDataSource(
                "dokploy_domains",
                "Lists the domains of all services that the API key may see.",
                PROCEDURE,
                List.of(),
                List.of("host", "project_id", "environment_id", "service_id"),
                ServerDomains::declare);
    }

    private static void declare(Schema.Builder item) {
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

    /** The id of the one domain that has the host, and the path if there is one, of a configuration. */
    static String find(DomainAttributes route, Values config, Session session) {
        if (config.isNull(route.host)) {
            throw new DiagnosticException(Diagnostic.error("Which domain?", "Give its `id` or its `host`."));
        }
        var found = new LinkedHashMap<String, String>();
        for (var domain : session.dokploy().query(PROCEDURE, ApiMapping.body())) {
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
}
