package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan asks a server before anything is written: ids that it looks up, and the version that comes along. */
@Timeout(60)
class AdviceTest {
    private static final JsonNode FOUND = LocalServer.json("{\"environmentId\":\"e\"}");

    @ParameterizedTest
    @CsvSource({"500, INTERNAL_SERVER_ERROR, 2", "404, NOT_FOUND, 1"})
    void aLookUpThatFailedIsAskedAgainUnlessTheAnswerIsThatNothingIsThere(int status, String code, int asked) {
        var calls = new AtomicInteger();
        try (var server = LocalServer.dokploy(
                (_, _) ->
                        calls.incrementAndGet() == 1 ? LocalServer.error(status, code, "No", "environment.one") : FOUND,
                _ -> new LocalServer.Answer.Hangup())) {
            var dokploy = Clients.of(server, Clients.retrying(0));
            var input = Json.object().put("environmentId", "e");
            var first = dokploy.lookUp("environment.one", input);
            assertThat(catchThrowableOfType(ApiException.class, first::get)).isNotNull();

            var second = dokploy.lookUp("environment.one", input);
            var failure = catchThrowableOfType(ApiException.class, second::get);
            assertThat(failure == null).as("answered, not with %s", failure).isEqualTo(asked == 2);
            assertThat(calls).hasValue(asked);
        }
    }

    @Test
    void aWriteEndsTheKeepingOfAnswersForGood() {
        var calls = new AtomicInteger();
        try (var server = LocalServer.dokploy(
                (procedure, _) -> procedure.equals("thing.one")
                        ? Json.object().put("read", calls.incrementAndGet())
                        : LocalServer.json("\"v0.30.2\""),
                _ -> LocalServer.json(200, "{}"))) {
            var dokploy = Clients.of(server);
            dokploy.keepAnswers();
            assertThat(read(dokploy)).isEqualTo(1);
            assertThat(read(dokploy)).isEqualTo(1);

            dokploy.mutate("thing.update", Json.object());
            assertThat(read(dokploy)).isEqualTo(2);

            dokploy.mutate("thing.update", Json.object());
            dokploy.keepAnswers();
            assertThat(read(dokploy)).isEqualTo(3);
        }
    }

    private static int read(Dokploy dokploy) {
        return dokploy.query("thing.one", Json.object().put("thingId", "t"))
                .path("read")
                .asInt();
    }

    /** A limit asks for at least three quarters of a second, any other failure for a quarter at most. */
    @Test
    void ofSeveralFailuresTheOneAtALimitSaysHowLongToWait() {
        var failed = ConcurrentHashMap.<String>newKeySet();
        try (var server = LocalServer.dokploy(
                (procedure, _) -> failed.add(procedure)
                        ? LocalServer.error(procedure.equals("limited.one") ? 429 : 500, "ANY", "No", procedure)
                        : FOUND,
                _ -> new LocalServer.Answer.Hangup())) {
            var dokploy = Clients.of(server, Clients.retrying(1));
            var first = dokploy.lookUp("failing.one", Json.object());
            var begun = System.nanoTime();
            assertThat(dokploy.query("limited.one", Json.object())).isEqualTo(FOUND);
            assertThat(first.get()).isEqualTo(FOUND);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
        }
    }

    @Test
    void aVersionThatAnotherThreadWaitsForIsCheckedAllTheSame() throws Exception {
        var release = new CountDownLatch(1);
        try (var server = LocalServer.dokploy(
                (procedure, _) -> procedure.equals("settings.getDokployVersion") ? version(release) : FOUND,
                _ -> new LocalServer.Answer.Hangup())) {
            var dokploy = Clients.of(server);
            dokploy.query("environment.one", Json.object().put("environmentId", "e"));
            dokploy.prepareCheck();
            dokploy.lookUp("environment.one", Json.object().put("environmentId", "other"));
            var other = Thread.ofPlatform().daemon().start(dokploy::version);
            while (other.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }

            var check = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(ApiException.class, () -> dokploy.check(false)));
            Thread.sleep(50);
            release.countDown();
            assertThat(check.get()).isNotNull();
            assertThat(check.get().error()).isInstanceOf(ApiError.TooOld.class);
        }
    }

    private static JsonNode version(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return TextNode.valueOf("v0.26.4");
    }
}
