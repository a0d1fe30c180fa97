package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The environment variables of Traefik, a text of lines on the server. */
final class TraefikEnv {
    private TraefikEnv() {}

    /** Returns the variables of a text. The server has removed quotes and comments (v0.30.2). */
    static ObjectNode parse(String text) {
        var variables = ApiMapping.body();
        for (var line : text.split("\n", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                variables.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return variables;
    }

    /** Returns the text of variables. */
    static String text(JsonNode variables) {
        var text = new StringBuilder();
        for (var variable : variables.properties()) {
            text.append(variable.getKey())
                    .append('=')
                    .append(variable.getValue().asText())
                    .append('\n');
        }
        return text.toString();
    }
}
