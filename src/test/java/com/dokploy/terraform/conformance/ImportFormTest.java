package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports whose id says that secrets are write-only, or attachments resources of their own. */
class ImportFormTest extends HarnessTest {
    private static final String WRITE_ONLY = "?secrets=write-only";
    private static final String SEPARATE = "?attachments=separate";

    @ParameterizedTest
    @CsvSource({
        "shop/web, shop/web, '', false, false",
        "shop/web?secrets=write-only, shop/web, ?secrets=write-only, false, true",
        "a?secrets=write-only&attachments=separate, a, ?attachments=separate&secrets=write-only, true, true",
        "what?a=b, what?a=b, '', false, false",
        "a?secrets=write-only/b, a?secrets=write-only/b, '', false, false"
    })
    void theEndOfAnIdSaysTheForm(String wanted, String id, String suffix, boolean leaves, boolean hides) {
        assertThat(ImportForm.idIn(wanted)).isEqualTo(id);
        assertThat(ImportForm.of(wanted)).isEqualTo(new ImportForm(leaves, hides));
        assertThat(ImportForm.of(wanted).suffix()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a?secrets=other",
                "shop/web?secrets=writeonly",
                "a?Secrets=write-only",
                "a?secret=write-only",
                "a?attachments=separate,secrets=write-only",
                "a?secrets=write-only&secrets"
            })
    void aMisspelledEndIsRefused(String wanted) {
        assertThatThrownBy(() -> ImportForm.of(wanted))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(wanted.substring(wanted.indexOf('?')));
    }

    @TestFactory
    List<DynamicTest> writeOnlySecretsAreNoChange() {
        var tests = importsOf(ImportFormTest::hasOmittable, WRITE_ONLY);
        assertThat(tests).as("types with secrets").hasSizeGreaterThan(25);
        return tests;
    }

    @TestFactory
    List<DynamicTest> separateAttachmentsAreNoChange() {
        var tests = importsOf(ImportFormTest::hasAttachments, SEPARATE);
        assertThat(tests).as("types with attachments").hasSizeGreaterThan(5);
        return tests;
    }

    private List<DynamicTest> importsOf(Predicate<Schema> isConcerned, String suffix) {
        var tests = new ArrayList<DynamicTest>();
        for (var resource : SharedCatalog.shareable()) {
            var schema = resource.schema();
            if (isConcerned.test(schema)) {
                tests.add(dynamicTest(schema.name(), () -> isUnchanged(schema, suffix)));
            }
        }
        return tests;
    }

