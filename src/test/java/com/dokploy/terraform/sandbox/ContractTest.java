package com.dokploy.terraform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds the sandbox to what a real v0.30.2 answered: requests, refused and accepted alike, with their status, the
 * message and issues of errors, and the shape of bodies. With {@code -Ddokploy.server}, the same
 * requests go to that server instead; a difference between the two is a bug of the sandbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
    private static final List<String> ROUTERS = List.of(
            "application",
            "backup",
            "compose",
            "deployment",
            "destination",
            "domain",
            "environment",
            "libsql",
            "mariadb",
            "mongo",
            "mounts",
            "mysql",
            "patch",
            "port",
            "postgres",
            "project",
            "redirects",
            "redis",
            "schedule",
            "security",
            "tag",
            "volumeBackups");

    /** Of which the provider uses a single procedure each. */
    private static final List<String> OTHERS = List.of("dockerVolume", "user");

    private final TargetServer target = TargetServer.open();
    private final TestClient client = target.client();
    private final JsonNode shapes;

    ContractTest() throws IOException {
        shapes = resource("shapes");
    }

    @AfterAll
    void stop() {
        target.close();
    }

    @TestFactory
    Collection<DynamicTest> answersAsRecorded() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var routers = new ArrayList<>(ROUTERS);
        routers.addAll(OTHERS);
        for (var router : routers) {
            resource(router)
                    .forEach(entry ->
                            tests.add(DynamicTest.dynamicTest(entry.path("name").asText(), () -> check(entry))));
        }
        assertThat(tests).hasSizeGreaterThan(700);
        return tests;
    }

    private void check(JsonNode entry) throws InterruptedException {
        try (var objects = new ContractObjects(client)) {
            var body = entry.has("body") ? objects.fill(entry.path("body").toString()) : null;
            var path = objects.fill(entry.path("path").asText());
            assertThat(objects.fill(entry.path("given").asText())).doesNotContain("$");
            var answer = client.send(entry.path("method").asText(), path, body);
            // What Docker still holds can be had a little later.
            for (var i = 0; i < entry.path("seconds").asInt() && answer.status() == 500; i++) {
                Thread.sleep(1_000);
                answer = client.send(entry.path("method").asText(), path, body);
            }
            objects.adopt(path, answer);
            assertThat(answer.status())
                    .as(path + " " + body + " → " + answer.text())
                    .isEqualTo(entry.path("status").asInt());
            if (entry.has("message")) {
                checkError(entry, answer);
            } else if (entry.path("shape").asText().equals("empty")) {
                assertThat(answer.text()).isEmpty();
            } else {
                assertThat(differences("", shape(entry.path("shape")), answer.json()))
                        .isEmpty();
            }
        }
    }

    private static void checkError(JsonNode entry, TestClient.Answer answer) {
        var message = entry.path("message").asText();
        var actual = answer.json().path("message").asText();
        if (message.endsWith("…")) {
            assertThat(actual).startsWith(message.substring(0, message.length() - 1));
        } else {
            assertThat(actual).isEqualTo(message);
        }
        assertThat(sorted(answer.json().path("issues"))).isEqualTo(sorted(entry.path("issues")));
    }

    /** Issues as sets of key and value: neither their order nor that of their keys matters. */
    private static List<String> sorted(JsonNode issues) {
        var texts = new ArrayList<String>();
        for (var issue : issues) {
            var parts = new TreeSet<String>();
            issue.properties().forEach(part -> parts.add(part.getKey() + "=" + part.getValue()));
            texts.add(parts.toString());
        }
        texts.sort(null);
        return texts;
    }

    private JsonNode shape(JsonNode shape) {
        return shape.asText().startsWith("#") ? shapes.path(shape.asText().substring(1)) : shape;
    }

    /** Keys that are missing or new, and values of another kind; null fits everything. */
    private static List<String> differences(String path, JsonNode shape, JsonNode actual) {
        if (shape.isObject() && actual.isObject()) {
            var found = new ArrayList<String>();
            var keys = new TreeSet<String>();
            shape.fieldNames().forEachRemaining(keys::add);
            actual.fieldNames().forEachRemaining(keys::add);
            for (var key : keys) {
                if (!shape.has(key) || !actual.has(key)) {
                    found.add(path + "." + key + (shape.has(key) ? " is missing" : " is new"));
                } else {
                    found.addAll(differences(path + "." + key, shape.path(key), actual.path(key)));
                }
            }
            return found;
        }
        if (shape.isArray() && actual.isArray()) {
            return shape.isEmpty() || actual.isEmpty()
                    ? List.of()
                    : differences(path + "[]", shape.path(0), actual.path(0));
        }
        var fits = actual.isNull()
                || shape.asText().equals("any")
                || shape.asText().equals(kind(actual));
        return fits ? List.of() : List.of(path + " is " + kind(actual) + ", not " + shape);
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    @TestFactory
    Stream<DynamicTest> casesCoverEveryRouterOfTheProvider() throws IOException {
        var covered = new ArrayList<DynamicTest>();
        for (var router : ROUTERS) {
            var count =
                    StreamSupport.stream(resource(router).spliterator(), false).count();
            covered.add(DynamicTest.dynamicTest(router, () -> assertThat(count).isGreaterThanOrEqualTo(8)));
        }
        return covered.stream();
    }

    private static JsonNode resource(String name) throws IOException {
        try (var stream = ContractTest.class.getResourceAsStream("contract/" + name + ".json")) {
            assertThat(stream).as(name).isNotNull();
            return TestClient.MAPPER.readTree(stream);
        }
    }
}
