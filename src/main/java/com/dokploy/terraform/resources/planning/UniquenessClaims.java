package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ports and routes that one object of a plan wants for itself alone, compared with those that others want or have.
 * Dokploy takes both objects (v0.30.2): of two services with one port the second fails when it is deployed, or, if both
 * are published in mode {@code host}, is deployed well and never starts; of two domains with one host and path only one
 * is served.
 */
public final class UniquenessClaims {
    private final PlanRequest plan;
    private final Session session;
    private final Attribute<?> attribute;
    private final PlanRegistry registry;
    private Claimant claimant;
    private @Nullable List<PublishedPorts.Published> published;
    private @Nullable String vacating;

    /**
     * Creates the claims of one object, for ports and routes that the plan changes.
     *
     * @param attribute the attribute that a warning points at
     * @param label the object, or the service that it belongs to, in words
     */
    public UniquenessClaims(PlanRequest plan, Session session, Attribute<?> attribute, String label) {
        this.plan = plan;
        this.session = session;
        this.attribute = attribute;
        this.registry = session.planRegistry();
        this.claimant = new Claimant(plan.formerId(), label);
    }

    /**
     * Marks the claims as those of ports and routes that the object has and keeps. They warn only of objects that were
     * planned before and want the same now; objects that are planned later warn themselves. The server is not asked for
     * such claims alone.
     */
    public UniquenessClaims unchanged() {
        claimant = new Claimant(claimant.id(), claimant.label(), false);
        return this;
    }

    /** Leaves out of the comparison what a service has now, because the same plan removes it. */
    public UniquenessClaims vacatedBy(String service) {
        vacating = service;
        return this;
    }

    private static String label(JsonNode domain) {
        var type = ServiceType.COMPOSE
                        .router()
                        .equals(domain.path("serviceOwnerType").asText())
                ? ServiceType.COMPOSE
                : ServiceType.APPLICATION;
        return "the " + type.noun() + " `"
                + domain.path("projectName").asText() + "/"
                + domain.path("environmentName").asText() + "/"
                + domain.path("serviceName").asText() + "` (domain "
                + domain.path("domainId").asText() + ")";
    }

    /** Claims a host and path. */
    public void route(String host, String path) {
        var route = "`" + host + path + "`";
        if (isMade()) {
            return;
        }
        var key = host.toLowerCase(Locale.ROOT) + path;
        var others = registry.claim(Subject.ROUTE, key, claimant);
        if (!others.isEmpty()) {
            plan.warning(
                    attribute,
                    "Duplicate Route",
                    "Two domains in this plan have the host `" + host + "` and the path `" + path + "`: "
                            + both(others.getFirst().label(), claimant.label())
                            + ". Only one of them is served. Change `host` or `path` of one of them.");
        }
        if (!others.isEmpty() || !claimant.isChange()) {
            return;
        }
        OptionalReads.look("domains", () -> {
            for (var domain : session.dokploy().cachedQuery("overview.domains", ApiMapping.body())) {
                if (isAt(domain, host, path)
                        && !isTold(Subject.ROUTE, key)
                        && isRival(
                                domain.path("domainId").asText(),
                                domain.path("serviceOwnerId").asText())) {
                    plan.warning(
                            attribute,
                            "Route Already Used",
                            route + " is already routed to " + label(domain)
                                    + ". Only one of two domains with the same host and path is served. Remove the"
                                    + " other domain, or change `host` or `path`.");
                }
            }
        });
    }

    /** Whether a row of the server's is a domain of this host and path. */
    public static boolean isAt(JsonNode domain, String host, String path) {
        return domain.path("host").asText().equalsIgnoreCase(host)
                && domain.path("path").asText("/").equals(path);
    }

    /**
     * Claims a port.
     *
     * @param server looks up the id of the remote server, empty for where Dokploy runs, null if that is not known yet
     * @param port the port with its protocol, as {@code 8080/tcp}
     */
    public void port(Supplier<@Nullable String> server, String port) {
        if (isMade()
                || (!claimant.isChange()
                        && registry.claimants(Subject.PORT_NUMBER, port).isEmpty())) {
            return;
        }
        registry.claim(Subject.PORT_NUMBER, port, claimant);
        OptionalReads.look("published ports", () -> {
            var serverId = server.get();
            if (serverId != null) {
                port(serverId, port);
            }
        });
    }

    private void port(String server, String port) {
        var system = systemUse(server, port);
        if (system != null && claimant.isChange()) {
            plan.warning(
                    attribute,
                    "Port Used by Dokploy",
                    capitalized(claimant.label()) + " publishes host port " + port + ", which " + system
                            + ". Choose another port"
                            + (port.startsWith("3000/") ? "." : ", or route requests to the service with a domain."));
            return;
        }
        var label = claimant.label();
        var key = port + " of " + server;
        var rivals = registry.claim(Subject.PORT, key, claimant);
        if (!rivals.isEmpty()) {
            var rival = rivals.getFirst().label();
            plan.warning(
                    attribute,
                    "Duplicate Host Port",
                    "Two resources in this plan publish host port " + port + " on the same server: "
                            + (rival.equals(label) ? "both are " + label : rival + " and " + label)
                            + ". The second deployment fails, or its container does not start. Choose another port for"
                            + " one of them.");
        }
        if (rivals.isEmpty() && claimant.isChange()) {
            warnOfPublished(server, port, key);
        }
    }

    private void warnOfPublished(String server, String port, String key) {
        var ports = published;
        if (ports == null) {
            ports = PublishedPorts.of(server, session);
            published = ports;
        }
        for (var other : ports) {
            if (other.port().equals(port) && !isTold(Subject.PORT, key) && isRival(other.id(), other.service())) {
                plan.warning(
                        attribute,
                        "Host Port Already Used",
                        "Host port " + port + " is already published by " + other.label()
                                + " on this server, so " + claimant.label() + " cannot publish it. The next"
                                + " deployment fails, or its container does not"
                                + " start. Choose another port, or free this port first.");
                return;
            }
        }
    }

    /**
     * Returns, as a clause, the program that uses this port on every server that Dokploy has set up; null if there is
     * none.
     */
    private static @Nullable String systemUse(String server, String port) {
        return switch (port) {
            case "80/tcp", "443/tcp", "443/udp" -> "Traefik uses for all domains";
            case "3000/tcp" -> server.isEmpty() ? "Dokploy itself uses" : null;
            default -> null;
        };
    }

    private boolean isMade() {
        return !claimant.isChange() && DuplicateNames.isMade(plan, session);
    }

    /** Whether another object with the same claim was planned while the server was asked; its plan has told of both. */
    private boolean isTold(Subject subject, String of) {
        return registry.claimants(subject, of).size() > 1;
    }

    /** Whether a row of the server, or the service that it belongs to, is certainly another object that stays. */
    private boolean isRival(String row, String service) {
        return !service.equals(vacating) && mayStay(row) && mayStay(service);
    }

    /**
     * Whether an object of the server may stay. One that this process has read as Terraform's may be the very object
     * that is planned: Terraform plans the replacement of a tainted object as if it were new. Such an object may also
     * be replaced or destroyed, unless its own plan says that it stays.
     */
    private boolean mayStay(String id) {
        return !id.equals(claimant.id())
                && (registry.isKept(id) || !session.managed().isInState(id));
    }

    private static String both(String one, String other) {
        return one.equals(other) ? "both route to " + one : "one routes to " + one + ", the other to " + other;
    }

    private static String capitalized(String label) {
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
