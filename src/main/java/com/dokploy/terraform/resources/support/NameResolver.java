package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

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

    /** Returns the id of the project of a name. Throws DiagnosticException if there is none or several. */
    public String project(String name) {
        return only(session.dokploy().query("project.all", ApiMapping.body()), "projectId", name, "project");
    }

    /** Returns the id of an environment of a project. Throws DiagnosticException if there is none or several. */
    public String environment(String projectId, String name) {
        var environments = session.dokploy().query("environment.byProjectId", ApiMapping.body("projectId", projectId));
        return only(environments, "environmentId", name, "environment");
    }

    /** Returns the id of the remote server of a name. Throws DiagnosticException if there is none or several. */
    public String server(String name) {
        return only(session.dokploy().query("server.all", ApiMapping.body()), "serverId", name, "server");
    }

    /** Returns the id of a service of an environment. Throws DiagnosticException if there is none or several. */
    public String service(String environmentId, ServiceType type, String name) {
        var services = services(environmentId);
        if (findNamed(services, List.of(type), name).isNone()) {
            refuseOtherTypes(services, List.of(type), name, NameResolver::otherResource);
        }
        return only(services.path(type.listField()), type.idField(), name, type.noun());
    }

    /** Returns the id of a service by its path, {@code project/environment/service}. */
    public String service(String path, ServiceType type) {
        var names = ImportPath.split(path, 3);
        if (names == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + path + "` has too few parts. Use the ID of the service, or its path"
                            + " `project/environment/service`."));
        }
        return service(environment(project(names[0]), names[1]), type, names[2]);
    }

    /**
     * Returns the service of an object that is imported by names. Throws DiagnosticException if there is none or
     * several.
     *
     * @param names the names of project, environment and service; more may follow
     * @param types the types that the service can have
     */
    public ServiceReference service(String[] names, Collection<ServiceType> types) {
        var services = services(environment(project(names[0]), names[1]));
        var found = findNamed(services, types, names[2]);
        if (found.isNone()) {
            refuseOtherTypes(services, types, names[2], _ -> ", which cannot have such an object. Correct the path.");
        }
        return found.only(
                () -> none("service", names[2]),
                several -> Diagnostic.error(
                        "Ambiguous Name",
                        "Several services have the `name` `" + names[2] + "`: " + list(several)
                                + ". Import the right one by its ID."));
    }

    /** Refuses the id of a service that is of another type than it is taken for. */
    public void refuseOtherType(String id, ServiceType type) {
        for (var service : session.dokploy().query("overview.services", ApiMapping.body())) {
            for (var other : ServiceType.values()) {
                if (service.path("id").asText().equals(id)
                        && service.path("type").asText().equals(other.router())
                        && other != type) {
                    var found = List.of(new ServiceReference(other, id));
                    throw ofAnotherType(found, List.of(type), id, otherResource(found));
                }
            }
        }
    }

    private JsonNode services(String environmentId) {
        return session.dokploy().query("environment.one", ApiMapping.body("environmentId", environmentId));
    }

    private static Found<ServiceReference> findNamed(JsonNode services, Collection<ServiceType> types, String name) {
        var found = new ArrayList<ServiceReference>();
        for (var type : types) {
            for (var service : services.path(type.listField())) {
                if (service.path("name").asText().equals(name)) {
                    found.add(new ServiceReference(
                            type, service.path(type.idField()).asText()));
                }
            }
        }
        return new Found<>(found);
    }

    private static void refuseOtherTypes(
            JsonNode services,
            Collection<ServiceType> types,
            String name,
            Function<List<ServiceReference>, String> advice) {
        var others = findNamed(services, List.of(ServiceType.values()), name);
        if (!others.isNone()) {
            throw ofAnotherType(others.all(), types, name, advice.apply(others.all()));
        }
    }

    private static String otherResource(List<ServiceReference> found) {
        return ". Use the resource type `dokploy_" + found.getFirst().type().router() + "` for it.";
    }

    private static DiagnosticException ofAnotherType(
            List<ServiceReference> found, Collection<ServiceType> types, String wanted, String advice) {
        var names = new ArrayList<String>();
        for (var type : types) {
            names.add(type.noun());
        }
        return new DiagnosticException(Diagnostic.error(
                "Service of Another Type",
                "`" + wanted + "` must be a service of the type " + String.join(" or ", names) + ", but it is the "
                        + list(found) + advice));
    }

    /** Returns services in words, for a message. */
    private static String list(List<ServiceReference> services) {
        var texts = new ArrayList<String>();
        for (var service : services) {
            texts.add(service.type().noun() + " `" + service.id() + "`");
        }
        return String.join(", ", texts);
    }

    private static Diagnostic none(String what, String name) {
        return Diagnostic.error(
                "Object Not Found",
                switch (what) {
                            case "project", "server" -> "Dokploy has no ";
                            case "environment" -> "The project has no ";
                            default -> "The environment has no ";
                        }
                        + what + " `" + name + "`, or the API key has no access to it. Names are case-sensitive.");
    }

    private static String only(JsonNode list, String idField, String name, String what) {
        return Found.ids(NewObject.Siblings.in(list, idField, "name"), name::equals)
                .only(
                        () -> none(what, name),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                "Several objects of the type " + what + " have the `name` `" + name + "`: `"
                                        + String.join("`, `", several) + "`. Use the `id` of the right one."));
    }
}
