package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** What a compose stack has for itself when it is deployed in isolation. */
final class IsolatedDeployment implements Component {
    private final Attribute<Boolean> network;
    private final Attribute<Boolean> volumes;

    /** Declares the attributes. */
    IsolatedDeployment(Schema.Builder schema) {
        network = schema.bool("isolated_deployment")
                .defaultsTo(false)
                .describe("Whether its containers get a network of their own instead of Dokploy's.");
        volumes = schema.bool("isolated_deployments_volume")
                .defaultsTo(false)
                .describe("Whether, with `isolated_deployment`, its volumes are its own as well.");
    }

    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        if (!config.find(network, false) && !config.value(network).isUnknown()) {
            WithoutEffect.warn(
                    config,
                    volumes.name(),
                    "it needs `isolated_deployment = true`. Set both, or remove it.",
                    diagnostics);
        }
    }
}
