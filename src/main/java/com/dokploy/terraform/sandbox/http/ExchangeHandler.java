package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.templates.TemplateCatalog;
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

/** Reads a request, has it answered, notes the request, and writes the answer as far as a fault allows. */
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

    /** An exception breaks the connection: to close the exchange would end a stream as if it were complete. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/__sandbox/")) {
            send(exchange, control.answer(exchange.getRequestMethod(), path, query(exchange), body(exchange)));
        } else if (path.startsWith(TemplateCatalog.PATH)) {
            send(exchange, template(path));
        } else if (headSize(exchange) > LARGEST_HEAD) {
            send(exchange, ServerResponse.empty(431));
        } else {
            serve(exchange, request(exchange, path));
        }
        exchange.close();
    }

    /** A file of the catalog of templates, which is no part of a real server. */
    private static ServerResponse template(String path) {
        var file = TemplateCatalog.file(path.substring(TemplateCatalog.PATH.length()));
        return file == null
                ? ServerResponse.html(404, "404: This page could not be found.")
                : ServerResponse.text(200, file);
    }

    private static ServerRequest request(HttpExchange exchange, String path) throws IOException {
        var headers = exchange.getRequestHeaders();
        return new ServerRequest(
                exchange.getRequestMethod(),
                path,
                query(exchange),
                headers.getFirst("Content-Type"),
                headers.getFirst("x-api-key"),
                headers.getFirst("Cookie"),
                headers.getFirst("Origin"),
                headers.getFirst("trpc-accept"),
                body(exchange));
    }

    private void serve(HttpExchange exchange, ServerRequest request) throws IOException {
        Pause.of(latency);
        var procedures = request.procedures();
        var hits = controls.faults().next(procedures, request.isStreamedBatch());
        var response = hits.isEmpty() ? routes.answer(request) : faults.answer(hits, request);
        log(request, procedures, response.status());
        send(exchange, response);
        for (var hit : hits) {
            if (hit.fault().kind() == Faults.FaultKind.REFUSE_NEXT) {
                exchange.close();
                outage.refuse(hit.fault().duration());
            }
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

    private static void send(HttpExchange exchange, ServerResponse response) throws IOException {
        switch (response) {
            case ServerResponse.Whole whole -> send(exchange, whole);
            case ServerResponse.Streamed streamed -> stream(exchange, streamed);
            case ServerResponse.Truncated(var whole) -> truncate(exchange, whole);
            case ServerResponse.Dropped() -> {
                // An exchange that is closed without a response closes its connection.
            }
        }
    }

    private static void send(HttpExchange exchange, ServerResponse.Whole response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD") || response.body().isEmpty()) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        var body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void stream(HttpExchange exchange, ServerResponse.Streamed response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.getResponseHeaders().set("Vary", "trpc-accept");
        exchange.sendResponseHeaders(response.status(), 0);
        var body = exchange.getResponseBody();
        response.lines().writeTo(line -> {
            body.write(line.getBytes(StandardCharsets.UTF_8));
            body.flush();
        });
    }

    /** Announces the whole body, sends half of it and closes the connection. */
    private static void truncate(HttpExchange exchange, ServerResponse.Whole response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        var body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), Math.max(2, body.length));
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
