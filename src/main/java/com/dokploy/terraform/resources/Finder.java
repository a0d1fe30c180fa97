package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.Owners.Owner;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds objects by the names that people gave them. Names are not unique on a Dokploy server: an ambiguous one is an
 * error that lists the ids.
 */
public final class Finder {
    private final Dokploy dokploy;

    /** Prepares to look on a server. */
    public Finder(Dokploy dokploy) {
        this.dokploy = dokploy;
    }

    /** The id of the project of a name. Throws DiagnosticException if there is none or several. */
    public String project(String name) {
        return only(dokploy.query("project.all", Wire.body()), "projectId", name, "project");
    }

    /** The id of an environment of a project. Throws DiagnosticException if there is none or several. */
    public String environment(String projectId, String name) {
        var environments = dokploy.query("environment.byProjectId", Wire.body("projectId", projectId));
        return only(environments, "environmentId", name, "environment");
    }

    /**
     * The id of a service of an environment. Throws DiagnosticException if there is none or several.
     *
     * @param list the field of the environment that lists services of this kind, as {@code applications}
     */
    public String service(String environmentId, String list, String idField, String name) {
        var environment = dokploy.query("environment.one", Wire.body("environmentId", environmentId));
        return only(environment.path(list), idField, name, "service");
    }

    /**
     * The service that something belongs to which is imported by names. Throws DiagnosticException if there is none or
     * several.
     *
     * @param names project, environment, service, and what follows
     * @param kinds the kinds of service that it can be
     */
    public Owner service(String[] names, Iterable<ServiceKind> kinds) {
        var environment = environment(project(names[0]), names[1]);
        var services = dokploy.query("environment.one", Wire.body("environmentId", environment));
        var found = new ArrayList<Owner>();
        for (var kind : kinds) {
            for (var service : services.path(kind.listField())) {
                if (service.path("name").asText().equals(names[2])) {
                    found.add(new Owner(kind, service.path(kind.idField()).asText()));
                }
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new DiagnosticException(Diagnostic.error(
                found.isEmpty() ? "No such service" : "Several of this name",
                found.isEmpty()
                        ? "The environment has no service named `" + names[2] + "` that this could belong to. Names are"
                                + " compared letter by letter."
                        : "More than one service is named `" + names[2] + "`: " + listed(found)
                                + ". Use the id of what you want to import."));
    }

    private static String listed(List<Owner> services) {
        var texts = new ArrayList<String>();
        for (var service : services) {
            texts.add(service.kind().router() + " " + service.id());
        }
        return String.join(", ", texts);
    }

    /** The id of a service by its path, {@code project/environment/service}. */
    public String service(String path, String list, String idField) {
        var names = path.split("/", 3);
        if (names.length != 3) {
            throw new DiagnosticException(Diagnostic.error(
                    "Not a path of names", "`" + path + "` should read `project/environment/service`."));
        }
        return service(environment(project(names[0]), names[1]), list, idField, names[2]);
    }

    private static String only(JsonNode list, String idField, String name, String what) {
        var ids = new ArrayList<String>();
        for (var item : list) {
            if (item.path("name").asText().equals(name)) {
                ids.add(item.path(idField).asText());
            }
        }
        if (ids.size() == 1) {
            return ids.getFirst();
        }
        throw new DiagnosticException(
                ids.isEmpty()
                        ? Diagnostic.error(
                                "No such " + what,
                                "There is no " + what + " named `" + name + "` here, or the API key may not see it."
                                        + " Names are compared letter by letter.")
                        : Diagnostic.error(
                                "Several of this name",
                                "There is more than one " + what + " named `" + name + "`: " + String.join(", ", ids)
                                        + ". Use the id of the one you mean."));
    }
}
