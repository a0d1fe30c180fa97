package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.ProcedureRunner;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The two ways to call a procedure: {@code /api/x.y}, flat and plain, and {@code /api/trpc/x.y,a.b}, in batches. */
public final class ApiRoutes {
    private final ServerModel model;
    private final OpenApiCalls openApi;
    private final TrpcCalls trpc;

    /** Routes to procedures, for who has a key. */
    public ApiRoutes(ServerModel model, ProcedureRunner procedures, ApiKeys keys) {
        this.model = model;
        openApi = new OpenApiCalls(model, procedures, keys);
        trpc = new TrpcCalls(model, procedures, keys);
    }

    Reply answer(ServerRequest request) {
        var path = request.path();
        if (path.length() > 1 && path.endsWith("/")) {
            return new Reply(308, path.substring(0, path.length() - 1), "");
        }
        if (path.equals("/api/health")) {
            return Reply.json(200, JsonNodeFactory.instance.objectNode().put("ok", true));
        }
        if (path.startsWith(ServerRequest.TRPC)) {
            return trpc.answer(request);
        }
        if (path.startsWith(ServerRequest.API)) {
            return openApi.answer(request);
        }
        return Reply.html(404, "404: This page could not be found.");
    }

    /** Whether a request changes something. */
    boolean isMutation(ServerRequest request) {
        return request.method().equals("POST")
                && request.procedures().stream()
                        .map(model::procedure)
                        .anyMatch(each -> each != null && each.mutation());
    }
}
