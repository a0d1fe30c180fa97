package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.http.Authority;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.value.Value;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user can get wrong: each is told once, at the earliest moment, with what to do about it, and changes nothing.
 * The texts are golden files.
 */
class BadInputTest extends UnconfiguredProviderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain-host-with-scheme",
                "domain-port-too-high",
                "domain-certificate-without-https",
                "domain-custom-without-resolver",
                "domain-strip-path-without-path",
                "domain-of-nothing",
                "application-without-source",
                "application-with-two-sources",
                "application-memory-too-small",
                "application-memory-nonsense",
                "application-reservation-above-limit",
                "application-variable-twice",
                "application-write-only-without-version"
            })
    void configurationsAreCheckedBeforeAnythingIsAsked(String name) throws IOException {
        var type = switch (name.substring(0, name.indexOf('-'))) {
            case "domain" -> "dokploy_domain";
            case "postgres" -> "dokploy_postgres";
            default -> "dokploy_application";
        };
        var errors = terraform.validate(schema(type), config(type, changes(name)));
        assertThat(errors).as("errors").hasSize(1);
        assertThat(sandbox.requests().count()).as("requests").isZero();
        golden(name, errors);
    }

    private static Map<String, Value> changes(String name) {
        var changes = new HashMap<String, Value>();
        switch (name) {
            case "domain-host-with-scheme" -> changes.put("host", Value.of("https://app.example.com/"));
            case "domain-port-too-high" -> changes.put("port", Value.of(70_000));
            case "domain-certificate-without-https" -> changes.put("certificate_type", Value.of("letsencrypt"));
            case "domain-custom-without-resolver" -> {
                changes.put("https", Value.of(true));
                changes.put("certificate_type", Value.of("custom"));
            }
            case "domain-strip-path-without-path" -> changes.put("strip_path", Value.of(true));
            case "domain-of-nothing" -> changes.put("application_id", Value.NULL);
            case "application-without-source" -> changes.put("docker", Value.NULL);
            case "application-with-two-sources" ->
                changes.put(
                        "git",
                        new Value.MapValue(
                                Map.of("url", Value.of("https://git.example.com/a.git"), "branch", Value.of("main"))));
            case "application-memory-too-small" -> changes.put("memory_limit", Value.of("512"));
            case "application-memory-nonsense" -> changes.put("memory_limit", Value.of("half"));
            case "application-reservation-above-limit" -> {
                changes.put("cpu_limit", Value.of("0.5"));
                changes.put("cpu_reservation", Value.of("1"));
            }
            case "application-variable-twice" -> {
                changes.put("env", new Value.MapValue(Map.of("A", Value.of("1"))));
                changes.put("secret_env", new Value.MapValue(Map.of("A", Value.of("2"))));
            }
            case "application-write-only-without-version" ->
                changes.put("secret_env_wo", new Value.MapValue(Map.of("A", Value.of("1"))));
            default -> throw new AssertionError(name);
        }
        return changes;
    }

    @Test
    void theProvidersOwnConfigurationIsChecked() throws IOException {
        golden("provider-without-endpoint", configure(null, "key"));
        assertThat(configure(sandbox.endpoint().toString(), null)).isEmpty();
        golden("provider-without-key", create());
        golden("provider-endpoint-is-no-address", configure("https://user@dokploy.example.com", "key"));
        golden("provider-endpoint-without-scheme", configure("dokploy.example.com", "key"));
        assertThat(sandbox.requests().count()).isZero();
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        assertThat(configure("http://127.0.0.1:1", "key")).isEmpty();
        golden("server-refuses-connections", create());
        assertThat(configure("http://dokploy.invalid", "key")).isEmpty();
        golden("server-name-unknown", create());
    }

    @Test
    void anotherProgramThatAnswersIsTold() throws IOException {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            var page = "<html><body>Sign in to continue</body></html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            assertThat(configure("http://127.0.0.1:" + other.getAddress().getPort(), "key"))
                    .isEmpty();
            golden("server-answers-html", create());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aHostThatIsToLeadToTwoServicesIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var _ = plantApplication("some", "some-application", plantEnvironment());
        terraform.plan(schema("dokploy_domain"), Terraform.StoredState.NOTHING, config("dokploy_domain", Map.of()));
        assertThat(terraform.said()).isEmpty();
        var route = new Value.MapValue(Map.of("host", Value.of("app.example.com")));
        var second = config("dokploy_application", Map.of("domains", Value.list(route)));
        terraform.plan(schema("dokploy_application"), Terraform.StoredState.NOTHING, second);
        golden("domain-routed-twice", terraform.said());
        assertThat(sandbox.requests().mutations()).isZero();
    }

    @Test
    void twoOfOneNameAreTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var project = config("dokploy_project", Map.of("name", Value.of("shop")));
        terraform.plan(schema("dokploy_project"), Terraform.StoredState.NOTHING, project);
        assertThat(terraform.said()).isEmpty();
        terraform.plan(schema("dokploy_project"), Terraform.StoredState.NOTHING, project);
        golden("two-of-one-name", terraform.said());
    }

    @Test
    void aPortThatTwoObjectsWantIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var _ = plantEnvironment();
        terraform.plan(
                schema("dokploy_postgres"), Terraform.StoredState.NOTHING, config("dokploy_postgres", port(15_432)));
        assertThat(terraform.said()).isEmpty();
        terraform.plan(schema("dokploy_application"), Terraform.StoredState.NOTHING, publishing(15_432));
        golden("port-published-twice", terraform.said());
        assertThat(sandbox.requests().mutations()).isZero();
    }

    /** Which services they will belong to is not known, and nothing is certain then. */
    @Test
    void whatHangsOnServicesThatAreYetToBeMadeIsNotCompared() {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        for (var type : List.of("dokploy_application", "dokploy_mount", "dokploy_port")) {
            var parent = type.equals("dokploy_application") ? "environment_id" : "application_id";
            var config = config(type, Map.of(parent, Value.UNKNOWN));
            terraform.plan(schema(type), Terraform.StoredState.NOTHING, config);
            terraform.plan(schema(type), Terraform.StoredState.NOTHING, config);
        }
        assertThat(terraform.said()).isEmpty();
    }

    private static Map<String, Value> port(int external) {
        return Map.of("external_port", Value.of(external));
    }

    private Value.MapValue publishing(int port) {
        var published = new Value.MapValue(Map.of("published_port", Value.of(port), "target_port", Value.of(80)));
        return config("dokploy_application", Map.of("ports", Value.list(published)));
    }

    private String plantApplication(String name, String id, String environment) {
        sandbox.rows()
                .plant(
                        "application",
                        Fixtures.json("name", name)
                                .put("environmentId", environment)
                                .put("applicationId", id));
        return id;
    }

    private String plantEnvironment() {
        var project = sandbox.rows()
                .plant("project", Fixtures.json("name", "shop"))
                .path("projectId")
                .asText();
        return sandbox.rows()
                .plant(
                        "environment",
                        Fixtures.json("name", "production")
                                .put("projectId", project)
                                .put("environmentId", "some-environment"))
                .path("environmentId")
                .asText();
    }

    @Test
    void aHostThatIsRoutedAlreadyIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var environment = plantEnvironment();
        var application = plantApplication("web", "application-of-web", environment);
        var _ = plantApplication("some", "some-application", environment);
        sandbox.rows()
                .plant(
                        "domain",
                        Fixtures.json("host", "App.example.com")
                                .put("domainId", "domain-of-web")
                                .put("path", "/")
                                .put("applicationId", application));
        terraform.plan(schema("dokploy_domain"), Terraform.StoredState.NOTHING, config("dokploy_domain", Map.of()));
        golden("domain-routed-already", terraform.said());
    }

    @Test
    void aPortThatIsPublishedAlreadyIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var file = """
            services:
              proxy:
                image: nginx
                ports: ["18000-18002:80-82", "127.0.0.1:18080:80"]
            """;
        sandbox.rows()
                .plant(
                        "compose",
                        Fixtures.json("name", "edge")
                                .put("environmentId", plantEnvironment())
                                .put("sourceType", "raw")
                                .put("composeFile", file));
        terraform.plan(schema("dokploy_application"), Terraform.StoredState.NOTHING, publishing(18_001));
        golden("port-already-published", terraform.said());
    }

    @Test
    void aCertificateThatNobodyVouchesForIsTold() throws IOException {
        var tls = new Authority("nobody").server(127, 0, 0, 1).tls();
        var other = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setHttpsConfigurator(new HttpsConfigurator(tls));
        other.start();
        try {
            assertThat(configure("https://127.0.0.1:" + other.getAddress().getPort(), "key"))
                    .isEmpty();
            golden("server-certificate-unknown", create());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aServerThatIsTooOldIsTold() throws IOException {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            var answers = new ArrayList<String>();
            var path = exchange.getRequestURI().getPath();
            for (var procedure : path.substring(path.lastIndexOf('/') + 1).split(",", -1)) {
                answers.add(
                        procedure.equals("settings.getDokployVersion")
                                ? "{\"result\":{\"data\":{\"json\":\"v0.26.4\"}}}"
                                : "{\"error\":{\"json\":{\"message\":\"No procedure found on path\",\"code\":-32004,"
                                        + "\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404}}}}");
            }
            var body = answers.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(207, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            assertThat(configure("http://127.0.0.1:" + other.getAddress().getPort(), "key"))
                    .isEmpty();
            golden("server-too-old", create());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aKeyThatIsUsedUpIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        terraform.destroy(
                schema("dokploy_project"),
                terraform.apply(
                        schema("dokploy_project"), Terraform.StoredState.NOTHING, config("dokploy_project", Map.of())));
        var mutations = sandbox.requests().mutations();
        sandbox.faults().add(Faults.lasting("*", Faults.FaultKind.RATE_LIMIT, Duration.ofMinutes(5)));
        golden("key-used-up", create());
        assertThat(sandbox.requests().mutations()).isEqualTo(mutations);
    }

    @Test
    void keysThatAreRefusedAreTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), "not-the-key")).isEmpty();
        golden("key-wrong", create());
        assertThat(sandbox.requests().mutations()).isZero();
    }

    @Test
    void whatTheServerRefusesIsTold() throws IOException {
        assertThat(configure(sandbox.endpoint().toString(), sandbox.apiKey())).isEmpty();
        var application = attempt("dokploy_application", Map.of("environment_id", Value.of("does-not-exist")));
        golden("environment-does-not-exist", application);
        sandbox.faults().add(Faults.status("project.create", 500));
        golden("server-fails", create());
        assertThat(sandbox.rows().counts().getOrDefault("application", 0)).isZero();
    }

    private List<String> configure(@Nullable String endpoint, @Nullable String key) {
        var values = new LinkedHashMap<String, Value>();
        values.put("endpoint", endpoint == null ? Value.NULL : Value.of(endpoint));
        values.put("api_key", key == null ? Value.NULL : Value.of(key));
        values.put("max_retries", Value.of(0));
        return terraform.configure(PROVIDER.schema(), Configurations.complete(PROVIDER.schema(), values));
    }

    private List<String> create() {
        return attempt("dokploy_project", Map.of());
    }

    private List<String> attempt(String type, Map<String, Value> changes) {
        return terraform
                .attempt(schema(type), Terraform.StoredState.NOTHING, config(type, changes))
                .errors();
    }

    private static Value.MapValue config(String type, Map<String, Value> changes) {
        var values = new LinkedHashMap<String, Value>();
        values.put("name", Value.of("sample"));
        switch (type) {
            case "dokploy_application" -> {
                values.put("environment_id", Value.of("some-environment"));
                values.put("docker", new Value.MapValue(Map.of("image", Value.of("nginx:alpine"))));
            }
            case "dokploy_postgres" -> {
                values.put("environment_id", Value.of("some-environment"));
                values.put("database_name", Value.of("sample"));
                values.put("database_user", Value.of("sample"));
            }
            case "dokploy_domain" -> {
                values.remove("name");
                values.put("host", Value.of("app.example.com"));
                values.put("application_id", Value.of("some-application"));
            }
            case "dokploy_port" -> {
                values.remove("name");
                values.put("target_port", Value.of(80));
            }
            case "dokploy_mount" -> {
                values.remove("name");
                values.put("type", Value.of("volume"));
                values.put("volume_name", Value.of("data"));
                values.put("mount_path", Value.of("/data"));
            }
            default -> {
                // A name is all that a project needs.
            }
        }
        values.putAll(changes);
        return Configurations.complete(schema(type), values);
    }

    private static void golden(String name, List<String> errors) throws IOException {
        assertThat(errors).as(name).hasSize(1);
        GoldenDiagnostics.check(name, errors, BadInputTest.class);
    }
}
