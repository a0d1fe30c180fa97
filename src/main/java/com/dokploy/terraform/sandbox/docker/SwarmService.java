package com.dokploy.terraform.sandbox.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A running swarm service or stack.
 *
 * @param mode how Docker runs its containers: {@code Replicated} or another key of {@code modeSwarm}
 */
public record SwarmService(String image, int replicas, String mode) {
    /** Returns the service that runs after the deploy of a row. */
    static SwarmService of(ObjectNode row, String image) {
        return new SwarmService(image, row.path("replicas").asInt(1), mode(row));
    }

    /** Returns this service with another number of containers. */
    SwarmService scaled(int count) {
        return new SwarmService(image, count, mode);
    }

    /** Returns the mode in which Docker runs the containers of a service. */
    static String mode(ObjectNode row) {
        var modes = row.path("modeSwarm").fieldNames();
        return modes.hasNext() ? modes.next() : "Replicated";
    }
}
