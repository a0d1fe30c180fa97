package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Faults.FaultKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and the embedded Dokploy, which share no code: what one says of the server, the other must mean. */
@Timeout(300)
class AgainstSandboxTest {
    private Sandbox sandbox;
    private Dokploy dokploy;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(Sandbox.Options.standard());
        dokploy = client(sandbox.apiKey());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellsItsVersion() {
        assertThat(dokploy.version()).isEqualTo(new ServerVersion("v0.30.2"));
    }

    @Test
    void findsWhatItMakesAndMissesWhatItRemoves() {
        var project = createdProject("shop");
        assertThat(dokploy.find("project.one", "projectId", project)
                        .path("name")
                        .asText())
                .isEqualTo("shop");

        dokploy.mutate("project.remove", LocalServer.input("projectId", project));
        assertThat(dokploy.find("project.one", "projectId", project)).isNull();
        assertThat(Clients.errorOf(() -> dokploy.mutate("project.remove", LocalServer.input("projectId", project))))
                .isInstanceOf(ApiError.NotFound.class);
    }

    @Test
    void readsManyThingsInFewRequests() throws InterruptedException {
        var projects = new ArrayList<String>();
        for (var number = 0; number < 12; number++) {
            projects.add(createdProject("project-" + number));
        }
        sandbox.requests().clear();
        var reader = client(sandbox.apiKey());
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var project : projects) {
            calls.add(() -> reader.find("project.one", "projectId", project));
        }

        assertThat(Clients.together(calls))
                .extracting(found -> found.path("projectId").asText())
                .isEqualTo(projects);
        assertThat(sandbox.requests().count()).isLessThanOrEqualTo(3);
        assertThat(sandbox.requests().rateLimitUnits()).isLessThanOrEqualTo(3);
    }

    @Test
    void answersADomainOutOfItsApplicationAsTheServerWould() {
        var application = createdApplication();
        var created = dokploy.mutate(
                "domain.create",
                LocalServer.input("applicationId", application)
                        .put("host", "a.example.com")
                        .put("domainType", "application"));
        var domain = created.path("domainId").asText();
        var own = dokploy.find("domain.one", "domainId", domain);

        var reader = client(sandbox.apiKey());
        reader.find("application.one", "applicationId", application);
        sandbox.requests().clear();
        assertThat(reader.find("domain.one", "domainId", domain)).isEqualTo(own);
        assertThat(sandbox.requests().count()).isZero();
    }

    @Test
    void understandsWhatItRefuses() {
        assertThat(Clients.errorOf(() -> dokploy.mutate("project.create", LocalServer.input("name", ""))))
                .isInstanceOfSatisfying(
                        ApiError.InvalidInput.class,
                        error -> assertThat(error.fields())
                                .extracting(ApiError.Field::path)
                                .containsExactly("name"));
        assertThat(Clients.errorOf(() -> dokploy.query("project.one", Json.object())))
                .isInstanceOfSatisfying(
                        ApiError.InvalidInput.class,
                        error -> assertThat(error.fields())
                                .extracting(ApiError.Field::path)
                                .containsExactly("projectId"));
        assertThat(Clients.errorOf(() -> dokploy.mutate("project.explode", Json.object())))
                .isInstanceOf(ApiError.UnknownProcedure.class);
        assertThat(Clients.errorOf(() -> dokploy.query("project.implode", Json.object())))
                .isInstanceOf(ApiError.UnknownProcedure.class);
    }

    /** As Node does, at once: no limit on time has to end it. */
    @Test
    void refusesTls() {
        var settings = Clients.retrying(0)
                .apply(Clients.settings(
                        "https://127.0.0.1:" + sandbox.endpoint().getPort()));
        var error = Clients.errorOf(() -> new Dokploy(settings, Map.of()).query("project.all", Json.object()));

        assertThat(error.message()).contains("does not use TLS").contains("http://");
    }

    @Test
    void isRefusedWithAnotherKey() {
        var stranger = client("wrong");

        assertThat(Clients.errorOf(stranger::version))
                .isInstanceOfSatisfying(
                        ApiError.Unauthorized.class,
                        error -> assertThat(error.keyHadWorked()).isFalse());
        assertThat(Clients.errorOf(() -> stranger.mutate("project.create", LocalServer.input("name", "n"))))
                .isInstanceOf(ApiError.Unauthorized.class);
    }

    @Test
    void waitsOutALimit() {
        createdProject("first");
        sandbox.faults().add(Faults.lasting("*", FaultKind.RATE_LIMIT, Duration.ofMillis(500)));

        createdProject("second");
        assertThat(sandbox.rows().all("project")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP_BEFORE", "DROP_AFTER", "TRUNCATED", "RATE_LIMIT", "STATUS", "DELAY", "SLOW"})
    void readsInSpiteOfFaults(FaultKind kind) {
        var project = createdProject("shop");
        sandbox.faults().add(Faults.lasting("project.one", kind, Duration.ofMillis(300)));

        assertThat(dokploy.find("project.one", "projectId", project)).isNotNull();
        assertThat(sandbox.faults().fired()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP_BEFORE", "DROP_AFTER", "TRUNCATED", "NOT_JSON", "STATUS"})
    void writesOnceAndSaysThatItMayHaveHappened(FaultKind kind) {
        sandbox.faults().add(Faults.fault("project.create", kind));

        var error = Clients.errorOf(() -> dokploy.mutate("project.create", LocalServer.input("name", "n")));
        assertThat(error.mayHaveHappened()).as(error.toString()).isTrue();
        assertThat(sandbox.rows().all("project")).hasSizeLessThanOrEqualTo(1);
        assertThat(sandbox.faults().fired()).isEqualTo(1);
    }

    @Test
    void goesOnAfterARestart() {
        createdProject("before");
        sandbox.restart(Duration.ofMillis(300));

        createdProject("after");
        assertThat(sandbox.rows().all("project")).hasSize(2);
    }

    private String createdProject(String name) {
        var created = dokploy.mutate("project.create", LocalServer.input("name", name));
        return created.path("project").path("projectId").asText();
    }

    private String createdApplication() {
        var created = dokploy.mutate("project.create", LocalServer.input("name", "shop"));
        var environment = created.path("environment").path("environmentId").asText();
        var application = dokploy.mutate(
                "application.create",
                LocalServer.input("environmentId", environment).put("name", "web"));
        return application.path("applicationId").asText();
    }

    private Dokploy client(String key) {
        var settings = ClientSettings.of(sandbox.endpoint().toString(), new Secret(key));
        return new Dokploy(settings, Map.of());
    }
}
