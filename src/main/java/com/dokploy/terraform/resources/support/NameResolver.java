package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
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
    public String service(String environmentId, ServiceType type, String name) {
        var services = services(environmentId);
        if (owners(services, List.of(type), name).isEmpty()) {
            refuseOtherTypes(services, List.of(type), name);
        }
        return only(services.path(type.listField()), type.idField(), name, type.router());
    }

    /** The id of a service by its path, {@code project/environment/service}. */
    public String service(String path, ServiceType type) {
        var names = path.split("/", 3);
        if (names.length != 3) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + path + "` has too few parts. Write the id of the service, or the names"
                            + " `project/environment/service`."));
        }
        return service(environment(project(names[0]), names[1]), type, names[2]);
    }

    /**
     * The service that something belongs to which is imported by names. Throws DiagnosticException if there is none or
     * several.
     *
     * @param names project, environment, service, and what follows
     * @param types the types of service that it can be
     */
    public ServiceReference service(String[] names, Collection<ServiceType> types) {
        var services = services(environment(project(names[0]), names[1]));
        var found = owners(services, types, names[2]);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            refuseOtherTypes(services, types, names[2]);
            throw none("service", names[2]);
        }
        throw new DiagnosticException(Diagnostic.error(
                "Ambiguous Name",
                "The `name` of more than one service is `" + names[2] + "`: " + listed(found)
                        + ". Import by id what you mean."));
    }

    /** Refuses the id of a service that is of another type than it is taken for. */
    public void refuseOtherType(String id, ServiceType type) {
        for (var service : session.dokploy().query("overview.services", ApiMapping.body())) {
            for (var other : ServiceType.values()) {
                if (service.path("id").asText().equals(id)
                        && service.path("type").asText().equals(other.router())
                        && other != type) {
                    throw ofAnotherType(List.of(new ServiceReference(other, id)), List.of(type), id);
                }
            }
        }
    }

    private JsonNode services(String environmentId) {
        return session.dokploy().query("environment.one", ApiMapping.body("environmentId", environmentId));
    }

    private static List<ServiceReference> owners(JsonNode services, Collection<ServiceType> types, String name) {
        var found = new ArrayList<ServiceReference>();
        for (var type : types) {
            for (var service : services.path(type.listField())) {
                if (service.path("name").asText().equals(name)) {
                    found.add(new ServiceReference(
                            type, service.path(type.idField()).asText()));
                }
            }
        }
        return found;
    }

    private static void refuseOtherTypes(JsonNode services, Collection<ServiceType> types, String name) {
        var others = owners(services, List.of(ServiceType.values()), name);
        if (!others.isEmpty()) {
            throw ofAnotherType(others, types, name);
        }
    }

    private static DiagnosticException ofAnotherType(
            List<ServiceReference> found, Collection<ServiceType> types, String wanted) {
        var names = new ArrayList<String>();
        for (var type : types) {
            names.add(type.router());
        }
        return new DiagnosticException(Diagnostic.error(
                "Service of Another Type",
                "`" + wanted + "` is not of the type " + String.join(" or ", names) + ", which is needed here, but "
                        + listed(found) + ". Terraform's type of it is `dokploy_"
                        + found.getFirst().type().router() + "`."));
    }

    /** Services as a text names them. */
    private static String listed(List<ServiceReference> services) {
        var texts = new ArrayList<String>();
        for (var service : services) {
            texts.add(service.type().router() + " `" + service.id() + "`");
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
