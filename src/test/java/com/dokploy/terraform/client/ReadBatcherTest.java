package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ReadBatcherTest {
    private static final JsonNode DONE = LocalServer.json("true");

    @Test
    void gathersReadsThatComeTogether() throws InterruptedException {
        try (var server = LocalServer.dokploy(ReadBatcherTest::echo, ReadBatcherTest::noWrites)) {
            var answers = Clients.together(reads(Clients.of(server), 20));

            assertThat(answers).extracting(answer -> answer.path("id").asText()).containsExactlyElementsOf(ids(20));
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(3);
            assertThat(server.asked()).allMatch(LocalServer.Asked::isBatch);
        }
    }

    @Test
    void asksForTheSameOnceAndGivesEveryoneATreeOfHisOwn() throws InterruptedException {
        try (var server = LocalServer.dokploy(ReadBatcherTest::echo, ReadBatcherTest::noWrites)) {
            var dokploy = Clients.of(server);
            var calls = new ArrayList<Callable<JsonNode>>();
            for (var number = 0; number < 5; number++) {
                calls.add(() -> dokploy.query("thing.one", LocalServer.input("id", "same")));
            }
            var answers = Clients.together(calls);

            assertThat(server.asked()).hasSize(1);
            assertThat(server.asked().getFirst().procedures()).containsExactly("thing.one");
            for (var number = 0; number < 5; number++) {
                ((ObjectNode) answers.get(number)).put("changed", number);
            }
            assertThat(answers).doesNotHaveDuplicates().hasSize(5);
        }
    }

    @Test
    void splitsWhatIsTooLongForOneRequestLine() throws InterruptedException {
        try (var server = LocalServer.dokploy(ReadBatcherTest::echo, ReadBatcherTest::noWrites)) {
            Clients.together(reads(Clients.of(server), 250));

            assertThat(server.asked()).hasSizeGreaterThan(2);
            assertThat(server.asked()).allMatch(asked -> asked.target().length() <= 6 * 1024);
        }
    }

    @Test
    void halvesWhatTheServerFindsTooLongAndRemembersIt() throws InterruptedException {
        try (var server = LocalServer.answering(asked -> asked.target().length() > 1_500
                ? new LocalServer.Answer.Response(431, "text/plain", "", Map.of("Connection", "close"))
                : echoBatch(asked))) {
            var dokploy = Clients.of(server);
            do {
                // Reads that come in slowly go out in batches that are short enough.
                var answers = Clients.together(reads(dokploy, 30));
                assertThat(answers)
                        .extracting(answer -> answer.path("id").asText())
                        .containsExactlyElementsOf(ids(30));
            } while (server.asked().stream().noneMatch(asked -> asked.target().length() > 1_500));

            var before = server.asked().size();
            Clients.together(reads(dokploy, 30));
            assertThat(server.asked().subList(before, server.asked().size()))
                    .allMatch(asked -> asked.target().length() <= 1_500);
        }
    }

    @Test
    void tellsEachReadOfAMixedBatchItsOwnFate() throws InterruptedException {
        try (var server = LocalServer.dokploy(
                (procedure, input) -> switch (input.path("id").asText()) {
                    case "gone" -> LocalServer.error(404, "NOT_FOUND", "Thing not found", procedure);
                    case "hidden" -> LocalServer.error(403, "FORBIDDEN", "Not yours", procedure);
                    default -> echo(procedure, input);
                },
                ReadBatcherTest::noWrites)) {
            var dokploy = Clients.of(server);
            List<Callable<String>> calls = List.of(
                    () -> dokploy.query("thing.one", LocalServer.input("id", "here"))
                            .path("id")
                            .asText(),
                    () -> Clients.errorOf(() -> dokploy.query("thing.one", LocalServer.input("id", "hidden")))
                            .message(),
                    () -> String.valueOf(dokploy.find("thing.one", "id", "gone")));

            assertThat(Clients.together(calls)).containsExactly("here", "Not yours", "null");
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void fallsBackToSingleReadsWhereBatchesAreRefused() throws InterruptedException {
        try (var server = LocalServer.answering(
                asked -> asked.isBatch() ? LocalServer.html(403, "Blocked by policy") : echoSingle(asked))) {
            var dokploy = Clients.of(server);
            assertThat(Clients.together(reads(dokploy, 3)))
                    .extracting(answer -> answer.path("id").asText())
                    .containsExactlyElementsOf(ids(3));

            var before = server.asked().size();
            assertThat(dokploy.query("thing.one", LocalServer.input("id", "next"))
                            .path("id")
                            .asText())
                    .isEqualTo("next");
            assertThat(server.asked().subList(before, server.asked().size()))
                    .extracting(LocalServer.Asked::target)
                    .containsExactly("/api/thing.one?id=next");
        }
    }

    @Test
    void fallsBackWhereBatchingIsSwitchedOff() {
        try (var server = LocalServer.answering(asked -> asked.isBatch()
                ? LocalServer.json(
                        400, "{\"error\":{\"json\":{\"message\":\"Batching is not enabled on the server\"}}}")
                : echoSingle(asked))) {
            assertThat(Clients.of(server)
                            .query("thing.one", LocalServer.input("id", "x"))
                            .path("id")
                            .asText())
                    .isEqualTo("x");
        }
    }

    @Test
    void doesNotGiveBatchesUpWhenEverythingIsAnsweredByAStranger() {
        try (var server = LocalServer.answering(_ -> LocalServer.html(200, "Sign in"))) {
            var dokploy = Clients.of(server);

            assertThat(Clients.errorOf(() -> dokploy.query("thing.one", LocalServer.input("id", "x"))))
                    .isInstanceOf(ApiError.Unreadable.class);
            assertThat(Clients.errorOf(() -> dokploy.query("thing.one", LocalServer.input("id", "x")))
                            .message())
                    .contains("Sign in");
            assertThat(server.asked().get(2).isBatch()).isTrue();
        }
    }

    @Test
    void asksAgainOnlyForWhatFailed() throws InterruptedException {
        var failures = new AtomicInteger(2);
        try (var server = LocalServer.dokploy(
                (procedure, input) -> input.path("id").asText().equals("thing-1") && failures.getAndDecrement() > 0
                        ? LocalServer.error(500, "INTERNAL_SERVER_ERROR", "Oh", procedure)
                        : echo(procedure, input),
                ReadBatcherTest::noWrites)) {
            var answers = Clients.together(reads(Clients.of(server), 3));

            assertThat(answers).extracting(answer -> answer.path("id").asText()).containsExactlyElementsOf(ids(3));
            assertThat(server.asked())
                    .flatExtracting(asked -> asked.procedures())
                    .as("three reads, and two further attempts of one")
                    .hasSize(5);
        }
    }

    @Test
    void asksAgainAfterALostReply() {
        var first = new AtomicInteger();
        try (var server = LocalServer.answering(
                asked -> first.getAndIncrement() == 0 ? new LocalServer.Answer.Hangup() : echoBatch(asked))) {
            assertThat(Clients.of(server)
                            .query("thing.one", LocalServer.input("id", "x"))
                            .path("id")
                            .asText())
                    .isEqualTo("x");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void asksAgainAfterHalfAReply() {
        var first = new AtomicInteger();
        try (var server = LocalServer.answering(asked -> first.getAndIncrement() == 0
                ? new LocalServer.Answer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[{\"result\":")
                : echoBatch(asked))) {
            assertThat(Clients.of(server)
                            .query("thing.one", LocalServer.input("id", "x"))
                            .path("id")
                            .asText())
                    .isEqualTo("x");
        }
    }

    @Test
    void asksAgainWhenAKeyThatWorkedIsRefused() {
        var number = new AtomicInteger();
        try (var server = LocalServer.answering(asked -> switch (number.getAndIncrement()) {
            case 1 ->
                LocalServer.json(
                        401,
                        "[{\"error\":{\"json\":" + LocalServer.error(401, "UNAUTHORIZED", "UNAUTHORIZED", "thing.one")
                                + "}}]");
            case 2 -> LocalServer.json(401, "{\"message\":\"Unauthorized\"}");
            default -> echoBatch(asked);
        })) {
            var dokploy = Clients.of(server);
            dokploy.query("thing.one", LocalServer.input("id", "x"));

            assertThat(dokploy.query("thing.one", LocalServer.input("id", "y"))
                            .path("id")
                            .asText())
                    .isEqualTo("y");
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void doesNotAskAgainWhenTheKeyNeverWorked() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(401, "{\"message\":\"Unauthorized\"}"))) {
            assertThat(Clients.errorOf(() -> Clients.of(server).query("thing.one", LocalServer.input("id", "x"))))
                    .isInstanceOfSatisfying(
                            ApiError.Unauthorized.class,
                            error -> assertThat(error.keyHadWorked()).isFalse());
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterItsRetries() {
        try (var server = LocalServer.answering(_ -> LocalServer.html(502, "Bad Gateway"))) {
            var error = Clients.errorOf(
                    () -> Clients.of(server, Clients.retrying(2)).query("thing.one", LocalServer.input("id", "x")));

            assertThat(error).isInstanceOf(ApiError.Server.class);
            assertThat(error.status()).isEqualTo(502);
            assertThat(error.message()).contains("Bad Gateway");
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void endsAtItsDeadline() {
        try (var server = LocalServer.answering(_ -> new LocalServer.Answer.Silence())) {
            var dokploy = Clients.of(server, Clients.within(Duration.ofMillis(300)));

            assertThat(Clients.errorOf(() -> dokploy.query("thing.one", LocalServer.input("id", "x"))))
                    .isInstanceOf(ApiError.TimedOut.class);
        }
    }

    @Test
    void findsWhatIsThere() {
        try (var server = LocalServer.dokploy(ReadBatcherTest::echo, ReadBatcherTest::noWrites)) {
            assertThat(Clients.of(server).find("thing.one", "id", "x")).isEqualTo(LocalServer.json("{\"id\":\"x\"}"));
        }
    }

    @Test
    void neverTakesAStrangeAnswerForGone() {
        var answers = List.of("null", "{}", "{\"id\":\"another\"}", "[]", "\"ok\"");
        for (var answer : answers) {
            try (var server = LocalServer.dokploy((_, _) -> LocalServer.json(answer), ReadBatcherTest::noWrites)) {
                assertThat(Clients.errorOf(() -> Clients.of(server).find("thing.one", "id", "x")))
                        .as(answer)
                        .isInstanceOf(ApiError.Malformed.class);
            }
        }
    }

    @Test
    void anObjectIsNoEmptyList() {
        try (var server = LocalServer.dokploy((_, _) -> LocalServer.json("{}"), ReadBatcherTest::noWrites)) {
            assertThat(Clients.errorOf(() -> Clients.of(server).query("thing.all", Json.object())))
                    .isEqualTo(new ApiError.Malformed("thing.all", "", "is an object, where a list is expected"));
        }
    }

    @Test
    void neverTakesAMissingProcedureForGone() {
        try (var server = LocalServer.dokploy(
                (procedure, _) -> LocalServer.error(
                        404, "NOT_FOUND", "No procedure found on path \"" + procedure + "\"", procedure),
                ReadBatcherTest::noWrites)) {
            assertThat(Clients.errorOf(() -> Clients.of(server).find("thing.one", "id", "x")))
                    .isInstanceOf(ApiError.UnknownProcedure.class);
        }
    }

    @Test
    void asksForTheVersionOnce() {
        try (var server = LocalServer.dokploy((_, _) -> LocalServer.json("\"v0.30.2\""), ReadBatcherTest::noWrites)) {
            var dokploy = Clients.of(server);

            assertThat(dokploy.version()).isEqualTo(new ServerVersion("v0.30.2"));
            assertThat(dokploy.version().atLeast("v0.29.0")).isTrue();
            assertThat(server.asked())
                    .extracting(LocalServer.Asked::procedures)
                    .containsExactly(List.of("settings.getDokployVersion"));
        }
    }

    @Test
    void answersAChildOutOfItsParent() {
        try (var server = LocalServer.dokploy((_, _) -> LocalServer.json("""
            {"applicationId":"a","appName":"web-1","name":"web",
             "domains":[{"domainId":"d","host":"a.example.com"}]}\
            """), ReadBatcherTest::noWrites)) {
            var dokploy = Clients.of(server);
            dokploy.query("application.one", LocalServer.input("applicationId", "a"));

            assertThat(dokploy.find("domain.one", "domainId", "d").path("host").asText())
                    .isEqualTo("a.example.com");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void asksTheServerWhenAFreshAnswerIsWanted() {
        try (var server = LocalServer.dokploy(
                (_, _) -> LocalServer.json("{\"applicationId\":\"a\",\"domains\":[{\"domainId\":\"d\"}]}"),
                ReadBatcherTest::noWrites)) {
            var dokploy = Clients.of(server);
            dokploy.query("application.one", LocalServer.input("applicationId", "a"));
            dokploy.queryUncached("domain.one", LocalServer.input("domainId", "d"));

            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void asksTheServerAfterAWrite() {
        try (var server = LocalServer.dokploy(
                (_, _) -> LocalServer.json("{\"applicationId\":\"a\",\"domains\":[{\"domainId\":\"d\"}]}"),
                _ -> LocalServer.json(200, DONE))) {
            var dokploy = Clients.of(server);
            dokploy.query("application.one", LocalServer.input("applicationId", "a"));
            dokploy.mutate("domain.delete", LocalServer.input("domainId", "d"));
            dokploy.query("application.one", LocalServer.input("applicationId", "a"));
            dokploy.query("domain.one", LocalServer.input("domainId", "d"));

            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void doesNotJoinAReadThatLeftBeforeAWrite() throws InterruptedException {
        var version = new AtomicInteger(1);
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var server = LocalServer.dokploy(
                (_, _) -> {
                    var seen = version.get();
                    if (seen == 1) {
                        asked.countDown();
                        await(release);
                    }
                    return Json.object().put("version", seen);
                },
                _ -> {
                    version.set(2);
                    return LocalServer.json(200, DONE);
                })) {
            var dokploy = Clients.of(server);
            var early = Thread.startVirtualThread(() -> dokploy.query("thing.one", LocalServer.input("id", "x")));
            await(asked);
            dokploy.mutate("thing.update", LocalServer.input("id", "x"));

            assertThat(dokploy.query("thing.one", LocalServer.input("id", "x"))
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            release.countDown();
            early.join();
        }
    }

    @Test
    void keepsToItsPace() throws InterruptedException {
        try (var server = LocalServer.dokploy(ReadBatcherTest::echo, ReadBatcherTest::noWrites)) {
            var slow = Clients.settings(server.endpoint());
            var dokploy = new Dokploy(
                    new ClientSettings(
                            slow.endpoint(),
                            slow.apiKey(),
                            null,
                            null,
                            null,
                            false,
                            null,
                            slow.headers(),
                            slow.requestTimeout(),
                            0,
                            1,
                            10,
                            slow.userAgent()),
                    Map.of());
            var begin = System.nanoTime();
            for (var number = 0; number < 4; number++) {
                dokploy.queryUncached("thing.one", LocalServer.input("id", "x"));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
        }
    }

    private static JsonNode echo(String procedure, JsonNode input) {
        assertThat(procedure).isEqualTo("thing.one");
        return input;
    }

    private static LocalServer.Answer echoBatch(LocalServer.Asked asked) {
        var elements = LocalServer.json("[]");
        for (var position = 0; position < asked.procedures().size(); position++) {
            ((ArrayNode) elements)
                    .addObject()
                    .putObject("result")
                    .putObject("data")
                    .set("json", asked.input(position));
        }
        return LocalServer.json(200, elements);
    }

    private static LocalServer.Answer echoSingle(LocalServer.Asked asked) {
        var id = asked.target().substring(asked.target().indexOf('=') + 1);
        return LocalServer.json(200, LocalServer.input("id", id));
    }

    private static LocalServer.Answer noWrites(LocalServer.Asked asked) {
        throw new AssertionError("Nothing should be written: " + asked);
    }

    private static List<Callable<JsonNode>> reads(Dokploy dokploy, int number) {
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var id : ids(number)) {
            calls.add(() -> dokploy.query("thing.one", LocalServer.input("id", id)));
        }
        return calls;
    }

    private static List<String> ids(int number) {
        return IntStream.range(0, number).mapToObj(index -> "thing-" + index).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
