package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.procedures.ProcedureResult;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The lines of a streamed batch, as tRPC 11 of v0.30.2 writes them. Every value that is still to come has a number: the
 * head line numbers the calls, and a later line says what has become of one number and numbers the values that this
 * still leaves open.
 */
final class TrpcLines {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<String> procedures;
    private int numbers;

    TrpcLines(List<String> procedures) {
        this.procedures = procedures;
        numbers = procedures.size();
    }

    /** The first line, before any call is carried out. */
    String head() {
        var head = JSON.objectNode();
        for (int call = 0; call < procedures.size(); call++) {
            var pending = head.putArray(Integer.toString(call));
            pending.addArray().add(0);
            pending.addArray().addNull().add(0).add(call);
        }
        return line(JSON.objectNode().set("json", head));
    }

    /** The lines of a call that has ended. */
    List<String> of(int call, TrpcResult result) {
        return switch (result) {
            case TrpcResult.Failure(var error) ->
                List.of(settled(call, JSON.arrayNode().add(failure(error))));
            case TrpcResult.Success(var answer) -> {
                int envelope = numbers++;
                int data = numbers++;
                yield List.of(
                        pending(call, "result", envelope),
                        pending(envelope, "data", data),
                        settled(data, value(answer)));
            }
        };
    }

    /** Names the first procedure of the batch, whichever call failed (v0.30.2). */
    private ObjectNode failure(ApiErrorException error) {
        var shown = JSON.objectNode();
        shown.putObject("error")
                .put("message", error.text())
                .put("code", error.number())
                .set("data", ServerResponse.data(error, procedures.getFirst()));
        return shown;
    }

    private static ArrayNode value(ProcedureResult.Answer answer) {
        return switch (answer) {
            case ProcedureResult.Value(var json) -> JSON.arrayNode().add(json);
            case ProcedureResult.Nothing() -> JSON.arrayNode();
        };
    }

    private static String pending(int number, String name, int value) {
        var line = JSON.objectNode();
        var encoded = line.putArray("json").add(number).add(0).addArray();
        encoded.addArray().addObject().put(name, 0);
        encoded.addArray().add(name).add(0).add(value);
        return line(line);
    }

    private static String settled(int number, ArrayNode value) {
        var line = JSON.objectNode();
        line.putArray("json").add(number).add(0).addArray().add(value);
        return line(line);
    }

    private static String line(Object json) {
        return json + "\n";
    }
}