    private static boolean hasOmittable(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (ImportForm.canOmit(schema, attribute) || hasOmittable(attribute.type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAttachments(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (attribute.holdsAttachments()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOmittable(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema) -> hasOmittable(schema);
            case AttributeType.CollectionOf<?> collection -> hasOmittable(collection.element());
            case AttributeType.Scalar<?> _ -> false;
        };
    }

    private void isUnchanged(Schema schema, String suffix) throws Exception {
        // The tests of a factory share a harness unless each makes its own.
        stop();
        start();
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.full(schema));
        harness.nextProcess();
        var whole = harness.terraform().importState(schema, id(made));
        var config = inForm(schema, harness.terraform().generateConfig(schema, whole.state()), ImportForm.of(suffix));
        harness.nextProcess();
        harness.terraform().forgetAll();
        var imported = harness.terraform().importState(schema, id(made) + suffix);
        assertThat(imported.state()).isEqualTo(ImportForm.of(suffix).of(schema, whole.object()));
        for (var secret : writeOnlyTexts(schema, config)) {
            assertThat(imported.state().toString()).doesNotContain(secret);
            assertThat(imported.privateState().toStringUtf8()).doesNotContain(secret);
        }
        harness.assertConverged(schema, imported, config);
        assertThat(harness.terraform().said()).noneMatch(text -> text.contains("Managed") || text.contains("Removed"));
    }

    /** Returns a configuration with its secrets in write-only attributes, and without attachments. */
    private static Value.MapValue inForm(Schema schema, Value.MapValue config, ImportForm form) {
        var entries = new LinkedHashMap<>(form.of(schema, config).entries());
        if (form.omitsSecrets()) {
            addWriteOnly(schema, config, entries);
        }
        return new Value.MapValue(entries);
    }

    /** Returns the secrets in the write-only attributes of a configuration, by which the suite knows them. */
    private static Set<String> writeOnlyTexts(Schema schema, Value.MapValue config) {
        var texts = new TreeSet<String>();
        for (var attribute : schema.attributes()) {
            var value = config.at(attribute.name());
            if (attribute.isWriteOnly()) {
                addTexts(value, texts);
            } else if (attribute.type() instanceof AttributeType.ObjectOf(var nested)
                    && value instanceof Value.MapValue object) {
                texts.addAll(writeOnlyTexts(nested, object));
            }
        }
        return texts;
    }

    private static void addTexts(Value value, Set<String> texts) {
        if (value instanceof Value.Text(var text) && text.contains("canary")) {
            texts.add(text);
        } else if (value instanceof Value.MapValue(var entries)) {
            entries.values().forEach(entry -> addTexts(entry, texts));
        }
    }

    private static void addWriteOnly(Schema schema, Value.MapValue config, Map<String, Value> entries) {
        for (var attribute : schema.attributes()) {
            var writeOnly = Secrets.counterpart(schema, attribute);
            var value = config.at(attribute.name());
            if (writeOnly != null && ImportForm.canOmit(schema, attribute)) {
                entries.put(writeOnly.name(), value);
            } else {
                entries.computeIfPresent(
                        attribute.name(), (_, hidden) -> withWriteOnly(attribute.type(), value, hidden));
            }
        }
    }

    private static Value withWriteOnly(AttributeType<?> type, Value value, Value hidden) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object && hidden instanceof Value.MapValue(var inner) -> {
                var entries = new LinkedHashMap<>(inner);
                addWriteOnly(schema, object, entries);
                yield new Value.MapValue(entries);
            }
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf && value instanceof Value.ListValue ->
                ValueWalk.zip(
                        Path.ROOT, value, hidden, (_, item, other) -> withWriteOnly(collection.element(), item, other));
            case AttributeType.ObjectOf _, AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> hidden;
        };
    }

    @Test
    void variablesThatAnImportHidesAreNotRemovedUnsaid() throws Exception {
        var schema = schema("compose");
        var config =
                harness.minimal(schema).with("env", map("LOG_LEVEL", "info")).with("delete_volumes", Value.NULL);
        var made = harness.terraform()
                .apply(
                        schema,
                        Terraform.StoredState.NOTHING,
                        config.with("secret_env", map("API_KEY", "canary-one", "OLD_KEY", "canary-other")));
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, id(made) + WRITE_ONLY);
        harness.terraform().forgetAll();
        var kept = harness.terraform().apply(schema, imported, config);
        assertThat(harness.terraform().said())
                .anyMatch(text -> text.startsWith("Imported Variables Not Managed (API_KEY, OLD_KEY)"));
        assertThat(env(kept)).contains("API_KEY", "OLD_KEY");

        harness.nextProcess();
        imported = harness.terraform().importState(schema, id(made) + WRITE_ONLY);
        var one = config.with("secret_env_wo", map("API_KEY", "canary-new"));
        var unsent = harness.terraform().plan(schema, imported, one.with("secret_env_wo_version", Value.of(1)));
        assertThat(unsent.planned()).isEqualTo(imported.state());
        var sent = harness.terraform().apply(schema, imported, one.with("secret_env_wo_version", Value.of(2)));
        assertThat(env(sent)).contains("canary-new", "OLD_KEY");
        harness.assertConverged(schema, sent, one.with("secret_env_wo_version", Value.of(2)));

