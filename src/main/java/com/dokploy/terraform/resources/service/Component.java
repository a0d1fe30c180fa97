package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A part of which services are made: some attributes, and the work for them at each step of a service's life. */
interface Component {
    /** Checks what the schema cannot express. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Warns of settings that the server takes and ignores. */
    default void warnOfIgnored(Values config, Diagnostics diagnostics) {}

    /** Refines the plan, before it is decided whether a deploy is due. */
    default void refine(PlanRequest plan) {}

    /**
     * Plans the values that follow from that decision or have no part in it, and warns. Without a session the server
     * cannot be asked.
     */
    default void plan(PlanRequest plan, @Nullable Session session) {}

    /**
     * Adds to the body of a create the fields that the server must know when it makes the service.
     *
     * @return the planned values, completed by those that only the apply finds out
     */
    default Values create(ObjectNode body, Values planned, ApplyRequest request) {
        return planned;
    }

    /**
     * Does the work that has to happen before the update itself.
     *
     * @return the planned values, completed by those that only the apply finds out
     */
    default Values update(Values planned, ApplyRequest request, Session session) {
        return planned;
    }

    /** Adds to the body of an update the fields that do not follow from the schema. */
    default void write(ObjectNode body, ServiceWrite write) {}

    /** Whether a change takes effect only with a deploy, beyond what the attributes say of themselves. */
    default boolean needsDeploy(ProposedChange change) {
        return false;
    }

    /**
     * Writes the values that have procedures of their own, after the update and before the deploy.
     *
     * @param planned the planned values
     * @return the planned values, completed by those that only the apply finds out
     */
    default Values afterUpdate(ServiceWrite write, Values planned) {
        return planned;
    }

    /** Adds to the state the values that are no fields of the server's row. */
    default Values read(Values state, ServiceRow row) {
        return state;
    }
}
