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
    private final ServerThread thread;

    OpenApiCalls(ServerModel model, ProcedureRunner procedures, ApiKeys keys, ServerThread thread) {
        this.model = model;
        this.procedures = procedures;
        this.keys = keys;
        this.thread = thread;
    }

    ServerResponse answer(ServerRequest request) {
        var json = request.contentType() != null && request.contentType().startsWith("application/json");
        if (request.body().length() > LARGEST_BODY) {
            return ServerResponse.text(413, "Body exceeded 1mb limit");
        }
        JsonNode body = JSON.objectNode();
        if (json && !request.body().isEmpty()) {
            body = request.json();
            if (body.isMissingNode()) {
                return ServerResponse.text(400, "Invalid JSON");
            }
        }
        if (keys.organization(request) == null) {
            return ServerResponse.unauthorized();
        }
        if (request.method().equals("HEAD")) {
            return ServerResponse.empty(204);
        }
        var procedure = model.procedure(request.path().substring(ServerRequest.API.length()));
        if (procedure == null
                || procedure.isSubscription()
                || !procedure.method().equals(request.method())) {
            return ServerResponse.ofError(ApiErrorException.of(404, "Not found"), "");
        }
        return call(request, procedure, json, body);
    }

    private ServerResponse call(ServerRequest request, Procedure procedure, boolean json, JsonNode body) {
        try {
            // The handler and the context it makes for tRPC both check the key, so a call costs two units.
            var organization = keys.organization(request);
            if (organization == null) {
                throw ApiErrorException.of(401, "UNAUTHORIZED");
            }
            if (procedure.mutation() && !json) {
                var missing = request.contentType() == null;
                throw ApiErrorException.of(
                        415,
                        missing ? "Missing content-type header" : "Unsupported content-type " + request.contentType());
            }
            thread.takeCall();
            return shown(
                    procedures.run(organization, procedure, procedure.mutation() ? body : request.parameters(), true));
        } catch (ApiErrorException refusal) {
            return ServerResponse.ofError(refusal, procedure.name());
        }
    }

    private static ServerResponse shown(ProcedureResult.Answer answer) {
        return switch (answer) {
            case ProcedureResult.Value(var json) -> ServerResponse.json(200, json);
            case ProcedureResult.Nothing() -> ServerResponse.empty(200);
        };
    }
}
