package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.protocol.ValueJson;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * States of other providers for Dokploy, taken over with the configuration that a user would write: nothing is replaced
 * and nothing lost. Golden files show what the first plan changes in place, which the migration guide explains.
 */
class MovesTest extends HarnessTest {
    private static final Path GOLDEN = Path.of("src/test/golden/moves");

    private final Map<String, Terraform.StoredState> taken = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ahmedali6",
                "pompydev",
                "fbritoferreira",
                "lucasaarch",
                "j0bIT",
                "vanillauys",
                "michealken30",
                "marconneves",
                "Feng-Brasil"
            })
    void whatAnotherProviderMadeIsTakenOver(String name) throws Exception {
        var foreign = ForeignState.on(harness.sandbox(), name);
        var objects = harness.objects();
        var variables = variables();
        foreign.objects().forEach((address, stored) -> {
            var to = foreign.target(address);
            if (foreign.configuration().has(to)) {
                var read = takeOver(schema(to), foreign.provider(), stored);
                assertThat(read.state().isNull()).as("%s is gone", address).isFalse();
                taken.put(to, read);
            }
        });
        assertThat(taken).hasSize(foreign.configuration().size());
        var changes = new StringBuilder();
        foreign.configuration().properties().forEach(entry -> {
            var config = config(schema(entry.getKey()), entry.getValue());
            changes.append(apply(entry.getKey(), config));
        });
        assertThat(harness.objects()).isEqualTo(objects);
        var left = variables();
        variables.forEach((id, lines) -> assertThat(left.get(id)).containsAll(lines));
        assertThat(harness.requestsSince(0)).noneMatch(MovesTest::isRemoval);
        Golden.check(GOLDEN.resolve(name + ".txt"), changes.toString(), MovesTest.class);
    }

    /** Takes a state over, with notes that the other provider has left, and reads the object. */
    private Terraform.StoredState takeOver(Schema schema, String provider, ForeignState.Stored stored) {
        var raw = RawState.newBuilder()
                .setJson(ByteString.copyFromUtf8(stored.attributes().toString()));
        var isRenamed = !stored.type().equals(schema.name());
        var state = isRenamed ? moved(schema, provider, stored, raw) : upgraded(schema, stored, raw);
        if (!isRenamed) {
            assertThat(moved(schema, provider, stored, raw)).isEqualTo(state);
        }
        var notes = ByteString.copyFromUtf8("{\"schema_version\":\"1\"}");
        return harness.terraform()
                .read(schema, new Terraform.StoredState(harness.terraform().decode(state, schema), notes));
    }

    private DynamicValue upgraded(Schema schema, ForeignState.Stored stored, RawState.Builder raw) {
        var answer = harness.terraform()
                .calls()
                .upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                        .setTypeName(schema.name())
                        .setVersion(stored.version())
                        .setRawState(raw)
                        .build());
        assertThat(harness.terraform().errors(answer.getDiagnosticsList()))
                .as("errors of the upgrade")
                .isEmpty();
        return answer.getUpgradedState();
    }

    private DynamicValue moved(Schema schema, String provider, ForeignState.Stored stored, RawState.Builder raw) {
        var answer = harness.terraform()
                .calls()
                .moveResourceState(MoveResourceState.Request.newBuilder()
                        .setSourceProviderAddress(provider)
                        .setSourceTypeName(stored.type())
                        .setSourceSchemaVersion(stored.version())
                        .setSourceState(raw)
                        .setTargetTypeName(schema.name())
                        .build());
        assertThat(harness.terraform().errors(answer.getDiagnosticsList()))
                .as("errors of the move")
                .isEmpty();
        return answer.getTargetState();
    }

    /** The variables of every service, environment and project of the server, by the object's id. */
    private Map<String, Set<String>> variables() {
        var variables = new LinkedHashMap<String, Set<String>>();
        for (var table : List.of("project", "environment", "application", "compose", "postgres", "redis")) {
            for (var row : harness.sandbox().rows().all(table)) {
                var lines = row.path("env").asText("").lines().filter(line -> !line.isBlank());
                variables.put(row.path(table + "Id").asText(), lines.collect(Collectors.toSet()));
            }
        }
        return variables;
    }

    private static boolean isRemoval(Requests.Request request) {
        return request.procedures().stream()
                .anyMatch(procedure -> procedure.endsWith(".remove") || procedure.endsWith(".delete"));
    }

    private static Schema schema(String address) {
        return ProviderHarness.schema(address.substring(0, address.indexOf('.')));
    }

    /** Plans and applies, and returns what is changed in place. */
    private String apply(String address, Value.MapValue config) {
        var schema = schema(address);
        var prior = taken.get(address);
        assertThat(harness.terraform().validate(schema, config)).as(address).isEmpty();
        var plan = harness.terraform().plan(schema, prior, config);
        assertThat(plan.requiresReplace()).as(address).isEmpty();
        var changes = changes(address, schema, prior.object(), (Value.MapValue) plan.planned());
        var applied = harness.terraform().apply(schema, prior, config);
        assertThat(applied.object().at("id"))
                .as(address)
                .isEqualTo(prior.object().at("id"));
        harness.assertConverged(schema, applied, config);
        return changes;
    }

    private static String changes(String address, Schema schema, Value.MapValue prior, Value.MapValue planned) {
        var changes = new StringBuilder();
        for (var attribute : schema.attributes()) {
            var before = prior.at(attribute.name());
            var after = planned.at(attribute.name());
            if (!before.equals(after) && attribute.isConfigurable()) {
                changes.append(address).append('.').append(attribute.name()).append(": ");
                changes.append(shown(attribute, before))
                        .append(" -> ")
                        .append(shown(attribute, after))
                        .append('\n');
            }
        }
        return changes.toString();
    }

    private static String shown(Attribute<?> attribute, Value value) {
        return attribute.isSensitive() && value instanceof Value.Known ? "(sensitive)" : shown(value);
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Unknown _ -> "(known after apply)";
            case Value.Text(var text) -> '"' + text.replace("\n", "\\n") + '"';
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.ListValue(var items) ->
                items.stream().map(MovesTest::shown).toList().toString();
            case Value.SetValue(var items) ->
                items.stream().map(MovesTest::shown).sorted().toList().toString();
            case Value.MapValue(var entries) ->
                entries.entrySet().stream()
                        .filter(entry -> !entry.getValue().isNull())
                        .map(entry -> entry.getKey() + " = " + shown(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Dynamic(var _, var inner) -> shown(inner);
        };
    }

    private Value.MapValue config(Schema schema, JsonNode written) {
        var value = ValueJson.decode(
                ForeignState.resolved(written, this::attribute).toString().getBytes(StandardCharsets.UTF_8),
                schema.valueType());
        return Configurations.complete(schema, ((Value.MapValue) value).entries());
    }

    private String attribute(String reference) {
        var dot = reference.lastIndexOf('.');
        var object = taken.get(reference.substring(0, dot)).object();
        return ((Value.Text) object.at(reference.substring(dot + 1))).text();
    }
}
