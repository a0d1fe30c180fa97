package com.dokploy.terraform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.model.OpenApiDocument;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validator finds what does not fit the document, first against the document the sandbox makes of its tables. */
class OpenApiTest {
    private static final ServerModel MODEL = new ServerModel();

    private final OpenApi document = OpenApi.of(OpenApiDocument.of(MODEL));

    private static Requests.Request request(String method, String path, String procedure, JsonNode input) {
        return new Requests.Request(method, path, List.of(procedure), List.of(input), method.equals("POST"), 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "project.create | {\"name\":\"p\",\"description\":null} | fits",
                "project.create | {\"description\":\"d\"} | name is missing",
                "project.create | {\"name\":\"\"} | has 0 characters",
                "project.create | {\"name\":7} | must be a string, not 7",
                "project.create | {\"name\":\"p\",\"nmae\":\"q\"} | nmae is not in the document",
                "application.update | {\"applicationId\":\"a\",\"buildType\":\"make\"} | must be one of",
                "application.update | {\"applicationId\":\"a\",\"replicas\":\"2\"} | must be a number",
                "application.update | {\"applicationId\":\"a\",\"healthCheckSwarm\":{\"test\":[]}} | is not in the document",
                "application.update | {\"applicationId\":\"a\",\"healthCheckSwarm\":{\"Test\":[\"CMD\"]}} | fits",
                "domain.create | {\"host\":\"h\",\"port\":70000} | is more than 65535",
                "postgres.update | {\"postgresId\":\"p\",\"databasePassword\":\"a b\"} | does not match",
                "network.update | {} | has no POST of it",
            })
    void seesWhatDoesNotFitABody(String procedure, String body, String problem) {
        var found = document.violations(request("POST", "/api/" + procedure, procedure, TestClient.parse(body)));
        if (problem.equals("fits")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().contains(problem);
        }
    }

    @Test
    void readsFlatAndWrappedQueries() {
        var flat = TestClient.object().put("deploymentId", "d").put("tail", "40");
        assertThat(document.violations(request("GET", "/api/deployment.readLogs", "deployment.readLogs", flat)))
                .isEmpty();
        assertThat(document.violations(request("GET", "/api/trpc/deployment.readLogs", "deployment.readLogs", flat)))
                .singleElement()
                .asString()
                .contains("must be a number");
        assertThat(document.violations(
                        request("GET", "/api/deployment.readLogs", "deployment.readLogs", TestClient.object())))
                .containsExactly("deployment.readLogs: deployment.readLogs.deploymentId is missing");
    }

    /** The tables and the server's document agree on every procedure the sandbox has, where there is a document. */
    @Test
    void theServersOwnDocumentHasEveryProcedureOfTheSandbox() {
        var real = OpenApi.load();
        if (real.isEmpty()) {
            System.out.println(OpenApi.absence());
        }
        var missing = real.stream()
                .flatMap(each -> MODEL.procedures().values().stream()
                        .filter(procedure -> !procedure.isSubscription())
                        .filter(procedure -> each
                                .violations(request(
                                        procedure.method(),
                                        "/api/" + procedure.name(),
                                        procedure.name(),
                                        TestClient.object()))
                                .stream()
                                .anyMatch(problem -> problem.contains("the document has no"))));
        assertThat(missing.map(Procedure::name)).isEmpty();
    }

    /** The design tells which routers the sandbox lacks altogether. */
    @Test
    void theDesignNamesTheRoutersThatAreLeftOut() throws IOException {
        var design = Files.readString(Path.of("docs/design/sandbox.md")).replace('\n', ' ');
        var known = routers(MODEL.procedures().keySet());
        for (var each : OpenApi.load().stream().toList()) {
            var left = routers(each.procedures().keySet());
            left.removeAll(known);
            var names = left.stream().map(name -> "`" + name + "`").toList();
            var all = String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
            assertThat(design).contains("missing altogether: " + all + ".");
        }
    }

    private static SortedSet<String> routers(Set<String> procedures) {
        return procedures.stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
