package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What applications and databases have in common as containers: variables, command, limits, networks, swarm settings.
 * All of it takes effect with a deploy.
 */
final class Container implements Component {
    /** Docker refuses less. */
    private static final BigDecimal LEAST_MEMORY = BigDecimal.valueOf(4L * 1024 * 1024);
    /** In nanoCPUs; hardly a server has more, and thousandths without their unit nearly always are. */
    private static final BigDecimal MANY_CPUS = BigDecimal.valueOf(256_000_000_000L);

    final Attribute<String> command;
    final @Nullable Attribute<List<String>> args;
    final Attribute<Long> replicas;
    final Attribute<String> memoryLimit;
    final Attribute<String> memoryReservation;
    final Attribute<String> cpuLimit;
    final Attribute<String> cpuReservation;
    final Attribute<Set<String>> networkIds;
    final Attribute<Boolean> detachDokployNetwork;
    final Attribute<Values> swarm;
    private final ServiceResource service;

    /**
     * Declares the attributes.
     *
     * @param isSimple whether Dokploy takes neither arguments nor ulimits for it (v0.30.2: libsql)
     */
    Container(ServiceResource service, String noun, boolean isSimple) {
        this.service = service;
        var schema = service.s;
        service.variables.add(Variables.environment(schema, "env", "the " + noun));
        command = schema.string("command").describe("Command to run instead of the image's own.");
        args = isSimple ? null : schema.strings("args").describe("Arguments of the command.");
        replicas = schema.integer("replicas")
                .defaultsTo(1L)
                .check(Check.between(0, 10_000))
                .describe("How many containers run.");
        memoryLimit = memory(schema, "memory_limit").describe("Most memory that a container gets.");
        memoryReservation = memory(schema, "memory_reservation").describe("Memory that is kept free for a container.");
        cpuLimit = cpus(schema, "cpu_limit").describe("Most processor time that a container gets.");
        cpuReservation = cpus(schema, "cpu_reservation").describe("Processor time that is kept free for a container.");
        networkIds = schema.stringSet("network_ids")
                .references("dokploy_network")
                .describe("Ids of the overlay networks that containers join beside Dokploy's own.");
        detachDokployNetwork = schema.bool("detach_dokploy_network")
                .defaultsTo(false)
                .describe("Whether containers stay out of Dokploy's own network, which Traefik needs to reach them.");
        swarm = Swarm.declare(schema, !isSimple);
    }

    private static AttributeBuilder<String> memory(Schema.Builder schema, String name) {
        return schema.string(name).format(Format.BYTES);
    }

    private static AttributeBuilder<String> cpus(Schema.Builder schema, String name) {
        return schema.string(name).format(Format.NANO_CPUS);
    }

