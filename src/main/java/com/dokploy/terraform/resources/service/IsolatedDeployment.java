package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * The attributes of a compose stack that is deployed in isolation: with a network of its own and, if wanted, volumes of
 * its own.
 */
final class IsolatedDeployment implements Component {
    private final Attribute<Boolean> network;
    private final Attribute<Boolean> volumes;

    /** Declares the attributes. */
    IsolatedDeployment(Schema.Builder schema) {
        network = schema.bool("isolated_deployment")
                .defaultsTo(false)
                .describe("Deploy the stack in a network of its own instead of `dokploy-network`.");
        volumes = schema.bool("isolated_volumes")
                .apiField("isolatedDeploymentsVolume")
                .defaultsTo(false)
                .describe(
                        "Prefix the stack's volumes as well, so that it shares none with other stacks.",
                        "Requires `isolated_deployment = true`.");
    }

    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        if (!config.find(network, false) && !config.value(network).isUnknown()) {
            WithoutEffect.warn(
                    config,
                    volumes.name(),
                    "this setting requires `isolated_deployment = true`. Set both, or remove this setting.",
                    diagnostics);
        }
    }
}
