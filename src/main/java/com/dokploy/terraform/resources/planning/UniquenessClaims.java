package com.dokploy.terraform.resources.planning;

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
 * What one object of a plan wants for itself alone, and who else wants it or has it. Dokploy takes both (v0.30.2): of two
 * services with one port the second fails when it is deployed, or, if both are published in mode {@code host}, is
 * deployed well and never starts; of two domains with one host and path only one is served.
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
     * Claims of one object, for what the plan changes.
     *
     * @param attribute what a warning is about
     * @param holder the object, or the service that it belongs to, in words
     */
    public UniquenessClaims(PlanRequest plan, Session session, Attribute<?> attribute, String holder) {
        this.plan = plan;
        this.session = session;
        this.attribute = attribute;
        this.registry = session.registry();
        this.claimant = new Claimant(plan.formerId(), holder);
    }

    /**
     * For what the object has and keeps: tells only of objects that were planned before and want it now. Those that are
     * planned later tell themselves. The server is not asked for its own sake.
     */
    public UniquenessClaims unchanged() {
        claimant = new Claimant(claimant.id(), claimant.label(), false);
        return this;
    }

    /** Does not count what a service has now, because the same plan removes it. */
    public UniquenessClaims vacatedBy(String service) {
        vacating = service;
        return this;
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
                    "Routed twice",
                    route + " is to lead to " + both(others.getFirst().label(), claimant.label())
                            + ". Of two domains with one host and"
                            + " path only one is served: choose another path for one of them.");
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
                            "Already routed elsewhere",
                            route + " leads to "
                                    + domain.path("serviceOwnerType").asText() + " `"
                                    + domain.path("projectName").asText() + "/"
                                    + domain.path("environmentName").asText() + "/"
                                    + domain.path("serviceName").asText() + "` (domain "
                                    + domain.path("domainId").asText() + "). Of two domains with one host and path only"
                                    + " one is served. Remove the other, or choose another path.");
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
     * @param server looks up the remote server's id: empty for where Dokploy runs, null if that is not known yet
     * @param port with its protocol, as {@code 8080/tcp}
     */
    public void port(Supplier<@Nullable String> server, String port) {
        if (isMade()
                || (!claimant.isChange()
                        && registry.claimants(Subject.PORT_NUMBER, port).isEmpty())) {
            return;
        }
        registry.claim(Subject.PORT_NUMBER, port, claimant);
        OptionalReads.look("published ports", () -> {
            var known = server.get();
            if (known != null) {
                port(known, port);
            }
        });
    }

    private void port(String server, String port) {
        var system = systemUse(server, port);
        if (system != null && claimant.isChange()) {
            plan.warning(
                    attribute,
                    "Port Used by Dokploy",
                    "Port " + port + " of the server is wanted by " + claimant.label() + ", and " + system
                            + ". Choose another port"
                            + (port.startsWith("3000/") ? "." : ", or lead requests there with a domain."));
            return;
        }
        var holder = claimant.label();
        var key = port + " of " + server;
        var rivals = registry.claim(Subject.PORT, key, claimant);
        if (!rivals.isEmpty()) {
            var rival = rivals.getFirst().label();
            plan.warning(
                    attribute,
                    "Published twice",
                    "Port " + port + " of the same server is wanted by " + rival + " and by "
                            + (rival.equals(holder) ? "another one" : holder)
                            + ". The one that is deployed second will fail, or its container will not start: choose another"
                            + " port for one of them.");
        }
        if (rivals.isEmpty() && claimant.isChange()) {
            warnOfPublished(server, port, key);
        }
    }

    private void warnOfPublished(String server, String port, String key) {
        var known = published;
        if (known == null) {
            known = PublishedPorts.of(server, session);
            published = known;
        }
        for (var other : known) {
            if (other.port().equals(port) && !isTold(Subject.PORT, key) && isRival(other.id(), other.service())) {
                plan.warning(
                        attribute,
                        "Already published",
                        "Port " + port + " of the same server leads to " + other.holder() + ", and "
                                + claimant.label()
                                + " is to have it: the next deploy will fail, or its container will not start. Choose another"
                                + " port, or free that one first.");
                return;
            }
        }
    }

    /** Who uses a port of every server that Dokploy has set up, as a clause; null if nobody does. */
    private static @Nullable String systemUse(String server, String port) {
        return switch (port) {
            case "80/tcp", "443/tcp", "443/udp" -> "Dokploy's Traefik listens there for the requests to all domains";
            case "3000/tcp" -> server.isEmpty() ? "Dokploy itself listens there" : null;
            default -> null;
        };
    }

    private boolean isMade() {
        return !claimant.isChange() && DuplicateNames.isMade(plan, session);
    }

    /** Whether an object was planned while the server was asked, which has told of both. */
    private boolean isTold(Subject subject, String of) {
        return registry.claimants(subject, of).size() > 1;
    }

    /** Whether a row of the server's, or the service that it belongs to, is certainly another one that stays. */
    private boolean isRival(String row, String service) {
        return !service.equals(vacating) && mayStay(row) && mayStay(service);
    }

    /**
     * One that this process has read as Terraform's may be the very object that is planned: Terraform plans in place of
     * one that it calls tainted as if it were new. It may also be replaced or destroyed, unless its own plan says no.
     */
    private boolean mayStay(String id) {
        return !id.equals(claimant.id())
                && (registry.isStaying(id) || !session.journal().isInState(id));
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one + " twice" : one + " and to " + other;
    }
}
