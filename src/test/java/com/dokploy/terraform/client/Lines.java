package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The lines of a streamed batch, as Dokploy v0.30.2 was seen to write them. */
final class Lines {
    private Lines() {}

    /** The first line, for so many calls. */
    static String head(int calls) {
        var promises = Json.object();
        for (var position = 0; position < calls; position++) {
            var promise = promises.putArray(String.valueOf(position));
            promise.addArray().add(0);
            promise.addArray().addNull().add(0).add(position);
        }
        return "{\"json\":" + promises + "}\n";
    }

    /** The lines of an answer; empty JSON stands for none. */
    static String answer(int position, JsonNode answer) {
        var result = 1000 + position;
        var data = 2000 + position;
        var undefined = answer.isMissingNode() ? ",\"meta\":{\"values\":{\"2.0.0\":[\"undefined\"]},\"v\":1}" : "";
        return "{\"json\":[" + position + ",0,[[{\"result\":0}],[\"result\",0," + result + "]]]}\n"
                + "{\"json\":[" + result + ",0,[[{\"data\":0}],[\"data\",0," + data + "]]]}\n"
                + "{\"json\":[" + data + ",0,[[" + (answer.isMissingNode() ? "null" : answer) + "]]]" + undefined
                + "}\n";
    }

    /** The line of a call that failed, with an error as {@code /api} words it. */
    static String error(int position, int status, JsonNode error) {
        var line = error.deepCopy();
        if (line instanceof ObjectNode object) {
            object.withObject("/data").put("httpStatus", status);
            if (error.path("issues").isArray()) {
                object.put("message", error.path("issues").toString());
            }
        }
        return "{\"json\":[" + position + ",0,[[{\"error\":" + line + "}]]]}\n";
    }
}
