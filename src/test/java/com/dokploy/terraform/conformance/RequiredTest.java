package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every required attribute at every depth, given as null, which is what a variable without a value is: refused before
 * anything is asked of the server, and accepted while the value is unknown.
 */
class RequiredTest extends HarnessTest {
    private static final String TITLE = "Missing Required Argument";

    @TestFactory
    List<DynamicTest> everyRequiredAttributeOfResourcesIsRefusedWhenNull() {
        var tests = new ArrayList<DynamicTest>();
        for (var resource : SharedCatalog.CATALOG.resources()) {
            addTests(resource.schema(), this::validateResource, tests);
        }
        assertThat(tests).as("required attributes").hasSizeGreaterThan(80);
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyRequiredAttributeOfDataSourcesIsRefusedWhenNull() {
        var tests = new ArrayList<DynamicTest>();
        for (var dataSource : SharedCatalog.CATALOG.dataSources()) {
            addTests(dataSource.schema(), this::validateDataSource, tests);
        }
        assertThat(tests).as("required attributes").hasSizeGreaterThan(3);
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyRequiredAttributeOfEphemeralResourcesIsRefusedWhenNull() {
        var tests = new ArrayList<DynamicTest>();
        for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
            addTests(ephemeral.schema(), this::validateEphemeral, tests);
        }
        assertThat(tests).as("required attributes").hasSizeGreaterThan(3);
        return tests;
    }

    /** What Terraform is told of a configuration. */
    private interface Validation {
        List<Diagnostic> of(Schema schema, Value.MapValue config);
    }

    private void addTests(Schema schema, Validation validation, List<DynamicTest> tests) {
        for (var place : AttributePath.required(schema)) {
            tests.add(dynamicTest(schema.name() + "." + place, () -> {
                assertThat(errors(validation.of(schema, with(schema, place, Value.NULL))))
                        .as("null")
                        .contains(place.first().name() + ": " + TITLE + ": `" + path(place)
                                + "` is required, but its value is null.");
                assertThat(errors(validation.of(schema, with(schema, place, Value.UNKNOWN))))
                        .as("unknown")
                        .noneMatch(error -> error.contains(TITLE));
            }));
        }
    }

    private Value.MapValue with(Schema schema, AttributePath place, Value value) {
        return place.with(schema, harness.samples(), value, 1);
    }

    private List<Diagnostic> validateResource(Schema schema, Value.MapValue config) {
        var request = ValidateResourceConfig.Request.newBuilder()
                .setTypeName(schema.name())
                .setConfig(Terraform.encode(config, schema.valueType()))
                .setClientCapabilities(ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true));
        return harness.terraform()
                .calls()
                .validateResourceConfig(request.build())
                .getDiagnosticsList();
    }

    private List<Diagnostic> validateDataSource(Schema schema, Value.MapValue config) {
        var request = ValidateDataResourceConfig.Request.newBuilder()
                .setTypeName(schema.name())
                .setConfig(Terraform.encode(config, schema.valueType()));
        return harness.terraform()
                .calls()
                .validateDataResourceConfig(request.build())
                .getDiagnosticsList();
    }

    private List<Diagnostic> validateEphemeral(Schema schema, Value.MapValue config) {
        var request = ValidateEphemeralResourceConfig.Request.newBuilder()
                .setTypeName(schema.name())
                .setConfig(Terraform.encode(config, schema.valueType()));
        return harness.terraform()
                .calls()
                .validateEphemeralResourceConfig(request.build())
                .getDiagnosticsList();
    }

    /** Each as {@code reported attribute: title: first sentence}. */
    private static List<String> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getSeverity() == Diagnostic.Severity.ERROR)
                .map(diagnostic -> reported(diagnostic) + ": " + diagnostic.getSummary() + ": "
                        + diagnostic.getDetail().replaceFirst("(?s)(?<=null\\.).*", ""))
                .toList();
    }

    private static String reported(Diagnostic diagnostic) {
        var steps = diagnostic.getAttribute().getStepsList();
        assertThat(steps.size()).as("steps, of which Terraform resolves one").isLessThan(2);
        return steps.isEmpty() ? "" : steps.getFirst().getAttributeName();
    }

    /** The path of the only element at each step, as {@code domains[0].host}. */
    private static String path(AttributePath place) {
        var path = new StringBuilder();
        for (var step : place.steps()) {
            path.append(path.isEmpty() ? "" : ".").append(step.name());
            if (step != place.attribute()) {
                path.append(element(step, step.type()));
            }
        }
        return path.toString();
    }

    private static String element(Attribute<?> attribute, AttributeType<?> type) {
        return switch (type) {
            case AttributeType.ListOf<?> _ -> "[0]";
            case AttributeType.MapOf<?> _ -> "[\"" + attribute.name().toUpperCase(Locale.ROOT) + "\"]";
            default -> "";
        };
    }
}
