package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class StopTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void abandonsALongWriteThatIsUnderWay() throws Exception {
        try (var server = LocalServer.answering(_ -> new LocalServer.Answer.Silence())) {
            var dokploy = Clients.of(server);
            var error = later(() -> dokploy.mutate("postgres.deploy", Json.object(), LONG));
            awaitRequests(server, 1);
            dokploy.stop();

            assertThat(error.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(ApiError.Cancelled.class, cancelled -> {
                assertThat(cancelled.certainlyNotSent()).isFalse();
                assertThat(cancelled.mayHaveHappened()).isTrue();
            });
        }
    }

    @Test
    void doesNotBeginALongWrite() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            dokploy.stop();

            assertThat(Clients.errorOf(() -> dokploy.mutate("postgres.deploy", Json.object(), LONG)))
                    .isInstanceOfSatisfying(
                            ApiError.Cancelled.class,
                            cancelled -> assertThat(cancelled.mayHaveHappened()).isFalse());
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void letsShortCallsGoOn() {
        try (var server = LocalServer.dokploy((_, input) -> input, _ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            dokploy.stop();

            assertThat(dokploy.mutate("project.create", Json.object()).asBoolean())
                    .isTrue();
            assertThat(dokploy.find("project.one", "projectId", "p")).isNotNull();
        }
    }

    @Test
    void endsPausesBetweenAttempts() throws Exception {
        try (var server = LocalServer.answering(_ -> LocalServer.html(502, "Bad Gateway"))) {
            var dokploy = Clients.of(server, Clients.retrying(1_000));
            var error = later(() -> dokploy.query("project.all", Json.object()));
            awaitRequests(server, 3);
            dokploy.stop();

            assertThat(error.get(60, TimeUnit.SECONDS)).isInstanceOf(ApiError.Cancelled.class);
            assertThat(error.get().message()).contains("stopping").contains("Bad Gateway");
        }
    }

    @Test
    void endsTheWaitsOfOthers() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            assertThat(dokploy.pause(Duration.ofMillis(1))).isFalse();
            dokploy.stop();

            assertThat(dokploy.pause(LONG)).isTrue();
        }
    }

    private static CompletableFuture<ApiError> later(Runnable call) {
        return CompletableFuture.supplyAsync(() -> Clients.errorOf(call::run), Thread::startVirtualThread);
    }

    private static void awaitRequests(LocalServer server, int number) throws InterruptedException {
        while (server.asked().size() < number) {
            Thread.sleep(5);
        }
    }
}
