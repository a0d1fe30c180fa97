package com.dokploy.terraform.sandbox.docker;

import com.dokploy.terraform.dotenv.DotenvParser;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps a service from running although its image is there: Dokploy and Docker look only when the service is
 * deployed.
 */
public final class ServiceSpec {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\{(.*?)}}");

    private final Store store;
    private final Docker docker;

    /** Creates the check against the rows and networks that exist when a service is deployed. */
    public ServiceSpec(Store store, Docker docker) {
        this.store = store;
        this.docker = docker;
    }

    /** The complaint about a service of the swarm; null when there is none. */
    public @Nullable String complaint(ObjectNode row) {
        var references = references(row);
        if (references != null) {
            return references;
        }
        var memory = memoryComplaint(row.path("memoryLimit"));
        return memory == null ? modeComplaint(row) : memory;
    }

    /** Docker keeps the mode of a service; Dokploy then tries to make a second one of its name (seen on v0.30.2). */
    private @Nullable String modeComplaint(ObjectNode row) {
        var name = row.path("appName").asText();
        var running = docker.service(name);
        return running == null || running.mode().equals(SwarmService.mode(row))
                ? null
                : "(HTTP code 409) unexpected - rpc error: code = AlreadyExists desc = name conflicts with an existing"
                        + " object: service " + name + " already exists ";
    }

    /**
     * Docker's complaint about a memory limit below 4 MiB; null when Docker takes the limit. The server reads the text
     * as JavaScript's parseInt does, so {@code "256m"} is 256 bytes and {@code "abc"} no limit at all.
     */
    private static @Nullable String memoryComplaint(JsonNode limit) {
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

    /** A variable that another one refers to and that is not there fails the deploy (seen on v0.30.2). */
    public @Nullable String references(ObjectNode row) {
        var environment = store.find("environment", row.path("environmentId").asText());
        var project = environment == null
                ? null
                : store.find("project", environment.path("projectId").asText());
        var own = variables(row);
        for (var value : own.values()) {
            var references = REFERENCE.matcher(value);
            while (references.find()) {
                var reference = references.group(1);
                if (reference.startsWith("project.")) {
                    if (!variables(project).containsKey(reference.substring("project.".length()))) {
                        return "Invalid project environment variable: " + reference;
                    }
                } else if (reference.startsWith("environment.")) {
                    if (!variables(environment).containsKey(reference.substring("environment.".length()))) {
                        return "Invalid environment variable: " + reference;
                    }
                } else if (!reference.startsWith("vault.") && !own.containsKey(reference)) {
                    return "Invalid service environment variable: " + reference;
                }
            }
        }
        return null;
    }

    private static Map<String, String> variables(@Nullable ObjectNode row) {
        return DotenvParser.read(row == null ? "" : row.path("env").asText(""));
    }
}
