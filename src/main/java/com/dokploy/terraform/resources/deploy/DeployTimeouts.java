package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import java.time.Duration;

/** {@code timeouts} of a resource whose operations wait for deployments. */
public final class DeployTimeouts {
    /** Declares {@code timeouts}. */
    public DeployTimeouts(Schema.Builder s) {
        new Timeouts(
                s, "Timeouts of the operations, including the deployments that they wait for.", Duration.ofMinutes(20));
    }
}
