package com.dokploy.terraform.sandbox.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * What tests do to a sandbox beside calling its API.
 *
 * @param faults the faults to come
 * @param requests what was asked of it
 * @param rows what is in its database
 * @param docker shows what runs on its host
 * @param reset forgets all rows and services
 */
public record Controls(Faults faults, Requests requests, TestData rows, Supplier<ObjectNode> docker, Runnable reset) {
    /** Forgets all rows, services, faults and requests. */
    public void clear() {
        reset.run();
        faults.clear();
        requests.clear();
    }
}
