package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What users are told of imports and look-ups that do not find one object, as golden files. */
class ImportDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ImportDiagnosticsTest.class);

    @Test
    void importsOfWhatIsNotThereAreTold() throws IOException {
        var there = "first/production/application-parent/";
        for (var wanted : Map.of(
                        "project nope",
                        "import-no-such-project",
                        "application first/production",
                        "import-by-half-a-path",
                        "application first/production/nope",
                        "import-no-such-service",
                        "domain " + there + "nope.example.com",
                        "import-no-such-domain",
                        "port first/production/nope/8080",
                        "import-of-a-port-of-nothing",
                        "port " + there + "8080",
                        "import-no-such-port",
                        "schedule " + there + "nope",
                        "import-no-such-schedule",
                        "schedule first/production/nope/nope",
                        "import-of-a-schedule-of-nothing",
                        "environment_variables nope",
                        "import-of-variables-of-nobody")
                .entrySet()) {
            missing(wanted.getKey(), wanted.getValue());
        }
        missing("application " + there + "web?secrets=wo", "import-with-a-misspelled-end");
        missing("deployment nope", "import-no-such-deployment");
    }

    @Test
    void importsOfAnotherTypeAreTold() throws IOException {
        var postgres = schema("postgres");
        var database = diagnostics.apply(postgres, with(harness.minimal(postgres), "name", "db"));
        harness.nextProcess();
        missing("application first/production/db", "import-of-another-type");
        missing("application " + id(database), "import-of-an-id-of-another-type");
        missing("port first/production/db/8080", "import-of-a-port-of-another-type");
    }

    @Test
    void anIdentityIsNoName() throws IOException {
        for (var wanted : Map.of("first", "import-by-an-identity-that-is-a-name", "", "import-by-an-empty-identity")
                .entrySet()) {
            harness.terraform().forgetAll();
            harness.terraform().tryImportByIdentity(schema("project"), Fixtures.object("id", wanted.getKey()));
            diagnostics.check(wanted.getValue());
        }
    }

    @Test
    void aTitleOfSeveralDeploymentsIsNoIdentity() throws IOException {
        var application = schema("application");
        for (var name : List.of("one", "two")) {
            diagnostics.apply(application, with(harness.minimal(application), "name", name));
        }
        for (var row : harness.sandbox().rows().all("deployment")) {
            harness.sandbox()
                    .rows()
                    .patch("deployment", row.path("deploymentId").asText(), Fixtures.json("title", "Manual"));
        }
        harness.nextProcess();
        missing("deployment Manual", "import-by-a-title-of-several");
        var list = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(
                        Objects.requireNonNull(SharedCatalog.CATALOG.resource("dokploy_deployment"))))
                .schema();
        var listed = harness.terraform().list(list, Configurations.complete(list, Map.of()));
        assertThat(listed)
                .extracting(ListResource.Event::getDisplayName)
                .contains("first/production/one: Manual", "first/production/two: Manual");
        assertThat(listed).extracting(ListResource.Event::getIdentity).doesNotHaveDuplicates();
    }

    @Test
    void aListOfADomainOrOfAChosenPlaceShowsThePath() throws IOException {
        var application = Objects.requireNonNull(harness.fixtures().texts("application_id"))
                .getFirst();
        for (var type : List.of("domain", "port")) {
            var schema = schema(type);
            diagnostics.apply(schema, with(harness.minimal(schema), "application_id", application));
        }
        harness.nextProcess();
        assertThat(listed("domain", Map.of()))
                .anyMatch(name -> name.startsWith("first/production/application-parent/"));
        var chosen = Value.of(application);
        assertThat(listed("port", Map.of("application_id", chosen)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("first/production/application-parent/"));
        assertThat(listed("port", Map.of("application_id", chosen, "environment_id", Value.of("another"))))
                .isEmpty();
        harness.terraform().forgetAll();
        var _ = listed("port", Map.of("application_id", Value.of("nope")));
        diagnostics.check("list-of-an-unknown-place");
    }

    private List<String> listed(String type, Map<String, Value> filters) {
        var resource = Objects.requireNonNull(SharedCatalog.CATALOG.resource("dokploy_" + type));
        var list = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(resource))
                .schema();
        var events = harness.terraform().tryList(list, Configurations.complete(list, filters));
        events.forEach(event -> harness.terraform().tell(event.getDiagnosticList()));
        return events.stream()
                .filter(ListResource.Event::hasIdentity)
                .map(ListResource.Event::getDisplayName)
                .toList();
    }

    private void missing(String wanted, String name) throws IOException {
        var blank = wanted.indexOf(' ');
        harness.terraform().tryImport(schema(wanted.substring(0, blank)), wanted.substring(blank + 1));
        diagnostics.check(name);
    }

    @Test
    void namesThatSeveralHaveAreTold() throws IOException {
        for (var type : List.of("project", "application", "port", "domain", "schedule", "destination")) {
            var schema = schema(type);
            for (var i = 0; i < 2; i++) {
                diagnostics.apply(schema, harness.minimal(schema));
            }
        }
        var application = schema("application");
        for (var i = 0; i < 2; i++) {
            diagnostics.apply(application, with(harness.minimal(application), "name", "twin"));
        }
        harness.nextProcess();
        missing("project sample", "import-one-of-two-projects");
        missing("application first/production/sample", "import-one-of-two-services");
        missing("schedule first/production/application-parent/sample", "import-one-of-two-schedules");
        missing("port first/production/twin/8080", "import-of-a-port-of-two");
        missing("schedule first/production/twin/sample", "import-of-a-schedule-of-two");
        var port = harness.sandbox()
                .rows()
                .all("port")
                .getLast()
                .path("publishedPort")
                .asText();
        missing("port first/production/application-parent/" + port, "import-one-of-two-ports");
        var host = ((Value.Text) harness.minimal(schema("domain")).at("host")).text();
        missing("domain first/production/application-parent/" + host, "import-one-of-two-domains");
        lookUp("look-up-one-of-two-destinations", "destination", "name", "sample");
    }

    @Test
    void lookUpsOfWhatIsNotThereAreTold() throws IOException {
        lookUp("look-up-no-such-id", "project", "id", "nope");
        lookUp("look-up-no-such-destination", "destination", "name", "nope");
        lookUp("look-up-which-port", "port", "application_id", "some-application");
        lookUp("look-up-port-of-nothing", "port", "published_port", 80);
        lookUp("look-up-which-domain", "domain", "path", "/");
        lookUp("look-up-which-file", "traefik_config");
        lookUp("look-up-no-such-domain", "domain", "host", "nope.example.com");
        var domain = schema("domain");
        for (var path : List.of("/one", "/two")) {
            diagnostics.apply(domain, with(harness.minimal(domain), "path", path));
        }
        var host = ((Value.Text) harness.minimal(domain).at("host")).text();
        lookUp("look-up-one-of-two-domains", "domain", "host", host);
    }

    private void lookUp(String name, String type, Object... given) throws IOException {
        for (var source : SharedCatalog.CATALOG.dataSources()) {
            var schema = source.schema();
            if (schema.name().equals("dokploy_" + type)) {
                harness.terraform().forgetAll();
                var config = with(Configurations.complete(schema, Map.of()), given);
                harness.terraform().tryLookUp(schema, config);
            }
        }
        diagnostics.check(name);
    }
}
