package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseProceduresTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void deploysADatabaseWithinTheCallAndKeepsTheRowOfAFailedOne() {
        var id = running.postgres("postgres:18");
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
        var id = running.postgres("postgres:18");
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
}
