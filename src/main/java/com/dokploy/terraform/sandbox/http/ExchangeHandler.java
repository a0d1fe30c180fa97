package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.testing.Controls;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Takes a request off the wire, has it answered, notes it, and puts the answer on the wire as far as a fault lets it. */
final class ExchangeHandler implements HttpHandler {
    private static final int LARGEST_HEAD = 16 * 1024;

    private final Duration latency;
    private final ApiRoutes routes;
    private final Controls controls;
    private final Outage outage;
    private final ControlRoutes control;
    private final FaultInjection faults;

    ExchangeHandler(Duration latency, ApiRoutes routes, Controls controls, Outage outage) {
        this.latency = latency;
        this.routes = routes;
        this.controls = controls;
        this.outage = outage;
        control = new ControlRoutes(controls);
        faults = new FaultInjection(routes, outage);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/__sandbox/")) {
                send(exchange, control.answer(exchange.getRequestMethod(), path, query(exchange), body(exchange)));
                return;
            }
            if (headSize(exchange) > LARGEST_HEAD) {
                send(exchange, Reply.empty(431));
                return;
            }
            serve(
                    exchange,
                    new ServerRequest(
                            exchange.getRequestMethod(),
                            path,
                            query(exchange),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestHeaders().getFirst("x-api-key"),
                            body(exchange)));
        }
    }

    private void serve(HttpExchange exchange, ServerRequest request) throws IOException {
        Pause.of(latency);
        var procedures = request.procedures();
        var fault = procedures.isEmpty() ? null : controls.faults().next(procedures);
        var reply = fault == null ? routes.answer(request) : faults.answer(fault, request);
        log(request, procedures, reply == null ? 0 : reply.status());
        if (reply == null) {
            return;
        }
        if (fault != null && fault.kind() == Faults.Kind.TRUNCATED) {
            truncate(exchange, reply);
            return;
        }
        send(exchange, reply);
        if (fault != null && fault.kind() == Faults.Kind.REFUSE_NEXT) {
            exchange.close();
            outage.refuse(fault.duration());
        }
    }

    private void log(ServerRequest request, List<String> procedures, int status) {
        controls.requests()
                .add(new Requests.Request(
                        request.method(),
                        request.path(),
                        procedures,
                        request.inputs(),
                        routes.isMutation(request),
                        status));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        if (reply.status() == 308) {
            headers.set("Location", reply.contentType());
        } else {
            headers.set("Content-Type", reply.contentType());
        }
        if (exchange.getRequestMethod().equals("HEAD") || reply.body().isEmpty()) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Announces the whole body, sends half of it and closes the connection. */
    private static void truncate(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), Math.max(2, body.length));
        var stream = exchange.getResponseBody();
        stream.write(Arrays.copyOf(body, body.length / 2));
        stream.flush();
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int headSize(HttpExchange exchange) {
        int size = exchange.getRequestMethod().length()
                + exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8).length;
        for (var header : exchange.getRequestHeaders().entrySet()) {
            for (var value : header.getValue()) {
                size += header.getKey().length() + value.length() + 4;
            }
        }
        return size;
    }
}
