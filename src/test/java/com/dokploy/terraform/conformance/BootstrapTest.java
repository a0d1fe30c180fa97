package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.golden.StableText;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first administrator of an empty server, by a provider without a key; and what stands in the way. */
class BootstrapTest {
    private static final DokployProvider PROVIDER =
            new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
    private static final Schema SCHEMA = schema("bootstrap");
    private static final Schema PROJECT = schema("project");
    private static final String PASSWORD = "first-canary-password";
    private static final Value.MapValue CONFIG = config("email", Value.of("Admin@Example.com"));

    private Sandbox sandbox;
    private Terraform terraform;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(Sandbox.Options.standard().withoutOwner());
        terraform = provider(Map.of());
    }

    @AfterEach
    void stop() {
        terraform.close();
        sandbox.close();
    }

    private static Value.MapValue config(Object... changes) {
        var values = new HashMap<String, Value>();
        values.put("email", Value.of("admin@example.com"));
        values.put("password", Value.of(PASSWORD));
        values.put("name", Value.of("Ada"));
        for (var i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], (Value) changes[i + 1]);
        }
        return Configurations.complete(SCHEMA, values);
    }

    /** A provider without a key, unless the settings have one. */
    private Terraform provider(Map<String, Value> settings) throws IOException {
        var all = new HashMap<String, Value>(settings);
        all.putIfAbsent("endpoint", Value.of(sandbox.endpoint().toString()));
        var other = new Terraform(PROVIDER);
        assertThat(other.configure(PROVIDER.schema(), Configurations.complete(PROVIDER.schema(), all)))
                .isEmpty();
        return other;
    }

    private Terraform.StoredState create() {
        return terraform.apply(SCHEMA, Terraform.StoredState.NOTHING, CONFIG);
    }

    private static String text(Terraform.StoredState kept, String attribute) {
        return ((Value.Text) kept.object().at(attribute)).text();
    }

    private List<ObjectNode> keys() {
        return sandbox.rows().all("apiKey");
    }

    private ObjectNode user() {
        assertThat(sandbox.rows().all("user")).hasSize(1);
        return sandbox.rows().all("user").getFirst();
    }

    private void patchUser(String field, JsonNode value) {
        var changes = JsonNodeFactory.instance.objectNode();
        changes.set(field, value);
        sandbox.rows().patch("user", user().path("id").asText(), changes);
    }

    private List<String> called() {
        return sandbox.requests().log().stream()
                .map(Requests.Request::procedures)
                .flatMap(List::stream)
                .toList();
    }

    private void golden(String name) throws IOException {
        var said = StableText.of(String.join("\n\n", terraform.said()), sandbox);
        terraform.forgetAll();
        GoldenDiagnostics.check(name, List.of(said), BootstrapTest.class);
    }

    /** Nothing else is planned; the one key belongs to the one user, has no limit, and works. */
    private void assertGood(Terraform.StoredState kept, Value.MapValue config) {
        var read = terraform.read(SCHEMA, kept);
        assertThat(read.state()).isEqualTo(kept.state());
        assertThat(terraform.plan(SCHEMA, read, config).planned()).isEqualTo(kept.state());
        assertThat(keys()).hasSize(1);
        var key = keys().getFirst();
        assertThat(text(kept, "api_key")).isEqualTo(key.path("key").asText());
        assertThat(text(kept, "api_key_id")).isEqualTo(key.path("id").asText());
        assertThat(key.path("rateLimitEnabled").asBoolean()).isFalse();
        assertThat(text(kept, "id")).isEqualTo(user().path("id").asText()).isEqualTo(text(kept, "user_id"));
        assertThat(text(kept, "organization_id"))
                .isEqualTo(
                        sandbox.rows().all("organization").getFirst().path("id").asText());
        assertThat(String.join("", terraform.said())).doesNotContain("canary").doesNotContain(text(kept, "api_key"));
    }

    @Test
    void anEmptyServerGetsAnAdministratorAndAKeyThatWorks() throws IOException {
        var made = create();
        assertThat(terraform.said()).isEmpty();
        assertGood(made, CONFIG);
        assertThat(user().path("email").asText()).isEqualTo("admin@example.com");
        assertThat(called()).contains("auth/sign-up/email", "auth/sign-out").doesNotContain("auth/sign-in/email");

        try (var keyed = provider(Map.of("api_key", Value.of(text(made, "api_key"))))) {
            var project = Configurations.complete(PROJECT, Map.of("name", Value.of("shop")));
            keyed.apply(PROJECT, Terraform.StoredState.NOTHING, project);
        }
        assertThat(sandbox.rows().all("project")).hasSize(1);
    }

    @Test
    void theKeyFeedsAnotherProviderThatIsUnknownInThePlan() throws IOException {
        var project = Configurations.complete(PROJECT, Map.of("name", Value.of("shop")));
        try (var second = new Terraform(PROVIDER)) {
            var settings = new HashMap<String, Value>();
            settings.put("endpoint", Value.of(sandbox.endpoint().toString()));
            settings.put("api_key", Value.UNKNOWN);
            assertThat(second.configure(PROVIDER.schema(), Configurations.complete(PROVIDER.schema(), settings)))
                    .isEmpty();
            var plan = second.plan(PROJECT, Terraform.StoredState.NOTHING, project);
            settings.put("api_key", Value.of(text(create(), "api_key")));
            assertThat(second.configure(PROVIDER.schema(), Configurations.complete(PROVIDER.schema(), settings)))
                    .isEmpty();
            assertThat(second.carryOut(PROJECT, Terraform.StoredState.NOTHING, plan, project)
                            .errors())
                    .isEmpty();
        }
    }

    @Test
    void everythingElseSaysThatTheKeyIsMissing() throws IOException {
        var project = Configurations.complete(PROJECT, Map.of("name", Value.of("shop")));
        assertThat(terraform.tryPlan(PROJECT, Terraform.StoredState.NOTHING, project))
                .singleElement()
                .asString()
                .startsWith("Missing API Key");
        var stored = new Terraform.StoredState(
                Configurations.complete(PROJECT, Map.of("id", Value.of("x"), "name", Value.of("shop"))),
                ByteString.EMPTY);
        assertThat(terraform.tryRead(PROJECT, stored))
                .singleElement()
                .asString()
                .startsWith("Missing API Key");
        assertThat(terraform.attemptDestroy(PROJECT, stored).errors()).hasSize(1);
        var projects = SharedCatalog.CATALOG.dataSource("dokploy_projects");
        assertThat(terraform.tryLookUp(projects.schema(), Configurations.complete(projects.schema(), Map.of())))
                .hasSize(1);
        terraform.forgetAll();
        terraform.tryImport(SCHEMA, "admin@example.com");
        assertThat(terraform.said()).singleElement().asString().startsWith("Missing API Key");
        assertThat(sandbox.requests().log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth/sign-up/email", "user.get", "user.getBackups", "user.createApiKey"})
    void aLostAnswerDoublesNothing(String procedure) throws IOException {
        var impatient = provider(Map.of("max_retries", Value.of(0)));
        sandbox.faults().add(Faults.fault(procedure, Faults.FaultKind.DROP_AFTER));
        var attempt = impatient.attempt(SCHEMA, Terraform.StoredState.NOTHING, CONFIG);
        impatient.close();
        assertThat(sandbox.faults().fired()).isEqualTo(1);
        var kept = attempt.kept();
        if (!attempt.errors().isEmpty()) {
            if (!kept.state().isNull()) {
                // Terraform replaces what was not wholly made.
                terraform.destroy(SCHEMA, kept);
            }
            kept = create();
        }
        terraform.forgetAll();
        assertGood(kept, CONFIG);
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.FaultKind.class,
            names = {"DROP_BEFORE", "DROP_AFTER", "TRUNCATED"})
    void aSignUpIsTriedAgainWithinTheApply(Faults.FaultKind kind) {
        sandbox.faults().add(Faults.fault("auth/sign-up/email", kind));
        var made = create();
        assertThat(terraform.said()).as("no warning of an adoption").isEmpty();
        assertGood(made, CONFIG);
    }

    @Test
    void aKeyThatCannotBeMadeKeepsTheAdministratorInTheState() {
        sandbox.faults().add(Faults.status("user.createApiKey", 403));
        var attempt = terraform.attempt(SCHEMA, Terraform.StoredState.NOTHING, CONFIG);
        assertThat(attempt.errors()).hasSize(1);
        assertThat(text(attempt.kept(), "id")).isEqualTo(user().path("id").asText());
        assertThat(attempt.kept().object().at("api_key")).isEqualTo(Value.NULL);

        var mended = terraform.apply(SCHEMA, terraform.read(SCHEMA, attempt.kept()), CONFIG);

        terraform.forgetAll();
        assertGood(mended, CONFIG);
    }

    @Test
    void anAdministratorWhoCanLogInIsAdopted() throws IOException {
        var made = create();
        terraform.destroy(SCHEMA, made);
        assertThat(keys()).isEmpty();
        terraform.forgetAll();
        var again = terraform.apply(
                SCHEMA,
                Terraform.StoredState.NOTHING,
                config("name", Value.of("Grace"), "last_name", Value.of("Hopper")));
        golden("bootstrap-adopted");
        assertThat(text(again, "id")).isEqualTo(text(made, "id"));
        assertThat(user().path("lastName").asText()).isEqualTo("Hopper");
        assertGood(again, config("name", Value.of("Grace"), "last_name", Value.of("Hopper")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password"})
    void anotherAdministratorIsRefused(String attribute) throws IOException {
        create();
        terraform.forgetAll();
        var other = config(attribute, Value.of(attribute.equals("email") ? "other@example.com" : "other-canary-pass"));
        var attempt = terraform.attempt(SCHEMA, Terraform.StoredState.NOTHING, other);
        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(keys()).hasSize(1);
        golden("bootstrap-other-" + attribute);
    }

    @Test
    void somebodyWithASecondFactorIsRefused() throws IOException {
        create();
        patchUser("twoFactorEnabled", JsonNodeFactory.instance.booleanNode(true));
        terraform.forgetAll();
        assertThat(terraform
                        .attempt(SCHEMA, Terraform.StoredState.NOTHING, CONFIG)
                        .errors())
                .hasSize(1);
        golden("bootstrap-second-factor");
    }

    @Test
    void somebodyWhoIsNoOwnerIsRefused() throws IOException {
        create();
        var member = sandbox.rows().all("member").getFirst();
        sandbox.rows()
                .patch(
                        "member",
                        member.path("id").asText(),
                        JsonNodeFactory.instance.objectNode().put("role", "admin"));
        terraform.forgetAll();
        assertThat(terraform
                        .attempt(SCHEMA, Terraform.StoredState.NOTHING, CONFIG)
                        .errors())
                .hasSize(1);
        golden("bootstrap-no-owner");
    }

    @Test
    void namesAndTheAddressAreChangedWithTheKeyAlone() {
        var made = create();
        var before = called().size();
        var config = config("email", Value.of("Grace@Example.com"), "last_name", Value.of("Hopper"));
        var changed = terraform.apply(SCHEMA, made, config);
        assertThat(user().path("email").asText()).isEqualTo("grace@example.com");
        assertThat(called().subList(before, called().size()).toString()).doesNotContain("auth/");
        assertGood(changed, config);
        assertGood(terraform.apply(SCHEMA, changed, CONFIG), CONFIG);
        assertThat(user().path("lastName").asText()).isEmpty();
    }

    @Test
    void changesInTheDashboardShow() {
        var made = create();
        patchUser("firstName", JsonNodeFactory.instance.textNode("Grace"));
        patchUser("email", JsonNodeFactory.instance.textNode("grace@example.com"));
        var read = terraform.read(SCHEMA, made);
        assertThat(text(read, "name")).isEqualTo("Grace");
        assertThat(text(read, "email")).isEqualTo("grace@example.com");
        assertGood(terraform.apply(SCHEMA, read, CONFIG), CONFIG);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheFormerOne() {
        var config = config("password", Value.of("second-canary-password"));
        var changed = terraform.apply(SCHEMA, create(), config);
        assertGood(changed, config);
        terraform.forgetAll();
        assertThat(terraform
                        .attempt(SCHEMA, Terraform.StoredState.NOTHING, CONFIG)
                        .errors())
                .as("the former password")
                .hasSize(1);
    }

    @Test
    void aPasswordThatTheUserHasChangedAlreadyIsTaken() {
        var config = config("password", Value.of("second-canary-password"));
        var made = create();
        sandbox.faults().add(Faults.fault("user.update", Faults.FaultKind.DROP_AFTER));
        var attempt = terraform.attempt(SCHEMA, made, config);
        assertThat(attempt.errors()).hasSize(1);
        terraform.forgetAll();
        assertGood(terraform.apply(SCHEMA, attempt.kept(), config), config);
    }

    @Test
    void aWriteOnlyPasswordHasToBeChangedInDokployFirst() throws IOException {
        var config =
                config("password", Value.NULL, "password_wo", Value.of(PASSWORD), "password_wo_version", Value.of(1L));
        var made = terraform.apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertGood(made, config);
        assertThat(made.state().toString()).doesNotContain(PASSWORD);
        var other = config(
                "password",
                Value.NULL,
                "password_wo",
                Value.of("second-canary-password"),
                "password_wo_version",
                Value.of(2L));
        terraform.forgetAll();
        assertThat(terraform.attempt(SCHEMA, made, other).errors()).hasSize(1);
        golden("bootstrap-password-unknown");
        var same = other.with("password_wo", Value.of(PASSWORD));
        assertGood(terraform.apply(SCHEMA, made, same), same);
    }

    @Test
    void aRevokedKeyIsReplacedByAnotherOne() throws IOException {
        var made = create();
        sandbox.rows().delete("apiKey", keys().getFirst().path("id").asText());
        terraform.forgetAll();
        var read = terraform.read(SCHEMA, made);
        golden("bootstrap-key-refused");
        assertThat(read.object().at("api_key")).isEqualTo(Value.NULL);
        assertThat(((Value.MapValue) terraform.plan(SCHEMA, read, CONFIG).planned()).at("api_key"))
                .isEqualTo(Value.UNKNOWN);
        var mended = terraform.apply(SCHEMA, read, CONFIG);
        assertThat(text(mended, "id")).isEqualTo(text(made, "id"));
        assertGood(mended, CONFIG);
    }

    /** Traefik's basic auth, or an access gateway, answers so before Dokploy has seen the key. */
    @Test
    void aGatewayThatWantsALoginIsNoReasonToForgetTheKey() throws IOException {
        var made = create();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var text = "401 Unauthorized\n".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                exchange.sendResponseHeaders(401, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var behind = provider(Map.of("endpoint", Value.of(address)))) {
            assertThat(behind.tryRead(SCHEMA, made))
                    .singleElement()
                    .asString()
                    .startsWith("Not a Dokploy Server")
                    .contains("gateway");
            var attempt = behind.attemptDestroy(SCHEMA, made);
            assertThat(attempt.errors()).hasSize(1);
            assertThat(attempt.kept().state()).isEqualTo(made.state());
        } finally {
            server.stop(0);
        }
        assertGood(made, CONFIG);
    }

    @Test
    void aRefusedKeyThatADestroyLeavesIsNamed() throws IOException {
        var made = create();
        sandbox.rows()
                .patch(
                        "apiKey",
                        keys().getFirst().path("id").asText(),
                        JsonNodeFactory.instance.objectNode().put("enabled", false));
        var read = terraform.read(SCHEMA, made);
        terraform.forgetAll();
        assertThat(terraform.attemptDestroy(SCHEMA, read).errors()).isEmpty();
        assertThat(keys()).hasSize(1);
        golden("bootstrap-key-not-deleted");
    }

    @Test
    void aDisabledKeyDoesNotStayBehind() {
        var made = create();
        sandbox.rows()
                .patch(
                        "apiKey",
                        keys().getFirst().path("id").asText(),
                        JsonNodeFactory.instance.objectNode().put("enabled", false));
        var mended = terraform.apply(SCHEMA, terraform.read(SCHEMA, made), CONFIG);
        terraform.forgetAll();
        assertGood(mended, CONFIG);
    }

    @Test
    void somebodyElseWithTheAddressIsNotTakenForTheAdministrator() throws IOException {
        var made = create();
        var other = new Terraform.StoredState(
                made.object()
                        .with("id", Value.of("oLTzIV8UkCmKMjrzYBFUn5RbqicqOfyE"))
                        .with("api_key", Value.NULL),
                made.privateState());
        terraform.forgetAll();
        assertThat(terraform.attempt(SCHEMA, other, CONFIG).errors()).hasSize(1);
        golden("bootstrap-other-user");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aSignUpThatIsUnderWayIsWaitedFor() throws Exception {
        terraform.destroy(SCHEMA, create());
        var member = sandbox.rows().all("member").getFirst();
        sandbox.rows().delete("member", member.path("id").asText());
        var signedOut = Collections.frequency(called(), "auth/sign-out");
        var ending = Thread.startVirtualThread(() -> {
            // Who has no organization is signed out again.
            while (Collections.frequency(called(), "auth/sign-out") == signedOut) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            var _ = sandbox.rows().plant("member", member);
        });
        var made = create();
        ending.join();
        terraform.forgetAll();
        assertGood(made, CONFIG);
        assertThat(called().stream().filter("auth/sign-in/email"::equals)).hasSize(2);
    }

    @Test
    void aServerThatWasInstalledAnewGetsItsAdministratorAgain() {
        var made = create();
        sandbox.reset();
        assertThat(terraform.read(SCHEMA, made).state()).isEqualTo(Value.NULL);
        assertGood(create(), CONFIG);
    }

    @Test
    void theAdministratorStaysWhenTheResourceGoes() throws IOException {
        var made = create();
        terraform.forgetAll();
        terraform.tryPlanDestroy(SCHEMA, made);
        golden("bootstrap-stays");
        terraform.destroy(SCHEMA, made);
        assertThat(keys()).isEmpty();
        assertThat(user().path("email").asText()).isEqualTo("admin@example.com");
        terraform.destroy(SCHEMA, made);
    }

    @Test
    void aPlanTellsOfAnAdministratorWhoIsThere() throws IOException {
        create();
        terraform.forgetAll();
        assertThat(terraform.tryPlan(SCHEMA, Terraform.StoredState.NOTHING, CONFIG))
                .isEmpty();
        golden("bootstrap-administrator-there");
    }

    @Test
    void anImportNeedsAKeyOfTheUser() throws IOException {
        var made = create();
        try (var keyed = provider(Map.of("api_key", Value.of(text(made, "api_key"))))) {
            keyed.tryImport(SCHEMA, "other@example.com");
            assertThat(keyed.said()).singleElement().asString().startsWith("Object Not Found");
            var imported = keyed.importState(SCHEMA, "ADMIN@example.com");
            assertThat(text(imported, "id")).isEqualTo(text(made, "id"));
            assertThat(imported.object().at("api_key")).isEqualTo(Value.NULL);
            terraform.destroy(SCHEMA, made);
        }
        var imported = new Terraform.StoredState(
                made.object()
                        .with("api_key", Value.NULL)
                        .with("api_key_id", Value.NULL)
                        .with("password", Value.NULL),
                made.privateState());
        assertGood(terraform.apply(SCHEMA, imported, CONFIG), CONFIG);
    }
}
