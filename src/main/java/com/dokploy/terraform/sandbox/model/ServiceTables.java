package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The tables whose rows are services of an environment. */
public final class ServiceTables {
    /** Their names, in the order in which overviews go through them. */
    public static final List<String> NAMES =
            List.of("application", "compose", "libsql", "mariadb", "mongo", "mysql", "postgres", "redis");

    private ServiceTables() {}

    /** The status of a service. */
    public static String status(ObjectNode service) {
        return service.path(service.has("composeStatus") ? "composeStatus" : "applicationStatus")
                .asText();
    }
}
