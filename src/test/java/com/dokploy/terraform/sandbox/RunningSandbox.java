package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;

/** A sandbox for one test, with short deploys, and ways to put objects into it. */
public final class RunningSandbox implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Sandbox sandbox =
            Sandbox.start(Sandbox.Options.standard().withDeployTimes(Duration.ofMillis(60), SHORT));
    private final Server server = Server.of(sandbox);

    /** The sandbox itself. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** A client of its API. */
    public Server server() {
        return server;
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** The id of the environment of a new project. */
    public String environment() {
        return server.post("project.create", "{\"name\":\"p\"}")
                .path("environment")
                .path("environmentId")
                .asText();
    }

    /** The id of a new application that runs an image. */
    public String application(String image) {
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

    /** The id of a new database that runs an image. */
    public String postgres(String image) {
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

    /** What a query answers once it is as wanted. */
    public JsonNode await(String procedure, String name, String id, Predicate<JsonNode> wanted) {
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
    public void awaitAnswer() {
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

    /** Waits. */
    public static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
