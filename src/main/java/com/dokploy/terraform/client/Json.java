package com.dokploy.terraform.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as trees. The mapper is made at the first use, which is never before the first call to Dokploy. */
final class Json {
    private Json() {}

    private static final class Lazy {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Parses a text; blank becomes {@link MissingNode}, as Dokploy says "nothing" with an empty body. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return Lazy.MAPPER.readTree(text);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode nothing() {
        return MissingNode.getInstance();
    }
}
