package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * {@code swarm = { … }}: how Docker Swarm runs a service. Names and meanings are Docker's own; durations are written as
 * {@code 30s} and sent as nanoseconds.
 */
final class Swarm {
    private final Attribute<Values> attribute;

    /** Declares {@code swarm}. */
    Swarm(Schema.Builder service, boolean hasUlimits) {
        var schema = Schema.object();
        schema.object("health_check", healthCheck())
                .apiField("healthCheckSwarm")
                .describe("Health check of the containers.");
        schema.object("restart_policy", restartPolicy())
                .apiField("restartPolicySwarm")
                .describe("When and how often a container that ended is restarted.");
        schema.object("placement", placement())
                .apiField("placementSwarm")
                .describe("Nodes on which containers may run.");
        schema.object("update_config", rollout())
                .apiField("updateConfigSwarm")
                .describe("How containers are replaced when the service is updated.");
        schema.object("rollback_config", rollout())
                .apiField("rollbackConfigSwarm")
                .describe("How containers are replaced when an update is rolled back.");
        schema.object("mode", mode()).apiField("modeSwarm").describe("Scheduling mode of the service.");
        schema.stringMap("labels").apiField("labelsSwarm").describe("Labels of the Docker service.");
        schema.objects("networks", network())
                .apiField("networkSwarm")
                .describe("Networks that containers join. If set, they join only these networks, not those that"
                        + " Dokploy chooses.");
        schema.object("endpoint_spec", endpointSpec())
                .apiField("endpointSpecSwarm")
                .describe("How the service is reached: load balancing, and published ports.");
        if (hasUlimits) {
            schema.objects("ulimits", ulimit())
                    .apiField("ulimitsSwarm")
                    .describe("Resource limits of the processes in a container.");
        }
        duration(schema, "stop_grace_period")
                .apiField("stopGracePeriodSwarm")
                .describe("Time that a container may take to stop before it is killed.");
        attribute =
                service.object("swarm", schema.build()).flattened().describe("Settings of the Docker Swarm service.");
    }

    /** Returns the attribute that holds all settings. */
    Attribute<Values> attribute() {
        return attribute;
    }

    private static AttributeBuilder<String> duration(Schema.Builder schema, String name) {
        return schema.string(name).format(Format.DURATION);
    }

    private static AttributeBuilder<Long> count(Schema.Builder schema, String name) {
        return schema.integer(name).check(Check.between(0, Long.MAX_VALUE));
    }

    private static Schema healthCheck() {
        var schema = Schema.pascalCaseObject();
        schema.strings("test")
                .describe("Command of the health check, for example `[\"CMD\", \"curl\", \"-f\","
                        + " \"http://localhost\"]`.");
        duration(schema, "interval").describe("Time between two checks.");
        duration(schema, "timeout").describe("Timeout of one check.");
        duration(schema, "start_period")
                .describe("Time after the start of a container during which failures do not count.");
        count(schema, "retries").describe("Number of consecutive failures that make a container unhealthy.");
        return schema.build();
    }

    private static Schema restartPolicy() {
        var schema = Schema.pascalCaseObject();
        schema.string("condition")
                .check(Check.oneOf("none", "on-failure", "any"))
                .describe("Condition for a restart.");
        duration(schema, "delay").describe("Time to wait before a restart.");
        count(schema, "max_attempts").describe("Maximum number of restarts.");
        duration(schema, "window").describe("Period during which restarts are counted.");
        return schema.build();
    }

    private static Schema placement() {
        var descriptor = Schema.pascalCaseObject();
        descriptor.string("spread_descriptor").required().describe("Node label, for example `node.labels.zone`.");
        var preference = Schema.pascalCaseObject();
        preference
                .object("spread", descriptor.build())
                .required()
                .describe("Spread containers evenly over the values of a node label.");
        var platform = Schema.pascalCaseObject();
        platform.string("architecture").required().describe("Processor architecture, for example `x86_64`.");
        platform.string("os").apiField("OS").required().describe("Operating system, for example `linux`.");
        var schema = Schema.pascalCaseObject();
        schema.strings("constraints").describe("Constraints on nodes, for example `node.role == worker`.");
        schema.objects("preferences", preference.build()).describe("Placement preferences, in order.");
        count(schema, "max_replicas").describe("Maximum number of containers per node. `0` means unlimited.");
        schema.objects("platforms", platform.build()).describe("Platforms that the image supports.");
        return schema.build();
    }