        harness.terraform().forgetAll();
        var renamed =
                config.with("secret_env_wo", map("NEXT_KEY", "canary-next")).with("secret_env_wo_version", Value.of(3));
        assertThat(env(harness.terraform().apply(schema, sent, renamed)))
                .contains("NEXT_KEY", "OLD_KEY")
                .doesNotContain("API_KEY");
        assertThat(harness.terraform().said()).anyMatch(text -> text.startsWith("Variables Will Be Removed"));
    }

    @Test
    void variablesThatTheServerLacksAreToldAndSentWithTheNextChange() throws Exception {
        var schema = schema("compose");
        var config = harness.minimal(schema).with("delete_volumes", Value.NULL);
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("secret_env", map("API_KEY", "canary-one")));
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, id(made) + WRITE_ONLY);
        var more = config.with("secret_env_wo", map("API_KEY", "canary-one", "NEW_KEY", "canary-new"))
                .with("secret_env_wo_version", Value.of(1));
        harness.terraform().forgetAll();
        harness.terraform().plan(schema, imported, more);
        assertThat(harness.terraform().said())
                .anyMatch(text -> text.startsWith("Write-Only Variables Not Sent (NEW_KEY)"));
        harness.terraform().forgetAll();
        var renamed = more.with("description", Value.of("another"));
        var kept = harness.terraform().apply(schema, imported, renamed);
        assertThat(env(kept)).contains("canary-one", "NEW_KEY=canary-new");
        harness.terraform().forgetAll();
        harness.assertConverged(schema, kept, renamed);
    }

    @Test
    void secretsOfAnotherOwnerThatAnImportHidesStayWhenItIsDestroyedAtOnce() throws Exception {
        var compose = schema("compose");
        var owner = harness.terraform()
                .apply(
                        compose,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(compose)
                                .with("delete_volumes", Value.NULL)
                                .with("env_authoritative", Value.of(false))
                                .with("secret_env", map("API_KEY", "canary-one")));
        var schema = schema("environment_variables");
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, "compose/" + id(owner) + WRITE_ONLY);
        harness.terraform().forgetAll();
        harness.terraform().tryPlanDestroy(schema, imported);
        assertThat(harness.terraform().said()).anyMatch(text -> text.startsWith("Imported Variables Stay (API_KEY)"));
        harness.terraform().forgetAll();

        var elsewhere = Configurations.complete(
                schema,
                Map.of(
                        "project_id",
                                Value.of(id(harness.terraform()
                                        .apply(
                                                schema("project"),
                                                Terraform.StoredState.NOTHING,
                                                harness.minimal(schema("project"))))),
                        "secret_env_wo", map("API_KEY", "canary-one"),
                        "secret_env_wo_version", Value.of(1)));
        var plan = harness.terraform().plan(schema, imported, elsewhere);
        var created =
                harness.terraform().plan(schema, new Terraform.StoredState(Value.NULL, plan.privateState()), elsewhere);
        harness.terraform().destroy(schema, new Terraform.StoredState(imported.state(), created.privateState()));
        assertThat(env(owner)).contains("API_KEY=canary-one");
        harness.terraform().destroy(schema, imported);
        assertThat(env(owner)).contains("API_KEY=canary-one");
        harness.terraform().forgetAll();
    }

    /** A password that is in neither form would be generated and set in the running database. */
    @Test
    void aDatabaseKeepsItsPasswords() throws Exception {
        var schema = schema("mysql");
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.minimal(schema));
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, id(made) + WRITE_ONLY);
        var plan = harness.terraform().plan(schema, imported, harness.minimal(schema));
        for (var password : List.of("database_password", "database_root_password")) {
            assertThat(((Value.MapValue) plan.planned()).at(password))
                    .isInstanceOf(Value.Text.class)
                    .isEqualTo(imported.object().at(password));
        }
        harness.terraform().forgetAll();
    }

    private static Value map(String... entries) {
        var map = new LinkedHashMap<String, Value>();
        for (var i = 0; i < entries.length; i += 2) {
            map.put(entries[i], Value.of(entries[i + 1]));
        }
        return new Value.MapValue(map);
    }

    private String env(Terraform.StoredState state) {
        var row = harness.sandbox().rows().find("compose", id(state));
        return row == null ? "" : row.path("env").asText();
    }
}
