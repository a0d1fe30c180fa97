package com.dokploy.terraform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Faults.Fault;
import com.dokploy.terraform.sandbox.testing.Faults.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the recorded requests cannot show: surfaces, the build queue, Docker's side, faults, limits, parallel use. */
class SandboxTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Sandbox sandbox =
            Sandbox.start(Sandbox.Options.standard().withDeployTimes(Duration.ofMillis(60), SHORT));
    private final Server server = Server.of(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String environment() {
        return server.post("project.create", "{\"name\":\"p\"}")
                .path("environment")
                .path("environmentId")
                .asText();
    }

    private String application(String image) {
        var body = Server.object().put("name", "a").put("environmentId", environment());
        var id = server.post("application.create", body.toString())
                .path("applicationId")
                .asText();
        var update = Server.object()
                .put("applicationId", id)
                .put("sourceType", "docker")
                .put("dockerImage", image);
        server.post("application.update", update.toString());
        return id;
    }

    private String postgres(String image) {
        var body = Server.object()
                .put("name", "d")
                .put("environmentId", environment())
                .put("databaseName", "n")
                .put("databaseUser", "u")
                .put("databasePassword", "p")
                .put("dockerImage", image);
        return server.post("postgres.create", body.toString())
                .path("postgresId")
                .asText();
    }

    private JsonNode await(String procedure, String name, String id, Predicate<JsonNode> wanted) {
        JsonNode last = Server.object();
        for (int attempt = 0; attempt < 3_000; attempt++) {
            last = server.get(procedure, name, id);
            if (wanted.test(last)) {
                return last;
            }
            sleep(20);
        }
        throw new AssertionError("never came: " + last);
    }

    /** Waits until requests are answered again. */
    private void awaitAnswer() {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            try {
                if (server.send("GET", "/api/project.all", null).status() == 200) {
                    return;
                }
            } catch (UncheckedIOException _) {
                // Not back yet.
            }
            sleep(20);
        }
        throw new AssertionError("the sandbox did not come back");
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    // Surfaces

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
        var id = application("nginx");
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
        var id = application("nginx");
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
        var id = application("nginx");
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

    // Deploys

    @Test
    void buildsOneAfterAnotherAndShowsARowOnlyFromItsTurn() {
        var first = application("nginx");
        var second = application("nginx");
        for (var id : new String[] {first, second}) {
            server.post(
                    "application.deploy",
                    Server.object()
                            .put("applicationId", id)
                            .put("title", "for " + id)
                            .toString());
        }
        var queue = server.send("GET", "/api/deployment.queueList", null).json();
        assertThat(queue.findValuesAsText("titleLog")).contains("for " + second);
        assertThat(server.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(server.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("idle");
        var row = await(
                        "deployment.all",
                        "applicationId",
                        second,
                        list -> "done".equals(list.path(0).path("status").asText()))
                .path(0);
        assertThat(row.path("title").asText()).isEqualTo("for " + second);
        assertThat(row.path("finishedAt").isTextual()).isTrue();
        assertThat(server.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void namesADeploymentAfterTheCommitInTheEnd() {
        var id = application("nginx");
        var git = Server.object()
                .put("applicationId", id)
                .put("sourceType", "git")
                .put("customGitUrl", "https://git.example.com/shop/app.git");
        server.post("application.update", git.toString());
        server.post(
                "application.deploy",
                Server.object().put("applicationId", id).put("title", "ours").toString());
        var row = await(
                        "deployment.all",
                        "applicationId",
                        id,
                        list -> "done".equals(list.path(0).path("status").asText()))
                .path(0);
        assertThat(row.path("title").asText()).isEqualTo("Initial commit");
        assertThat(row.path("description").asText()).matches("Commit: [0-9a-f]{40}");
    }

    @Test
    void keepsTheLastTenDeployments() {
        var id = application("nginx");
        for (int count = 0; count < 12; count++) {
            server.post(
                    "application.deploy",
                    Server.object().put("applicationId", id).toString());
        }
        await("deployment.all", "applicationId", id, list -> sandbox.queued() == 0);
        assertThat(server.get("deployment.all", "applicationId", id)).hasSize(10);
    }

    @Test
    void failsABuildWhoseImageSaysSo() {
        var id = application("registry.example.com/does-not-exist:1");
        server.post(
                "application.deploy", Server.object().put("applicationId", id).toString());
        var row = await(
                        "deployment.all",
                        "applicationId",
                        id,
                        list -> "error".equals(list.path(0).path("status").asText()))
                .path(0);
        var deployment = row.path("deploymentId").asText();
        assertThat(server.get("deployment.readLogs", "deploymentId", deployment).asText())
                .contains("manifest for registry.example.com/does-not-exist:1 not found");
        var last = server.send("GET", "/api/deployment.readLogs?tail=1&deploymentId=" + deployment, null)
                .json();
        assertThat(last.asText()).isEqualTo("Error occurred ❌, check the logs for details.\n");
        assertThat(server.get("application.one", "applicationId", id)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void failsTheDeployOfAStackWithADomainOfAServiceThatItLacks() {
        var stack = Server.object()
                .put("name", "s")
                .put("sourceType", "raw")
                .put("composeFile", "services:\n  web: !override\n    image: nginx\n");
        var id = sandbox.rows().plant("compose", stack).path("composeId").asText();
        var domain = Server.object().put("host", "x.example.com").put("composeId", id);
        var wrong = sandbox.rows()
                .plant("domain", domain.deepCopy().put("serviceName", "app").put("domainId", "wrong"));
        sandbox.rows().plant("domain", domain.put("serviceName", "web").put("domainId", "right"));
        assertThat(statusAfterDeploy(id)).isEqualTo("error");
        var deployment =
                server.get("deployment.allByCompose", "composeId", id).path(0).path("deploymentId");
        assertThat(server.get("deployment.readLogs", "deploymentId", deployment.asText())
                        .asText())
                .contains(
                        "Domain \"x.example.com\" is attached to service \"app\" which does not exist in the compose");
        sandbox.rows()
                .patch(
                        "domain",
                        wrong.path("domainId").asText(),
                        Server.object().put("enabled", false));
        assertThat(statusAfterDeploy(id)).isEqualTo("done");
    }

    private String statusAfterDeploy(String stack) {
        var count = server.get("deployment.allByCompose", "composeId", stack).size();
        server.post("compose.deploy", Server.object().put("composeId", stack).toString());
        return await(
                        "deployment.allByCompose",
                        "composeId",
                        stack,
                        list -> list.size() > count
                                && !list.path(0).path("status").asText().equals("running"))
                .path(0)
                .path("status")
                .asText();
    }

    @Test
    void deploysADatabaseWithinTheCallAndKeepsTheRowOfAFailedOne() {
        var id = postgres("postgres:18");
        var body = Server.object().put("postgresId", id);
        assertThat(server.post("postgres.deploy", body.toString())
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("idle");
        assertThat(server.get("postgres.one", "postgresId", id)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("done");
        server.post(
                "postgres.update",
                body.deepCopy().put("dockerImage", "postgres:fail").toString());
        var failed = server.send(
                "POST",
                "/api/postgres.saveExternalPort",
                body.deepCopy().put("externalPort", 5555).toString());
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.json().path("message").asText()).startsWith("Error on deploy postgresError: ");
        var row = server.get("postgres.one", "postgresId", id);
        assertThat(row.path("externalPort").asInt()).isEqualTo(5555);
        assertThat(row.path("applicationStatus").asText()).isEqualTo("error");
    }

    @Test
    void changesAPasswordOnlyInARunningContainer() {
        var id = postgres("postgres:18");
        var body = Server.object().put("postgresId", id).put("password", "next");
        var stopped = server.send("POST", "/api/postgres.changePassword", body.toString());
        assertThat(stopped.status()).isEqualTo(500);
        assertThat(stopped.text()).contains("No running container found");
        assertThat(server.get("postgres.one", "postgresId", id)
                        .path("databasePassword")
                        .asText())
                .isEqualTo("p");
        server.post("postgres.deploy", Server.object().put("postgresId", id).toString());
        server.post("postgres.changePassword", body.toString());
        assertThat(server.get("postgres.one", "postgresId", id)
                        .path("databasePassword")
                        .asText())
                .isEqualTo("next");
    }

    @Test
    void leavesOnTheDockerSideWhatTheServerLeaves() {
        var id = postgres("postgres:18");
        server.post("postgres.deploy", Server.object().put("postgresId", id).toString());
        var row = server.get("postgres.one", "postgresId", id);
        var name = row.path("appName").asText();
        server.post("postgres.remove", Server.object().put("postgresId", id).toString());
        assertThat(sandbox.rows().orphans()).containsEntry("services", List.of());
        assertThat(sandbox.rows().orphans()).containsEntry("volumes", List.of(name + "-data"));

        var other = application("nginx");
        server.post(
                "application.deploy",
                Server.object().put("applicationId", other).toString());
        var shown = await(
                "application.one",
                "applicationId",
                other,
                one -> "done".equals(one.path("applicationStatus").asText()));
        var project = shown.path("environment").path("projectId").asText();
        server.post("project.remove", Server.object().put("projectId", project).toString());
        assertThat(server.send("GET", "/api/application.one?applicationId=" + other, null)
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.rows().orphans())
                .containsEntry("services", List.of(shown.path("appName").asText()));
    }

    // Faults

    @Test
    void dropsACallBeforeOrAfterItIsCarriedOut() {
        sandbox.faults().add(Faults.fault("project.create", Kind.DROP_BEFORE));
        assertThatThrownBy(() -> server.post("project.create", "{\"name\":\"a\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.rows().all("project")).isEmpty();
        sandbox.faults().add(Faults.fault("project.create", Kind.DROP_AFTER));
        assertThatThrownBy(() -> server.post("project.create", "{\"name\":\"b\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.rows().all("project")).hasSize(1);
        assertThat(sandbox.requests().log().getLast().status()).isZero();
    }

    @Test
    void hitsTheNthCallAndAsManyAsAskedFor() {
        sandbox.faults().add(Faults.status("tag.*", 503).atCall(2).forCalls(2));
        var statuses = IntStream.range(0, 5)
                .map(count -> server.send("GET", "/api/tag.all", null).status())
                .toArray();
        assertThat(statuses).containsExactly(200, 503, 503, 200, 200);
        assertThat(sandbox.faults().fired()).isEqualTo(2);
    }

    @Test
    void answersWhatProxiesAndBrokenServersAnswer() {
        sandbox.faults().add(Faults.status("*", 502));
        assertThat(server.send("GET", "/api/project.all", null).text()).contains("<h1>502 Bad Gateway</h1>");
        sandbox.faults().add(Faults.status("*", 500));
        assertThat(server.send("GET", "/api/project.all", null)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("INTERNAL_SERVER_ERROR");
        sandbox.faults().add(Faults.fault("*", Kind.NOT_JSON));
        assertThat(server.send("GET", "/api/project.all", null).text()).isEqualTo("upstream connected");
        sandbox.faults().add(Faults.fault("*", Kind.TRUNCATED));
        assertThatThrownBy(() -> server.send("GET", "/api/user.session", null))
                .isInstanceOf(UncheckedIOException.class);
        sandbox.faults().add(Faults.lasting("*", Kind.RATE_LIMIT, Duration.ofSeconds(2)));
        assertThat(server.send("GET", "/api/project.all", null).status()).isEqualTo(401);
        assertThat(server.send("GET", "/api/project.all", null).status()).isEqualTo(401);
        awaitAnswer();
    }

    @Test
    void takesFaultsAndRowsOverHttp() {
        var fault = "{\"procedure\":\"project.create\",\"kind\":\"500\",\"executed\":true}";
        server.send("POST", "/__sandbox/faults", fault);
        assertThat(server.send("POST", "/api/project.create", "{\"name\":\"p\"}")
                        .status())
                .isEqualTo(500);
        var rows = server.send("GET", "/__sandbox/rows?table=project", null).json();
        assertThat(rows).hasSize(1);
        var id = rows.path(0).path("projectId").asText();
        server.send(
                "POST",
                "/__sandbox/rows",
                "{\"op\":\"patch\",\"table\":\"project\",\"id\":\"" + id + "\",\"values\":{\"name\":\"drifted\"}}");
        assertThat(server.get("project.one", "projectId", id).path("name").asText())
                .isEqualTo("drifted");
        assertThat(server.send("POST", "/__sandbox/faults", "{\"kind\":\"nonsense\"}")
                        .status())
                .isEqualTo(400);
        assertThat(server.send("GET", "/__sandbox/faults", null)
                        .json()
                        .path(0)
                        .path("fired")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void losesTheQueueInARestartAndComesBackOnTheSamePort() {
        var first = application("nginx");
        var second = application("nginx");
        server.post(
                "application.deploy",
                Server.object().put("applicationId", first).toString());
        server.post(
                "application.deploy",
                Server.object().put("applicationId", second).toString());
        await("deployment.all", "applicationId", first, list -> !list.isEmpty());
        sandbox.restart(Duration.ofSeconds(1));
        assertThatThrownBy(() -> server.send("GET", "/api/project.all", null)).isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(server.get("deployment.all", "applicationId", first)
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(server.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(sandbox.queued()).isZero();
    }

    @Test
    void restartsInTheMiddleOfACallThatWasCarriedOut() {
        sandbox.faults()
                .add(Faults.lasting("project.create", Kind.RESTART, Duration.ofMillis(50))
                        .afterwards());
        assertThatThrownBy(() -> server.post("project.create", "{\"name\":\"p\"}"))
                .isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(server.send("GET", "/api/project.all", null).json()).hasSize(1);
    }

    @Test
    void answersLateWithoutDoingLate() throws Exception {
        sandbox.faults().add(Faults.lasting("project.create", Kind.SLOW, Duration.ofSeconds(3)));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reply = threads.submit(() -> server.post("project.create", "{\"name\":\"p\"}"));
            while (sandbox.rows().all("project").isEmpty()) {
                sleep(20);
            }
            assertThat(reply.isDone()).isFalse();
            assertThat(reply.get().path("project").path("name").asText()).isEqualTo("p");
        }
    }

    @Test
    void listsAnUpdatedEnvironmentElsewhere() {
        var first = environment();
        var project = server.get("environment.one", "environmentId", first)
                .path("projectId")
                .asText();
        var second = Server.object().put("name", "e").put("projectId", project);
        server.post("environment.create", second.toString());
        server.post(
                "environment.update",
                Server.object().put("environmentId", first).put("env", "A=1").toString());
        var environments = server.get("project.one", "projectId", project).path("environments");
        assertThat(environments.path(1).path("environmentId").asText()).isEqualTo(first);
    }

    // Limits and load

    @Test
    void refusesAUsedUpKeyLikeAWrongOne() {
        var limited = Sandbox.Options.standard().withRateLimit(6, Duration.ofMinutes(1));
        try (var other = Sandbox.start(limited)) {
            var client = Server.of(other);
            for (int count = 0; count < 2; count++) {
                assertThat(client.send("GET", "/api/project.all", null).status())
                        .isEqualTo(200);
            }
            for (int count = 0; count < 2; count++) {
                var batch = "/api/trpc/project.all,tag.all?batch=1&input=%7B%7D";
                assertThat(client.send("GET", batch, null).status()).isEqualTo(200);
            }
            assertThat(client.send("GET", "/api/project.all", null).text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
    }

    @Test
    void holdsAMadeKeyToItsOwnLimit() {
        var organization =
                server.get("organization.active", "x", "y").path("id").asText();
        var body = Server.object().put("name", "k");
        body.putObject("metadata").put("organizationId", organization);
        var made = new Server(
                sandbox.endpoint().toString(),
                server.post("user.createApiKey", body.toString()).path("key").asText());
        for (int count = 0; count < 5; count++) {
            assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(200);
        }
        assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(401);
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        var environment = environment();
        var body = Server.object()
                .put("name", "a")
                .put("environmentId", environment)
                .toString();
        Callable<String> create = () ->
                server.post("application.create", body).path("applicationId").asText();
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var future : threads.invokeAll(Collections.nCopies(1000, create))) {
                ids.add(future.get());
            }
        }
        assertThat(ids).hasSize(1000);
        assertThat(server.get("environment.one", "environmentId", environment).path("applications"))
                .hasSize(1000);
    }

    @Test
    void describesAFaultStepByStep() {
        var fault = new Fault("a.b", 1, 1, Kind.SLOW, 500, SHORT, true);
        assertThat(Faults.lasting("a.b", Kind.SLOW, SHORT)).isEqualTo(fault);
        assertThat(Faults.status("a.b", 500).afterwards().executed()).isTrue();
    }
}