    private static Schema rollout() {
        var schema = Schema.pascalCaseObject();
        count(schema, "parallelism")
                .required()
                .describe("Number of containers to replace at a time. `0` means all at once.");
        duration(schema, "delay").describe("Time to wait between two groups of containers.");
        schema.string("failure_action")
                .check(Check.oneOf("pause", "continue", "rollback"))
                .describe("Action when a new container fails.");
        duration(schema, "monitor").describe("Time to watch a new container for failure.");
        schema.decimal("max_failure_ratio").describe("Fraction of containers that may fail, from 0 to 1.");
        schema.string("order")
                .required()
                .check(Check.oneOf("stop-first", "start-first"))
                .describe("Whether the old container stops before the new one starts (`stop-first`) or afterwards"
                        + " (`start-first`).");
        return schema.build();
    }

    private static Schema mode() {
        var replicated = Schema.pascalCaseObject();
        count(replicated, "replicas").describe("Number of containers.");
        var job = Schema.pascalCaseObject();
        count(job, "max_concurrent").describe("Maximum number of containers at a time.");
        count(job, "total_completions").describe("Number of containers that must complete.");
        var schema = Schema.pascalCaseObject();
        var choices = new Attribute<?>[] {
            schema.object("replicated", replicated.build()).describe("Run a fixed number of containers."),
            schema.object("global", Schema.pascalCaseObject().build())
                    .describe("Run one container on every node: `{}`."),
            schema.object("replicated_job", job.build()).describe("Run a number of containers to completion."),
            schema.object("global_job", Schema.pascalCaseObject().build())
                    .describe("Run one container to completion on every node: `{}`.")
        };
        return schema.rule(Rule.exactlyOneOf(choices)).build();
    }

    private static Schema network() {
        var schema = Schema.pascalCaseObject();
        schema.string("target")
                .required()
                .check(Check.notEmpty())
                .describe("Name or ID of the network. If the network does not exist, the deployment fails.");
        schema.strings("aliases").describe("Additional host names of the containers in the network.");
        schema.attribute("driver_opts", new AttributeType.MapOf<>(AttributeType.TEXT))
                .describe("Options of the network driver.");
        return schema.build();
    }

    private static Schema endpointSpec() {
        var port = Schema.pascalCaseObject();
        port.string("protocol").check(Check.oneOf("tcp", "udp", "sctp")).describe("Protocol of the port.");
        port.integer("target_port").check(Check.between(1, 65535)).describe("Port inside the container.");
        port.integer("published_port").check(Check.between(1, 65535)).describe("Published port.");
        port.string("publish_mode")
                .check(Check.oneOf("ingress", "host"))
                .describe("Whether every node publishes the port (`ingress`), or only the nodes that run a container"
                        + " (`host`).");
        var schema = Schema.pascalCaseObject();
        schema.string("mode").check(Check.oneOf("vip", "dnsrr")).describe("How requests are spread over containers.");
        schema.objects("ports", port.build()).describe("Ports that the service publishes.");
        return schema.build();
    }

    private static Schema ulimit() {
        var schema = Schema.pascalCaseObject();
        schema.string("name").required().check(Check.notEmpty()).describe("Name of the limit, for example `nofile`.");
        schema.integer("soft")
                .required()
                .check(Check.between(-1, Long.MAX_VALUE))
                .describe("Soft limit. `-1` means unlimited.");
        schema.integer("hard")
                .required()
                .check(Check.between(-1, Long.MAX_VALUE))
                .describe("Hard limit. `-1` means unlimited.");
        return schema.build();
    }
}
