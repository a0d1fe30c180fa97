package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** Tests that each have a sandbox of their own, with short deploys, a client of its API, and ways to put objects into it. */
public abstract class SandboxTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    protected final Sandbox sandbox;
    protected final TestClient client;

    /** Tests with short builds. */
    protected SandboxTest() {
        this(Duration.ofMillis(60));
    }

    /** Tests that look at builds under way, which must take longer than some calls. */
    protected SandboxTest(Duration build) {
        sandbox = Sandbox.start(Sandbox.Options.standard().withDeployTimes(build, SHORT));
        client = TestClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** The id of the environment of a new project. */
    protected final String environment() {
        return client.post("project.create", "{\"name\":\"p\"}")
                .path("environment")
                .path("environmentId")
                .asText();
    }

    /** The id of a new application that runs an image. */
    protected final String application(String image) {
        var body = TestClient.object().put("name", "a").put("environmentId", environment());
        var id = client.post("application.create", body).path("applicationId").asText();
        var update = TestClient.object()
                .put("applicationId", id)
                .put("sourceType", "docker")
                .put("dockerImage", image);
        client.post("application.update", update);
        return id;
    }

    /** The id of a new database that runs an image. */
    protected final String postgres(String image) {
        var body = TestClient.object()
                .put("name", "d")
                .put("environmentId", environment())
                .put("databaseName", "n")
                .put("databaseUser", "u")
                .put("databasePassword", "p")
                .put("dockerImage", image);
        return client.post("postgres.create", body).path("postgresId").asText();
    }

    /** What a query answers once it is as wanted. */
    protected final JsonNode await(String procedure, String name, String id, Predicate<JsonNode> wanted) {
        JsonNode last = TestClient.object();
        for (int attempt = 0; attempt < 3_000; attempt++) {
            last = client.get(procedure, name, id);
            if (wanted.test(last)) {
                return last;
            }
            sleep(20);
        }
        throw new AssertionError("never came: " + last);
    }

    /** Waits until requests are answered again. */
    protected final void awaitAnswer() {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            try {
                if (client.send("GET", "/api/project.all", null).status() == 200) {
                    return;
                }
            } catch (UncheckedIOException _) {
                // Not back yet.
            }
            sleep(20);
        }
        throw new AssertionError("the sandbox did not come back");
    }

    /** Waits. */
    protected static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
