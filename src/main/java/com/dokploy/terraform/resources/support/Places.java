package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything on a server that other objects can belong to: projects, environments, services, servers and accounts
 * elsewhere. Asks the server for each list once.
 */
public final class Places {
    /**
     * A place for objects.
     *
     * @param name the names that lead to the place, joined by slashes; empty for the server itself
     * @param arguments the argument that names the place
     */
    public record Place(String name, Values arguments) {
        /** The server itself, which no argument names. */
        static final Place SERVER = new Place("", Values.EMPTY);
    }

    private static final String SERVERS = "dokploy_server";
    private static final String DNS_PROVIDERS = "dokploy_dns_provider";

    private final Session session;
    private final @Nullable String projectId;
    private final @Nullable String environmentId;
    private final Map<String, JsonNode> answers = new HashMap<>();

    /**
     * Looks on a server.
     *
     * @param projectId the project in which a place must be; null for everywhere
     * @param environmentId the environment in which a place must be; null for everywhere
     */
    public Places(Session session, @Nullable String projectId, @Nullable String environmentId) {
        this.session = session;
        this.projectId = projectId;
        this.environmentId = environmentId;
    }

    /** Whether the objects that an attribute can name are listed somewhere. */
    static boolean areKnown(Attribute<?> attribute) {
        return areServices(attribute)
                || attribute.references().stream()
                        .anyMatch(List.of("dokploy_project", SERVERS, DNS_PROVIDERS)::contains);
    }

    /** Whether an attribute names a service. */
    static boolean areServices(Attribute<?> attribute) {
        return attribute.references().stream().anyMatch(type -> service(type) != null);
    }

    private static @Nullable ServiceType service(String resource) {
        for (var type : ServiceType.values()) {
            if (ParentService.resourceType(type).equals(resource)) {
                return type;
            }
        }
        return null;
    }

    /** Returns all places that an attribute can name; of one without ids, such as {@code dokploy_server}, the only one. */
    public List<Place> of(Attribute<?> attribute) {
        var places = new ArrayList<Place>();
        if (attribute.references().isEmpty()) {
            places.add(new Place(attribute.name(), Values.EMPTY.withValue(attribute, Value.of(true))));
        }
        for (var resource : attribute.references()) {
            switch (resource) {
                case "dokploy_project" -> addProjects(attribute, places);
                case "dokploy_environment" -> addEnvironments(attribute, places);
                case SERVERS -> addOthers(attribute, "server.all", "serverId", "server/", places);
                case DNS_PROVIDERS -> addOthers(attribute, "dnsProvider.all", "dnsProviderId", "", places);
                default -> addServices(attribute, service(resource), places);
            }
        }
        return places;
    }

    private void addProjects(Attribute<?> attribute, List<Place> places) {
        for (var project : rows("project.all")) {
            if (environmentId == null && isWanted(projectId, project, "projectId")) {
                places.add(place(attribute, name(project), project.path("projectId")));
            }
        }
    }

    private void addEnvironments(Attribute<?> attribute, List<Place> places) {
        for (var project : rows("project.all")) {
            for (var environment : project.path("environments")) {
                if (isWanted(projectId, project, "projectId")
                        && isWanted(environmentId, environment, "environmentId")) {
                    var name = name(project) + "/" + name(environment);
                    places.add(place(attribute, name, environment.path("environmentId")));
                }
            }
        }
    }

    private void addOthers(
            Attribute<?> attribute, String procedure, String idField, String prefix, List<Place> places) {
        if (projectId == null && environmentId == null) {
            rows(procedure).forEach(row -> places.add(place(attribute, prefix + name(row), row.path(idField))));
        }
    }

    private void addServices(Attribute<?> attribute, @Nullable ServiceType type, List<Place> places) {
        for (var row : rows("overview.services")) {
            if (type != null
                    && row.path("type").asText().equals(type.router())
                    && isWanted(projectId, row, "projectId")
                    && isWanted(environmentId, row, "environmentId")) {
                var name = row.path("projectName").asText() + "/"
                        + row.path("environmentName").asText() + "/" + name(row);
                places.add(place(attribute, name, row.path("id")));
            }
        }
    }

    private JsonNode rows(String procedure) {
        return answers.computeIfAbsent(procedure, _ -> session.dokploy().query(procedure, ApiMapping.body()));
    }

    private static boolean isWanted(@Nullable String id, JsonNode row, String field) {
        return id == null || row.path(field).asText().equals(id);
    }

    private static String name(JsonNode row) {
        return row.path("name").asText();
    }

    private static Place place(Attribute<?> attribute, String name, JsonNode id) {
        return new Place(name, Values.EMPTY.withValue(attribute, Value.of(id.asText())));
    }
}
