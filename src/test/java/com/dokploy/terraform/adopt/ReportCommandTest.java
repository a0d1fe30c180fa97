package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} says of objects that a state does not hold as resources of their own. */
class ReportCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final ObjectNode state = JSON.createObjectNode().put("version", 4);
    private TargetServer server;

    @BeforeEach
    void start() {
        server = TargetServer.sandboxed();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theDomainsAndFilesOfATemplateAreManaged() throws Exception {
        var stack = stack("shop");
        var domain = server.client()
                .post(
                        "domain.create",
                        JSON.createObjectNode()
                                .put("composeId", stack)
                                .put("host", "shop.example.com")
                                .put("serviceName", "web")
                                .put("domainType", "compose"))
                .path("domainId")
                .asText();
        var mount = server.client()
                .post(
                        "mounts.create",
                        JSON.createObjectNode()
                                .put("serviceId", stack)
                                .put("serviceType", "compose")
                                .put("type", "file")
                                .put("filePath", "page.conf")
                                .put("content", "a")
                                .put("mountPath", "page.conf"))
                .path("mountId")
                .asText();
        var attributes = manage("dokploy_compose", stack);
        assertThat(unmanaged("--project=shop")).containsExactly("dokploy_project", "dokploy_domain", "dokploy_mount");

        attributes.putArray("template_domains").addObject().put("id", domain);
        attributes.putArray("template_mounts").addObject().put("id", mount);
        assertThat(unmanaged("--project=shop")).containsExactly("dokploy_project");
        assertThat(unmanaged("--project=shop", "--ignore=dokploy_compose")).containsExactly("dokploy_project");
    }

    @Test
    void theKeyAndTheOrganizationOfABootstrapAreManaged() throws Exception {
        var organization = server.client()
                .send("GET", "/api/organization.active", null)
                .json()
                .path("id")
                .asText();
        var body = JSON.createObjectNode().put("name", "first").put("rateLimitEnabled", false);
        body.putObject("metadata").put("organizationId", organization);
        var key = server.client().post("user.createApiKey", body).path("id").asText();
        assertThat(unmanaged()).contains("dokploy_organization", "dokploy_api_key");

        manage("dokploy_bootstrap", "user").put("api_key_id", key).put("organization_id", organization);
        assertThat(unmanaged()).doesNotContain("dokploy_organization", "dokploy_api_key");
    }

    @Test
    void namesCannotChangeTheTerminal() throws Exception {
        stack("a\u001b[31mb\nc");
        var report = report();
        assertThat(report.output()).contains("dokploy_project `ab c`").doesNotContain("\u001b");
        assertThat(report("--json").output()).doesNotContain("\u001b");
        var missing = report("--project=\u001b[31mnone");
        assertThat(missing.errors()).contains("no project `none`").doesNotContain("\u001b");
    }

    private String stack(String project) {
        var made =
                server.client().post("project.create", JSON.createObjectNode().put("name", project));
        var body = JSON.createObjectNode()
                .put("name", "store")
                .put("environmentId", made.at("/environment/environmentId").asText())
                .put("composeType", "docker-compose");
        return server.client().post("compose.create", body).path("composeId").asText();
    }

    /** Adds a resource to the state, and returns its attributes. */
    private ObjectNode manage(String type, String id) {
        var resource = state.withArray("resources")
                .addObject()
                .put("mode", "managed")
                .put("type", type)
                .put("name", "one");
        return resource.putArray("instances")
                .addObject()
                .putObject("attributes")
                .put("id", id);
    }

    private CommandRun report(String... more) throws IOException {
        var file = directory.resolve("terraform.tfstate");
        Files.writeString(file, state.toString());
        return CommandRun.report(server, file, more);
    }

    private List<String> unmanaged(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        var run = report(arguments.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        JsonNode report = JSON.readTree(run.output());
        return report.path("unmanaged").findValuesAsText("type");
    }
}
