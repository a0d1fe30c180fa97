package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The HTTP server on loopback: a virtual thread per request, faults, the request log, and restarts. */
final class Listener {
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final int BACKLOG = 1024;

    private final Sandbox sandbox;
    private final ApiRoutes surfaces;
    private final Control control;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Open> open;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final int port;

    Listener(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.surfaces = new ApiRoutes(sandbox.backend());
        this.control = new Control(sandbox);
        // Replies are small and written in two parts; without this each would wait for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var first = bind(sandbox.backend().options().port());
        port = first.port().port();
        open = new AtomicReference<>(first);
    }

    /** Java's HTTP server, and the port in front of it. */
    private record Open(HttpServer server, PlainPort port) {
        void close() {
            try {
                port.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                server.stop(0);
            }
        }
    }

    int port() {
        return port;
    }

    private Open bind(int wanted) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        try {
            var front = new PlainPort(wanted, BACKLOG, server.getAddress());
            server.start();
            return new Open(server, front);
        } catch (IOException taken) {
            server.stop(0);
            throw taken;
        }
    }

    void restart(Duration downtime) {
        sandbox.backend().store().exclusively(() -> {
            sandbox.backend().deployments().lose();
            return true;
        });
        refuse(downtime);
    }

    private void refuse(Duration downtime) {
        open.get().close();
        Thread.ofVirtual().name("sandbox-restart").start(() -> {
            pause(downtime);
            reopen();
        });
    }

    private void reopen() {
        for (int attempt = 0; attempt < 100 && !closed.get(); attempt++) {
            try {
                var again = bind(port);
                open.set(again);
                if (closed.get()) {
                    again.close();
                }
                return;
            } catch (IOException stillTaken) {
                pause(Duration.ofMillis(20));
            }
        }
    }

    void close() {
        closed.set(true);
        open.get().close();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
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
                    new ApiRoutes.Asked(
                            exchange.getRequestMethod(),
                            path,
                            query(exchange),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestHeaders().getFirst("x-api-key"),
                            body(exchange)));
        }
    }

    private void serve(HttpExchange exchange, ApiRoutes.Asked asked) throws IOException {
        pause(sandbox.backend().options().latency());
        var procedures = asked.procedures();
        var fault = procedures.isEmpty() ? null : sandbox.faults().next(procedures);
        var reply = fault == null ? surfaces.answer(asked) : faulty(fault, asked);
        log(asked, procedures, reply == null ? 0 : reply.status());
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
            refuse(fault.duration());
        }
    }

    /** The reply a fault leaves; null when the connection is to be dropped. */
    private @Nullable Reply faulty(Faults.Fault fault, ApiRoutes.Asked asked) {
        if (fault.kind() == Faults.Kind.DELAY) {
            pause(fault.duration());
        }
        var reply = fault.executed() || fault.kind() == Faults.Kind.DELAY ? surfaces.answer(asked) : Reply.empty(200);
        return switch (fault.kind()) {
            case DROP_BEFORE, DROP_AFTER -> null;
            case DELAY, TRUNCATED, REFUSE_NEXT -> reply;
            case SLOW -> {
                pause(fault.duration());
                yield reply;
            }
            case STATUS -> failure(fault.status());
            case RATE_LIMIT -> Reply.unauthorized();
            case NOT_JSON -> Reply.text(200, "upstream connected");
            case RESTART -> {
                restart(fault.duration());
                yield null;
            }
        };
    }

    private static Reply failure(int status) {
        return switch (status) {
            case 502 -> Reply.html(502, "502 Bad Gateway");
            case 503 -> Reply.text(503, "Service Unavailable");
            default -> Reply.refusal(ApiErrorException.of(status, "Internal server error"), "");
        };
    }

    private void log(ApiRoutes.Asked asked, List<String> procedures, int status) {
        var model = sandbox.backend().model();
        var mutation = asked.method().equals("POST")
                && procedures.stream().map(model::procedure).anyMatch(each -> each != null && each.mutation());
        sandbox.requests()
                .add(new Requests.Request(asked.method(), asked.path(), procedures, asked.inputs(), mutation, status));
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

    private static void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the control surface says to requests it does not know. */
    static Reply unknown() {
        return Reply.json(404, JsonNodeFactory.instance.objectNode().put("message", "No such control"));
    }
}
