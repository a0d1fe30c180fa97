package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.ProcedureRunner;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The two ways to call a procedure: {@code /api/x.y}, flat and plain, and {@code /api/trpc/x.y,a.b}, in batches; and the
 * accounts below {@code /api/auth}.
 */
public final class ApiRoutes {
    private final ServerModel model;
    private final OpenApiCalls openApi;
    private final TrpcCalls trpc;
    private final AccountRoutes accounts;
    private final ServerThread thread;

    /** Routes to procedures, for who has a key or has signed in, and to the accounts. */
    public ApiRoutes(
            ServerModel model, ProcedureRunner procedures, ApiKeys keys, AccountRoutes accounts, ServerThread thread) {
        this.accounts = accounts;
        this.model = model;
        this.thread = thread;
        openApi = new OpenApiCalls(model, procedures, keys, thread);
        trpc = new TrpcCalls(model, procedures, keys, thread);
    }

    ServerResponse answer(ServerRequest request) {
        thread.takeRequest();
        var path = request.path();
        if (path.length() > 1 && path.endsWith("/")) {
            return ServerResponse.redirect(path.substring(0, path.length() - 1));
        }
        if (path.equals("/api/health")) {
            return ServerResponse.json(
                    200, JsonNodeFactory.instance.objectNode().put("ok", true));
        }
        if (path.startsWith(ServerRequest.AUTH) || accounts.isPage(path)) {
            return accounts.answer(request);
        }
        if (path.startsWith(ServerRequest.TRPC)) {
            return trpc.answer(request);
        }
        if (path.startsWith(ServerRequest.API)) {
            return openApi.answer(request);
        }
        return ServerResponse.html(404, "404: This page could not be found.");
    }

    /** The answer to a batch as a stream, which carries it out. */
    TrpcStream stream(ServerRequest request) {
        thread.takeRequest();
        return trpc.stream(request);
    }

    /** Whether a request changes something. */
    boolean isMutation(ServerRequest request) {
        return request.method().equals("POST")
                && request.procedures().stream()
                        .map(model::procedure)
                        .anyMatch(each -> each != null && each.mutation());
    }
}
