package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One service of the server.
 *
 * @param type the type of the service
 * @param id the service's id
 */
public record ServiceReference(ServiceType type, String id) {
    /** Returns a body with the id of the service. */
    public ObjectNode body() {
        return ApiMapping.body(type.idField(), id);
    }

    /** Reads the row of the service. */
    public JsonNode read(ListReader queries) {
        return queries.read(type.procedure("one"), body());
    }
}
