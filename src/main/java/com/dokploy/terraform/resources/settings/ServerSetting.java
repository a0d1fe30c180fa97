package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** A setting of the server, or several that one procedure writes together. */
interface ServerSetting {
    /** The fields of the settings, as the attributes name them. */
    List<String> fields();

    /**
     * Reads the fields.
     *
     * @param ask answers a procedure without input, as {@link #now} does
     */
    ObjectNode read(Function<String, JsonNode> ask);

    /** Writes all of the fields. */
    void write(ObjectNode fields, Session session);

    /** Whether the server answers a write before it has worked. */
    default boolean isSlow() {
        return false;
    }

    /** Returns what asks the server each time. */
    static Function<String, JsonNode> now(Session session) {
        return procedure -> session.dokploy().queryUncached(procedure, ApiMapping.body());
    }
}
