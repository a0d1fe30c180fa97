package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Faults.FaultKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that hit the second of three calls of a batch that is answered as a stream. */
class StreamFaultsTest extends SandboxTest {
    private static final Duration LONG = Duration.ofSeconds(2);

    private Streamed three() {
        return Streamed.post(
                sandbox.endpoint(), "tag.create,tag.create,tag.create", tag("first"), tag("second"), tag("third"));
    }

    private static ObjectNode tag(String name) {
        return TestClient.object().put("name", name);
    }

    private List<String> created() {
        return sandbox.rows().all("tag").stream()
                .map(row -> row.path("name").asText())
                .toList();
    }

    private void hitsSecond(Faults.Fault fault) {
        sandbox.faults().add(fault.atCall(2));
    }

    /** The head, the lines of the first call, and those of the third; the second is carried out after them. */
    private static void assertHasTheOthers(List<String> lines) {
        assertThat(lines).hasSizeGreaterThanOrEqualTo(7);
        assertThat(lines.get(1)).isEqualTo("{\"json\":[0,0,[[{\"result\":0}],[\"result\",0,3]]]}");
        assertThat(lines.get(3)).contains("\"name\":\"first\"");
        assertThat(lines.get(4)).isEqualTo("{\"json\":[2,0,[[{\"result\":0}],[\"result\",0,5]]]}");
        assertThat(lines.get(6)).contains("\"name\":\"third\"");
    }

    @Test
    void losesTheAnswerOfACallThatWasCarriedOut() {
        hitsSecond(Faults.fault("tag.create", FaultKind.DROP_AFTER));
        try (var stream = three()) {
            var lines = stream.rest();
            assertHasTheOthers(lines);
            assertThat(lines).hasSize(8).endsWith("…");
        }
        assertThat(created()).containsExactly("first", "third", "second");
        assertThat(sandbox.requests().of("tag.create"))
                .singleElement()
                .satisfies(request -> assertThat(request.procedures()).hasSize(3));
        try (var stream = three()) {
            assertThat(stream.rest()).as("the names are taken").hasSize(4).noneMatch(line -> line.endsWith("…"));
        }
    }

    @Test
    void breaksOffInTheMiddleOfACallsLastLine() {
        hitsSecond(Faults.fault("tag.create", FaultKind.TRUNCATED));
        try (var stream = three()) {
            var lines = stream.rest();
            assertHasTheOthers(lines);
            assertThat(lines).hasSize(10);
            assertThat(lines.get(7)).isEqualTo("{\"json\":[1,0,[[{\"result\":0}],[\"result\",0,7]]]}");
            assertThat(lines.getLast())
                    .startsWith("{\"json\":[8,0,[[{")
                    .endsWith("…")
                    .doesNotContain("]]]}");
        }
        assertThat(created()).containsExactly("first", "third", "second");
    }

    @Test
    void restartsAfterACallThatWasCarriedOut() {
        hitsSecond(Faults.lasting("tag.create", FaultKind.RESTART, Duration.ofMillis(50))
                .afterwards());
        try (var stream = three()) {
            var lines = stream.rest();
            assertHasTheOthers(lines);
            assertThat(lines).hasSize(8).endsWith("…");
        }
        awaitAnswer();
        assertThat(created()).containsExactly("first", "third", "second");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP_BEFORE", "RESTART"})
    void doesNothingOfABatchWhenTheConnectionBreaksBefore(FaultKind kind) {
        hitsSecond(Faults.lasting("tag.create", kind, Duration.ofMillis(50)));
        assertThatThrownBy(this::three).isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(created()).isEmpty();
        assertThat(sandbox.requests().of("tag.create").getFirst().status()).isZero();
    }

    @Test
    void answersInThePlaceOfTheServer() {
        hitsSecond(Faults.status("tag.create", 502));
        try (var stream = three()) {
            assertThat(stream.status()).isEqualTo(502);
        }
        hitsSecond(Faults.fault("tag.create", FaultKind.RATE_LIMIT));
        try (var stream = three()) {
            assertThat(stream.status()).isEqualTo(401);
        }
        assertThat(created()).isEmpty();
        hitsSecond(Faults.fault("tag.create", FaultKind.NOT_JSON));
        try (var stream = three()) {
            assertThat(stream.header("Content-Type")).startsWith("text/plain");
        }
        assertThat(created()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DELAY", "SLOW"})
    void delaysTheLinesOfOneCall(FaultKind kind) {
        hitsSecond(Faults.lasting("tag.create", kind, LONG));
        try (var stream = three()) {
            for (int line = 0; line < 7; line++) {
                assertThat(stream.next()).doesNotContain("second");
            }
            assertThat(created()).contains("first", "third");
            if (kind == FaultKind.DELAY) {
                assertThat(created()).doesNotContain("second");
            }
            assertThat(stream.rest()).hasSize(3).last().asString().contains("\"name\":\"second\"");
        }
        assertThat(created()).contains("second");
    }

    @Test
    void answersAndThenRefusesConnections() {
        hitsSecond(Faults.lasting("tag.create", FaultKind.REFUSE_NEXT, LONG));
        try (var stream = three()) {
            assertThat(stream.rest()).hasSize(10);
        }
        assertThatThrownBy(this::three).isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(created()).hasSize(3);
    }

    @Test
    void countsEachCallOfAStreamUpToTheFirstThatItHits() {
        sandbox.faults().add(Faults.status("tag.*", 503).atCall(2).forCalls(2));
        for (int attempt = 0; attempt < 2; attempt++) {
            try (var stream = three()) {
                assertThat(stream.status()).isEqualTo(503);
            }
        }
        try (var stream = three()) {
            assertThat(stream.status()).isEqualTo(200);
        }
        assertThat(sandbox.faults().fired()).isEqualTo(2);
    }
}
