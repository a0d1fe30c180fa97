package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * One read: a procedure and its input. Two reads that are equal have the same answer.
 *
 * @param procedure such as {@code application.one}
 * @param input the procedure's parameters with their real JSON types; empty for none. Not to be changed afterwards
 */
record Query(String procedure, ObjectNode input) implements Call {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    /**
     * The other characters that may stand in a query string as they are (RFC 3986, 3.4) and occur in JSON: they make
     * batches shorter.
     */
    private static final String PLAIN_IN_JSON = ":,";

    static Query byId(String procedure, String idField, String id) {
        return new Query(procedure, Json.object().put(idField, id));
    }

    /** Returns the input as {@code projectId=…&…}, as the {@code /api} surface takes it. */
    String flat() {
        var flat = new StringBuilder();
        for (var parameter : input.properties()) {
            flat.append(flat.isEmpty() ? "" : "&");
            encode(parameter.getKey(), "", flat);
            flat.append('=');
            var value = parameter.getValue();
            encode(value.isValueNode() ? value.asText() : value.toString(), "", flat);
        }
        return flat.toString();
    }

    /** Returns {@code "0":{"json":{…}}}, percent-encoded: the part of a batch's {@code input} at this position. */
    String batched(int position) {
        var encoded = new StringBuilder();
        encode("\"" + position + "\":{\"json\":" + input + "}", PLAIN_IN_JSON, encoded);
        return encoded.toString();
    }

    /** Returns {@code {"json":{…}}}, percent-encoded: the {@code input} of a call that is in no batch. */
    String wrapped() {
        var encoded = new StringBuilder();
        encode("{\"json\":" + input + "}", PLAIN_IN_JSON, encoded);
        return encoded.toString();
    }

    private static void encode(String text, String alsoPlain, StringBuilder encoded) {
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0 || alsoPlain.indexOf(character) >= 0) {
                encoded.append(character);
                continue;
            }
            encoded.append('%');
            encoded.append(Character.toUpperCase(Character.forDigit((octet >> 4) & 0xf, 16)));
            encoded.append(Character.toUpperCase(Character.forDigit(octet & 0xf, 16)));
        }
    }
}
