package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.dotenv.DotenvParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What keeps a service from running although its image is there: Dokploy and Docker look only when it is deployed. */
final class ServiceSpec {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\{(.*?)}}");

    private ServiceSpec() {}

    /** The complaint about a service of the swarm; null when there is none. */
    static @Nullable String complaint(Backend backend, ObjectNode row) {
        var references = references(backend, row);
        if (references != null) {
            return references;
        }
        var memory = Docker.memoryComplaint(row.path("memoryLimit"));
        return memory == null ? modeComplaint(backend, row) : memory;
    }

    /** Docker keeps the mode of a service; Dokploy then tries to make a second one of its name (seen on v0.30.2). */
    private static @Nullable String modeComplaint(Backend backend, ObjectNode row) {
        var name = row.path("appName").asText();
        var running = backend.docker().service(name);
        return running == null || running.mode().equals(mode(row))
                ? null
                : "(HTTP code 409) unexpected - rpc error: code = AlreadyExists desc = name conflicts with an existing"
                        + " object: service " + name + " already exists ";
    }

    /** How Docker runs the containers of a service. */
    static String mode(ObjectNode row) {
        var modes = row.path("modeSwarm").fieldNames();
        return modes.hasNext() ? modes.next() : "Replicated";
    }

    /** A variable that another one refers to and that is not there fails the deploy (seen on v0.30.2). */
    static @Nullable String references(Backend backend, ObjectNode row) {
        var store = backend.store();
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
