package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.ProcedureResult;
import com.dokploy.terraform.sandbox.procedures.ProcedureRunner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of {@code /api/trpc/x.y,a.b}: inputs and answers wrapped, several in one batch, which is answered as a whole or
 * as a stream.
 */
final class TrpcCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final ProcedureRunner procedures;
    private final ApiKeys keys;
    private final ServerThread thread;

    TrpcCalls(ServerModel model, ProcedureRunner procedures, ApiKeys keys, ServerThread thread) {
        this.model = model;
        this.procedures = procedures;
        this.keys = keys;
        this.thread = thread;
    }

    /**
     * The part of a request that its calls share.
     *
     * @param organization the organization that the request is for; null when its sender may not call
     * @param isMalformed whether the inputs are no JSON
     */
    private record Caller(String method, @Nullable String organization, boolean isMalformed) {}

    ServerResponse answer(ServerRequest request) {
        if (request.wantsStream() && !request.batch()) {
            var refusal = ApiErrorException.of(400, "Streaming requests must be batched (you can do a batch of 1)");
            return ServerResponse.json(400, element(new TrpcResult.Failure(refusal), ""));
        }
        if (!request.batch()) {
            var name = request.path().substring(ServerRequest.TRPC.length());
            var procedure = model.procedure(name);
            if (procedure != null && procedure.isSubscription()) {
                return new ServerResponse.Streamed(events(request, name), "text/event-stream");
            }
            var element = element(call(caller(request), name, request.inputs().getFirst()), name);
            return ServerResponse.json(status(element), element);
        }
        return request.isStreamedBatch() ? new ServerResponse.Streamed(stream(request)) : whole(request);
    }

    /** The events of a subscription, as tRPC 11 of v0.30.2 writes them: the elements of the answer are the messages. */
    private ServerResponse.Lines events(ServerRequest request, String name) {
        return writer -> {
            writer.write(event("connected", "{}"));
            switch (call(caller(request), name, request.inputs().getFirst())) {
                case TrpcResult.Failure failure ->
                    writer.write(event(
                            "serialized-error",
                            element(failure, name).path("error").toString()));
                case TrpcResult.Success(var answer) -> {
                    if (answer instanceof ProcedureResult.Value(var messages)) {
                        for (var message : messages) {
                            var data = JSON.objectNode().set("json", message).toString();
                            writer.write("data: " + data + "\n\n\n");
                        }
                    }
                    writer.write(event("return", ""));
                }
            }
        };
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n\n";
    }

    /** The answer to a batch as a stream, which carries it out. */
    TrpcStream stream(ServerRequest request) {
        return new TrpcStream(request.procedures(), batch(request));
    }

    private Caller caller(ServerRequest request) {
        return new Caller(request.method(), keys.organization(request), request.hasMalformedInputs());
    }

    private TrpcBatch batch(ServerRequest request) {
        var caller = caller(request);
        var names = request.procedures();
        var inputs = request.inputs();
        var calls = new ArrayList<Supplier<TrpcResult>>();
        for (int index = 0; index < names.size(); index++) {
            var name = names.get(index);
            var input = inputs.get(index);
            calls.add(() -> call(caller, name, input));
        }
        return new TrpcBatch(calls);
    }

    private ServerResponse whole(ServerRequest request) {
        var names = request.procedures();
        var results = new TreeMap<Integer, TrpcResult>();
        batch(request).carryOut(results::put);
        var elements = JSON.arrayNode();
        int status = 0;
        for (var result : results.entrySet()) {
            var element = element(result.getValue(), names.get(result.getKey()));
            elements.add(element);
            status = status == 0 || status == status(element) ? status(element) : 207;
        }
        return ServerResponse.json(status, elements);
    }

    private static int status(ObjectNode element) {
        return element.path("error")
                .path("json")
                .path("data")
                .path("httpStatus")
                .asInt(200);
    }

    private TrpcResult call(Caller caller, String name, JsonNode input) {
        try {
            var procedure = require(caller, name);
            if (!procedure.input().isEmpty() && caller.isMalformed()) {
                throw ApiErrorException.of(400, "Unexpected end of JSON input");
            }
            thread.takeCall();
            return new TrpcResult.Success(procedures.run(caller.organization(), procedure, input, false));
        } catch (ApiErrorException refusal) {
            return new TrpcResult.Failure(refusal);
        }
    }

    private Procedure require(Caller caller, String name) {
        var procedure = model.procedure(name);
        if (procedure == null) {
            throw ApiErrorException.of(404, "No procedure found on path \"" + name + "\"");
        }
        if (!procedure.method().equals(caller.method())) {
            var kind = procedure.mutation() ? "mutation" : "query";
            throw ApiErrorException.of(
                    405,
                    "Unsupported " + caller.method() + "-request to " + kind + " procedure at path \"" + name + "\"");
        }
        if (caller.organization() == null && !procedure.open()) {
            throw ApiErrorException.of(401, "UNAUTHORIZED");
        }
        return procedure;
    }

    private static ObjectNode element(TrpcResult result, String name) {
        var element = JSON.objectNode();
        switch (result) {
            case TrpcResult.Failure(var error) ->
                element.putObject("error")
                        .putObject("json")
                        .put("message", error.text())
                        .put("code", error.number())
                        .set("data", ServerResponse.data(error, name));
            case TrpcResult.Success(var answer) ->
                write(answer, element.putObject("result").putObject("data"));
        }
        return element;
    }

    private static void write(ProcedureResult.Answer answer, ObjectNode data) {
        switch (answer) {
            case ProcedureResult.Value(var json) -> data.set("json", json);
            case ProcedureResult.Nothing() -> {
                data.putNull("json");
                var meta = data.putObject("meta");
                meta.putArray("values").add("undefined");
                meta.put("v", 1);
            }
        }
    }
}
