package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes every JSON text of the sandbox. */
public final class JsonText {
    /** Jackson's mapper with its default settings. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** The texts in an array. */
    public static List<String> list(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
