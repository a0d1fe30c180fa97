package com.dokploy.terraform.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * A web server on this machine that answers what a test tells it to, byte by byte where need be, and remembers what it
 * was asked. Written on sockets so that it can also fail in the ways networks do. JSON that a test answers to a batch of
 * writes is the answer to each of them, and is sent as Dokploy sends it, line by line.
 */
final class LocalServer implements AutoCloseable {
    /** What the server was asked. */
    record Asked(String method, String target, Map<String, String> headers, String body) {
        String path() {
            var query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        boolean isBatch() {
            return path().contains("/api/trpc/");
        }

        /** The procedures of a batch, or the one of a plain call. */
        List<String> procedures() {
            return List.of(path().substring(path().lastIndexOf('/') + 1).split(","));
        }

        /** The input of a batch's call at a position. */
        JsonNode input(int position) {
            var text = method.equals("POST")
                    ? body
                    : URLDecoder.decode(
                            target.substring(target.indexOf("input=") + "input=".length()), StandardCharsets.UTF_8);
            return json(text).path(Integer.toString(position)).path("json");
        }

        /** Whether this is a batch of writes. */
        boolean isBatchOfWrites() {
            return isBatch() && method.equals("POST");
        }
    }

    /** What the server does about it. */
    sealed interface Answer {
        /** An ordinary response. */
        record Response(int status, String contentType, String body, Map<String, String> headers) implements Answer {}

        /** These bytes, then the end of the connection. */
        record Raw(String bytes) implements Answer {}

        /** The end of the connection without a byte. */
        record Hangup() implements Answer {}

        /** Nothing, for as long as the server lives. */
        record Silence() implements Answer {}
    }

