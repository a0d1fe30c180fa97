package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compose stacks that are made from templates: what is generated, and that it stays. */
class TemplateTest extends HarnessTest {
    private static final Schema SCHEMA = schema("compose");

    private final TemplateServer catalog = new TemplateServer();
    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, TemplateTest.class);

    @AfterEach
    void stopCatalog() {
        catalog.stop();
    }

    @Test
    void whatIsGeneratedIsInTheStateAndOnTheServer() {
        var made = create(config("one"));
        var env = texts(made.object().at("template_env"));
        assertThat(env).containsOnlyKeys("HOST", "PASSWORD", "GREETING").containsEntry("GREETING", "hello");
        assertThat(env.get("PASSWORD")).hasSize(20);
        assertThat(serverEnv(made)).isEqualTo(env);
        assertThat(row(made).path("env").asText()).startsWith("# What the page needs.\n");
        assertThat(row(made).path("composeFile").asText())
                .isEqualTo(text(made.object().at("template_compose_file")))
                .contains("nginx:alpine");
        assertThat(domains(made)).singleElement().satisfies(domain -> {
            assertThat(domain.path("host").asText()).isEqualTo(env.get("HOST"));
            assertThat(domain.path("serviceName").asText()).isEqualTo("web");
        });
        assertThat(mounts(made))
                .singleElement()
                .satisfies(mount -> assertThat(mount.path("content").asText())
                        .isEqualTo("password = " + env.get("PASSWORD") + "; host = " + env.get("HOST")));
        var domain = (Value.MapValue)
                ((Value.ListValue) made.object().at("template_domains")).items().getFirst();
        assertThat(domain.at("host")).isEqualTo(Value.of(String.valueOf(env.get("HOST"))));
        assertThat(row(made).path("composeStatus").asText())
                .as("it is deployed")
                .isEqualTo("done");
        assertThat(catalog.headers()).isNotEmpty().noneMatch("x-api-key"::equalsIgnoreCase);
    }

    @Test
    void whatIsGeneratedStaysThroughApplies() throws IOException {
        var config = config("one");
        var made = create(config);
        var env = row(made).path("env").asText();
        harness.nextProcess();
        harness.assertConverged(SCHEMA, made, config);
        var renamed = harness.terraform().apply(SCHEMA, made, config.with("name", Value.of("renamed")));
        assertThat(renamed.object().at("id")).isEqualTo(made.object().at("id"));
        assertThat(renamed.object().at("template_env")).isEqualTo(made.object().at("template_env"));
        assertThat(row(renamed).path("env").asText()).isEqualTo(env);
        assertThat(row(renamed).path("composeFile").asText()).contains("nginx:alpine");
        assertThat(domains(renamed)).hasSize(1);
        assertThat(mounts(renamed)).hasSize(1);
    }

    @Test
    void otherFilesOfTheCatalogAreToldAndNotTaken() throws IOException {
        var config = config("one");
        var made = create(config);
        upgradeCatalog();
        harness.terraform().forgetAll();
        var plan = harness.terraform().plan(SCHEMA, made, config);
        assertThat(plan.planned()).isEqualTo(made.state());
        golden.check(
                "template-has-changed",
                List.of(String.join("", harness.terraform().said())
                        .replaceAll("sha256:[0-9a-f]{64}", "sha256:DIGEST")));
        harness.terraform().forgetAll();
        harness.terraform().plan(SCHEMA, made, config.with("template", template("one", "digest", text(digest(made)))));
        assertThat(harness.terraform().said()).as("a pinned template").isEmpty();
    }

    @Test
    void anotherDigestTakesTheFilesAndKeepsWhatWasGenerated() throws IOException {
        var config = config("one");
        var made = create(config);
        var before = serverEnv(made);
        upgradeCatalog();
        var wanted = config.with("template", template("one", "digest", catalog.digest("one")));
        assertThat(harness.terraform().plan(SCHEMA, made, wanted).requiresReplace())
                .isEmpty();
        var upgraded = harness.terraform().apply(SCHEMA, made, wanted);
        assertThat(upgraded.object().at("id")).isEqualTo(made.object().at("id"));
        assertThat(row(upgraded).path("composeFile").asText()).contains("worker");
        var after = serverEnv(upgraded);
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after.get("URL"))
                .as("a new variable that repeats generated ones")
                .isEqualTo("http://me:" + before.get("PASSWORD") + "@" + before.get("HOST"));
        assertThat(domains(upgraded)).hasSize(1);
        assertThat(mounts(upgraded)).hasSize(1);
        assertThat(upgraded.object().at("last_deployment_id"))
                .isNotEqualTo(made.object().at("last_deployment_id"));
        harness.assertConverged(SCHEMA, upgraded, wanted);
    }

    @Test
    void aDigestThatTheCatalogDoesNotHaveIsRefused() throws IOException {
        var other = "sha256:" + "0".repeat(64);
        var config = config("one").with("template", template("one", "digest", other));
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config))
                .hasSize(1);
        golden.check("template-has-another-digest");
    }

    @Test
    void aTemplateThatIsNotThereIsRefused() throws IOException {
        var config = config("one").with("template", template("one", "id", "no-such-template"));
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config))
                .hasSize(1);
        golden.check("template-not-found");
    }

    @Test
    void aCatalogThatDoesNotAnswerIsOnlyWarnedOfInThePlan() throws IOException {
        var config = config("one").with("template", template("one", "base_url", "http://127.0.0.1:1"));
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config))
                .isEmpty();
        golden.check("template-not-checked");
        var attempt = harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertThat(attempt.errors()).singleElement().asString().startsWith("Template Not Found");
    }

    @Test
    void anotherTemplateIsAnotherStack() {
        catalog.put("one/blueprints/other/docker-compose.yml", "services: {other: {image: busybox}}");
        catalog.put("one/blueprints/other/template.toml", "[config]\nenv = []\n");
        var made = create(config("one"));
        var other = config("one").with("template", template("one", "id", "other"));
        assertThat(harness.terraform().plan(SCHEMA, made, other).requiresReplace())
                .containsExactly("template");
    }

    @Test
    void ownValuesTakeThePlaceOfGeneratedOnesEverywhere() {
        var config = config("one")
                .with("env", new Value.MapValue(Map.of("HOST", Value.of("app.example.com"))))
                .with("env_authoritative", Value.of(false));
        var made = create(config);
        assertThat(domains(made).getFirst().path("host").asText()).isEqualTo("app.example.com");
        assertThat(mounts(made).getFirst().path("content").asText()).endsWith("host = app.example.com");
        assertThat(texts(made.object().at("template_env"))).containsOnlyKeys("PASSWORD", "GREETING");
        harness.assertConverged(SCHEMA, made, config);
    }

    @Test
    void writeOnlyValuesAreInNoState() {
        var secret = "hidden-canary-password";
        var config = config("two")
                .with("secret_env_wo", new Value.MapValue(Map.of("PASSWORD", Value.of(secret))))
                .with("secret_env_wo_version", Value.of(1L))
                .with("env_authoritative", Value.of(false));
        var made = create(config);
        assertThat(serverEnv(made).get("URL")).startsWith("http://me:" + secret + "@");
        assertThat(mounts(made).getFirst().path("content").asText()).startsWith("password = " + secret);
        assertThat(harness.terraform().read(SCHEMA, made).state().toString()).doesNotContain(secret);
        assertThat(made.state().toString()).doesNotContain(secret);
        harness.assertConverged(SCHEMA, made, config);
    }

    @Test
    void aWriteOnlyValueThatComesLaterIsInNoStateEither() {
        var made = create(config("one"));
        var config = config("one")
                .with("secret_env_wo", new Value.MapValue(Map.of("PASSWORD", Value.of("hidden-canary-later"))))
                .with("secret_env_wo_version", Value.of(1L))
                .with("env_authoritative", Value.of(false));
        var changed = harness.terraform().apply(SCHEMA, made, config);
        assertThat(serverEnv(changed)).containsEntry("PASSWORD", "hidden-canary-later");
        var read = harness.terraform().read(SCHEMA, changed);
        assertThat(read.state().toString()).doesNotContain("hidden-canary");
        assertThat(texts(read.object().at("template_env"))).containsOnlyKeys("HOST", "GREETING");
        harness.assertConverged(SCHEMA, changed, config);
    }

    @Test
    void variablesThatWouldRemoveTheGeneratedOnesAreRefused() throws IOException {
        var config = config("one").with("env", new Value.MapValue(Map.of("A", Value.of("b"))));
        harness.terraform().forgetAll();
        assertThat(harness.terraform().validate(SCHEMA, config)).hasSize(1);
        golden.check("template-with-authoritative-variables");
    }

    @Test
    void domainsCanBeLeftToTheConfiguration() {
        var made = create(config("one").with("template", template("one", "create_domains", false)));
        assertThat(domains(made)).isEmpty();
        assertThat(made.object().at("template_domains")).isEqualTo(new Value.ListValue(List.of()));
    }

    @Test
    void aStackCanDoWithoutItsTemplateAndComeBack() {
        var made = create(config("one"));
        var env = row(made).path("env").asText();
        var raw = harness.minimal(SCHEMA);
        assertThat(harness.terraform().plan(SCHEMA, made, raw).requiresReplace())
                .isEmpty();
        var own = harness.terraform().apply(SCHEMA, made, raw);
        assertThat(own.object().at("template_env")).isEqualTo(Value.NULL);
        assertThat(row(own).path("env").asText()).isEqualTo(env);
        assertThat(domains(own)).hasSize(1);
        var again = harness.terraform().apply(SCHEMA, own, config("one"));
        assertThat(again.object().at("id")).isEqualTo(made.object().at("id"));
        assertThat(row(again).path("env").asText()).isEqualTo(env);
        assertThat(again.object().at("template_env")).isEqualTo(made.object().at("template_env"));
        assertThat(domains(again)).hasSize(1);
        harness.assertConverged(SCHEMA, again, config("one"));
    }

    @Test
    void anotherSourceIsDrift() {
        var config = config("one");
        var made = create(config);
        harness.sandbox().rows().patch("compose", text(made.object().at("id")), Fixtures.json("sourceType", "git"));
        var seen = harness.terraform().read(SCHEMA, made);
        assertThat(seen.object().at("template")).isEqualTo(Value.NULL);
        var restored = harness.terraform().apply(SCHEMA, seen, config);
        assertThat(row(restored).path("sourceType").asText()).isEqualTo("raw");
        assertThat(restored.object().at("template_env")).isEqualTo(made.object().at("template_env"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.processTemplate", "mounts.create", "domain.create"})
    void whatACreateCouldNotFinishIsFinishedByTheNextApply(String procedure) {
        var config = config("one").with("template", template("one", "digest", catalog.digest("one")));
        harness.sandbox().faults().add(Faults.status(procedure, 400).forCalls(20));
        var failed = harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertThat(failed.errors()).hasSize(1);
        harness.sandbox().faults().clear();
        var kept = harness.terraform().read(SCHEMA, failed.kept());
        var made = harness.terraform().apply(SCHEMA, kept, config);
        assertThat(serverEnv(made)).containsKeys("HOST", "PASSWORD");
        assertThat(domains(made)).hasSize(1);
        assertThat(mounts(made)).hasSize(1);
        harness.assertConverged(SCHEMA, made, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.processTemplate", "mounts.create", "domain.create"})
    void aLostReplyMakesNothingTwice(String procedure) {
        harness.sandbox().faults().add(Faults.fault(procedure, Faults.FaultKind.DROP_AFTER));
        var config = config("one");
        var made = create(config);
        assertThat(harness.sandbox().faults().fired()).isPositive();
        assertThat(domains(made))
                .singleElement()
                .satisfies(domain -> assertThat(domain.path("host").asText())
                        .isEqualTo(serverEnv(made).get("HOST")));
        assertThat(mounts(made)).hasSize(1);
        harness.assertConverged(SCHEMA, made, config);
    }

    @Test
    void whatIsRemovedFromTheServerLeavesTheState() {
        var config = config("one");
        var made = create(config);
        harness.sandbox()
                .rows()
                .delete("domain", domains(made).getFirst().path("domainId").asText());
        var seen = harness.terraform().read(SCHEMA, made);
        assertThat(seen.object().at("template_domains")).isEqualTo(new Value.ListValue(List.of()));
        harness.assertConverged(SCHEMA, seen, config);
    }

    @Test
    void theCatalogIsListedAndSearched() {
        var all = list(Map.of());
        assertThat(ids(all)).containsExactly("gone", "page");
        assertThat(all.at("tags")).isEqualTo(Value.list(Value.of("one"), Value.of("web")));
        assertThat(ids(list(Map.of("tag", Value.of("web"))))).containsExactly("page");
        assertThat(ids(list(Map.of("search", Value.of("GON"))))).containsExactly("gone");
        assertThat(ids(list(Map.of("search", Value.of("nothing"))))).isEmpty();
    }

    @Test
    void aTemplateIsLookedUpWithWhatItGenerates() throws IOException {
        var schema = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_template"))
                .schema();
        var wanted = Map.of("id", Value.of("page"), "base_url", Value.of(catalog.url("one")));
        var found = harness.terraform().lookUp(schema, Configurations.complete(schema, Map.copyOf(wanted)));
        assertThat(found.at("version")).isEqualTo(Value.of("one"));
        assertThat(found.at("digest")).isEqualTo(Value.of(catalog.digest("one")));
        assertThat(found.at("links")).isEqualTo(new Value.MapValue(Map.of("github", Value.of("https://example.com"))));
        assertThat(found.at("variables"))
                .isEqualTo(Value.list(Value.of("HOST"), Value.of("PASSWORD"), Value.of("GREETING")));
        assertThat(found.at("files")).isEqualTo(Value.list(Value.of("page.conf")));
        assertThat(((Value.ListValue) found.at("domains")).items()).hasSize(1);
        assertThat(harness.terraform().lookUp(schema, Configurations.complete(schema, Map.copyOf(wanted))))
                .as("the same at every refresh")
                .isEqualTo(found);
        harness.terraform().forgetAll();
        for (var id : List.of("gone", "unknown")) {
            var config = Configurations.complete(
                    schema, Map.of("id", Value.of(id), "base_url", Value.of(catalog.url("one"))));
            assertThat(harness.terraform().tryLookUp(schema, config)).hasSize(1);
        }
        golden.check("templates-that-are-not-there");
    }

    @Test
    void aSandboxHasTemplatesToTryOut() {
        var url = harness.target().endpoint() + "/templates";
        var config = config("one").with("template", template("one", "id", "notes", "base_url", url));
        var made = create(config);
        var env = texts(made.object().at("template_env"));
        assertThat(env).containsOnlyKeys("HOST", "POSTGRES_PASSWORD", "DATABASE_URL");
        assertThat(env.get("DATABASE_URL")).contains(env.get("POSTGRES_PASSWORD"));
        assertThat(mounts(made).getFirst().path("content").asText()).contains(env.get("HOST"));
        harness.assertConverged(SCHEMA, made, config);
        var schema = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_templates"))
                .schema();
        var listed =
                harness.terraform().lookUp(schema, Configurations.complete(schema, Map.of("base_url", Value.of(url))));
        assertThat(ids(listed)).containsExactly("notes", "page");
    }

    private static List<String> ids(Value.MapValue found) {
        return ((Value.ListValue) found.at("templates"))
                .items().stream()
                        .map(item -> text(((Value.MapValue) item).at("id")))
                        .toList();
    }

    private Value.MapValue list(Map<String, Value> arguments) {
        var schema = Objects.requireNonNull(SharedCatalog.CATALOG.dataSource("dokploy_templates"))
                .schema();
        var config = Configurations.complete(schema, arguments).with("base_url", Value.of(catalog.url("one") + "/"));
        return harness.terraform().lookUp(schema, config);
    }

    /** Puts the second version of the template in the place of the first, for another process of the provider. */
    private void upgradeCatalog() throws IOException {
        catalog.replace("one", "two");
        harness.nextProcess();
    }

    private Terraform.StoredState create(Value.MapValue config) {
        return harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
    }

    private Value.MapValue config(String version) {
        return harness.minimal(SCHEMA).with("raw", Value.NULL).with("template", template(version));
    }

    private Value.MapValue template(String version, Object... changes) {
        var schema = Objects.requireNonNull(
                Objects.requireNonNull(SCHEMA.attribute("template")).nested());
        var template = Configurations.complete(
                schema, Map.of("id", Value.of("page"), "base_url", Value.of(catalog.url(version))));
        return Configurations.with(template, changes);
    }

    private static Value digest(Terraform.StoredState stack) {
        return ((Value.MapValue) stack.object().at("template")).at("digest");
    }

    private JsonNode row(Terraform.StoredState stack) {
        return Objects.requireNonNull(
                harness.sandbox().rows().find("compose", text(stack.object().at("id"))));
    }

    private List<? extends JsonNode> domains(Terraform.StoredState stack) {
        return of("domain", stack);
    }

    private List<? extends JsonNode> mounts(Terraform.StoredState stack) {
        return of("mount", stack);
    }

    private List<? extends JsonNode> of(String table, Terraform.StoredState stack) {
        var id = text(stack.object().at("id"));
        return harness.sandbox().rows().all(table).stream()
                .filter(row -> row.path("composeId").asText().equals(id))
                .toList();
    }

    private Map<String, String> serverEnv(Terraform.StoredState stack) {
        return Dotenv.read(row(stack).path("env").asText());
    }

    private static Map<String, String> texts(Value map) {
        var texts = new TreeMap<String, String>();
        ((Value.MapValue) map).entries().forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }
}
