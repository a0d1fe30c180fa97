package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A part of which services are made: some attributes, and what they mean at each step of a service's life. */
interface Component {
    /** Checks what the schema cannot say. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Warns of settings that the server takes and ignores. */
    default void warnOfIgnored(Values config, Diagnostics diagnostics) {}

    /** Refines the plan, before it is decided whether a deploy is due. */
    default void refine(PlanRequest plan) {}

    /** Plans what follows from that decision or has no part in it, and warns. Without a session nothing can be asked. */
    default void plan(PlanRequest plan, @Nullable Session session) {}

    /**
     * Adds what the server must know when it makes the service.
     *
     * @return what is planned, with what only the apply finds out
     */
    default Values create(ObjectNode body, Values planned, ApplyRequest request) {
        return planned;
    }

    /**
     * Does what has to happen before the update itself.
     *
     * @return what is planned, with what only the apply finds out
     */
    default Values update(Values planned, ApplyRequest request, Session session) {
        return planned;
    }

    /** Adds to the body of an update what does not follow from the schema. */
    default void write(ObjectNode body, ServiceWrite write) {}

    /** Writes what has a procedure of its own, after the update and before the deploy. */
    default void afterUpdate(ServiceWrite write) {}

    /** Adds to the state what is no field of the server's row. */
    default Values read(Values state, ServiceRow row) {
        return state;
    }
}
