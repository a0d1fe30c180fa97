package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private static final Query PROJECT = Query.byId("project.one", "projectId", "p");
    private static final JsonNode FOUND = LocalServer.json("{\"found\":true}");

    private final AtomicLong now = new AtomicLong(1);
    private final Prefetch ahead = new Prefetch(now::get);

    @Test
    void suggestsNothingBeforeThreeNamedThingsWereAskedFor() {
        learnProjectWithDatabases(10);
        ask(0, 1);

        assertThat(ahead.suggest(40)).isEmpty();
    }

    @Test
    void suggestsAsManyAsWereAskedForAndNoneTwice() {
        learnProjectWithDatabases(10);
        ask(0, 1, 2);

        assertThat(ahead.suggest(40)).containsExactly(database(3), database(4), database(5));
        assertThat(ahead.suggest(40)).isEmpty();
    }

    @Test
    void suggestsMoreAsItsSuggestionsProveUseful() {
        learnProjectWithDatabases(20);
        ask(0, 1, 2);
        for (var query : ahead.suggest(40)) {
            ahead.keep(query, FOUND, now.get());
        }
        ask(3, 4, 5);

        assertThat(ahead.suggest(40)).hasSize(9);
    }

    @Test
    void beginsWithTheKindsThatWereAskedFor() {
        learnProjectWithDatabases(4);
        ask(0, 1, 2);

        assertThat(ahead.suggest(40)).containsExactly(database(3), Query.byId("environment.one", "environmentId", "e"));
    }

    @Test
    void stopsSuggestingWhatNobodyWants() {
        learnProjectWithDatabases(50);
        ask(0, 1, 2);
        ahead.suggest(40);
        ask(45);

        assertThat(ahead.suggest(40)).hasSize(1);
    }

    @Test
    void countsASuggestionThatWasAwaitedAsUseful() {
        learnProjectWithDatabases(50);
        ask(0, 1, 2);
        ahead.suggest(40);
        ask(3);
        ahead.joined();

        assertThat(ahead.suggest(40)).hasSize(3);
    }

    @Test
    void keepsToTheRoomThereIs() {
        learnProjectWithDatabases(50);
        ask(0, 1, 2, 3, 4, 5);

        assertThat(ahead.suggest(2)).hasSize(2);
        assertThat(ahead.suggest(0)).isEmpty();
    }

    @Test
    void doesNotSuggestWhatWasAskedForAlready() {
        ask(0);
        learnProjectWithDatabases(5);
        ask(1, 2, 3);

        assertThat(ahead.suggest(1)).containsExactly(database(4));
    }

    @Test
    void handsAnAnswerOutOnce() {
        ahead.keep(database(1), FOUND, now.get());

        assertThat(ahead.take(database(1))).isEqualTo(FOUND);
        assertThat(ahead.take(database(1))).isNull();
    }

    @Test
    void keepsAnswersOfAnyAgeForACommandThatOnlyReads() {
        ahead.keepAnswers();
        ahead.keep(database(0), FOUND, now.get());
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(ahead.take(database(0))).isEqualTo(FOUND);

        ahead.keep(database(0), FOUND, now.get());
        ahead.close();
        assertThat(ahead.take(database(0))).isNull();
    }

    @Test
    void forgetsAnAnswerAfterTwentySeconds() {
        ahead.keep(database(1), FOUND, now.get());
        ahead.keep(database(2), FOUND, now.get());

        now.addAndGet(Duration.ofMillis(19_999).toNanos());
        assertThat(ahead.take(database(1))).isEqualTo(FOUND);
        now.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(ahead.take(database(2))).isNull();
    }

    @Test
    void knowsNothingMoreAfterAWrite() {
        learnProjectWithDatabases(10);
        ask(0, 1, 2);
        ahead.keep(database(3), FOUND, now.get());
        ahead.close();

        assertThat(ahead.take(database(3))).isNull();
        assertThat(ahead.suggest(40)).isEmpty();

        ahead.keep(database(4), FOUND, now.get());
        learnProjectWithDatabases(10);
        ask(0, 1, 2);
        assertThat(ahead.take(database(4))).isNull();
        assertThat(ahead.suggest(40)).isEmpty();
    }

    @Test
    void keepsWhatAnAnswerCarriesAtOnce() {
        var application = Query.byId("application.one", "applicationId", "a");
        ahead.learn(
                application,
                LocalServer.json("{\"applicationId\":\"a\",\"redirects\":[{\"redirectId\":\"r\",\"regex\":\"x\"}]}"),
                now.get());

        assertThat(ahead.take(Query.byId("redirects.one", "redirectId", "r")))
                .isEqualTo(LocalServer.json("{\"redirectId\":\"r\",\"regex\":\"x\"}"));
    }

    private void learnProjectWithDatabases(int number) {
        var project = Json.object().put("projectId", "p");
        var environment = project.putArray("environments").addObject().put("environmentId", "e");
        var databases = environment.putArray("postgres");
        for (var index = 0; index < number; index++) {
            databases.addObject().put("postgresId", "db" + index);
        }
        ahead.learn(PROJECT, project, now.get());
    }

    private void ask(int... numbers) {
        for (var number : numbers) {
            ahead.take(database(number));
        }
    }

    private static Query database(int number) {
        return Query.byId("postgres.one", "postgresId", "db" + number);
    }
}
