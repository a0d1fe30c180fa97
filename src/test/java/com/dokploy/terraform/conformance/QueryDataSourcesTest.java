package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Data sources that belong to no resource: what they return, and what they ask the server. */
class QueryDataSourcesTest extends HarnessTest {
    @Test
    void deploymentsHaveTheirLogsOnlyWhenAsked() {
        var application = deployed("application");
        var without = objects("deployments", "deployments", Map.of("application_id", application));
        assertThat(without).singleElement().satisfies(deployment -> {
            assertThat(deployment.at("status")).isEqualTo(Value.of("done"));
            assertThat(deployment.at("log")).isEqualTo(Value.NULL);
        });
        var with =
                objects("deployments", "deployments", Map.of("application_id", application, "log_lines", Value.of(5)));
        assertThat(with.getFirst().at("log")).isInstanceOf(Value.Text.class);
    }

    @Test
    void previewsShowTheirHosts() {
        var application = deployed("application");
        var domain = harness.sandbox().rows().plant("domain", json("host", "pr-7.example.com"));
        var preview = json("applicationId", text(application));
        preview.put("domainId", domain.path("domainId").asText())
                .put("branch", "feature")
                .put("pullRequestNumber", "7")
                .put("pullRequestTitle", "A feature")
                .put("pullRequestURL", "https://git.example.com/7")
                .put("appName", "preview-app");
        harness.sandbox().rows().plant("previewDeployment", preview);
        assertThat(objects("preview_deployments", "preview_deployments", Map.of("application_id", application)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.at("host")).isEqualTo(Value.of("pr-7.example.com"));
                    assertThat(found.at("pull_request_number")).isEqualTo(Value.of("7"));
                    assertThat(found.at("status")).isEqualTo(Value.of("idle"));
                });
    }

    @Test
    void noContainersAreAnEmptyList() {
        assertThat(objects("containers", "containers", Map.of())).isEmpty();
    }

    @Test
    void containersOfOneServiceAreFound() {
        var application = deployed("application");
        deployed("redis");
        var appName = appName(application);
        assertThat(objects("containers", "containers", Map.of())).hasSize(2);
        assertThat(objects("containers", "containers", Map.of("app_name", Value.of(appName))))
                .singleElement()
                .satisfies(container -> assertThat(container.at("state")).isEqualTo(Value.of("running")));
    }

    @Test
    void aContainerIsFoundByTheNameOfItsServiceAndById() {
        var application = deployed("application");
        var appName = appName(application);
        var byService = lookUp("container", Map.of("name", Value.of(appName)));
        assertThat(text(byService.at("name"))).startsWith(appName + ".1.");
        assertThat(byService.at("created_at")).isInstanceOf(Value.Text.class);
        assertThat(byService.at("restart_count")).isEqualTo(Value.of(0));
        assertThat(byService.at("labels"))
                .isEqualTo(new Value.MapValue(Map.of("com.docker.swarm.service.name", Value.of(appName))));
        assertThat(byService.at("ip_addresses")).isInstanceOf(Value.MapValue.class);
        var whole = Value.of(text(byService.at("id")) + "0".repeat(52));
        var byId = lookUp("container", Map.of("id", whole));
        assertThat(byId.at("name")).isEqualTo(byService.at("name"));
        assertThat(byId.at("id")).isEqualTo(whole);
    }

    @Test
    void containersThatAreNotOneAreNamed() {
        var schema = schema("application");
        var application = Value.of(id(harness.terraform()
                .apply(
                        schema,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(schema).with("replicas", Value.of(2)))));
        var containers = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_container"))
                .schema();
        for (var name : List.of(appName(application), "no-such-container")) {
            assertThat(harness.terraform()
                            .tryLookUp(containers, Configurations.complete(containers, Map.of("name", Value.of(name)))))
                    .singleElement()
                    .asString()
                    .contains(name.startsWith("no") ? "No container `" + name + "`" : name + ".1.");
        }
    }

    @Test
    void theKeysOfABucketThatCannotBeReadAreNotShown() {
        var bucket = json("endpoint", "https://s3.invalid")
                .put("accessKey", "AKIAKEY7")
                .put("secretAccessKey", "bucket-secret-7");
        var id = harness.sandbox().rows().plant("destination", bucket).path("destinationId");
        var files = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_backup_files"))
                .schema();
        assertThat(harness.terraform()
                        .tryLookUp(
                                files, Configurations.complete(files, Map.of("destination_id", Value.of(id.asText())))))
                .singleElement()
                .asString()
                .contains("backup.listBackupFiles")
                .doesNotContain("AKIAKEY7", "bucket-secret-7");
    }

    private String appName(Value application) {
        return Objects.requireNonNull(harness.sandbox().rows().find("application", text(application)))
                .path("appName")
                .asText();
    }

    @Test
    void aDeploymentIsFoundByIdWithItsLog() {
        var application = deployed("application");
        var listed = objects("deployments", "deployments", Map.of("application_id", application))
                .getFirst();
        var found = lookUp("deployment", Map.of("id", listed.at("id"), "log_lines", Value.of(5)));
        assertThat(found.at("title")).isEqualTo(listed.at("title"));
        assertThat(found.at("application_id")).isEqualTo(application);
        assertThat(found.at("compose_id")).isEqualTo(Value.NULL);
        assertThat(found.at("log")).isInstanceOf(Value.Text.class);
        var byTitle = lookUp("deployment", Map.of("id", listed.at("title")));
        assertThat(byTitle.at("deployment_id")).isEqualTo(listed.at("id"));
        assertThat(byTitle.at("log")).isEqualTo(Value.NULL);
    }

    @Test
    void logsAreAskedForByTheProcedureOfTheService() {
        var redis = deployed("redis");
        harness.sandbox().requests().clear();
        lookUp("container_logs", Map.of("redis_id", redis, "tail", Value.of(7), "since", Value.of("2h")));
        assertThat(harness.sandbox().requests().of("redis.readLogs"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.toString()).contains("7").contains("2h");
                });
    }

    @Test
    void backupFilesAreThoseOfTheBucket() {
        var destination = harness.fixtures().texts("destination_id").getFirst();
        harness.sandbox()
                .rows()
                .plant(
                        "backupFile",
                        json("destinationId", destination)
                                .put("Path", "daily/one.sql.gz")
                                .put("Name", "one.sql.gz")
                                .put("Size", 12));
        assertThat(objects(
                        "backup_files",
                        "files",
                        Map.of("destination_id", Value.of(destination), "search", Value.of("daily/"))))
                .singleElement()
                .satisfies(file -> assertThat(file.at("size")).isEqualTo(Value.of(12)));
    }

    @Test
    void nodesAreFlat() {
        assertThat(objects("nodes", "nodes", Map.of())).singleElement().satisfies(node -> {
            assertThat(node.at("role")).isEqualTo(Value.of("manager"));
            assertThat(node.at("is_leader")).isEqualTo(Value.of(true));
            assertThat(node.at("nano_cpus")).isEqualTo(Value.of(2_000_000_000L));
        });
    }

    @Test
    void eachRoleHasItsOwnCommand() {
        var worker = lookUp("join_command", Map.of("role", Value.of("worker")));
        var manager = lookUp("join_command", Map.of("role", Value.of("manager")));
        assertThat(text(worker.at("command"))).contains("docker swarm join").isNotEqualTo(text(manager.at("command")));
    }

    @Test
    void theAuditLogIsFilteredByTheServer() {
        harness.sandbox().license().set(true);
        for (var action : List.of("create", "delete")) {
            harness.sandbox().rows().plant("auditLog", json("action", action).put("userEmail", "ada@example.com"));
        }
        assertThat(objects("audit_log", "entries", Map.of("action", Value.of("delete"))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("user_email")).isEqualTo(Value.of("ada@example.com")));
    }

    @Test
    void whatIsNotGivenIsUnmanaged() {
        var schema = schema("redis");
        var config = harness.minimal(schema);
        var managed = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var project = harness.fixtures().texts("project_id").getFirst();
        var all = objects(
                "unmanaged",
                "objects",
                Map.of("project_id", Value.of(project), "managed_ids", new Value.SetValue(List.of())));
        var rest = objects(
                "unmanaged",
                "objects",
                Map.of(
                        "project_id",
                        Value.of(project),
                        "managed_ids",
                        new Value.SetValue(List.of(Value.of(id(managed))))));
        assertThat(all).hasSize(rest.size() + 1);
        assertThat(rest).noneMatch(object -> object.at("id").equals(Value.of(id(managed))));
        assertThat(rest).noneMatch(object -> object.at("type").equals(Value.of("environment")));
    }

    private Value deployed(String type) {
        var schema = schema(type);
        return Value.of(id(harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.minimal(schema))));
    }

    private Value.MapValue lookUp(String type, Map<String, Value> arguments) {
        var schema = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_" + type))
                .schema();
        return harness.terraform().lookUp(schema, Configurations.complete(schema, new HashMap<>(arguments)));
    }

    private List<Value.MapValue> objects(String type, String attribute, Map<String, Value> arguments) {
        var list = (Value.ListValue) lookUp(type, arguments).at(attribute);
        return list.items().stream().map(Value.MapValue.class::cast).toList();
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode json(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }
}
