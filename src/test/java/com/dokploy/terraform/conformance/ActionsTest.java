package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each action does on the server what it says, and tells the user while it does. */
class ActionsTest extends HarnessTest {
    private static final String UNVERIFIED =
            "The file could not be verified, since %s. Dokploy reports success even if the"
                    + " file is missing, so check the data.";

    private Invocations actions;

    @BeforeEach
    void prepare() {
        actions = new Invocations(harness.terraform());
    }

    /** Creates an object with the smallest configuration and some changes, and returns its id. */
    private String create(String type, Object... changes) {
        var config = with(harness.minimal(schema(type)), changes);
        var complete = Configurations.complete(schema(type), config.entries());
        return id(harness.terraform().apply(schema(type), Terraform.StoredState.NOTHING, complete));
    }

    /** Creates a backup of something else than a compose stack. */
    private String backup(Object... changes) {
        var ofStack = new ArrayList<Object>();
        for (var attribute : List.of(
                "compose_id", "service_name", "database_type", "database_user", "database_password", "database_name")) {
            ofStack.add(attribute);
            ofStack.add(null);
        }
        ofStack.addAll(List.of(changes));
        return create("backup", ofStack.toArray());
    }

    private ObjectNode row(String table, String id) {
        var row = harness.sandbox().rows().find(table, id);
        assertThat(row).as(table).isNotNull();
        return row;
    }

    private JsonNode service(String type, String id) {
        return harness.sandbox()
                .docker()
                .path("services")
                .path(row(type, id).path("appName").asText());
    }

    private List<String> volumes() {
        var names = new ArrayList<String>();
        harness.sandbox().docker().path("volumes").forEach(name -> names.add(name.asText()));
        return names;
    }

    private List<String> succeeds(String action, String attribute, String id, Object... more) {
        var config = Map.<String, Value>of(attribute, Value.of(id));
        var all = with(new Value.MapValue(config), more);
        assertThat(actions.validate(action, all.entries())).isEmpty();
        assertThat(actions.plan(action, all.entries())).isEmpty();
        var invoked = actions.invoke(action, all.entries());
        assertThat(invoked.errors()).as(action).isEmpty();
        assertThat(invoked.progress()).as("progress of " + action).isNotEmpty();
        return invoked.progress();
    }

    @Test
    void aServiceIsDeployedAndItsLogShown() {
        var application = create("application");
        var before = harness.sandbox().rows().all("deployment").size();

        var progress = succeeds("deploy", "application_id", application, "description", "By an action");

        var deployments = harness.sandbox().rows().all("deployment");
        assertThat(deployments).hasSize(before + 1);
        assertThat(deployments.getLast().path("description").asText()).isEqualTo("By an action");
        assertThat(progress)
                .startsWith("Deploying the application.", "The deployment is queued.", "Initializing deployment")
                .contains("✅ Pulling image completed.")
                .endsWith("The deployment "
                        + deployments.getLast().path("deploymentId").asText() + " is done.");
        assertThat(succeeds("redeploy", "application_id", application)).contains("Initializing deployment");
        succeeds("deploy", "compose_id", create("compose"));
        assertThat(succeeds("deploy", "postgres_id", create("postgres")))
                .containsExactly("Deploying the PostgreSQL database.", "The PostgreSQL database is deployed.");
    }

    @Test
    void aDeploymentNeedNotBeWaitedFor() {
        var application = create("application");

        var progress = succeeds("deploy", "application_id", application, "wait_for_deployment", false);

        assertThat(progress).containsExactly("Deploying the application.", "The deployment is queued.");
    }

