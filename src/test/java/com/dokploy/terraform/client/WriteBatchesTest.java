package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that share requests: what each of them learns, whatever becomes of the others. */
@Timeout(300)
class WriteBatchesTest {
    private static final String FIRST = "first.write";

    private final CountDownLatch gate = new CountDownLatch(1);
    private LocalServer server;
    private Dokploy dokploy;

    @AfterEach
    void close() {
        gate.countDown();
        server.close();
    }

    /**
     * Sends so many writes as one batch, and returns the outcome of each: its answer as text, or its error. They gather
     * behind a write that the server holds.
     */
    private List<Object> together(int writes, Function<LocalServer.Asked, LocalServer.Answer> behaviour)
            throws InterruptedException {
        server = LocalServer.answering(asked -> {
            if (!asked.procedures().contains(FIRST)) {
                return behaviour.apply(asked);
            }
            awaitGate();
            return LocalServer.json(200, "true");
        });
        dokploy = Clients.of(server, Clients.retrying(0));
        var first = CompletableFuture.runAsync(() -> dokploy.mutate(FIRST, Json.object()), Thread::startVirtualThread);
        while (server.asked().isEmpty()) {
            Thread.sleep(5);
        }
        var calls = new ArrayList<Callable<Object>>();
        for (var number = 0; number < writes; number++) {
            var id = "thing-" + number;
            calls.add(() -> outcome(id));
        }
        Thread.startVirtualThread(() -> {
            sleep(150);
            gate.countDown();
        });
        var outcomes = Clients.together(calls);
        first.join();
        return outcomes;
    }

