package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.ProcedureResult;
import com.dokploy.terraform.sandbox.procedures.ProcedureRunner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Calls of {@code /api/x.y}: the input flat, the answer plain. */
final class OpenApiCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LARGEST_BODY = 1024 * 1024;

    private final ServerModel model;
    private final ProcedureRunner procedures;
    private final ApiKeys keys;

    OpenApiCalls(ServerModel model, ProcedureRunner procedures, ApiKeys keys) {
        this.model = model;
        this.procedures = procedures;
        this.keys = keys;
    }

    Reply answer(ServerRequest request) {
        var json = request.contentType() != null && request.contentType().startsWith("application/json");
        if (request.body().length() > LARGEST_BODY) {
            return Reply.text(413, "Body exceeded 1mb limit");
        }
        JsonNode body = JSON.objectNode();
        if (json && !request.body().isEmpty()) {
            body = request.json();
            if (body.isMissingNode()) {
                return Reply.text(400, "Invalid JSON");
            }
        }
        if (!keys.accepts(request.key())) {
            return Reply.unauthorized();
        }
        if (request.method().equals("HEAD")) {
            return Reply.empty(204);
        }
        var procedure = model.procedure(request.path().substring(ServerRequest.API.length()));
        if (procedure == null || !procedure.method().equals(request.method())) {
            return Reply.refusal(ApiErrorException.of(404, "Not found"), "");
        }
        return call(request, procedure, json, body);
    }

    private Reply call(ServerRequest request, Procedure procedure, boolean json, JsonNode body) {
        try {
            // The handler and the context it makes for tRPC both check the key, so a call costs two units.
            if (!keys.accepts(request.key())) {
                throw ApiErrorException.of(401, "UNAUTHORIZED");
            }
            if (procedure.mutation() && !json) {
                var missing = request.contentType() == null;
                throw ApiErrorException.of(
                        415,
                        missing ? "Missing content-type header" : "Unsupported content-type " + request.contentType());
            }
            return shown(procedures.run(procedure, procedure.mutation() ? body : request.parameters(), true));
        } catch (ApiErrorException refusal) {
            return Reply.refusal(refusal, procedure.name());
        }
    }

    private static Reply shown(ProcedureResult.Answer answer) {
        return switch (answer) {
            case ProcedureResult.Value(var json) -> Reply.json(200, json);
            case ProcedureResult.Nothing() -> Reply.empty(200);
        };
    }
}
