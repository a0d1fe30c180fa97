package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data source {@code dokploy_services}, which lists services of all types, and those that list one type. */
public final class Services extends ListDataSource {
    private static final List<String> FILTERS = List.of("name", "project_id", "environment_id", "server_id", "status");

    private final @Nullable ServiceType type;

    /** Declares the data source that lists services of one type, such as {@code dokploy_applications}. */
    public static Services ofType(String name, ServiceType type) {
        return new Services(name, type, "Lists the " + type.noun() + "s that the API key has access to.", FILTERS);
    }

    /** Declares the data source {@code dokploy_services}. */
    public Services() {
        this(
                "dokploy_services",
                null,
                "Lists the applications, compose stacks and databases that the API key has access to.",
                withType());
    }

    private Services(String name, @Nullable ServiceType type, String description, List<String> filters) {
        super(name, description, "overview.services", List.of(), filters, Services::declareService);
        this.type = type;
    }

    private static List<String> withType() {
        var filters = new ArrayList<>(List.of("type"));
        filters.addAll(FILTERS);
        return filters;
    }

    @Override
    protected boolean isListed(JsonNode row) {
        return type == null || row.path("type").asText().equals(type.router());
    }

    private static void declareService(Schema.Builder item) {
        strings(
                item,
                "id",
                "ID of the service.",
                "type",
                "Type of the service: `application`, `compose`, `postgres`, `mysql`, `mariadb`, `mongo`,"
                        + " `redis` or `libsql`.",
                "name",
                "Display name.",
                "app_name",
                "Name of the Docker service.",
                "status",
                "Status of the last deployment: `idle`, `running`, `done` or `error`.",
                "project_id",
                "ID of the project.",
                "project_name",
                "Name of the project.",
                "environment_id",
                "ID of the environment.",
                "environment_name",
                "Name of the environment.",
                "server_id",
                "ID of the remote server that runs the service.",
                "created_at",
                "Time of creation (UTC, ISO 8601).");
    }

    private static void strings(Schema.Builder item, String... namesAndTexts) {
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            item.string(namesAndTexts[i]).describe(namesAndTexts[i + 1]);
        }
    }
}
