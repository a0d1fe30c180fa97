package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.sandbox.TestClient;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ephemeral resources: what they open, what closing leaves, and what comes of lost answers. */
class EphemeralsTest extends HarnessTest {
    private static final String CREATE = "user.createApiKey";
    private static final String DELETE = "user.deleteApiKey";
    private static final String LIST = "user.getBackups";

    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, EphemeralsTest.class);

    @Test
    void aKeyWorksUntilItIsClosed() throws IOException {
        var opened = openKey(Map.of("prefix", Value.of("run_")));
        assertThat(opened.errors()).isEmpty();
        var key = text(opened, "key");
        assertThat(key).startsWith("run_");
        assertThat(keys()).containsExactly(text(opened, "id"));
        assertThat(works(key)).isTrue();

        harness.nextProcess();
        assertThat(harness.terraform().closeEphemeral(ephemeral("api_key"), opened))
                .isEmpty();
        assertThat(keys()).isEmpty();
        assertThat(works(key)).isFalse();
        assertThat(harness.terraform().closeEphemeral(ephemeral("api_key"), opened))
                .as("closed twice")
                .isEmpty();
    }

    @Test
    void aKeyHasNoLimitOfTheServersOwnAndExpires() {
        openKey(Map.of());
        var row = harness.sandbox().rows().all("apiKey").getFirst();
        assertThat(row.path("rateLimitEnabled").asBoolean(true)).isFalse();
        assertThat(Instant.parse(row.path("expiresAt").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void aKeyHasTheLimitsOfTheConfiguration() {
        var schema = ephemeral("api_key");
        var limit = new Value.MapValue(Map.of("max", Value.of(100), "window", Value.of("1m")));
        var opened = openKey(Map.of(
                "expires_in",
                Value.of("7d"),
                "rate_limit",
                limit,
                "remaining",
                Value.of(50),
                "name",
                Value.of("nineteen-characters")));
        assertThat(opened.errors()).isEmpty();
        assertThat(opened.object().at("rate_limit")).isEqualTo(limit);
        var row = harness.sandbox().rows().all("apiKey").getFirst();
        assertThat(row.path("name").asText()).hasSize(32).startsWith("nineteen-characters-");
        assertThat(row.path("rateLimitMax").asLong()).isEqualTo(100);
        assertThat(row.path("remaining").asLong()).isEqualTo(50);
        assertThat(harness.terraform().closeEphemeral(schema, opened)).isEmpty();
    }

    @Test
    void eachRunHasAKeyOfItsOwnName() {
        openKey(Map.of());
        openKey(Map.of());
        assertThat(harness.sandbox().rows().all("apiKey").stream()
                        .map(row -> row.path("name").asText()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    static Stream<Faults.FaultKind> losses() {
        return Stream.of(Faults.FaultKind.DROP_AFTER, Faults.FaultKind.TRUNCATED, Faults.FaultKind.NOT_JSON);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aKeyWhoseAnswerWasLostIsDeletedAndAnotherOneMade(Faults.FaultKind loss) {
        harness.sandbox().faults().add(Faults.fault(CREATE, loss));
        var opened = openKey(Map.of());
        assertThat(opened.errors()).isEmpty();
        assertThat(harness.sandbox().requests().of(CREATE)).hasSize(2);
        assertThat(keys()).containsExactly(text(opened, "id"));
    }

    @Test
    void keysWhoseAnswersWereLostTwiceAreDeleted() {
        harness.sandbox()
                .faults()
                .add(Faults.fault(CREATE, Faults.FaultKind.DROP_AFTER).forCalls(2));
        var opened = openKey(Map.of());
        assertThat(opened.errors()).singleElement().asString().startsWith("Dokploy Unreachable: ");
        assertThat(keys()).isEmpty();
    }

    @Test
    void aKeyThatCouldNotBeLookedForIsNamed() throws IOException {
        harness.sandbox().faults().add(Faults.fault(CREATE, Faults.FaultKind.DROP_AFTER));
        harness.sandbox()
                .faults()
                .add(Faults.fault(LIST, Faults.FaultKind.DROP_BEFORE).forCalls(100));
        assertThat(openKey(Map.of()).errors()).hasSize(1);
        checkNamed("ephemeral-key-lost");
    }

    /** A key that is refused is neither looked for nor made again. */
    @Test
    void aRefusedKeyIsAnError() {
        harness.sandbox().faults().add(Faults.status(CREATE, 403));
        var opened = openKey(Map.of());
        assertThat(opened.errors()).singleElement().asString().startsWith("Permission Denied: ");
        assertThat(harness.sandbox().requests().of(CREATE)).hasSize(1);
        assertThat(harness.sandbox().requests().of(LIST)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.FaultKind.class,
            names = {"DROP_BEFORE", "DROP_AFTER", "TRUNCATED"})
    void aDeletionIsMadeSureOf(Faults.FaultKind loss) {
        var opened = openKey(Map.of());
        harness.sandbox().faults().add(Faults.fault(DELETE, loss));
        assertThat(harness.terraform().closeEphemeral(ephemeral("api_key"), opened))
                .isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    void aKeyThatCouldNotBeDeletedIsNamed() throws IOException {
        var opened = openKey(Map.of());
        harness.sandbox()
                .faults()
                .add(Faults.fault(DELETE, Faults.FaultKind.DROP_BEFORE).forCalls(2));
        assertThat(harness.terraform().closeEphemeral(ephemeral("api_key"), opened))
                .hasSize(1);
        checkNamed("ephemeral-key-not-deleted");
        assertThat(harness.terraform().closeEphemeral(ephemeral("api_key"), opened))
                .as("closed again")
                .isEmpty();
        assertThat(keys()).isEmpty();
    }

    private void checkNamed(String file) throws IOException {
        var name =
                harness.sandbox().rows().all("apiKey").getFirst().path("name").asText();
        assertThat(harness.said()).last().asString().contains(name);
        diagnostics.check(
                file, List.of(String.join("", harness.terraform().said()).replace(name, "NAME")));
    }

    @Test
    void aKeyForAnotherOrganizationIsRefusedBeforeItIsMade() {
        var opened = openKey(Map.of("organization_id", Value.of("elsewhere")));
        assertThat(opened.errors()).singleElement().asString().startsWith("Unknown Organization: ");
        assertThat(keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceType.class,
            names = {"POSTGRES", "MYSQL", "MARIADB", "MONGO", "REDIS", "LIBSQL"})
    void credentialsAreThoseOfTheDatabase(ServiceType type) {
        var schema = schema(type.router());
        var config = harness.minimal(schema)
                .with("database_password", Value.of("Zy9_pass-word"))
                .with("external_port", Value.of(15_000));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var credentials = open("database_credentials", Map.of(type.router() + "_id", Value.of(id(made))));
        assertThat(credentials.errors()).isEmpty();
        for (var attribute : List.of(
                "database_password",
                "internal_host",
                "internal_port",
                "internal_uri",
                "external_port",
                "external_uri")) {
            assertThat(credentials.object().at(attribute))
                    .as(attribute)
                    .isEqualTo(made.object().at(attribute));
        }
        var named = List.of("database_user", "database_name", "database_root_password");
        for (var attribute : named) {
            var expected = attribute.equals("database_user") && type == ServiceType.REDIS
                    ? Value.of("default")
                    : made.object().at(attribute);
            assertThat(credentials.object().at(attribute)).as(attribute).isEqualTo(expected);
        }
        assertThat(harness.terraform().closeEphemeral(ephemeral("database_credentials"), credentials))
                .isEmpty();
    }

    /** The resource has no URI then, since the state would hold it. */
    @Test
    void credentialsHaveAPasswordThatIsWriteOnly() {
        var schema = schema("postgres");
        var config = harness.minimal(schema)
                .with("database_password", Value.NULL)
                .with("database_password_wo", Value.of("Zy9_pass-word"))
                .with("database_password_wo_version", Value.of(1));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(made.object().at("internal_uri")).isEqualTo(Value.NULL);
        var credentials = open("database_credentials", Map.of("postgres_id", Value.of(id(made))));
        assertThat(text(credentials, "database_password")).isEqualTo("Zy9_pass-word");
        assertThat(text(credentials, "internal_uri")).contains(":Zy9_pass-word@");
        assertThat(credentials.object().at("external_port")).isEqualTo(Value.NULL);
        assertThat(credentials.object().at("external_uri")).isEqualTo(Value.NULL);
    }

    @Test
    void noDiagnosticShowsWhatWasOpened() {
        var password = text(open("password", Map.of()), "password");
        var misplaced = open("database_credentials", Map.of("postgres_id", Value.of(password)));
        assertThat(misplaced.errors())
                .singleElement()
                .asString()
                .startsWith("Object Not Found: No dokploy_postgres has the ID `(sensitive)`");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPairIsGeneratedByTheServerAndNotKept(Map<String, Value> arguments, String kind) {
        var before = harness.sandbox().rows().all("sshKey").size();
        var opened = open("ssh_key_pair", arguments);
        assertThat(opened.errors()).isEmpty();
        assertThat(text(opened, "public_key")).startsWith(kind + " ");
        assertThat(text(opened, "private_key")).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        assertThat(text(opened, "fingerprint")).startsWith("SHA256:");
        assertThat(opened.object().at("type")).isEqualTo(Value.of(kind.replace("ssh-", "")));
        assertThat(harness.sandbox().rows().all("sshKey")).hasSize(before);
        assertThat(harness.terraform().closeEphemeral(ephemeral("ssh_key_pair"), opened))
                .isEmpty();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Map.of(), "ssh-ed25519"), Arguments.of(Map.of("type", Value.of("rsa")), "ssh-rsa"));
    }

    @Test
    void aPairWhoseAnswerWasLostIsGeneratedAgain() {
        harness.sandbox().faults().add(Faults.fault("sshKey.generate", Faults.FaultKind.DROP_AFTER));
        assertThat(open("ssh_key_pair", Map.of()).errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void aPasswordIsOneThatEveryDatabaseTakes(long length, boolean isSpecial) {
        var seen = new HashSet<String>();
        for (var i = 0; i < 50; i++) {
            var opened = open("password", Map.of("length", Value.of(length), "special", Value.of(isSpecial)));
            assertThat(opened.errors()).isEmpty();
            var password = text(opened, "password");
            assertThat(password)
                    .hasSize((int) length)
                    .matches("(?!--)[A-Za-z0-9@%^_+=:,.-]+")
                    .matches(".*[A-Z].*")
                    .matches(".*[a-z].*")
                    .matches(".*[0-9].*")
                    .matches(isSpecial ? ".*[^A-Za-z0-9].*" : "[A-Za-z0-9]+");
            seen.add(password);
        }
        assertThat(seen).hasSize(50);
    }

    static Stream<Arguments> passwords() {
        return Stream.of(Arguments.of(8L, false), Arguments.of(8L, true), Arguments.of(128L, true));
    }

    @Test
    void aPasswordNeedsNoServer() {
        var before = harness.requests();
        var opened = open("password", Map.of());
        assertThat(text(opened, "password")).matches("[A-Za-z0-9]{32}");
        assertThat(opened.object().at("length")).isEqualTo(Value.of(32));
        assertThat(harness.requests()).isEqualTo(before);
    }

    private Terraform.Opened openKey(Map<String, Value> arguments) {
        var all = new HashMap<>(arguments);
        all.putIfAbsent("name", Value.of("run"));
        all.putIfAbsent(
                "organization_id",
                Value.of(harness.fixtures().texts("organization_id").getFirst()));
        return open("api_key", all);
    }

    private Terraform.Opened open(String type, Map<String, Value> arguments) {
        var schema = ephemeral(type);
        return harness.terraform().openEphemeral(schema, Configurations.complete(schema, new HashMap<>(arguments)));
    }

    private static Schema ephemeral(String type) {
        return Objects.requireNonNull(SharedCatalog.CATALOG.ephemeral("dokploy_" + type))
                .schema();
    }

    private static String text(Terraform.Opened opened, String attribute) {
        return ((Value.Text) opened.object().at(attribute)).text();
    }

    private Set<String> keys() {
        var keys = new HashSet<String>();
        for (JsonNode row : harness.sandbox().rows().all("apiKey")) {
            keys.add(row.path("id").asText());
        }
        return keys;
    }

    private boolean works(String key) {
        return new TestClient(harness.target().endpoint(), key)
                        .send("GET", "/api/project.all", "")
                        .status()
                == 200;
    }
}
