package com.dokploy.terraform.sandbox.builds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The output of the builds, by deployment. Guarded by the store's lock. */
public final class DeploymentLogs {
    private final Map<String, String> logs = new LinkedHashMap<>();

    /** Forgets all. */
    public void clear() {
        logs.clear();
    }

    /** The log of a deployment; empty when there is none. */
    public String read(String deployment) {
        return logs.getOrDefault(deployment, "");
    }

    /** Adds text at the end of the log of a deployment. */
    public void append(String deployment, String text) {
        logs.merge(deployment, text, String::concat);
    }

    void remove(String deployment) {
        logs.remove(deployment);
    }

    /** All of them, as JSON that {@link #restore} takes back. */
    public ObjectNode dump() {
        var dump = JsonNodeFactory.instance.objectNode();
        logs.forEach(dump::put);
        return dump;
    }

    /** Replaces all. */
    public void restore(JsonNode dump) {
        logs.clear();
        dump.properties()
                .forEach(entry -> logs.put(entry.getKey(), entry.getValue().asText()));
    }
}
