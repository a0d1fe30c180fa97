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
    private Swarm() {}

    /** Declares {@code swarm}. */
    static Attribute<Values> declare(Schema.Builder service, boolean hasUlimits) {
        var schema = Schema.object();
        schema.object("health_check", healthCheck())
                .apiField("healthCheckSwarm")
                .describe("How Docker finds out whether a container works.");
        schema.object("restart_policy", restartPolicy())
                .apiField("restartPolicySwarm")
                .describe("When a container that ended is started again.");
        schema.object("placement", placement())
                .apiField("placementSwarm")
                .describe("On which nodes containers may run.");
        schema.object("update_config", rollout())
                .apiField("updateConfigSwarm")
                .describe("How containers are replaced when the service changes.");
        schema.object("rollback_config", rollout())
                .apiField("rollbackConfigSwarm")
                .describe("How containers are replaced when an update is taken back.");
        schema.object("mode", mode()).apiField("modeSwarm").describe("How many containers run, and where.");
        schema.stringMap("labels").apiField("labelsSwarm").describe("Labels of the service.");
        schema.objects("networks", network())
                .apiField("networkSwarm")
                .describe("Networks that containers join, instead of all that Dokploy would choose.");
        schema.object("endpoint_spec", endpointSpec())
                .apiField("endpointSpecSwarm")
                .describe("How the service is reached inside the swarm.");
        if (hasUlimits) {
            schema.objects("ulimits", ulimit())
                    .apiField("ulimitsSwarm")
                    .describe("Limits of the processes in a container.");
        }
        duration(schema, "stop_grace_period")
                .apiField("stopGracePeriodSwarm")
                .describe("How long a container may take to stop before it is killed.");
        return service.object("swarm", schema.build()).flattened().describe("Settings of the Docker Swarm service.");
    }

    private static AttributeBuilder<String> duration(Schema.Builder schema, String name) {
        return schema.string(name).format(Format.DURATION);
    }

    private static AttributeBuilder<Long> count(Schema.Builder schema, String name) {
        return schema.integer(name).check(Check.between(0, Long.MAX_VALUE));
    }

    private static Schema healthCheck() {
        var schema = Schema.pascalCaseObject();
        schema.strings("test").describe("Command, as `[\"CMD\", \"curl\", \"-f\", \"http://localhost\"]`.");
        duration(schema, "interval").describe("Time between two checks.");
        duration(schema, "timeout").describe("How long a check may take.");
        duration(schema, "start_period").describe("Time after the start in which failures do not count.");
        count(schema, "retries").describe("How many failures in a row make a container unhealthy.");
        return schema.build();
    }

    private static Schema restartPolicy() {
        var schema = Schema.pascalCaseObject();
        schema.string("condition")
                .check(Check.oneOf("none", "on-failure", "any"))
                .describe("When to start again.");
        duration(schema, "delay").describe("How long to wait before.");
        count(schema, "max_attempts").describe("How often to try.");
        duration(schema, "window").describe("Time in which the tries are counted.");
        return schema.build();
    }

    private static Schema placement() {
        var descriptor = Schema.pascalCaseObject();
        descriptor.string("spread_descriptor").required().describe("Node label, as `node.labels.zone`.");
        var preference = Schema.pascalCaseObject();
        preference
                .object("spread", descriptor.build())
                .required()
                .describe("Spreads containers evenly over the values of a node label.");
        var platform = Schema.pascalCaseObject();
        platform.string("architecture").required().describe("Processor, as `x86_64`.");
        platform.string("os").apiField("OS").required().describe("Operating system, as `linux`.");
        var schema = Schema.pascalCaseObject();
        schema.strings("constraints").describe("Conditions on nodes, as `node.role == worker`.");
        schema.objects("preferences", preference.build()).describe("Wishes about nodes, in order.");
        count(schema, "max_replicas").describe("Most containers on one node; 0 for no limit.");
        schema.objects("platforms", platform.build()).describe("Platforms that the image runs on.");
        return schema.build();
    }

    private static Schema rollout() {
        var schema = Schema.pascalCaseObject();
        count(schema, "parallelism").required().describe("How many containers at a time; 0 for all at once.");
        duration(schema, "delay").describe("How long to wait between two groups.");
        schema.string("failure_action")
                .check(Check.oneOf("pause", "continue", "rollback"))
                .describe("What to do when a new container fails.");
        duration(schema, "monitor").describe("How long to watch a new container for failure.");
        schema.decimal("max_failure_ratio").describe("Share of containers that may fail, 0 to 1.");
        schema.string("order")
                .required()
                .check(Check.oneOf("stop-first", "start-first"))
                .describe("Whether the old container stops before the new one starts.");
        return schema.build();
    }

    private static Schema mode() {
        var replicated = Schema.pascalCaseObject();
        count(replicated, "replicas").describe("How many containers.");
        var job = Schema.pascalCaseObject();
        count(job, "max_concurrent").describe("How many containers at a time.");
        count(job, "total_completions").describe("How many containers have to end well.");
        var schema = Schema.pascalCaseObject();
        var choices = new Attribute<?>[] {
            schema.object("replicated", replicated.build()).describe("A number of containers."),
            schema.object("global", Schema.pascalCaseObject().build()).describe("One container on every node: `{}`."),
            schema.object("replicated_job", job.build()).describe("A number of containers that run to their end."),
            schema.object("global_job", Schema.pascalCaseObject().build())
                    .describe("One container on every node that runs to its end: `{}`.")
        };
        return schema.rule(Rule.exactlyOneOf(choices)).build();
    }

    private static Schema network() {
        var schema = Schema.pascalCaseObject();
        schema.string("target")
                .required()
                .check(Check.notEmpty())
                .describe("Name or id of the network. Docker deploys nothing without it.");
        schema.strings("aliases").describe("Further names of the containers in it.");
        schema.attribute("driver_opts", new AttributeType.MapOf<>(AttributeType.TEXT))
                .describe("Options for the network's driver.");
        return schema.build();
    }

    private static Schema endpointSpec() {
        var port = Schema.pascalCaseObject();
        port.string("protocol").check(Check.oneOf("tcp", "udp", "sctp")).describe("Protocol.");
        port.integer("target_port").check(Check.between(1, 65535)).describe("Port inside the container.");
        port.integer("published_port").check(Check.between(1, 65535)).describe("Port outside.");
        port.string("publish_mode")
                .check(Check.oneOf("ingress", "host"))
                .describe("Whether every node listens, or only those that run a container.");
        var schema = Schema.pascalCaseObject();
        schema.string("mode").check(Check.oneOf("vip", "dnsrr")).describe("How requests are spread.");
        schema.objects("ports", port.build()).describe("Ports that are published.");
        return schema.build();
    }

    private static Schema ulimit() {
        var schema = Schema.pascalCaseObject();
        schema.string("name").required().check(Check.notEmpty()).describe("Name, as `nofile`.");
        schema.integer("soft")
                .required()
                .check(Check.between(-1, Long.MAX_VALUE))
                .describe("Soft limit; -1 for none.");
        schema.integer("hard")
                .required()
                .check(Check.between(-1, Long.MAX_VALUE))
                .describe("Hard limit; -1 for none.");
        return schema.build();
    }
}
