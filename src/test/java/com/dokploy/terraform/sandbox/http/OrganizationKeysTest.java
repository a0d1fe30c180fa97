package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key acts for the organization that it was made for, as on v0.30.2. */
class OrganizationKeysTest extends SandboxTest {
    private String agency = "";
    private TestClient other = client;

    @BeforeEach
    void makeAKeyOfAnotherOrganization() {
        agency = client.post("organization.create", "{\"name\":\"Agency\"}")
                .path("id")
                .asText();
        var body = TestClient.object().put("name", "agency").put("rateLimitEnabled", false);
        body.putObject("metadata").put("organizationId", agency);
        var key = client.post("user.createApiKey", body).path("key").asText();
        other = new TestClient(sandbox.endpoint().toString(), key);
    }

    @Test
    void actsForTheOrganizationOfTheKey() {
        assertThat(other.get("organization.active", "x", "y").path("name").asText())
                .isEqualTo("Agency");
        assertThat(other.get("user.session", "x", "y")
                        .path("session")
                        .path("activeOrganizationId")
                        .asText())
                .isEqualTo(agency);
        assertThat(client.get("organization.active", "x", "y").path("name").asText())
                .isEqualTo("My Organization");
        var batch = other.send("GET", "/api/trpc/organization.active?batch=1&input=%7B%7D", null);
        assertThat(batch.text()).contains("\"name\":\"Agency\"");
    }

    @Test
    void listsWhatBelongsToTheOrganization() {
        var site = other.post("project.create", "{\"name\":\"site\"}").path("project");
        client.post("project.create", "{\"name\":\"shop\"}");
        for (var made : new TestClient[] {client, other}) {
            made.post("tag.create", "{\"name\":\"one\"}");
        }

        assertThat(site.path("organizationId").asText()).isEqualTo(agency);
        assertThat(other.get("project.all", "x", "y").findValuesAsText("organizationId"))
                .containsExactly(agency);
        assertThat(client.get("project.all", "x", "y")).hasSize(1);
        assertThat(other.get("project.search", "q", "s").path("total").asInt()).isOne();
        assertThat(other.get("project.homeStats", "x", "y").path("projects").asInt())
                .isOne();
        assertThat(other.get("tag.all", "x", "y")).hasSize(1);
        assertThat(client.get("tag.all", "x", "y")).hasSize(1);
    }

    @Test
    void refusesProjectsOfAnotherOrganization() {
        var created = client.post("project.create", "{\"name\":\"shop\"}");
        var project = created.path("project").path("projectId").asText();
        var environment = created.path("environment").path("environmentId").asText();

        var one = other.send("GET", "/api/project.one?projectId=" + project, null);
        assertThat(one.status()).isEqualTo(401);
        assertThat(one.text()).contains("You are not authorized to access this project");
        assertThat(other.send("GET", "/api/environment.one?environmentId=" + environment, null)
                        .status())
                .isEqualTo(403);
        var web = TestClient.object()
                .put("name", "web")
                .put("environmentId", environment)
                .toString();
        assertThat(other.send("POST", "/api/application.create", web).status()).isEqualTo(401);
        var application =
                client.post("application.create", web).path("applicationId").asText();
        assertThat(other.send("GET", "/api/application.one?applicationId=" + application, null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void removesWhatBelongsToARemovedOrganization() {
        other.post("project.create", "{\"name\":\"site\"}");

        client.post(
                "organization.delete",
                TestClient.object().put("organizationId", agency).toString());

        assertThat(sandbox.rows().counts()).containsEntry("project", 0).containsEntry("environment", 0);
    }
}
