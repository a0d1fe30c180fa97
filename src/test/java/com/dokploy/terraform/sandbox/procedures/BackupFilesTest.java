package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups are files in a bucket, by the names and the rules of the source of v0.30.2. */
class BackupFilesTest extends SandboxTest {
    private String destination = "";

    @BeforeEach
    void makeABucket() {
        destination = client.post(
                        "destination.create",
                        "{\"name\":\"b\",\"provider\":\"AWS\",\"accessKey\":\"a\",\"secretAccessKey\":\"s\","
                                + "\"bucket\":\"b\",\"region\":\"r\",\"endpoint\":\"https://s3.example.com\"}")
                .path("destinationId")
                .asText();
    }

    private JsonNode list(String search) {
        return client.send(
                        "GET",
                        "/api/backup.listBackupFiles?destinationId=" + destination + "&search="
                                + TestClient.encoded(search),
                        null)
                .json();
    }

    private String database() {
        var id = postgres("postgres:17");
        client.post("postgres.deploy", TestClient.object().put("postgresId", id));
        return id;
    }

    private String backUp(String database, int runs) {
        var body = TestClient.object()
                .put("schedule", "0 3 * * *")
                .put("prefix", "/daily")
                .put("destinationId", destination)
                .put("database", "n")
                .put("databaseType", "postgres")
                .put("keepLatestCount", 2)
                .put("postgresId", database);
        client.post("backup.create", body);
        var id = sandbox.rows().all("backup").getFirst().path("backupId").asText();
        for (int count = 0; count < runs; count++) {
            client.post("backup.manualBackupPostgres", TestClient.object().put("backupId", id));
            sleep(2);
        }
        return sandbox.rows().find("postgres", database).path("appName").asText();
    }

    @Test
    void aBackupIsAFileUnderTheServiceAndThePrefix() {
        var app = backUp(database(), 1);

        assertThat(list(app.substring(1))).singleElement().satisfies(entry -> {
            assertThat(entry.path("Path").asText()).isEqualTo(app);
            assertThat(entry.path("IsDir").asBoolean()).isTrue();
        });
        assertThat(list(app + "/daily/")).singleElement().satisfies(entry -> {
            assertThat(entry.path("Path").asText())
                    .matches(app + "/daily/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z\\.sql\\.gz");
            assertThat(entry.path("IsDir").asBoolean()).isFalse();
        });
        assertThat(list("/" + app + "/daily/SQL")).hasSize(1);
        assertThat(list(app + "/daily/nope")).isEmpty();
        assertThat(list(app + "/weekly/")).isEmpty();
    }

    @Test
    void theLatestBackupsAreKept() {
        var app = backUp(database(), 3);
        assertThat(list(app + "/daily/")).hasSize(2);
    }

    @Test
    void onlyAFileThatIsThereIsRestored() {
        var database = database();
        var app = backUp(database, 1);
        var file = list(app + "/daily/").path(0).path("Path").asText();

        assertThat(restore(database, file)).contains("Restore completed successfully!");
        assertThat(restore(database, "nope"))
                .contains("unexpected end of file")
                .doesNotContain("Restore completed successfully!");
    }

    private String restore(String database, String file) {
        var input = TestClient.object()
                .put("databaseId", database)
                .put("databaseType", "postgres")
                .put("backupType", "database")
                .put("databaseName", "n")
                .put("backupFile", file)
                .put("destinationId", destination);
        var wrapped = TestClient.object();
        wrapped.set("json", input);
        return client.send(
                        "GET",
                        "/api/trpc/backup.restoreBackupWithLogs?input=" + TestClient.encoded(wrapped.toString()),
                        null)
                .text();
    }

    @Test
    void aBackupOfAVolumeIsAFile() {
        var application = application("nginx:alpine");
        var body = TestClient.object()
                .put("name", "v")
                .put("volumeName", "data")
                .put("prefix", "/")
                .put("cronExpression", "0 3 * * *")
                .put("serviceType", "application")
                .put("applicationId", application)
                .put("destinationId", destination);
        var id =
                client.post("volumeBackups.create", body).path("volumeBackupId").asText();
        client.post("volumeBackups.runManually", TestClient.object().put("volumeBackupId", id));

        var app =
                sandbox.rows().find("application", application).path("appName").asText();
        assertThat(list(app + "/data-")).singleElement().satisfies(entry -> {
            assertThat(entry.path("Name").asText()).startsWith("data-").endsWith("Z.tar");
        });
    }
}
