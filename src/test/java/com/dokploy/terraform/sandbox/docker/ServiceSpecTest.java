package com.dokploy.terraform.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database is not deployed for although its image is there. */
class ServiceSpecTest extends SandboxTest {
    private String postgres;

    @BeforeEach
    void createDatabase() {
        var made = client.post("project.create", "{\"name\":\"p\",\"env\":\"REGION=eu\"}");
        var environment = made.path("environment").path("environmentId").asText();
        var body = TestClient.object()
                .put("name", "d")
                .put("environmentId", environment)
                .put("databaseName", "n")
                .put("databaseUser", "u")
                .put("databasePassword", "p");
        postgres = client.post("postgres.create", body).path("postgresId").asText();
    }

    private String deployed() {
        var answer = client.send(
                "POST",
                "/api/postgres.deploy",
                TestClient.object().put("postgresId", postgres).toString());
        return answer.status() == 200 ? "" : answer.json().path("message").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A=${{project.REGION}}           | none
                    A=${{project.MISSING}}          | Invalid project environment variable: project.MISSING
                    A=${{environment.MISSING}}      | Invalid environment variable: environment.MISSING
                    A=1;B=${{A}}                    | none
                    A=${{B}}                        | Invalid service environment variable: B
                    Z=1;# A=${{B}}                  | none
                    A=1 # ${{project.MISSING}}      | none
                    A='1;B=${{C}};'                 | Invalid service environment variable: C
                    A=";B=1;";C=${{B}}              | Invalid service environment variable: B
                    export B=1;A: ${{B}}            | none
                    """)
    void variablesThatAreReferredToMustBeThere(String env, String complaint) {
        var body = TestClient.object().put("postgresId", postgres).put("env", env.replace(';', '\n'));
        client.post("postgres.update", body);
        if (complaint.equals("none")) {
            assertThat(deployed()).isEmpty();
        } else {
            assertThat(deployed()).endsWith(complaint);
        }
    }

    @Test
    void aServiceKeepsItsMode() {
        assertThat(deployed()).isEmpty();
        var body = TestClient.object().put("postgresId", postgres);
        body.putObject("modeSwarm").putObject("Global");
        client.post("postgres.update", body);
        assertThat(deployed()).contains("name conflicts with an existing object");
        client.post(
                "postgres.update",
                TestClient.object().put("postgresId", postgres).putNull("modeSwarm"));
        assertThat(deployed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.20.0.0/16,200", "fd00::/64,200", "10.20.0.0,400", "10.20.0.0/33,400", "10.20.300.0/16,400"})
    void aSubnetIsWrittenAsOne(String subnet, int status) {
        var body = TestClient.object().put("name", "n");
        body.putObject("ipam").putArray("config").addObject().put("subnet", subnet);
        assertThat(client.send("POST", "/api/network.create", body.toString()).status())
                .isEqualTo(status);
    }
}
