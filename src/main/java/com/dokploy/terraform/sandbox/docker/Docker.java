package com.dokploy.terraform.sandbox.docker;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Docker side of the server: swarm services, stacks and volumes by name. Services and volumes outlive the database
 * rows where the real ones do, so that tests can count what a removal left behind. Guarded by the store's lock.
 */
public final class Docker {
    /**
     * The time that the containers of a removed service take to stop; until then the names of their networks stay
     * taken.
     */
    private static final Duration STOPPING = Duration.ofMillis(700);

    private final Map<String, SwarmService> services = new LinkedHashMap<>();
    private final Set<String> volumes = new LinkedHashSet<>();
    private final Map<String, ObjectNode> networks = new LinkedHashMap<>();
    private final Map<String, Long> leavingNetworks = new HashMap<>();
    private long lastRemoval = System.nanoTime() - STOPPING.toNanos();

    /** Forgets everything. */
    public void clear() {
        services.clear();
        volumes.clear();
        networks.clear();
        leavingNetworks.clear();
    }

    /** Runs the service that a row describes. */
    public void deploy(ObjectNode row, String image) {
        services.put(row.path("appName").asText(), SwarmService.of(row, image));
    }

    /** Makes the volumes that the mounts of a service name. */
    public void makeVolumes(List<ObjectNode> mounts) {
        for (var mount : mounts) {
            if (mount.path("type").asText().equals("volume")
                    && mount.path("volumeName").isTextual()) {
                volumes.add(mount.path("volumeName").asText());
            }
        }
    }

    /** Changes the number of containers of a service, if there is one. */
    public void scale(String name, int replicas) {
        var service = services.get(name);
        if (service != null) {
            services.put(name, service.scaled(replicas));
        }
    }

    /** Removes a service; its volumes stay. */
    public void remove(String name) {
        if (services.remove(name) != null) {
            lastRemoval = System.nanoTime();
        }
    }

    /**
     * Removes a network. The network's name stays taken while containers of a service that was removed just now are
     * stopping.
     */
    public void removeNetwork(String name) {
        networks.remove(name);
        leavingNetworks.put(name, lastRemoval + STOPPING.toNanos());
    }

    /** Whether no other network can have a name. */
    public boolean isNetwork(String name) {
        var until = leavingNetworks.get(name);
        return networks.containsKey(name) || (until != null && until - System.nanoTime() > 0);
    }

    /** A service by name; null when none runs. */
    public @Nullable SwarmService service(String name) {
        return services.get(name);
    }

    /** Whether at least one container of the service runs. */
    public boolean runs(String name) {
        var service = services.get(name);
        return service != null && service.replicas() > 0;
    }

    /** The names of the services that run. */
    public Set<String> services() {
        return services.keySet();
    }

    /** The names of the volumes; may be changed. */
    public Set<String> volumes() {
        return volumes;
    }

    /** The networks by name; may be changed. */
    public Map<String, ObjectNode> networks() {
        return networks;
    }

    /** Returns the error of {@code docker service scale} for a service that is not there. */
    public static ApiErrorException noSuchService(String name) {
        return ApiErrorException.of(
                500,
                "Command execution failed: Command failed: docker service scale " + name + "=1 \n" + name
                        + ": Error response from daemon: service " + name + " not found\n");
    }

    /** Everything, as JSON that {@link #restore} takes back. */
    public ObjectNode dump() {
        var dump = JsonNodeFactory.instance.objectNode();
        var running = dump.putObject("services");
        services.forEach((name, service) -> {
            running.putObject(name)
                    .put("image", service.image())
                    .put("replicas", service.replicas())
                    .put("mode", service.mode());
        });
        var kept = dump.putArray("volumes");
        volumes.forEach(kept::add);
        dump.putObject("networks").setAll(networks);
        return dump;
    }

    /** Replaces everything. */
    public void restore(JsonNode dump) {
        clear();
        dump.path("services").properties().forEach(entry -> {
            var service = entry.getValue();
            services.put(
                    entry.getKey(),
                    new SwarmService(
                            service.path("image").asText(),
                            service.path("replicas").asInt(),
                            service.path("mode").asText("Replicated")));
        });
        dump.path("volumes").forEach(volume -> volumes.add(volume.asText()));
        dump.path("networks")
                .properties()
                .forEach(entry -> networks.put(entry.getKey(), entry.getValue().deepCopy()));
    }
}
