package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two ways to call a procedure, where the recorded requests of the contract do not show them. */
class ApiRoutesTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Sandbox sandbox = running.sandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void refusesEveryOtherWayToPresentTheKey() {
        var bearer = server.request("GET", "/api/project.all", null).header("Authorization", "Bearer sandbox");
        assertThat(server.send(bearer).text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        var wrong = server.request("GET", "/api/project.all", null).header("x-api-key", "nope");
        assertThat(server.send(wrong).status()).isEqualTo(401);
        var unknown = server.request("GET", "/api/no.such", null).header("x-api-key", "nope");
        assertThat(server.send(unknown).status()).isEqualTo(401);
        var trpc = server.send(server.request("GET", "/api/trpc/project.all", null));
        assertThat(trpc.json().path("error").path("json").path("code").asInt()).isEqualTo(-32001);
        assertThat(server.send(server.request("GET", "/api/health", null)).text())
                .isEqualTo("{\"ok\":true}");
        var health = server.send(server.request("GET", "/api/trpc/settings.health", null));
        assertThat(health.status()).isEqualTo(200);
    }

    @Test
    void tellsAnUnknownProcedureFromAMissingObject() {
        var unknown = server.send("POST", "/api/network.update", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("message").asText()).isEqualTo("Not found");
        assertThat(unknown.json().path("data").has("path")).isFalse();
        assertThat(server.send("GET", "/api/project.create", null).status()).isEqualTo(404);
        assertThat(server.send("DELETE", "/api/project.all", null).status()).isEqualTo(404);
        assertThat(server.send("HEAD", "/api/project.all", null).status()).isEqualTo(204);
    }

    @Test
    void answersBodiesThatAreNoJsonInPlainText() {
        var malformed = server.send("POST", "/api/project.create", "{nope");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text()).isEqualTo("Invalid JSON");
        var large = server.send("POST", "/api/project.create", "\"" + "x".repeat(1_100_000) + "\"");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).isEqualTo("Body exceeded 1mb limit");
        var untyped = server.request("POST", "/api/project.create", null).header("x-api-key", "sandbox");
        assertThat(server.send(untyped).status()).isEqualTo(415);
        assertThat(server.send("GET", "/nowhere", null).contentType()).startsWith("text/html");
        assertThat(server.send("GET", "/api/project.all/", null).status()).isEqualTo(308);
        assertThat(server.send("GET", "/api/project.all?x=" + "y".repeat(17_000), null)
                        .status())
                .isEqualTo(431);
    }

    @Test
    void answersABatchElementByElement() {
        var id = running.application("nginx");
        var input = Server.object();
        input.putObject("0").putObject("json").put("applicationId", id);
        input.putObject("1").putObject("json").put("projectId", "nope");
        var path = "/api/trpc/application.one,project.one?batch=1&input=" + Server.encoded(input.toString());
        var mixed = server.send("GET", path, null);
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
        var alike = server.send("GET", path.replace("application.one", "environment.one"), null);
        assertThat(alike.status()).isEqualTo(207);
        var failed = Server.object();
        failed.putObject("0").putObject("json").put("projectId", "nope");
        failed.putObject("1").putObject("json").put("projectId", "neither");
        var both = "/api/trpc/project.one,project.one?batch=1&input=" + Server.encoded(failed.toString());
        assertThat(server.send("GET", both, null).status()).isEqualTo(404);
        assertThat(server.send("POST", "/api/trpc/project.all", "{}").status()).isEqualTo(405);
    }

    @Test
    void wrapsUndefinedOnTrpcAndLeavesTheBodyEmptyOnApi() {
        var id = running.application("nginx");
        var body = Server.object().put("applicationId", id);
        var wrapped = server.send("POST", "/api/trpc/application.deploy", "{\"json\":" + body + "}");
        assertThat(wrapped.text())
                .isEqualTo("{\"result\":{\"data\":{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}}}");
        assertThat(server.send("POST", "/api/application.deploy", body.toString())
                        .text())
                .isEmpty();
    }

    @Test
    void convertsOnTrpcOnlyAfterApiHasConvertedOnce() {
        var id = running.application("nginx");
        var body = Server.object().put("applicationId", id).putNull("replicas");
        sandbox.reset();
        var fresh = Sandbox.start(Sandbox.Options.standard());
        try (fresh) {
            var other = Server.of(fresh);
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
        server.post("project.create", "{\"name\":\"p\"}");
        server.send("GET", "/api/trpc/project.all,user.session?batch=1&input=%7B%7D", null);
        server.send("GET", "/__sandbox/objects", null);
        assertThat(server.send("GET", "/__sandbox/requests", null).text())
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