    private Object outcome(String id) {
        try {
            return dokploy.mutate("thing.update", LocalServer.input("id", id)).toString();
        } catch (ApiException failure) {
            return failure.error();
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A response that is sent in chunks, and ends with the connection in the middle of them. */
    private static LocalServer.Answer broken(String lines) {
        return new LocalServer.Answer.Raw(chunked(lines));
    }

    private static String chunked(String lines) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(lines.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + lines + "\r\n";
    }

    private LocalServer.Asked batch() {
        return server.asked().get(1);
    }

    @Test
    void writesShareARequest() throws InterruptedException {
        assertThat(together(5, _ -> LocalServer.json(200, "true"))).containsOnly("true");

        assertThat(server.asked()).hasSize(2);
        assertThat(batch().target())
                .isEqualTo("/api/trpc/thing.update,thing.update,thing.update,thing.update,thing.update?batch=1");
        var sent = new ArrayList<String>();
        for (var position = 0; position < 5; position++) {
            sent.add(batch().input(position).path("id").asText());
        }
        assertThat(sent).containsExactlyInAnyOrder("thing-0", "thing-1", "thing-2", "thing-3", "thing-4");
    }

    @Test
    void eachLearnsWhatBecameOfItself() throws InterruptedException {
        var outcomes = together(3, asked -> {
            var lines = new StringBuilder(Lines.head(3));
            for (var position = 0; position < 3; position++) {
                lines.append(
                        asked.input(position).path("id").asText().equals("thing-1")
                                ? Lines.error(position, 404, LocalServer.error(404, "NOT_FOUND", "Gone", "first"))
                                : Lines.answer(position, asked.input(position).path("id")));
            }
            return new LocalServer.Answer.Response(200, "text/plain", lines.toString(), Map.of());
        });

        assertThat(outcomes.get(0)).isEqualTo("\"thing-0\"");
        assertThat(outcomes.get(1)).isEqualTo(new ApiError.NotFound("thing.update", 404, "Gone"));
        assertThat(outcomes.get(2)).isEqualTo("\"thing-2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"json\":[1,0,[[{\"resu"})
    void aBrokenConnectionLeavesOpenWhatHadNoWholeAnswer(String half) throws InterruptedException {
        var outcomes = together(
                2,
                asked -> broken(Lines.head(2) + Lines.answer(0, asked.input(0).path("id")) + half));

        assertThat(outcomes).filteredOn(String.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ApiError.class::isInstance)
                .singleElement()
                .satisfies(WriteBatchesTest::assertOpen);
        assertThat(server.asked()).as("nothing is repeated").hasSize(2);
    }

    @Test
    void aStreamThatEndsTooSoonLeavesTheRestOpen() throws InterruptedException {
        var outcomes = together(
                2,
                asked -> new LocalServer.Answer.Response(
                        200,
                        "application/jsonl",
                        Lines.head(2) + Lines.answer(0, asked.input(0).path("id")),
                        Map.of()));

        assertThat(outcomes)
                .filteredOn(ApiError.class::isInstance)
                .singleElement()
                .satisfies(WriteBatchesTest::assertOpen);
        assertThat(server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405})
    void aServerWithoutBatchesGetsEachWriteOnceOnItsOwn(int status) throws InterruptedException {
        var outcomes = together(
                3,
                asked -> asked.isBatch()
                        ? LocalServer.html(status, "No batches here")
                        : LocalServer.json(200, asked.body()));

        assertThat(outcomes).containsExactly("{\"id\":\"thing-0\"}", "{\"id\":\"thing-1\"}", "{\"id\":\"thing-2\"}");
        assertThat(server.asked()).hasSize(5);
        dokploy.mutate("thing.update", LocalServer.input("id", "next"));
        assertThat(server.asked().getLast().target()).isEqualTo("/api/thing.update");
        assertThat(server.asked()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414, 431})
    void aBatchThatIsTooLargeIsSplit(int status) throws InterruptedException {
        var outcomes = together(
                4,
                asked -> asked.procedures().size() > 2
                        ? LocalServer.text(status, "too large")
                        : LocalServer.json(200, "true"));

        assertThat(outcomes).containsOnly("true").hasSize(4);
        assertThat(server.asked())
                .extracting(asked -> asked.procedures().size())
                .containsExactly(1, 4, 2, 2);
        assertThat(server.asked()).allMatch(LocalServer.Asked::isBatch);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 502, 504})
    void aPageInThePlaceOfTheAnswerLeavesAllOpen(int status) throws InterruptedException {
        var outcomes = together(2, _ -> LocalServer.html(status, "Welcome"));

        assertThat(outcomes).hasSize(2).allSatisfy(WriteBatchesTest::assertOpen);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void anAnswerThatComesWholeIsTakenAndEndsTheSharing() throws InterruptedException {
        var outcomes = together(
                2,
                asked -> new LocalServer.Answer.Response(
                        207,
                        "text/plain",
                        "[{\"result\":{\"data\":{\"json\":1}}},{\"error\":{\"json\":{\"message\":\"Bad\",\"data\":"
                                + "{\"httpStatus\":409}}}}]",
                        Map.of()));

        assertThat(outcomes).contains("1", new ApiError.Conflict("thing.update", 409, "Bad"));
        dokploy.mutate("thing.update", Json.object());
        assertThat(server.asked().getLast().target())
                .as("one slow write would hold up the others")
                .isEqualTo("/api/thing.update");
    }

    @Test
    void aLimitedKeyIsTriedAgain() throws InterruptedException {
        var refusals = new AtomicInteger(1);
        server = LocalServer.answering(
                asked -> asked.procedures().contains("second.write") && refusals.getAndDecrement() > 0
                        ? LocalServer.json(401, "{\"message\":\"UNAUTHORIZED\",\"data\":{\"code\":\"UNAUTHORIZED\"}}")
                        : LocalServer.json(200, "true"));
        dokploy = Clients.of(server);
        dokploy.mutate(FIRST, Json.object());

        assertThat(dokploy.mutate("second.write", Json.object())).hasToString("true");
        assertThat(server.asked()).hasSize(3).allMatch(LocalServer.Asked::isBatch);
    }

    @Test
    void aSlowWriteHoldsNobodyBack() throws Exception {
        server = LocalServer.answering(asked -> asked.procedures().contains("slow.deploy")
                ? new LocalServer.Answer.Silence()
                : LocalServer.json(200, IntNode.valueOf(1)));
        dokploy = Clients.of(server, Clients.within(Duration.ofMinutes(1)));
        var slow = CompletableFuture.supplyAsync(
                () -> Clients.errorOf(() -> dokploy.mutate("slow.deploy", Json.object())), Thread::startVirtualThread);
        while (server.asked().isEmpty()) {
            Thread.sleep(5);
        }

        dokploy.mutate("thing.update", Json.object());

        assertThat(slow).as("the slow call").isNotDone();
        server.close();
        assertOpen(slow.get());
    }

    /** The call may have been carried out. */
    private static void assertOpen(Object outcome) {
        assertThat(((ApiError) outcome).mayHaveHappened()).isTrue();
    }
}
