package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.Test;

/** The two ways to call a procedure, where the recorded requests of the contract do not show them. */
class ApiRoutesTest extends SandboxTest {
    @Test
    void refusesEveryOtherWayToPresentTheKey() {
        var bearer = client.request("GET", "/api/project.all", null).header("Authorization", "Bearer sandbox");
        assertThat(client.send(bearer).text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        var wrong = client.request("GET", "/api/project.all", null).header("x-api-key", "nope");
        assertThat(client.send(wrong).status()).isEqualTo(401);
        var unknown = client.request("GET", "/api/no.such", null).header("x-api-key", "nope");
        assertThat(client.send(unknown).status()).isEqualTo(401);
        var trpc = client.send(client.request("GET", "/api/trpc/project.all", null));
        assertThat(trpc.json().path("error").path("json").path("code").asInt()).isEqualTo(-32001);
        assertThat(client.send(client.request("GET", "/api/health", null)).text())
                .isEqualTo("{\"ok\":true}");
        var health = client.send(client.request("GET", "/api/trpc/settings.health", null));
        assertThat(health.status()).isEqualTo(200);
    }

    @Test
    void tellsAnUnknownProcedureFromAMissingObject() {
        var unknown = client.send("POST", "/api/network.update", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("message").asText()).isEqualTo("Not found");
        assertThat(unknown.json().path("data").has("path")).isFalse();
        assertThat(client.send("GET", "/api/project.create", null).status()).isEqualTo(404);
        assertThat(client.send("DELETE", "/api/project.all", null).status()).isEqualTo(404);
        assertThat(client.send("HEAD", "/api/project.all", null).status()).isEqualTo(204);
    }

    @Test
    void answersBodiesThatAreNoJsonInPlainText() {
        var malformed = client.send("POST", "/api/project.create", "{nope");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text()).isEqualTo("Invalid JSON");
        var large = client.send("POST", "/api/project.create", "\"" + "x".repeat(1_100_000) + "\"");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).isEqualTo("Body exceeded 1mb limit");
        var untyped = client.request("POST", "/api/project.create", null).header("x-api-key", "sandbox");
        assertThat(client.send(untyped).status()).isEqualTo(415);
        assertThat(client.send("GET", "/nowhere", null).contentType()).startsWith("text/html");
        assertThat(client.send("GET", "/api/project.all/", null).status()).isEqualTo(308);
        assertThat(client.send("GET", "/api/project.all?x=" + "y".repeat(17_000), null)
                        .status())
                .isEqualTo(431);
    }

    @Test
    void answersABatchElementByElement() {
        var id = application("nginx");
        var input = TestClient.object();
        input.putObject("0").putObject("json").put("applicationId", id);
        input.putObject("1").putObject("json").put("projectId", "nope");
        var path = "/api/trpc/application.one,project.one?batch=1&input=" + TestClient.encoded(input.toString());
        var mixed = client.send("GET", path, null);
        assertThat(mixed.status()).isEqualTo(207);
        assertThat(mixed.json()
                        .path(0)
                        .path("result")
                        .path("data")
                        .path("json")
                        .path("dockerImage")
                        .asText())
                .isEqualTo("nginx");
        assertThat(mixed.json().path(1).path("error").path("json").path("code").asInt())
                .isEqualTo(-32004);
        var alike = client.send("GET", path.replace("application.one", "environment.one"), null);
        assertThat(alike.status()).isEqualTo(207);
        var failed = TestClient.object();
        failed.putObject("0").putObject("json").put("projectId", "nope");
        failed.putObject("1").putObject("json").put("projectId", "neither");
        var both = "/api/trpc/project.one,project.one?batch=1&input=" + TestClient.encoded(failed.toString());
        assertThat(client.send("GET", both, null).status()).isEqualTo(404);
        assertThat(client.send("POST", "/api/trpc/project.all", "{}").status()).isEqualTo(405);
    }

    @Test
    void wrapsUndefinedOnTrpcAndLeavesTheBodyEmptyOnApi() {
        var id = application("nginx");
        var body = TestClient.object().put("applicationId", id);
        var wrapped = client.send("POST", "/api/trpc/application.deploy", "{\"json\":" + body + "}");
        assertThat(wrapped.text())
                .isEqualTo("{\"result\":{\"data\":{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}}}");
        assertThat(client.send("POST", "/api/application.deploy", body.toString())
                        .text())
                .isEmpty();
    }

    @Test
    void convertsOnTrpcOnlyAfterApiHasConvertedOnce() {
        var id = application("nginx");
        var body = TestClient.object().put("applicationId", id).putNull("replicas");
        sandbox.reset();
        var empty = Sandbox.start(Sandbox.Options.standard());
        try (empty) {
            var other = TestClient.of(empty);
            assertThat(other.send("POST", "/api/trpc/application.update", "{\"json\":" + body + "}")
                            .text())
                    .contains("expected number, received null");
            other.send("POST", "/api/application.update", body.toString());
            assertThat(other.send("POST", "/api/trpc/application.update", "{\"json\":" + body + "}")
                            .text())
                    .contains("Error updating application");
        }
    }

    @Test
    void countsRequestsMutationsAndUnits() {
        sandbox.requests().clear();
        client.post("project.create", "{\"name\":\"p\"}");
        client.send("GET", "/api/trpc/project.all,user.session?batch=1&input=%7B%7D", null);
        client.send("GET", "/__sandbox/objects", null);
        assertThat(client.send("GET", "/__sandbox/requests", null).text())
                .isEqualTo("{\"requests\":2,\"mutations\":1,\"rate_limit_units\":3}");
        assertThat(sandbox.requests()
                        .of("project.create")
                        .getFirst()
                        .inputs()
                        .getFirst()
                        .path("name")
                        .asText())
                .isEqualTo("p");
    }
}
