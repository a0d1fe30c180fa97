package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One service of the server.
 *
 * @param type what it is
 * @param id its id
 */
public record ServiceReference(ServiceType type, String id) {
    /** A body that names it. */
    public ObjectNode body() {
        return ApiMapping.body(type.idField(), id);
    }

    /** What the server says about it. */
    public JsonNode read(ListReader queries) {
        return queries.read(type.procedure("one"), body());
    }
}
