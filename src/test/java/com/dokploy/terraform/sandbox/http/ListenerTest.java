package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ListenerTest extends SandboxTest {
    private static final String IDLE = "sun.net.httpserver.maxIdleConnections";

    @Test
    void servesManyClientsAtOnce() throws Exception {
        var environment = environment();
        var body = TestClient.object()
                .put("name", "a")
                .put("environmentId", environment)
                .toString();
        Callable<String> create = () ->
                client.post("application.create", body).path("applicationId").asText();
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var future : threads.invokeAll(Collections.nCopies(1000, create))) {
                ids.add(future.get());
            }
        }
        assertThat(ids).hasSize(1000);
        assertThat(client.get("environment.one", "environmentId", environment).path("applications"))
                .hasSize(1000);
    }

    /** Java's server closes them beyond 200, unless told otherwise. */
    @Test
    void keepsAnyNumberOfIdleConnections() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (var count = 0; count < 300; count++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), sandbox.port()));
                askOn(sockets.getLast());
            }
            for (var socket : sockets) {
                askOn(socket);
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Java's server reads the setting once, so that the test above may only see that of the tests. */
    @Test
    void asksJavasServerForThat() {
        System.clearProperty(IDLE);
        try (var _ = Sandbox.start(Sandbox.Options.standard())) {
            assertThat(Integer.getInteger(IDLE)).isGreaterThan(10_000);
        }
    }

    /** Sends a request that leaves the connection open, and reads its answer. */
    private static void askOn(Socket socket) throws IOException {
        var request = "GET /__sandbox/requests HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("}")) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the next byte, after %s", answer).isNotNegative();
            answer.append((char) next);
        }
    }
}