    /** Refuses limits that Docker would refuse, or that contradict each other. */
    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var memory : List.of(memoryLimit, memoryReservation)) {
            var amount = amount(config, memory);
            if (amount != null && amount.compareTo(LEAST_MEMORY) < 0) {
                var text = config.get(memory);
                diagnostics.error(
                        Path.of(memory.name()),
                        "Memory Amount Too Small",
                        "`" + memory.name() + "` is `" + text + "`, which means " + amount.toPlainString()
                                + " bytes. Docker gives a container at least `4m`."
                                + (isShortNumber(text) ? " Did you mean `" + text + "m`, that many MiB?" : ""));
            }
        }
        warnOfManyCpus(config, cpuLimit, diagnostics);
        warnOfManyCpus(config, cpuReservation, diagnostics);
        refuseMoreReservedThanAllowed(config, memoryReservation, memoryLimit, diagnostics);
        refuseMoreReservedThanAllowed(config, cpuReservation, cpuLimit, diagnostics);
    }

    /** Whether a text is a number without a unit, of as many digits as a number of MiB has. */
    private static boolean isShortNumber(String text) {
        return text.length() <= 6 && text.chars().allMatch(Character::isDigit);
    }

    private static void warnOfManyCpus(Values config, Attribute<String> attribute, Diagnostics diagnostics) {
        var nanos = amount(config, attribute);
        if (nanos == null || nanos.compareTo(MANY_CPUS) <= 0) {
            return;
        }
        var text = config.get(attribute);
        var cpus = Format.NANO_CPUS.readable(nanos.toPlainString());
        diagnostics.warning(
                Path.of(attribute.name()),
                "Unusually High CPU Value",
                "`" + attribute.name() + "` is `" + text + "`, which means " + cpus
                        + " CPUs. No container gets more CPUs than its node has."
                        + (cpus.equals(text) ? " Did you mean `" + text + "m`, that many thousandths of a CPU?" : ""));
    }

    /** What {@code swarm} says in another way wins (v0.30.2). */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        var settings = config.value(swarm);
        if (WithoutEffect.part(settings, "mode") instanceof Value.MapValue mode) {
            var counts =
                    mode.at("replicated") instanceof Value.MapValue ? "swarm.mode.replicated.replicas" : "swarm.mode";
            WithoutEffect.warn(
                    config,
                    replicas.name(),
                    "with `swarm.mode`, Docker takes the number of containers from there. Remove `replicas`, or set `"
                            + counts + "` instead.",
                    diagnostics);
        }
        if (WithoutEffect.part(settings, "endpoint_spec") instanceof Value.MapValue) {
            for (var published : List.of("ports", "external_port", "external_grpc_port", "external_admin_port")) {
                WithoutEffect.warn(
                        config,
                        published,
                        "with `swarm.endpoint_spec`, only the ports listed there are published. Remove `" + published
                                + "`, or list its ports in `swarm.endpoint_spec.ports`.",
                        diagnostics);
            }
        }
        if (WithoutEffect.part(settings, "networks") instanceof Value.ListValue(var networks) && !networks.isEmpty()) {
            for (var joined : List.of(networkIds, detachDokployNetwork)) {
                WithoutEffect.warn(
                        config,
                        joined.name(),
                        "with `swarm.networks`, containers join the networks listed there and no others. Remove `"
                                + joined.name() + "` or `swarm.networks`.",
                        diagnostics);
            }
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        warnOfMode(plan);
        if (session != null) {
            Networks.warnOfIgnored(plan, session, networkIds, service.identity.serverId);
        }
    }

    /** Dokploy deploys by updating Docker's service, and Docker refuses to change the mode of one (v0.30.2). */
    private void warnOfMode(PlanRequest plan) {
        var prior = plan.prior();
        if (prior == null || service.deploys.isIdle(prior)) {
            return;
        }
        var before = mode(prior.value(swarm));
        var after = mode(plan.planned().value(swarm));
        if (!before.equals(after)) {
            plan.warning(
                    swarm,
                    "Swarm Mode Cannot Be Changed",
                    "A Docker Swarm service keeps its mode: one that is `" + before + "` cannot become `" + after
                            + "`, so the deploy will fail. It has to be made anew, as with `terraform apply -replace`"
                            + " and its address, which for a database means an empty volume.");
        }
    }

    private static String mode(Value swarm) {
        if (swarm instanceof Value.MapValue settings && settings.at("mode") instanceof Value.MapValue modes) {
            for (var mode : modes.entries().entrySet()) {
                if (!mode.getValue().isNull()) {
                    return mode.getKey();
                }
            }
        }
        return "replicated";
    }

    private static void refuseMoreReservedThanAllowed(
            Values config, Attribute<String> reservation, Attribute<String> limit, Diagnostics diagnostics) {
        var reserved = amount(config, reservation);
        var allowed = amount(config, limit);
        if (reserved != null && allowed != null && reserved.compareTo(allowed) > 0) {
            diagnostics.error(
                    Path.of(reservation.name()),
                    "More reserved than allowed",
                    "`" + reservation.name() + "` may not exceed `" + limit.name() + "`.");
        }
    }

    private static @Nullable BigDecimal amount(Values config, Attribute<String> attribute) {
        var text = config.find(attribute);
        var canonical = text == null ? null : attribute.format().canonical(text);
        return canonical == null ? null : new BigDecimal(canonical);
    }
}
