package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.log.Level;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.log.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Plants secrets wherever there are any and looks for them in everything that people get to see. */
@Isolated("It takes the log.")
@Timeout(300)
class SecretsTest {
    private static final String PLANTED = "planted";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void takeTheLog() {
        Log.writeTo(log, Level.TRACE);
    }

    @AfterEach
    void giveTheLogBack() {
        Log.writeTo(System.err, Level.OFF);
    }

    @Test
    void logsEachRequestWithoutWhatWasSentOrAnswered() throws InterruptedException {
        try (var server = LocalServer.dokploy(
                (_, input) -> input, _ -> LocalServer.json(200, "{\"databasePassword\":\"planted-answer\"}"))) {
            var dokploy = client(server);
            dokploy.query("project.one", LocalServer.input("projectId", "planted-id"));
            dokploy.mutate("postgres.create", LocalServer.input("databasePassword", "planted-password"));

            // A line is logged at the end of its response, which the answer in it may come before.
            while (!logged().contains("postgres.create")) {
                Thread.sleep(5);
            }
            assertThat(logged())
                    .contains("\"method\":\"GET\",\"procedure\":\"project.one\",\"status\":200,\"milliseconds\":")
                    .contains("\"method\":\"POST\",\"procedure\":\"postgres.create\",\"status\":200")
                    .contains("\"request_id\":\"")
                    .doesNotContain(PLANTED);
        }
    }

    @Test
    void saysOnceThatBatchesAreRefused() {
        try (var server = LocalServer.answering(
                asked -> asked.isBatch() ? LocalServer.text(403, "no") : LocalServer.json(200, "{}"))) {
            var dokploy = client(server);
            dokploy.query("project.one", LocalServer.input("projectId", "a"));
            dokploy.query("project.one", LocalServer.input("projectId", "b"));

            assertThat(logged()).containsOnlyOnce("Batches are refused").contains("\"status\":403");
        }
    }

    @Test
    void keepsWhatTheServerRepeatsOutOfErrors() {
        var message = "Invalid password planted-password in env A=planted-env for planted-api-key"
                + " Failed query: insert planted-parameter";
        try (var server = LocalServer.answering(
                _ -> LocalServer.json(400, LocalServer.error(400, "BAD_REQUEST", message, "postgres.create")))) {
            var body = LocalServer.input("databasePassword", "planted-password").put("env", "A=planted-env\nB=2");
            var error = Clients.errorOf(() -> client(server).mutate("postgres.create", body));

            assertThat(error.message()).contains("Invalid password (sensitive)");
            assertThat(error + logged()).doesNotContain(PLANTED);
            assertThat(new ApiException(error)).message().doesNotContain(PLANTED);
        }
    }

    @Test
    void printsNoSettings() {
        assertThat(settings("http://host").toString()).doesNotContain(PLANTED).contains("http://host");
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Dokploy client(LocalServer server) {
        return new Dokploy(settings(server.endpoint()), Map.of());
    }

    private static ClientSettings settings(String endpoint) {
        return new ClientSettings(
                endpoint,
                new Secret("planted-api-key"),
                null,
                null,
                new Secret("planted-client-key"),
                false,
                null,
                Map.of("X-Gate", new Secret("planted-header")),
                Duration.ofMinutes(1),
                0,
                10,
                0,
                "agent");
    }
}
