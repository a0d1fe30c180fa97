package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The data source {@code dokploy_unmanaged}: what a project holds that a configuration does not know. */
public final class Unmanaged extends QueryDataSource {
    private static final String PROCEDURE = "project.one";

    private final Attribute<String> projectId;
    private final Attribute<Set<String>> managedIds;
    private final ObjectList objects;

    /** Declares the data source. */
    public Unmanaged() {
        super(
                "dokploy_unmanaged",
                "Lists the environments and services of a project that are not among the given IDs, such as those"
                        + " created in the dashboard.");
        projectId =
                s.string("project_id").required().references("dokploy_project").describe("ID of the project.");
        managedIds = s.stringSet("managed_ids")
                .required()
                .describe("IDs of the environments and services that Terraform manages.");
        objects = new ObjectList(
                s,
                "objects",
                "Environments and services that are not managed. Of the first environment of a project, which comes"
                        + " with"
                        + " the project, only the services are listed.",
                object());
    }

    private static Schema object() {
        var item = Schema.object();
        item.string("id").describe("ID of the object.");
        item.string("type")
                .describe("Type of the object: `environment`, `application`, `compose`, `postgres`, `mysql`, `mariadb`,"
                        + " `mongo`, `redis` or `libsql`.");
        item.string("name").describe("Display name.");
        item.string("environment_id").describe("ID of the environment that the service belongs to.");
        item.string("environment_name").describe("Name of that environment.");
        return item.build();
    }

    @Override
    public Values read(Values config, Session session) {
        var managed = new HashSet<>(config.get(managedIds));
        var rows = new ArrayList<JsonNode>();
        var project = session.dokploy().query(PROCEDURE, input(config, projectId));
        for (var environment : project.path("environments")) {
            addUnmanaged(environment, managed, rows);
        }
        return objects.fill(config, objects.read(rows, PROCEDURE));
    }

    private static void addUnmanaged(JsonNode environment, Set<String> managed, List<JsonNode> rows) {
        if (!environment.path("isDefault").asBoolean()) {
            add("environment", environment.path("environmentId"), environment, environment, managed, rows);
        }
        for (var type : ServiceType.values()) {
            for (var service : environment.path(type.listField())) {
                add(type.router(), service.path(type.idField()), service, environment, managed, rows);
            }
        }
    }

    private static void add(
            String type, JsonNode id, JsonNode object, JsonNode environment, Set<String> managed, List<JsonNode> rows) {
        if (!managed.contains(id.asText())) {
            rows.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id.asText())
                    .put("type", type)
                    .put("name", object.path("name").asText())
                    .put("environmentId", environment.path("environmentId").asText())
                    .put("environmentName", environment.path("name").asText()));
        }
    }
}
