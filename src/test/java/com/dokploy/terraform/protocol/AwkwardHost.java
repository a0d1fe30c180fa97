package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/** Terraform's side of the protocol, toward an {@link AwkwardProvider}. */
final class AwkwardHost implements AutoCloseable {
    private final InProcessHost host;

    AwkwardHost(AwkwardProvider provider) {
        host = new InProcessHost(provider);
    }

    @Override
    public void close() {
        host.close();
    }

    ProviderGrpc.ProviderBlockingStub provider() {
        return host.provider();
    }

    ManagedChannel channel() {
        return host.channel();
    }

    AwkwardHost configured() {
        var answer = provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setTerraformVersion("1.11.4")
                        .setConfig(value(AwkwardProvider.CONFIGURATION))
                        .build());
        if (answer.getDiagnosticsCount() > 0) {
            throw new AssertionError(answer.getDiagnosticsList());
        }
        return this;
    }

    ReadDataSource.Response readData(DynamicValue config) {
        return provider()
                .readDataSource(ReadDataSource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(config)
                        .build());
    }

    ValidateResourceConfig.Response validate(DynamicValue config) {
        return provider()
                .validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(config)
                        .setClientCapabilities(terraform111())
                        .build());
    }

    PlanResourceChange.Response plan(DynamicValue prior, DynamicValue config) {
        return provider()
                .planResourceChange(PlanResourceChange.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setPriorState(prior)
                        .setProposedNewState(config)
                        .setConfig(config)
                        .build());
    }

    ApplyResourceChange.Response apply(DynamicValue prior, DynamicValue planned, DynamicValue config) {
        return provider()
                .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setPriorState(prior)
                        .setPlannedState(planned)
                        .setConfig(config)
                        .build());
    }

    /** Plans and applies. */
    ApplyResourceChange.Response change(DynamicValue prior, DynamicValue config) {
        return apply(prior, plan(prior, config).getPlannedState(), config);
    }

    ReadResource.Response read(DynamicValue current) {
        return provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(current)
                        .build());
    }

    static ClientCapabilities terraform111() {
        return ClientCapabilities.newBuilder()
                .setWriteOnlyAttributesAllowed(true)
                .build();
    }

    /** A thing with a name; attributes and values follow in turn. */
    static DynamicValue thing(Object... attributesAndValues) {
        return value(AwkwardProvider.THING, attributesAndValues);
    }

    static DynamicValue value(Schema schema, Object... attributesAndValues) {
        return DynamicValues.encode(object(schema, attributesAndValues), schema.valueType());
    }

    static Value.MapValue object(Schema schema, Object... attributesAndValues) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            entries.put(attribute.name(), Value.NULL);
        }
        for (var i = 0; i < attributesAndValues.length; i += 2) {
            entries.put(
                    ((Attribute<?>) attributesAndValues[i]).name(),
                    attributesAndValues[i + 1] instanceof Value value
                            ? value
                            : Value.of((String) attributesAndValues[i + 1]));
        }
        return new Value.MapValue(entries);
    }

    static DynamicValue nothing() {
        return DynamicValues.encode(Value.NULL, AwkwardProvider.THING.valueType());
    }

    static DynamicValue bytes(String hex) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(HexFormat.of().parseHex(hex)))
                .build();
    }

    static DynamicValue json(String json) {
        return DynamicValue.newBuilder().setJson(ByteString.copyFromUtf8(json)).build();
    }

    static Value thing(DynamicValue encoded) {
        return DynamicValues.decode(encoded, AwkwardProvider.THING.valueType());
    }

    static Values state(DynamicValue encoded) {
        return new Values((Value.MapValue) thing(encoded));
    }

    /** Each as {@code ERROR path: summary}. */
    static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic ->
                        diagnostic.getSeverity().name() + " " + path(diagnostic) + ": " + diagnostic.getSummary())
                .toList();
    }

    private static String path(Diagnostic diagnostic) {
        var text = new StringBuilder();
        for (var step : diagnostic.getAttribute().getStepsList()) {
            switch (step.getSelectorCase()) {
                case ATTRIBUTE_NAME -> text.append('.').append(step.getAttributeName());
                case ELEMENT_KEY_STRING ->
                    text.append('[').append(step.getElementKeyString()).append(']');
                case ELEMENT_KEY_INT ->
                    text.append('[').append(step.getElementKeyInt()).append(']');
                case SELECTOR_NOT_SET -> throw new AssertionError("a step to nowhere");
            }
        }
        return text.toString();
    }
}