    @Test
    void servicesStopAndStartAndRestart() {
        for (var type : List.of("application", "compose", "postgres", "redis")) {
            var id = create(type);
            var status = type.equals("compose") ? "composeStatus" : "applicationStatus";
            succeeds("stop", type + "_id", id);
            assertThat(row(type, id).path(status).asText()).isEqualTo("idle");
            succeeds("start", type + "_id", id);
            assertThat(row(type, id).path(status).asText()).isEqualTo("done");
            succeeds("stop", type + "_id", id);
            succeeds("restart", type + "_id", id);
            assertThat(row(type, id).path(status).asText()).isEqualTo("done");
            assertThat(service(type, id).path("replicas").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aStoppedServiceShowsAsDrift() {
        var application = schema("application");
        var config = Configurations.complete(
                application, harness.minimal(application).entries());
        var kept = harness.terraform().apply(application, Terraform.StoredState.NOTHING, config);

        succeeds("stop", "application_id", id(kept));

        var read = harness.terraform().read(application, kept);
        assertThat(read.object().at("running")).isEqualTo(Value.of(false));
    }

    @Test
    void aDatabaseBeginsFromNothing() {
        var redis = create("redis");
        var asked = harness.requests();

        succeeds("rebuild_database", "redis_id", redis);

        assertThat(harness.requestsSince(asked))
                .filteredOn(request -> request.procedures().contains("redis.rebuild"))
                .hasSize(1);
        assertThat(service("redis", redis).path("replicas").asInt()).isEqualTo(1);
    }

    @Test
    void anApplicationGoesBackToAnEarlierImage() {
        var registry = create("registry");
        var keeps = Fixtures.object("registry_id", registry);
        var application = create("application", "rollback", keeps.with("enabled", Value.of(true)));
        var deployment = harness.sandbox().rows().all("deployment").getLast();

        succeeds(
                "rollback",
                "application_id",
                application,
                "deployment_id",
                deployment.path("deploymentId").asText());

        assertThat(service("application", application).path("image").asText()).endsWith(":v1");
    }

    @Test
    void schedulesAndBackupsRunAndTheirLogsAreShown() {
        var application = create("application");
        var schedule = create("schedule", "application_id", application, "enabled", false);
        assertThat(succeeds("run_schedule", "schedule_id", schedule)).contains("✅ Command executed successfully");
        var backup = backup("postgres_id", create("postgres"));
        assertThat(succeeds("run_backup", "backup_id", backup)).contains("✅ Backup uploaded to S3 successfully");
        var volumes = create("volume_backup", "application_id", application);
        assertThat(succeeds("run_volume_backup", "volume_backup_id", volumes)).contains("Upload to S3 done ✅");
        assertThat(harness.sandbox().rows().all("deployment"))
                .filteredOn(row -> !row.path("applicationId").isTextual())
                .hasSize(3)
                .allMatch(row -> row.path("status").asText().equals("done"));
    }

    @Test
    void everyKindOfBackupRuns() {
        for (var type : List.of("mysql", "mariadb", "libsql")) {
            var backup = backup(type + "_id", create(type));
            succeeds("run_backup", "backup_id", backup);
        }
        var mongo = backup("mongo_id", create("mongo"), "database_name", "shop");
        succeeds("run_backup", "backup_id", mongo);
        var server = backup("dokploy_server", true);
        succeeds("run_backup", "backup_id", server);
        var stack = create("backup", "compose_id", create("compose"));
        succeeds("run_backup", "backup_id", stack);
    }

    @Test
    void everyKindOfBackupIsRestored() {
        var procedure = "backup.restoreBackupWithLogs";
        for (var type : List.of("postgres", "mysql", "mariadb", "libsql", "mongo")) {
            var database = create(type);
            var backup = type.equals("mongo")
                    ? backup("mongo_id", database, "database_name", "shop")
                    : backup(type + "_id", database);
            harness.plantBackupFile(backup, "shop/1.sql.gz");
            assertThat(succeeds("restore_backup", "backup_id", backup, "backup_file", "shop/1.sql.gz"))
                    .startsWith("Starting restore...")
                    .endsWith("Restore completed successfully!");
            var input = harness.sandbox()
                    .requests()
                    .of(procedure)
                    .getLast()
                    .inputs()
                    .getFirst();
            assertThat(input.path("databaseId").asText()).isEqualTo(database);
            assertThat(input.path("databaseType").asText()).isEqualTo(type);
            assertThat(input.path("backupFile").asText()).isEqualTo("shop/1.sql.gz");
            assertThat(input.path("databaseName").asText()).isNotEmpty();
        }
        var stack = create("backup", "compose_id", create("compose"));
        harness.plantBackupFile(stack, "a");
        succeeds("restore_backup", "backup_id", stack, "backup_file", "a", "database_name", "copy");
        var input =
                harness.sandbox().requests().of(procedure).getLast().inputs().getFirst();
        assertThat(input.path("backupType").asText()).isEqualTo("compose");
        assertThat(input.path("databaseName").asText()).isEqualTo("copy");
        assertThat(input.path("metadata").path("serviceName").asText()).isNotEmpty();
        assertThat(harness.sandbox().requests().of(procedure)).hasSize(6);
    }

    @Test
    void onlyAFileThatMayBeThereIsRestored() {
        var backup = backup("mysql_id", create("mysql"));
        var procedure = "backup.restoreBackupWithLogs";
        assertThat(actions.invoke("restore_backup", file(backup, "shop/1.sql.gz"))
                        .errors())
                .singleElement()
                .asString()
                .contains("Backup File Not Found");
        assertThat(harness.sandbox().requests().of(procedure)).isEmpty();
        harness.plantBackupFile(backup, "shop/1.sql.gz");
        succeeds("restore_backup", "backup_id", backup, "backup_file", "/shop//1.sql.gz");
        assertThat(actions.invoke("restore_backup", file(backup, "shop")).errors())
                .singleElement()
                .asString()
                .contains("Backup File Not Found");
        for (var number = 100; number < 200; number++) {
            harness.plantBackupFile(backup, "many/" + number + "2.sql.gz");
        }
        // The server lists a hundred files, among which this one may be missing.
        harness.plantBackupFile(backup, "many/2.sql.gz");
        assertThat(succeeds("restore_backup", "backup_id", backup, "backup_file", "many/2.sql.gz"))
                .contains(UNVERIFIED.formatted("it is not among the 100 files that Dokploy lists"));
        var files = harness.sandbox().requests().of(procedure).stream()
                .map(request -> request.inputs().getFirst().path("backupFile").asText());
        assertThat(files).containsExactly("shop/1.sql.gz", "many/2.sql.gz");
        assertThat(actions.invoke("restore_backup", file(backup, "many/")).errors())
                .singleElement()
                .asString()
                .contains("Backup File Not Found");
    }

    /** Another server may not reach the bucket. */
    @Test
    void theFileIsLookedForFromTheServerThatRestores() {
        var database = create("mysql");
        var stack = create("compose");
        var backups = List.of(backup("mysql_id", database), create("backup", "compose_id", stack));
        var server = create("server");
        harness.sandbox().rows().patch("mysql", database, Fixtures.json("serverId", server));
        harness.sandbox().rows().patch("compose", stack, Fixtures.json("serverId", server));
        for (var backup : backups) {
            harness.plantBackupFile(backup, "shop/1.sql.gz");
            succeeds("restore_backup", "backup_id", backup, "backup_file", "shop/1.sql.gz");
        }
        assertThat(harness.sandbox().requests().of("backup.listBackupFiles"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(
                                request.inputs().getFirst().path("serverId").asText())
                        .isEqualTo(server));
    }

    /** Of MySQL and MariaDB, the log of a restore does not say that the file is missing (v0.30.2). */
    @Test
    void aFileThatCannotBeLookedForIsLeftToARestoreThatTells() {
        for (var type : List.of("postgres", "mysql", "mariadb")) {
            var backup = backup(type + "_id", create(type));
            harness.plantBackupFile(backup, "shop/1.sql.gz");
            harness.sandbox().faults().add(Faults.status("backup.listBackupFiles", 400));
            assertThat(actions.invoke("restore_backup", file(backup, "shop/1.sql.gz"))
                            .errors())
                    .hasSize(type.equals("postgres") ? 0 : 1);
        }
    }

    @Test
    void aDirectoryThatIsTooLongForTheServerDoesNotPreventARestore() {
        var backup = backup("mysql_id", create("mysql"));
        harness.plantBackupFile(backup, "shop/1.sql.gz");
        for (var number = 1_000; number < 2_000; number++) {
            harness.plantBackupFile(backup, "shop/" + "long".repeat(250) + number);
        }
        assertThat(succeeds("restore_backup", "backup_id", backup, "backup_file", "shop/1.sql.gz"))
                .contains(UNVERIFIED.formatted("the bucket cannot be listed: Command execution failed: stdout maxBuffer"
                        + " length exceeded (backup.listBackupFiles, status 400)"));
    }

    private static Map<String, Value> file(String backup, String path) {
        return Map.of("backup_id", Value.of(backup), "backup_file", Value.of(path));
    }

    @Test
    void everyKindOfNotificationIsTested() {
        var tested = new ArrayList<String>();
        for (var type : schemasOfNotifications()) {
            var asked = harness.requests();
            succeeds("test_notification", "notification_id", create(type));
            harness.requestsSince(asked)
                    .forEach(request -> request.procedures().stream()
                            .filter(procedure -> procedure.contains(".test"))
                            .forEach(tested::add));
        }
        assertThat(tested).hasSize(12).doesNotHaveDuplicates();
        harness.target().assertValidRequests();
    }

    private static List<String> schemasOfNotifications() {
        return SharedCatalog.CATALOG.resources().stream()
                .map(resource -> resource.schema().name())
                .filter(name -> name.endsWith("_notification"))
                .toList();
    }

    @Test
    void onlyThePartsThatAreNamedAreCleaned() {
        var asked = harness.requests();

        var invoked = actions.invoke("clean_docker", Map.of("images", Value.of(true), "build_cache", Value.of(true)));

        assertThat(invoked.errors()).isEmpty();
        assertThat(invoked.progress())
                .containsExactly(
                        "Removing the unused images.",
                        "The unused images are removed.",
                        "Removing the build cache.",
                        "The build cache is removed.");
        assertThat(harness.requestsSince(asked))
                .flatExtracting(request -> request.procedures())
                .contains("settings.cleanUnusedImages", "settings.cleanDockerBuilder")
                .doesNotContain("settings.cleanUnusedVolumes", "settings.cleanStoppedContainers");
    }

    @Test
    void volumesOfStoppedServicesAreDeletedWhereVolumesAreNamed() {
        var running = create("postgres");
        var stopped = create("mysql");
        succeeds("stop", "mysql_id", stopped);

        assertThat(actions.invoke(
                                "clean_docker", Map.of("volumes", Value.of(true), "stopped_containers", Value.of(true)))
                        .errors())
                .isEmpty();

        assertThat(volumes())
                .contains(row("postgres", running).path("appName").asText() + "-data")
                .doesNotContain(row("mysql", stopped).path("appName").asText() + "-data");
    }

    @Test
    void traefikIsRestarted() {
        assertThat(actions.invoke("reload_traefik", Map.of()).progress())
                .containsExactly("Dokploy restarts Traefik in the background.");
        harness.target().assertValidRequests();
    }
}
