package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Batches that are answered line by line, as recorded from v0.30.2. */
class TrpcStreamTest extends SandboxTest {
    private static final String UNAUTHORIZED = "{\"error\":{\"message\":\"UNAUTHORIZED\",\"code\":-32001,\"data\":"
            + "{\"code\":\"UNAUTHORIZED\",\"httpStatus\":401,\"path\":\"project.create\",\"zodError\":null}}}";

    private static ObjectNode name(String name) {
        return TestClient.object().put("name", name);
    }

    private static ObjectNode project(String id) {
        return TestClient.object().put("projectId", id);
    }

    @Test
    void writesALineForEachStepOfACall() {
        try (var stream = Streamed.get(sandbox.endpoint(), "settings.getDokployVersion")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEqualTo("application/json");
            assertThat(stream.header("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(stream.header("Vary")).isEqualTo("trpc-accept");
            assertThat(stream.rest())
                    .containsExactly(
                            "{\"json\":{\"0\":[[0],[null,0,0]]}}",
                            "{\"json\":[0,0,[[{\"result\":0}],[\"result\",0,1]]]}",
                            "{\"json\":[1,0,[[{\"data\":0}],[\"data\",0,2]]]}",
                            "{\"json\":[2,0,[[\"v0.30.2\"]]]}");
        }
    }

    @Test
    void namesTheFirstProcedureInEveryError() {
        try (var stream = Streamed.post(
                sandbox.endpoint(),
                "project.create,project.create,project.remove,nope.nope",
                name("p"),
                name(""),
                project("nope"),
                TestClient.object())) {
            assertThat(stream.next())
                    .isEqualTo("{\"json\":{\"0\":[[0],[null,0,0]],\"1\":[[0],[null,0,1]],"
                            + "\"2\":[[0],[null,0,2]],\"3\":[[0],[null,0,3]]}}");
            var lines = stream.rest();
            var notFound = ",\"code\":-32004,\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404,"
                    + "\"path\":\"project.create\",\"zodError\":null}}}]]]}";
            assertThat(lines)
                    .hasSize(6)
                    .contains(
                            "{\"json\":[3,0,[[{\"error\":{\"message\":\"No procedure found on path \\\"nope.nope\\\"\""
                                    + notFound,
                            "{\"json\":[2,0,[[{\"error\":{\"message\":\"Project not found\"" + notFound,
                            "{\"json\":[0,0,[[{\"result\":0}],[\"result\",0,4]]]}",
                            "{\"json\":[4,0,[[{\"data\":0}],[\"data\",0,5]]]}")
                    .anyMatch(line -> line.startsWith("{\"json\":[5,0,[[{\"project\":{"))
                    .anyMatch(line -> line.startsWith("{\"json\":[1,0,[[{\"error\":{\"message\":\"[\\n")
                            && line.endsWith("\"code\":-32600,\"data\":{\"code\":\"BAD_REQUEST\",\"httpStatus\":400,"
                                    + "\"path\":\"project.create\",\"zodError\":{\"formErrors\":[],\"fieldErrors\":"
                                    + "{\"name\":[\"Too small: expected string to have >=1 characters\"]}}}}}]]]}"));
        }
        assertThat(sandbox.rows().all("project")).hasSize(1);
    }

    @Test
    void leavesUndefinedOut() {
        var application = TestClient.object().put("applicationId", application("nginx"));
        try (var stream = Streamed.post(sandbox.endpoint(), "application.deploy", application)) {
            assertThat(stream.rest()).endsWith("{\"json\":[2,0,[[]]]}");
        }
    }

    @Test
    void refusesEveryCallOfAWrongKey() {
        try (var stream =
                Streamed.post(sandbox.endpoint(), "wrong", "project.create,project.remove", name("p"), project("x"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.rest())
                    .contains("{\"json\":[0,0,[[" + UNAUTHORIZED + "]]]}", "{\"json\":[1,0,[[" + UNAUTHORIZED + "]]]}");
        }
    }

    @Test
    void chargesTheKeyOnceForEachBatch() {
        var limited = Sandbox.Options.standard().withRateLimit(1, Duration.ofMinutes(1));
        try (var other = Sandbox.start(limited)) {
            try (var stream = Streamed.post(other.endpoint(), "project.create,project.create", name("a"), name("b"))) {
                assertThat(stream.rest()).noneMatch(line -> line.contains("UNAUTHORIZED"));
            }
            try (var stream = Streamed.post(other.endpoint(), "project.create,project.create", name("c"), name("d"))) {
                assertThat(stream.rest())
                        .filteredOn(line -> line.contains("UNAUTHORIZED"))
                        .hasSize(2);
            }
        }
    }

    @Test
    void refusesCallsWithoutInputAndBodiesThatAreNoJson() {
        try (var stream = Streamed.post(sandbox.endpoint(), "project.create,project.create", name("p"))) {
            assertThat(stream.rest())
                    .anyMatch(line -> line.startsWith("{\"json\":[1,0,")
                            && line.contains("Invalid input: expected object, received undefined"));
        }
        var malformed = client.request("POST", "/api/trpc/project.create,project.remove?batch=1", "{nope")
                .header("x-api-key", "sandbox")
                .header("trpc-accept", "application/jsonl");
        assertThat(client.send(malformed).text().lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("\"code\":-32600,\"data\":{\"code\":\"BAD_REQUEST\""));
        var single = client.request("POST", "/api/trpc/project.create", "{\"json\":{\"name\":\"p\"}}")
                .header("x-api-key", "sandbox")
                .header("trpc-accept", "application/jsonl");
        assertThat(client.send(single).status()).isEqualTo(400);
        assertThat(client.send(single).text()).contains("Streaming requests must be batched");
    }

    @Test
    void logsABatchAsOneRequest() {
        sandbox.requests().clear();
        try (var stream = Streamed.post(sandbox.endpoint(), "project.create,tag.create", name("p"), name("t"))) {
            assertThat(stream.rest()).isNotEmpty();
        }
        var request = sandbox.requests().log().getFirst();
        assertThat(request.procedures()).containsExactly("project.create", "tag.create");
        assertThat(request.inputs()).containsExactly(name("p"), name("t"));
        assertThat(request.status()).isEqualTo(200);
        assertThat(sandbox.requests().count()).isEqualTo(1);
        assertThat(sandbox.requests().mutations()).isEqualTo(2);
        assertThat(sandbox.requests().rateLimitUnits()).isEqualTo(1);
    }

    @Test
    void answersEachCallWhenItHasEnded() {
        try (var slow = slow()) {
            var database = database(slow);
            try (var stream = Streamed.post(slow.endpoint(), "postgres.deploy,project.create", database, name("q"))) {
                assertThat(stream.next()).startsWith("{\"json\":{\"0\"");
                assertThat(stream.next()).isEqualTo("{\"json\":[1,0,[[{\"result\":0}],[\"result\",0,2]]]}");
                assertThat(stream.next()).isEqualTo("{\"json\":[2,0,[[{\"data\":0}],[\"data\",0,3]]]}");
                assertThat(stream.next()).startsWith("{\"json\":[3,0,[[{\"project\":{");
                assertThat(status(slow)).isEqualTo("running");
                assertThat(stream.rest()).hasSize(3).first().asString().startsWith("{\"json\":[0,0,");
                assertThat(status(slow)).isEqualTo("done");
            }
        }
    }

    @Test
    void carriesOutTheCallsSideBySideWithoutAStreamToo() throws Exception {
        try (var slow = slow();
                var threads = Executors.newSingleThreadExecutor()) {
            var body = Streamed.wrapped(database(slow), name("q")).toString();
            var answer = threads.submit(
                    () -> TestClient.of(slow).send("POST", "/api/trpc/postgres.deploy,project.create?batch=1", body));
            while (slow.rows().all("project").size() < 2) {
                sleep(10);
            }
            assertThat(answer.isDone()).isFalse();
            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(answer.get().json().path(0).findValue("postgresId")).isNotNull();
            assertThat(answer.get().json().path(1).findValue("project")).isNotNull();
        }
    }

    private static Sandbox slow() {
        return Sandbox.start(Sandbox.Options.standard().withDeployTimes(Duration.ZERO, Duration.ofSeconds(2)));
    }

    /** The input that deploys a new database. */
    private static ObjectNode database(Sandbox sandbox) {
        var client = TestClient.of(sandbox);
        var body = name("d")
                .put(
                        "environmentId",
                        Objects.requireNonNull(
                                        client.post("project.create", name("p")).findValue("environmentId"))
                                .asText())
                .put("databaseName", "n")
                .put("databaseUser", "u")
                .put("databasePassword", "p")
                .put("dockerImage", "postgres:17");
        return TestClient.object()
                .put(
                        "postgresId",
                        client.post("postgres.create", body).path("postgresId").asText());
    }

    private static String status(Sandbox sandbox) {
        return sandbox.rows()
                .all("postgres")
                .getFirst()
                .path("applicationStatus")
                .asText();
    }
}
