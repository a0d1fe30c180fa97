package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Docker side of the server: swarm services, stacks and volumes by name. It outlives the database rows where the
 * real one does, so that tests can count what a removal left behind. Guarded by the store's lock.
 */
final class Docker {
    /** How long the containers of a removed service take to stop, and hold on to the names of their networks. */
    private static final Duration STOPPING = Duration.ofMillis(700);

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Set<String> volumes = new LinkedHashSet<>();
    private final Map<String, ObjectNode> networks = new LinkedHashMap<>();
    private final Map<String, Long> leavingNetworks = new HashMap<>();
    private long lastRemoval = System.nanoTime() - STOPPING.toNanos();

    /** A running swarm service or stack. */
    record Service(String image, int replicas, String mode) {}

    void clear() {
        services.clear();
        volumes.clear();
        networks.clear();
        leavingNetworks.clear();
    }

    /** Runs what a row describes. */
    void deploy(ObjectNode row, String image) {
        var service = new Service(image, row.path("replicas").asInt(1), ServiceSpec.mode(row));
        services.put(row.path("appName").asText(), service);
    }

    void scale(String name, int replicas) {
        var service = services.get(name);
        if (service != null) {
            services.put(name, new Service(service.image(), replicas, service.mode()));
        }
    }

    void remove(String name) {
        if (services.remove(name) != null) {
            lastRemoval = System.nanoTime();
        }
    }

    /** Removes a network. Its name stays taken while containers of a service that was removed just now are stopping. */
    void removeNetwork(String name) {
        networks.remove(name);
        leavingNetworks.put(name, lastRemoval + STOPPING.toNanos());
    }

    /** Whether no other network can have a name. */
    boolean isNetwork(String name) {
        var until = leavingNetworks.get(name);
        return networks.containsKey(name) || (until != null && until - System.nanoTime() > 0);
    }

    @Nullable Service service(String name) {
        return services.get(name);
    }

    /** Whether at least one container of the service runs. */
    boolean runs(String name) {
        var service = services.get(name);
        return service != null && service.replicas() > 0;
    }

    Set<String> services() {
        return services.keySet();
    }

    Set<String> volumes() {
        return volumes;
    }

    Map<String, ObjectNode> networks() {
        return networks;
    }

    /** What {@code docker service scale} says about a service that is not there. */
    static ApiErrorException noSuchService(String name) {
        return ApiErrorException.of(
                500,
                "Command execution failed: Command failed: docker service scale " + name + "=1 \n" + name
                        + ": Error response from daemon: service " + name + " not found\n");
    }

    /** Whether an image's name says that pulling it fails: it holds "fail", "error" or "does-not-exist". */
    static boolean isMissing(String image) {
        var name = image.toLowerCase(Locale.ROOT);
        return name.contains("fail") || name.contains("error") || name.contains("does-not-exist");
    }

    static String noSuchImage(String image) {
        return "Error response from daemon: manifest for " + image + " not found: manifest unknown: manifest unknown\n";
    }

    /**
     * Docker's complaint about a memory limit below 4 MiB; null when it takes the limit. The server reads the text as
     * JavaScript's parseInt does, so {@code "256m"} is 256 bytes and {@code "abc"} no limit at all.
     */
    static @Nullable String memoryComplaint(JsonNode limit) {
        var text = limit.asText("").strip();
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (limit.isNull() || end == 0 || end > 9) {
            return null;
        }
        var bytes = Integer.parseInt(text.substring(0, end));
        if (bytes == 0 || bytes >= 4 * 1024 * 1024) {
            return null;
        }
        return "(HTTP code 400) unexpected - rpc error: code = InvalidArgument desc = invalid memory value " + bytes
                + ": Must be at least 4MiB ";
    }

    ObjectNode dump() {
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

    void restore(JsonNode dump) {
        clear();
        dump.path("services").properties().forEach(entry -> {
            var service = entry.getValue();
            services.put(
                    entry.getKey(),
                    new Service(
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
