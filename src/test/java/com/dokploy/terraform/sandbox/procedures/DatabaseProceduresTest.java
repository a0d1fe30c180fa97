package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.Test;

class DatabaseProceduresTest extends SandboxTest {
    @Test
    void deploysADatabaseWithinTheCallAndKeepsTheRowOfAFailedOne() {
        var id = postgres("postgres:18");
        var body = TestClient.object().put("postgresId", id);
        assertThat(client.post("postgres.deploy", body)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("idle");
        assertThat(client.get("postgres.one", "postgresId", id)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("done");
        client.post("postgres.update", body.deepCopy().put("dockerImage", "postgres:fail"));
        var failed = client.send(
                "POST",
                "/api/postgres.saveExternalPort",
                body.deepCopy().put("externalPort", 5555).toString());
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.json().path("message").asText()).startsWith("Error on deploy postgresError: ");
        var row = client.get("postgres.one", "postgresId", id);
        assertThat(row.path("externalPort").asInt()).isEqualTo(5555);
        assertThat(row.path("applicationStatus").asText()).isEqualTo("error");
    }

    @Test
    void changesAPasswordOnlyInARunningContainer() {
        var id = postgres("postgres:18");
        var body = TestClient.object().put("postgresId", id).put("password", "next");
        var stopped = client.send("POST", "/api/postgres.changePassword", body.toString());
        assertThat(stopped.status()).isEqualTo(500);
        assertThat(stopped.text()).contains("No running container found");
        assertThat(client.get("postgres.one", "postgresId", id)
                        .path("databasePassword")
                        .asText())
                .isEqualTo("p");
        client.post("postgres.deploy", TestClient.object().put("postgresId", id));
        client.post("postgres.changePassword", body);
        assertThat(client.get("postgres.one", "postgresId", id)
                        .path("databasePassword")
                        .asText())
                .isEqualTo("next");
    }
}
