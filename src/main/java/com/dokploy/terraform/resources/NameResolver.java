package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.ParentService.Owner;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds objects by the names that people gave them. Names are not unique on a Dokploy server: an ambiguous one is an
 * error that lists the ids.
 */
public final class NameResolver {
    private final Session session;

    /** Prepares to look on a server. */
    public NameResolver(Session session) {
        this.session = session;
    }

    /** The id of the project of a name. Throws DiagnosticException if there is none or several. */
    public String project(String name) {
        return only(session.dokploy().query("project.all", ApiMapping.body()), "projectId", name, "project");
    }

    /** The id of an environment of a project. Throws DiagnosticException if there is none or several. */
    public String environment(String projectId, String name) {
        var environments = session.dokploy().query("environment.byProjectId", ApiMapping.body("projectId", projectId));
        return only(environments, "environmentId", name, "environment");
    }

    /** The id of the remote server of a name. Throws DiagnosticException if there is none or several. */
    public String server(String name) {
        return only(session.dokploy().query("server.all", ApiMapping.body()), "serverId", name, "server");
    }

    /** The id of a service of an environment. Throws DiagnosticException if there is none or several. */
    public String service(String environmentId, ServiceKind kind, String name) {
        var services = services(environmentId);
        if (owners(services, List.of(kind), name).isEmpty()) {
            refuseOtherTypes(services, List.of(kind), name);
        }
        return only(services.path(kind.listField()), kind.idField(), name, kind.router());
    }

    /** The id of a service by its path, {@code project/environment/service}. */
    public String service(String path, ServiceKind kind) {
        var names = path.split("/", 3);
        if (names.length != 3) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + path + "` has too few parts. Write the id of the service, or the names"
                            + " `project/environment/service`."));
        }
        return service(environment(project(names[0]), names[1]), kind, names[2]);
    }

    /**
     * The service that something belongs to which is imported by names. Throws DiagnosticException if there is none or
     * several.
     *
     * @param names project, environment, service, and what follows
     * @param kinds the kinds of service that it can be
     */
    public Owner service(String[] names, Collection<ServiceKind> kinds) {
        var services = services(environment(project(names[0]), names[1]));
        var found = owners(services, kinds, names[2]);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            refuseOtherTypes(services, kinds, names[2]);
            throw none("service", names[2]);
        }
        throw new DiagnosticException(Diagnostic.error(
                "Ambiguous Name",
                "The `name` of more than one service is `" + names[2] + "`: " + listed(found)
                        + ". Import by id what you mean."));
    }

    /** Refuses the id of a service that is of another type than it is taken for. */
    public void refuseOtherType(String id, ServiceKind kind) {
        for (var service : session.dokploy().query("overview.services", ApiMapping.body())) {
            for (var other : ServiceKind.values()) {
                if (service.path("id").asText().equals(id)
                        && service.path("type").asText().equals(other.router())
                        && other != kind) {
                    throw ofAnotherType(List.of(new Owner(other, id)), List.of(kind), id);
                }
            }
        }
    }

    private JsonNode services(String environmentId) {
        return session.dokploy().query("environment.one", ApiMapping.body("environmentId", environmentId));
    }

    private static List<Owner> owners(JsonNode services, Collection<ServiceKind> kinds, String name) {
        var found = new ArrayList<Owner>();
        for (var kind : kinds) {
            for (var service : services.path(kind.listField())) {
                if (service.path("name").asText().equals(name)) {
                    found.add(new Owner(kind, service.path(kind.idField()).asText()));
                }
            }
        }
        return found;
    }

    private static void refuseOtherTypes(JsonNode services, Collection<ServiceKind> kinds, String name) {
        var others = owners(services, List.of(ServiceKind.values()), name);
        if (!others.isEmpty()) {
            throw ofAnotherType(others, kinds, name);
        }
    }

    private static DiagnosticException ofAnotherType(List<Owner> found, Collection<ServiceKind> kinds, String wanted) {
        var types = new ArrayList<String>();
        for (var kind : kinds) {
            types.add(kind.router());
        }
        return new DiagnosticException(Diagnostic.error(
                "Service of Another Type",
                "`" + wanted + "` is not of the type " + String.join(" or ", types) + ", which is needed here, but "
                        + listed(found) + ". Terraform's type of it is `dokploy_"
                        + found.getFirst().kind().router() + "`."));
    }

    /** Services as a text names them. */
    private static String listed(List<Owner> services) {
        var texts = new ArrayList<String>();
        for (var service : services) {
            texts.add(service.kind().router() + " `" + service.id() + "`");
        }
        return String.join(", ", texts);
    }

    private static DiagnosticException none(String what, String name) {
        return new DiagnosticException(Diagnostic.error(
                "Unknown Name",
                "There is no " + what + " whose `name` is `" + name + "` here, or the API key may not see it. Names are"
                        + " compared letter by letter."));
    }

    private static String only(JsonNode list, String idField, String name, String what) {
        var ids = new ArrayList<String>();
        for (var item : list) {
            if (item.path("name").asText().equals(name)) {
                ids.add(item.path(idField).asText());
            }
        }
        if (ids.isEmpty()) {
            throw none(what, name);
        }
        if (ids.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Ambiguous Name",
                    "There is more than one " + what + " whose `name` is `" + name + "`: `" + String.join("`, `", ids)
                            + "`. Use the `id` of the one you mean."));
        }
        return ids.getFirst();
    }
}
