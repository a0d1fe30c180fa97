package com.dokploy.terraform.sandbox.testing;

import com.dokploy.terraform.sandbox.store.License;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * The means of tests to control a sandbox beside its API.
 *
 * @param faults the faults to come
 * @param requests the requests that the sandbox has received
 * @param rows the rows of its database
 * @param license its enterprise license
 * @param docker shows the services that run on its host
 * @param reset forgets all rows and services
 */
public record Controls(
        Faults faults, Requests requests, TestData rows, License license, Supplier<ObjectNode> docker, Runnable reset) {
    /** Forgets all rows, services, faults and requests. */
    public void clear() {
        reset.run();
        faults.clear();
        requests.clear();
    }
}
