package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code terraform plan -generate-config-out} writes about imported objects: spelled for people, and nothing that
 * this provider itself would warn of.
 */
class GeneratedConfigurationTest extends HarnessTest {
    @TestFactory
    List<DynamicTest> generatedConfigurationCausesNoWarnings() {
        var tests = new ArrayList<DynamicTest>();
        for (var resource : SharedCatalog.shareable()) {
            var schema = resource.schema();
            tests.add(dynamicTest(schema.name() + " minimal", () -> causesNoWarnings(schema, false)));
            tests.add(dynamicTest(schema.name() + " full", () -> causesNoWarnings(schema, true)));
        }
        return tests;
    }

    private void causesNoWarnings(Schema schema, boolean isFull) throws IOException {
        // The tests of a factory share a harness unless each makes its own.
        stop();
        start();
        var config = isFull ? harness.full(schema) : harness.minimal(schema);
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, id(made));
        var generated = generated(schema, imported.object());
        var before = told(schema, imported, config);
        // Secrets are for people to fill in, of which an account at Cloudflare is made alone, as is the identity
        // provider
        // of a proxy, which no procedure tells; and variables that an import found are told of.
        assertThat(told(schema, imported, generated))
                .allMatch(text -> before.contains(text)
                        || text.matches("(?s)Missing Required Argument: .*(_wo|`cloudflare` and `route53)` must be"
                                + " set\\."
                                + "|Missing Required Argument: `provider_id` is required.*"
                                + "|Imported Variables Not Managed \\(.*"));
    }

    private List<String> told(Schema schema, Terraform.StoredState kept, Value.MapValue config) {
        harness.terraform().forgetAll();
        harness.terraform().validate(schema, config);
        harness.terraform().tryPlan(schema, kept, config);
        return List.copyOf(harness.terraform().said());
    }

    @Test
    void settingsThatABuildDoesNotUseAreLeftOut() throws IOException {
        var schema = ProviderHarness.schema("application");
        var git = Fixtures.object("url", "https://git.example.com/a.git", "branch", "main");
        var build = Fixtures.object("type", "nixpacks").with("is_static_spa", Value.of(false));
        var config = Configurations.complete(
                schema,
                harness.minimal(schema)
                        .with("docker", Value.NULL)
                        .with("git", git)
                        .with("build", build)
                        .entries());
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        var imported = harness.terraform().importState(schema, id(made));
        var generated = generated(schema, imported.object());
        assertThat(((Value.MapValue) generated.at("build")).at("railpack_version"))
                .isEqualTo(Value.NULL);
        harness.terraform().forgetAll();
        harness.terraform().validate(schema, generated);
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void importedAmountsAreSpelledForPeople() {
        var schema = ProviderHarness.schema("application");
        var swarm = new Value.MapValue(
                Map.of("stop_grace_period", Value.of("15000ms"), "health_check", Fixtures.object("interval", "90s")));
        var config = Configurations.complete(
                schema,
                harness.minimal(schema)
                        .with("memory_limit", Value.of("536870912"))
                        .with("cpu_limit", Value.of("500m"))
                        .with("swarm", swarm)
                        .entries());
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var imported = harness.terraform().importState(schema, id(made));
        var object = imported.object();
        assertThat(object.at("memory_limit")).isEqualTo(Value.of("512m"));
        assertThat(object.at("cpu_limit")).isEqualTo(Value.of("0.5"));
        assertThat(object.at("swarm").toString()).contains("=15s", "=1m30s");
        assertThat(harness.terraform().plan(schema, imported, config).planned())
                .as("another spelling of the same")
                .isEqualTo(imported.state());
    }

    /** As Terraform 1.11 writes it: all that can be configured, without what is sensitive. */
    private static Value.MapValue generated(Schema schema, Value.MapValue object) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var isWritten = attribute.isConfigurable() && !attribute.isSensitive();
            entries.put(
                    attribute.name(),
                    isWritten ? generated(attribute, attribute.type(), object.at(attribute.name())) : Value.NULL);
        }
        return new Value.MapValue(entries);
    }

    private static Value generated(Attribute<?> attribute, AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> generated(schema, object);
            case AttributeType.ListOf<?>(var element)
            when value instanceof Value.ListValue(var items) -> new Value.ListValue(each(attribute, element, items));
            case AttributeType.SetOf<?>(var element)
            when value instanceof Value.SetValue(var items) -> new Value.SetValue(each(attribute, element, items));
            case AttributeType.MapOf<?>(var element)
            when value instanceof Value.MapValue(var map) -> {
                var entries = new LinkedHashMap<String, Value>();
                map.forEach((key, item) -> entries.put(key, generated(attribute, element, item)));
                yield new Value.MapValue(entries);
            }
            default -> value;
        };
    }

    private static List<Value> each(Attribute<?> attribute, AttributeType<?> element, List<Value> items) {
        return items.stream().map(item -> generated(attribute, element, item)).toList();
    }
}