    private final ServerSocket socket;
    private final boolean secure;
    private final Function<Asked, Answer> behaviour;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private LocalServer(ServerSocket socket, boolean secure, Function<Asked, Answer> behaviour) {
        this.socket = socket;
        this.secure = secure;
        this.behaviour = behaviour;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    static LocalServer answering(Function<Asked, Answer> behaviour) {
        return answering(0, behaviour);
    }

    static LocalServer answering(int port, Function<Asked, Answer> behaviour) {
        return listening(ServerSocketFactory.getDefault(), port, false, behaviour);
    }

    static LocalServer secured(ServerSocketFactory sockets, Function<Asked, Answer> behaviour) {
        return listening(sockets, 0, true, behaviour);
    }

    private static LocalServer listening(
            ServerSocketFactory sockets, int port, boolean secure, Function<Asked, Answer> behaviour) {
        try {
            return new LocalServer(
                    sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress()), secure, behaviour);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A Dokploy: batches and single reads answered per procedure by {@code reads}, POSTs by {@code writes}. */
    static LocalServer dokploy(BiFunction<String, JsonNode, JsonNode> reads, Function<Asked, Answer> writes) {
        return answering(asked -> {
            if (asked.method().equals("POST")) {
                return writes.apply(asked);
            }
            return asked.isBatch() ? batch(asked, reads) : single(asked, reads);
        });
    }

    private static Answer batch(Asked asked, BiFunction<String, JsonNode, JsonNode> reads) {
        var elements = JsonNodeFactory.instance.arrayNode();
        var statuses = new TreeSet<Integer>();
        for (var position = 0; position < asked.procedures().size(); position++) {
            var procedure = asked.procedures().get(position);
            var value = reads.apply(procedure, asked.input(position));
            var status = value.path("data").path("httpStatus").asInt(200);
            statuses.add(status);
            if (status == 200) {
                elements.addObject().putObject("result").putObject("data").set("json", value);
            } else {
                elements.addObject().putObject("error").set("json", value);
            }
        }
        return json(statuses.size() == 1 ? statuses.first() : 207, elements);
    }

    private static Answer single(Asked asked, BiFunction<String, JsonNode, JsonNode> reads) {
        var input = JsonNodeFactory.instance.objectNode();
        var query = asked.target().indexOf('?');
        if (query >= 0) {
            for (var pair : asked.target().substring(query + 1).split("&", -1)) {
                var equals = pair.indexOf('=');
                input.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        var value = reads.apply(asked.procedures().getFirst(), input);
        return json(value.path("data").path("httpStatus").asInt(200), value);
    }

    /** An error as both surfaces of Dokploy word it. */
    static ObjectNode error(int status, String code, String message, String path) {
        var error =
                JsonNodeFactory.instance.objectNode().put("message", message).put("code", code);
        var data = error.putObject("data").put("code", code).put("httpStatus", status);
        if (!path.isEmpty()) {
            data.put("path", path);
        }
        data.putNull("zodError");
        return error;
    }

    static Answer json(int status, JsonNode body) {
        return new Answer.Response(status, "application/json", body.toString(), Map.of());
    }

    static Answer json(int status, String body) {
        return new Answer.Response(status, "application/json", body, Map.of());
    }

    static Answer html(int status, String title) {
        return new Answer.Response(
                status, "text/html", "<html><head><title>" + title + "</title></head></html>", Map.of());
    }

    static Answer text(int status, String body) {
        return new Answer.Response(status, "text/plain", body, Map.of());
    }

    static Answer redirect(int status, String location) {
        return new Answer.Response(status, "text/plain", "", Map.of("Location", location));
    }

    static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }

    static ObjectNode input(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    int port() {
        return socket.getLocalPort();
    }

    String endpoint() {
        return (secure ? "https" : "http") + "://127.0.0.1:" + port();
    }

    /** Every request so far. */
    List<Asked> asked() {
        return asked;
    }

    int connections() {
        return connections.get();
    }

    /** Waits until clients have closed all of their connections. */
    void awaitNoneOpen() throws InterruptedException {
        for (var end = System.nanoTime() + Duration.ofMinutes(1).toNanos(); !open.isEmpty(); Thread.sleep(10)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still open: " + open);
            }
        }
    }

    /** Closes what is open, as a server does that waits no longer on idle connections. */
    void hangUp() {
        for (var connection : open) {
            closeQuietly(connection);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        hangUp();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = connection.getInputStream();
            var out = connection.getOutputStream();
            for (var request = request(in); request != null; request = request(in)) {
                if (request.method().isEmpty()) {
                    write(out, reply(new Answer.Response(400, "text/plain", "no HTTP", Map.of())));
                    return;
                }
                asked.add(request);
                if (!answer(streamed(request, behaviour.apply(request)), out)) {
                    return;
                }
            }
        } catch (IOException _) {
            // The client went away; what it was answered before is what tests look at.
        } finally {
            open.remove(connection);
        }
    }

    /** Returns JSON for a batch of writes as lines, and anything else as it is. */
    private static Answer streamed(Asked asked, Answer answer) {
        if (!asked.isBatchOfWrites()
                || !(answer instanceof Answer.Response(var status, var type, var body, var headers))
                || !type.equals("application/json")) {
            return answer;
        }
        JsonNode json;
        try {
            json = Json.parse(body);
        } catch (JsonProcessingException _) {
            return answer;
        }
        var lines = new StringBuilder(Lines.head(asked.procedures().size()));
        for (var position = 0; position < asked.procedures().size(); position++) {
            lines.append(status < 300 ? Lines.answer(position, json) : Lines.error(position, status, json));
        }
        return new Answer.Response(200, type, lines.toString(), headers);
    }

    /** Whether the connection lives on. */
    private boolean answer(Answer answer, OutputStream out) throws IOException {
        return switch (answer) {
            case Answer.Hangup _ -> false;
            case Answer.Raw(var bytes) -> {
                write(out, bytes);
                yield false;
            }
            case Answer.Silence _ -> {
                pause();
                yield false;
            }
            case Answer.Response http -> {
                write(out, reply(http));
                yield true;
            }
        };
    }

    private static String reply(Answer.Response http) {
        var reply = new StringBuilder("HTTP/1.1 " + http.status() + " Said\r\nContent-Type: " + http.contentType());
        http.headers()
                .forEach((name, value) ->
                        reply.append("\r\n").append(name).append(": ").append(value));
        var length = http.body().getBytes(StandardCharsets.UTF_8).length;
        return reply.append("\r\nContent-Length: ").append(length).append("\r\n\r\n") + http.body();
    }

    private void pause() {
        try {
            while (!socket.isClosed()) {
                Thread.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Asked request(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        if (!first.endsWith(" HTTP/1.1")) {
            return new Asked("", first, Map.of(), "");
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        var words = first.split(" ", -1);
        return new Asked(words[0], words[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    private static void closeQuietly(Socket connection) {
        try {
            connection.close();
        } catch (IOException _) {
            // The connection is gone either way.
        }
    }
}
