package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.log.Secret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class MutationsTest {
    private static final String CREATE = "project.create";

    @Test
    void postsJsonWithTheKey() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "{\"projectId\":\"p\"}"))) {
            var body = JsonNodeFactory.instance.objectNode().put("name", "grün").put("replicas", 2);
            var answer = Clients.of(server).mutate(CREATE, body);

            assertThat(answer.path("projectId").asText()).isEqualTo("p");
            var asked = server.asked().getFirst();
            assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /api/trpc/project.create?batch=1");
            assertThat(asked.body()).isEqualTo("{\"0\":{\"json\":{\"name\":\"grün\",\"replicas\":2}}}");
            assertThat(asked.headers())
                    .containsEntry("x-api-key", Clients.KEY)
                    .containsEntry("content-type", "application/json")
                    .containsEntry("trpc-accept", "application/jsonl")
                    .containsEntry("user-agent", "terraform-provider-dokploy")
                    .containsEntry("host", "127.0.0.1:" + server.port())
                    .containsKey("x-request-id");
        }
    }

    @Test
    void sendsTheConfiguredHeadersButNotAnotherKey() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var base = Clients.settings(server.endpoint());
            var headers = Map.of("CF-Access-Client-Id", new Secret("gate"), "x-api-key", new Secret("other"));
            var dokploy = new Dokploy(
                    new ClientSettings(
                            base.endpoint(),
                            base.apiKey(),
                            null,
                            null,
                            null,
                            false,
                            null,
                            headers,
                            base.requestTimeout(),
                            0,
                            1,
                            0,
                            "agent/1"),
                    Map.of());
            dokploy.mutate(CREATE, Json.object());

            assertThat(server.asked().getFirst().headers())
                    .containsEntry("cf-access-client-id", "gate")
                    .containsEntry("user-agent", "agent/1")
                    .containsEntry("x-api-key", Clients.KEY);
        }
    }

    @Test
    void takesAnEmptyBodyForNothing() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, ""))) {
            assertThat(Clients.of(server).mutate("sshKey.create", Json.object()))
                    .isInstanceOf(MissingNode.class);
        }
    }

    static Stream<Arguments> lostReplies() {
        return Stream.of(
                Arguments.of(Named.of("hung up", new LocalServer.Answer.Hangup())),
                Arguments.of(Named.of("half a head", new LocalServer.Answer.Raw("HTTP/1.1 200 O"))),
                Arguments.of(Named.of(
                        "half a body",
                        new LocalServer.Answer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"projectId\":\"p"))),
                Arguments.of(Named.of("broken JSON", LocalServer.json(200, "{\"projectId\":\"p"))),
                Arguments.of(Named.of("no HTTP", new LocalServer.Answer.Raw("220 smtp ready\r\n\r\n"))),
                Arguments.of(Named.of("a page", LocalServer.html(200, "Welcome"))),
                Arguments.of(Named.of("502", LocalServer.html(502, "Bad Gateway"))),
                Arguments.of(Named.of("503", LocalServer.text(503, "no available server"))),
                Arguments.of(Named.of("504", LocalServer.html(504, "Gateway Time-out"))),
                Arguments.of(Named.of("500", LocalServer.json(500, "{\"message\":\"Oh\",\"data\":{\"path\":\"x\"}}"))),
                Arguments.of(Named.of("silence", new LocalServer.Answer.Silence())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostReplies")
    void neverRepeatsWhatMayHaveHappened(LocalServer.Answer answer) {
        try (var server = LocalServer.answering(_ -> answer)) {
            var dokploy = Clients.of(server, Clients.within(Duration.ofSeconds(3)));
            var error = Clients.errorOf(() -> dokploy.mutate(CREATE, Json.object()));

            assertThat(error.mayHaveHappened()).as(error.toString()).isTrue();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void repeatsWhatWasRefusedAtALimit() {
        var number = new AtomicInteger();
        try (var server = LocalServer.answering(_ -> number.getAndIncrement() == 1
                ? LocalServer.json(401, "{\"message\":\"Unauthorized\"}")
                : LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            dokploy.mutate(CREATE, Json.object());

            assertThat(dokploy.mutate(CREATE, Json.object()).asBoolean()).isTrue();
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void repeatsWhatAGatewayTurnedAway() {
        var number = new AtomicInteger();
        try (var server = LocalServer.answering(_ ->
                number.getAndIncrement() == 0 ? LocalServer.text(429, "slow down") : LocalServer.json(200, "true"))) {
            assertThat(Clients.of(server).mutate(CREATE, Json.object()).asBoolean())
                    .isTrue();
        }
    }

    @Test
    void doesNotRepeatWithAKeyThatNeverWorked() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(401, "{\"message\":\"Unauthorized\"}"))) {
            assertThat(Clients.errorOf(() -> Clients.of(server).mutate(CREATE, Json.object())))
                    .isInstanceOf(ApiError.Unauthorized.class);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void repeatsWhatCertainlyDidNotLeave() throws Exception {
        var port = freePort();
        var dokploy = new Dokploy(Clients.settings("http://127.0.0.1:" + port), Map.of());
        var server = new LocalServer[1];
        var opening = Thread.startVirtualThread(() -> {
            sleep(250);
            server[0] = LocalServer.answering(port, _ -> LocalServer.json(200, "true"));
        });
        try {
            assertThat(dokploy.mutate(CREATE, Json.object()).asBoolean()).isTrue();
            opening.join();
            assertThat(server[0].asked()).hasSize(1);
        } finally {
            opening.join();
            server[0].close();
        }
    }

    @Test
    void saysThatAServerThatIsNotThereWasNotReached() throws IOException {
        var endpoint = "http://127.0.0.1:" + freePort();
        var settings = Clients.retrying(0).apply(Clients.settings(endpoint));
        var error = Clients.errorOf(() -> new Dokploy(settings, Map.of()).mutate(CREATE, Json.object()));

        assertThat(error).isInstanceOfSatisfying(ApiError.Unreachable.class, unreachable -> {
            assertThat(unreachable.certainlyNotSent()).isTrue();
            assertThat(unreachable.message()).contains(endpoint).contains("refused");
        });
    }

    @Test
    void saysThatAHostIsNotKnown() {
        var settings = Clients.retrying(0).apply(Clients.settings("http://dokploy.invalid"));
        var error = Clients.errorOf(() -> new Dokploy(settings, Map.of()).mutate(CREATE, Json.object()));

        assertThat(error).isInstanceOf(ApiError.Unreachable.class);
        assertThat(error.message()).isEqualTo("The host dokploy.invalid is not known.");
    }

    @Test
    void keepsItsConnection() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            for (var number = 0; number < 5; number++) {
                dokploy.mutate(CREATE, Json.object());
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotSendOnAConnectionThatTheServerHasClosed() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            for (var number = 0; number < 3; number++) {
                dokploy.mutate(CREATE, Json.object());
                server.hangUp();
                sleep(150);
            }

            assertThat(server.asked()).hasSize(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void refusesABodyThatDokployWouldRefuse() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var body = Json.object().put("composeFile", "x".repeat(1024 * 1024));

            assertThat(Clients.errorOf(() -> Clients.of(server).mutate("compose.update", body)))
                    .isInstanceOf(ApiError.InvalidInput.class);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void namesTheFieldsThatWereRefused() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(400, """
            {"message":"Input validation failed","code":"BAD_REQUEST","data":{"path":"project.create"},
             "issues":[{"path":["name"],"message":"Too small"}]}\
            """))) {
            assertThat(Clients.errorOf(() -> Clients.of(server).mutate(CREATE, Json.object())))
                    .isInstanceOfSatisfying(
                            ApiError.InvalidInput.class,
                            error -> assertThat(error.fields())
                                    .isEqualTo(List.of(new ApiError.Field("name", "Too small"))));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
