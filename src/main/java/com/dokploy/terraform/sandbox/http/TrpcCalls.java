package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.ProcedureResult;
import com.dokploy.terraform.sandbox.procedures.ProcedureRunner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls of {@code /api/trpc/x.y,a.b}: inputs and answers wrapped, several in one batch. */
final class TrpcCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final ProcedureRunner procedures;
    private final ApiKeys keys;

    TrpcCalls(ServerModel model, ProcedureRunner procedures, ApiKeys keys) {
        this.model = model;
        this.procedures = procedures;
        this.keys = keys;
    }

    Reply answer(ServerRequest request) {
        boolean keyed = keys.accepts(request.key());
        var names = request.procedures();
        var inputs = request.inputs();
        if (!request.batch()) {
            var name = request.path().substring(ServerRequest.TRPC.length());
            var element = element(request.method(), name, inputs.getFirst(), keyed);
            return Reply.json(status(element), element);
        }
        ArrayNode elements = JSON.arrayNode();
        int status = 0;
        for (int index = 0; index < names.size(); index++) {
            var element = element(request.method(), names.get(index), inputs.get(index), keyed);
            elements.add(element);
            status = status == 0 || status == status(element) ? status(element) : 207;
        }
        return Reply.json(status, elements);
    }

    private static int status(ObjectNode element) {
        return element.path("error")
                .path("json")
                .path("data")
                .path("httpStatus")
                .asInt(200);
    }

    private ObjectNode element(String method, String name, JsonNode input, boolean keyed) {
        try {
            return result(procedures.run(require(method, name, keyed), input, false));
        } catch (ApiErrorException refusal) {
            var element = JSON.objectNode();
            var error = element.putObject("error").putObject("json");
            error.put("message", refusal.text()).put("code", refusal.number());
            error.set("data", Reply.data(refusal, name));
            return element;
        }
    }

    private Procedure require(String method, String name, boolean keyed) {
        var procedure = model.procedure(name);
        if (procedure == null) {
            throw ApiErrorException.of(404, "No procedure found on path \"" + name + "\"");
        }
        if (!procedure.method().equals(method)) {
            var kind = procedure.mutation() ? "mutation" : "query";
            throw ApiErrorException.of(
                    405, "Unsupported " + method + "-request to " + kind + " procedure at path \"" + name + "\"");
        }
        if (!keyed && !procedure.open()) {
            throw ApiErrorException.of(401, "UNAUTHORIZED");
        }
        return procedure;
    }

    private static ObjectNode result(ProcedureResult.Answer answer) {
        var element = JSON.objectNode();
        var data = element.putObject("result").putObject("data");
        switch (answer) {
            case ProcedureResult.Value(var json) -> data.set("json", json);
            case ProcedureResult.Nothing() -> {
                data.putNull("json");
                var meta = data.putObject("meta");
                meta.putArray("values").add("undefined");
                meta.put("v", 1);
            }
        }
        return element;
    }
}
