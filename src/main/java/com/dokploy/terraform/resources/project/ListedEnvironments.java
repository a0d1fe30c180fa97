package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** The data source that lists the environments of a project, and the one that finds a single environment. */
final class ListedEnvironments {
    private ListedEnvironments() {}

    /** Returns the data source of one environment, and the data source that lists those of a project. */
    static List<DataSource<Session>> dataSources(
            Resource<Session> environment, Attribute<String> id, Attribute<String> projectId, Attribute<String> name) {
        return List.of(
                new SingleDataSource(
                        environment,
                        "Looks up an environment by ID, or by name within a project.",
                        id,
                        (config, session) ->
                                new NameResolver(session).environment(config.get(projectId), config.get(name)),
                        projectId,
                        name),
                new ListDataSource(
                        "dokploy_environments",
                        "Lists the environments of a project.",
                        "environment.byProjectId",
                        List.of("project_id"),
                        List.of("name"),
                        ListedEnvironments::declare));
    }

    private static void declare(Schema.Builder item) {
        item.string("id").apiField("environmentId").describe("ID of the environment.");
        item.string("name").describe("Name of the environment.");
        item.string("description").describe("Description in Dokploy's dashboard.");
        item.bool("is_default").describe("Whether the environment was created with its project.");
    }
}
