package com.dokploy.terraform.resources.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;

/** Values of settings as texts, and how they are compared. */
final class SettingsNotes {
    private SettingsNotes() {}

    /** Returns the value that a note holds. */
    static JsonNode parse(String note) {
        try {
            return new ObjectMapper().readTree(note);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a note is no JSON", broken);
        }
    }

    /** Returns fields whose lists have an order of their own: the server's does not matter. */
    static ObjectNode sorted(ObjectNode fields) {
        var sorted = JsonNodeFactory.instance.objectNode();
        for (var field : fields.properties()) {
            var value = field.getValue();
            if (!value.isArray()) {
                sorted.put(field.getKey(), value.toString());
                continue;
            }
            var items = new ArrayList<String>();
            value.forEach(item -> items.add(item.path("publishedPort") + "/" + item.path("targetPort") + "/"
                    + item.path("protocol").asText()));
            items.sort(Comparator.naturalOrder());
            sorted.put(field.getKey(), items.toString());
        }
        return sorted;
    }
}
