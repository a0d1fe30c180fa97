package com.dokploy.terraform.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line of a {@link JournalFile}: one JSON object. */
final class JournalLine {
    private JournalLine() {}

    /** Holds the reader, which is made only when a dead process has left lines to read. */
    private static final class Lazy {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Parses a line. One that breaks off becomes a {@link MissingNode}, as an empty one does. */
    static JsonNode parse(String line) {
        try {
            return line.isBlank() ? MissingNode.getInstance() : Lazy.MAPPER.readTree(line);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
