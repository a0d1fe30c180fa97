package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.Test;

/** How often what hangs on a service deploys it: once with everything inside, once more for all that is apart. */
class AttachmentsIT extends InSandbox {
    @Override
    boolean sharesOneProvider() {
        return true;
    }

    private int deployments() {
        return sandbox().rows().counts().getOrDefault("deployment", 0);
    }

    private int count(String table) {
        return sandbox().rows().counts().getOrDefault(table, 0);
    }

    private void applied(String inside, String beside) throws Exception {
        configured(inside, beside);
        workspace.apply();
    }

    private void configured(String inside, String beside) throws Exception {
        var application = """
                resource "dokploy_project" "it" {
                  name = "it-attachments"
                }
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "it"
                  docker         = { image = "nginx:alpine" }
                  %s
                }
                """.formatted(inside);
        workspace.configure(application + beside);
    }

    @Test
    void whatIsWrittenInsideNeedsOneDeploy() throws Exception {
        var one = """
                mounts = [
                  { type = "volume", volume_name = "one", mount_path = "/one" },
                  { type = "file", file_path = "two.conf", mount_path = "/two", content = "2" },
                ]
                ports      = [{ published_port = 8080, target_port = 80 }]
                redirects  = [{ regex = "^http://a", replacement = "http://b" }]
                basic_auth = [{ username = "joe", password = "secret" }]
                domains    = [{ host = "a.example.com" }, { host = "a.example.com", path = "/b", enabled = false }]
                """;
        applied(one, "");
        assertThat(deployments()).as("deploys of the create").isEqualTo(1);
        assertThat(count("mount")).isEqualTo(2);
        assertThat(count("domain")).isEqualTo(2);

        applied(one.replace("[{ username", "[{ username = \"jane\", password = \"secret\" }, { username"), "");
        assertThat(count("security")).isEqualTo(2);
        assertThat(deployments()).as("someone more may look: no deploy").isEqualTo(1);

        applied(one.replace("target_port = 80", "target_port = 81"), "");
        assertThat(deployments()).as("another port: one deploy").isEqualTo(2);
        assertThat(count("port")).as("changed in place").isEqualTo(1);

        applied("mounts = []", "");
        assertThat(count("mount")).as("none wanted").isZero();
        assertThat(count("domain")).as("no longer in the configuration").isZero();
        assertThat(deployments()).isEqualTo(3);
        workspace.destroy();
    }

    @Test
    void whatOthersMadeIsNotTouchedUnlessManaged() throws Exception {
        applied("", "");
        var application = workspace.id("dokploy_application.it");
        client.post(
                "port.create",
                TestClient.object()
                        .put("applicationId", application)
                        .put("publishedPort", 9000)
                        .put("targetPort", 90)
                        .put("protocol", "tcp")
                        .put("publishMode", "ingress"));
        workspace.assertNoChanges();
        assertThat(count("port")).isEqualTo(1);
        applied("ports = []", "");
        assertThat(count("port")).as("none wanted").isZero();
        workspace.destroy();
    }

    @Test
    void movingOutOfTheServiceNeedsNoImport() throws Exception {
        applied("ports = [{ published_port = 9000, target_port = 90 }]", "");
        var apart = """
                resource "dokploy_port" "it" {
                  application_id = dokploy_application.it.id
                  published_port = 9000
                  target_port    = 90
                }
                """;
        var id = sandbox().rows().all("port").getFirst().path("portId").asText();
        var imported = """
                import {
                  to = dokploy_port.it
                  id = "%s"
                }
                """.formatted(id);
        configured("", imported + apart);
        assertThat(workspace.applyOnce().failed().output()).contains("Object Removed in the Same Apply");
        assertThat(count("port")).isEqualTo(1);
        applied("", apart);
        assertThat(count("port")).isEqualTo(1);
        workspace.destroy();
    }

    @Test
    void theOrderInsideMeansNothing() throws Exception {
        var first = "{ published_port = 1001, target_port = 1 }";
        var second = "{ published_port = 1002, target_port = 2 }";
        applied("ports = [" + first + ", " + second + "]", "");
        applied("ports = [" + second + ", " + first + "]", "");
        assertThat(deployments()).isEqualTo(1);
        assertThat(count("port")).isEqualTo(2);
        workspace.destroy();
    }

    @Test
    void whatStandsApartSharesOneDeploy() throws Exception {
        var apart = """
                resource "dokploy_mount" "it" {
                  count          = 12
                  application_id = dokploy_application.it.id
                  type           = "volume"
                  volume_name    = "volume-${count.index}"
                  mount_path     = "/volume/${count.index}"
                }
                resource "dokploy_port" "it" {
                  count          = 4
                  application_id = dokploy_application.it.id
                  published_port = 9000 + count.index
                  target_port    = 80
                }
                resource "dokploy_redirect" "it" {
                  count          = 3
                  application_id = dokploy_application.it.id
                  regex          = "^http://${count.index}"
                  replacement    = "http://b"
                }
                """;
        applied("", apart);
        assertThat(deployments())
                .as("one of the application, one of everything else")
                .isEqualTo(2);
        assertThat(count("mount")).isEqualTo(12);
        assertThat(count("redirect")).isEqualTo(3);
        applied("", apart.replace("9000", "9100"));
        assertThat(deployments()).isEqualTo(3);
        workspace.destroy();
    }

    @Test
    void aServiceThatWasNeverDeployedIsLeftAlone() throws Exception {
        var apart = """
                resource "dokploy_port" "it" {
                  application_id = dokploy_application.it.id
                  published_port = 9000
                  target_port    = 80
                }
                resource "dokploy_deployment" "it" {
                  application_id = dokploy_application.it.id
                  triggers       = { port = dokploy_port.it.published_port }
                }
                """;
        applied("deploy_on_change = false", apart.substring(0, apart.indexOf("resource \"dokploy_deployment\"")));
        assertThat(deployments()).isZero();
        applied("deploy_on_change = false", apart);
        assertThat(deployments()).isEqualTo(1);
        workspace.destroy();
    }
}
