package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.ManagedEnvironment;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that applications and databases have in common as containers: variables, command, limits, networks,
 * swarm settings. All of it takes effect with a deploy.
 */
final class Container implements Component {
    /** The least memory limit that Docker takes, in bytes. */
    private static final BigDecimal LEAST_MEMORY = BigDecimal.valueOf(4L * 1024 * 1024);
    /**
     * The number of nanoCPUs from which on a warning is due: hardly a server has more CPUs, and a number of thousandths
     * without its unit is nearly always above it.
     */
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
     * @param isLibsql whether the service is a libsql database, for which Dokploy takes neither arguments nor ulimits
     *     (v0.30.2)
     */
    Container(ServiceResource service, String noun, boolean isLibsql) {
        this.service = service;
        var schema = service.s;
        service.variables.add(new Variables("env", new ManagedEnvironment(schema, "the " + noun)));
        command = schema.string("command").describe("Command that replaces the entry point of the image.");
        args = isLibsql ? null : schema.strings("args").describe("Arguments of the command.");
        replicas = schema.integer("replicas")
                .defaultsTo(1L)
                .check(Check.between(0, 10_000))
                .describe("Number of containers.");
        memoryLimit = memory(schema, "memory_limit").describe("Memory limit per container.");
        memoryReservation = memory(schema, "memory_reservation").describe("Memory reserved per container.");
        cpuLimit = cpus(schema, "cpu_limit").describe("CPU limit per container.");
        cpuReservation = cpus(schema, "cpu_reservation").describe("CPUs reserved per container.");
        networkIds = schema.stringSet("network_ids")
                .references("dokploy_network")
                .describe("IDs of the overlay networks that containers join in addition to Dokploy's own.");
        detachDokployNetwork = schema.bool("detach_dokploy_network")
                .defaultsTo(false)
                .describe("Detach containers from the network `dokploy-network`, through which Traefik reaches them.");
        swarm = new Swarm(schema, !isLibsql).attribute();
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
                        "`" + memory.name() + "` is `" + text + "`, that is " + amount.toPlainString()
                                + " bytes. Docker requires at least `4m` per container."
                                + (isShortNumber(text) ? " Did you mean `" + text + "m` (MiB)?" : ""));
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
                "`" + attribute.name() + "` is `" + text + "`, that is " + cpus
                        + " CPUs. A container cannot get more CPUs than its node has."
                        + (cpus.equals(text) ? " Did you mean `" + text + "m` (thousandths of a CPU)?" : ""));
    }

    /** Warns of attributes that {@code swarm} overrides: Dokploy prefers what {@code swarm} says (v0.30.2). */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        var settings = config.value(swarm);
        if (ValueWalk.part(settings, "mode") instanceof Value.MapValue mode) {
            var counts =
                    mode.at("replicated") instanceof Value.MapValue ? "swarm.mode.replicated.replicas" : "swarm.mode";
            WithoutEffect.warn(
                    config,
                    replicas.name(),
                    "`swarm.mode` sets the number of containers. Remove `replicas`, or set `" + counts + "` instead.",
                    diagnostics);
        }
        if (ValueWalk.part(settings, "endpoint_spec") instanceof Value.MapValue) {
            for (var published : List.of("ports", "external_port", "external_grpc_port", "external_admin_port")) {
                WithoutEffect.warn(
                        config,
                        published,
                        "with `swarm.endpoint_spec`, only the ports of `swarm.endpoint_spec.ports` are published."
                                + " Remove `" + published + "`, or list its ports in `swarm.endpoint_spec.ports`.",
                        diagnostics);
            }
        }
        if (ValueWalk.part(settings, "networks") instanceof Value.ListValue(var networks) && !networks.isEmpty()) {
            for (var joined : List.of(networkIds, detachDokployNetwork)) {
                WithoutEffect.warn(
                        config,
                        joined.name(),
                        "with `swarm.networks`, containers join only the networks of that list. Remove `"
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

    /**
     * Warns of a change of the mode: Dokploy deploys by updating Docker's service, and Docker refuses to change the
     * mode of one (v0.30.2).
     */
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
                    "Docker cannot change the mode of a Swarm service from `" + before + "` to `" + after
                            + "`, so the deployment fails. Replace the service, for example with `terraform apply"
                            + " -replace=ADDRESS`. A replaced database starts with an empty volume.");
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
                    "Reservation Above Limit",
                    "`" + reservation.name() + "` must not be greater than `" + limit.name() + "`.");
        }
    }

    private static @Nullable BigDecimal amount(Values config, Attribute<String> attribute) {
        var text = config.find(attribute);
        var canonical = text == null ? null : attribute.format().canonical(text);
        return canonical == null ? null : new BigDecimal(canonical);
    }
}
