package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A setting of the server, or several that one procedure writes together. */
interface ServerSetting {
    /** The fields of the settings, as the attributes name them. */
    List<String> fields();

    /** Reads the fields as they are now. */
    ObjectNode read(Session session);

    /** Writes all of the fields. */
    void write(ObjectNode fields, Session session);

    /** Whether the server answers a write before it has worked. */
    default boolean isSlow() {
        return false;
    }

    /** Asks something that needs no input. */
    static JsonNode ask(String procedure, Session session) {
        return session.dokploy().queryUncached(procedure, ApiMapping.body());
    }
}
