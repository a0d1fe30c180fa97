package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.TestClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is answered line by line, read as it comes: from the socket, because Java's HTTP clients forget what came
 * before a connection broke, or send a request again.
 */
final class Streamed implements AutoCloseable {
    private static final String BROKEN = "…";

    private final Socket socket;
    private final InputStream answer;
    private final String statusLine;
    private final Map<String, String> headers = new HashMap<>();
    private int leftOfChunk;

    private Streamed(URI endpoint, String request, String body, String key) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = request + " HTTP/1.1\r\nHost: sandbox\r\nx-api-key: " + key
                + "\r\ntrpc-accept: application/jsonl\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        try {
            socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            answer = new BufferedInputStream(socket.getInputStream());
            statusLine = headLine();
            for (var line = headLine(); !line.isEmpty(); line = headLine()) {
                var colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends mutations. */
    static Streamed post(URI endpoint, String procedures, ObjectNode... inputs) {
        return post(endpoint, "sandbox", procedures, inputs);
    }

    /** Sends mutations with a key. */
    static Streamed post(URI endpoint, String key, String procedures, ObjectNode... inputs) {
        return new Streamed(
                endpoint,
                "POST /api/trpc/" + procedures + "?batch=1",
                wrapped(inputs).toString(),
                key);
    }

    /** Sends queries. */
    static Streamed get(URI endpoint, String procedures, ObjectNode... inputs) {
        var input = TestClient.encoded(wrapped(inputs).toString());
        return new Streamed(endpoint, "GET /api/trpc/" + procedures + "?batch=1&input=" + input, "", "sandbox");
    }

    /** The inputs of a batch as its body has them. */
    static ObjectNode wrapped(ObjectNode... inputs) {
        var body = TestClient.object();
        for (int index = 0; index < inputs.length; index++) {
            body.putObject(Integer.toString(index)).set("json", inputs[index]);
        }
        return body;
    }

    int status() {
        return Integer.parseInt(statusLine.split(" ", -1)[1]);
    }

    /** A header; empty when there is none. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The next line; what came of one before the connection broke, followed by "…"; null after the last. */
    @Nullable String next() {
        var line = new ByteArrayOutputStream();
        try {
            for (int read = bodyByte(); read != '\n'; read = bodyByte()) {
                if (read < 0) {
                    return null;
                }
                line.write(read);
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return line.toString(StandardCharsets.UTF_8) + BROKEN;
        }
    }

    /** All lines to come; the last one ends in "…" when the connection broke. */
    List<String> rest() {
        var lines = new ArrayList<String>();
        for (var line = next(); line != null; line = next()) {
            lines.add(line);
            if (line.endsWith(BROKEN)) {
                break;
            }
        }
        return lines;
    }

    /** The next byte of a chunked body, negative after the last chunk. */
    private int bodyByte() throws IOException {
        if (leftOfChunk == 0) {
            leftOfChunk = Integer.parseInt(headLine(), 16);
            if (leftOfChunk == 0) {
                return -1;
            }
        }
        int read = required();
        leftOfChunk--;
        if (leftOfChunk == 0) {
            headLine();
        }
        return read;
    }

    private String headLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = required(); read != '\n'; read = required()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private int required() throws IOException {
        int read = answer.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
