package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.protocol.InProcessHost;
import com.dokploy.terraform.protocol.MsgPack;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GenerateResourceConfig;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.protocol.generated.OpenEphemeralResource;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.ResourceIdentityData;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Terraform does with one object of one type, over real gRPC without a network; with several at once if wanted. */
final class Terraform implements AutoCloseable {
    /** What Terraform keeps of an object; the identity is empty where Terraform was told none. */
    record StoredState(Value state, ByteString privateState, ResourceIdentityData identity) {
        StoredState(Value state, ByteString privateState) {
            this(state, privateState, ResourceIdentityData.getDefaultInstance());
        }

        static final StoredState NOTHING = new StoredState(Value.NULL, ByteString.EMPTY);

        Value.MapValue object() {
            return (Value.MapValue) state;
        }
    }

    /** A plan. */
    record PlannedChange(Value planned, ByteString privateState, List<String> requiresReplace) {}

    /** Everything that was said to the user, for the scan for secrets. */
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    /** Every plan and state that Terraform was given to keep. */
    private final List<Value> kept = Collections.synchronizedList(new ArrayList<>());
    /** All notes that Terraform was given to keep. */
    private final List<String> noted = Collections.synchronizedList(new ArrayList<>());

    private final InProcessHost host;
    private final ProviderGrpc.ProviderBlockingStub stub;

    Terraform(Provider<?> provider) {
        host = new InProcessHost(provider);
        stub = host.provider();
    }

    /** Configures the provider; the errors that it finds. */
    List<String> configure(Schema schema, Value.MapValue configuration) {
        return errors(stub.configureProvider(ConfigureProvider.Request.newBuilder()
                        .setTerraformVersion("1.11.4")
                        .setConfig(encode(configuration, schema.valueType()))
                        .build())
                .getDiagnosticsList());
    }

    /** The errors in a configuration. */
    List<String> validate(Schema schema, Value.MapValue config) {
        return errors(stub.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName(schema.name())
                        .setConfig(encode(config, schema.valueType()))
                        .setClientCapabilities(ClientCapabilities.newBuilder().setWriteOnlyAttributesAllowed(true))
                        .build())
                .getDiagnosticsList());
    }

    /** Plans a configuration, whatever comes of it; the errors. */
    List<String> tryPlan(Schema schema, StoredState kept, Value.MapValue config) {
        return errors(asked(schema, kept, config, proposed(schema, kept.state(), config))
                .getDiagnosticsList());
    }

    /** Plans the end of an object, whatever comes of it. */
    void tryPlanDestroy(Schema schema, StoredState kept) {
        tell(asked(schema, kept, Value.NULL, Value.NULL).getDiagnosticsList());
    }

    private PlanResourceChange.Response asked(Schema schema, StoredState kept, Value config, Value proposed) {
        return stub.planResourceChange(PlanResourceChange.Request.newBuilder()
                .setTypeName(schema.name())
                .setPriorState(encode(kept.state(), schema.valueType()))
                .setPriorPrivate(kept.privateState())
                .setConfig(encode(config, schema.valueType()))
                .setProposedNewState(encode(proposed, schema.valueType()))
                .build());
    }

    /** Plans a configuration; it must succeed. */
    PlannedChange plan(Schema schema, StoredState kept, Value.MapValue config) {
        var answer = asked(schema, kept, config, proposed(schema, kept.state(), config));
        assertThat(errors(answer.getDiagnosticsList())).as("errors of the plan").isEmpty();
        return planned(schema, answer);
    }

    private PlannedChange planned(Schema schema, PlanResourceChange.Response answer) {
        var paths = new ArrayList<String>();
        for (var path : answer.getRequiresReplaceList()) {
            paths.add(path.getSteps(0).getAttributeName());
        }
        noted.add(answer.getPlannedPrivate().toStringUtf8());
        return new PlannedChange(decode(answer.getPlannedState(), schema), answer.getPlannedPrivate(), paths);
    }

    /** Core's rule in short: the configuration, and where that says nothing the prior value of what is computed. */
    private static Value proposed(Schema schema, Value prior, Value.MapValue config) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var configured = config.at(attribute.name());
            var before = prior instanceof Value.MapValue object ? object.at(attribute.name()) : Value.NULL;
            entries.put(attribute.name(), configured.isNull() && attribute.isComputed() ? before : configured);
        }
        return new Value.MapValue(entries);
    }

    /** Plans and applies a configuration, with another object where the plan asks for one; it must succeed. */
    StoredState apply(Schema schema, StoredState kept, Value.MapValue config) {
        var attempt = attempt(schema, kept, config);
        assertThat(attempt.errors()).as("errors of the apply").isEmpty();
        return attempt.kept();
    }

    /** What an apply that may fail leaves. */
    record Attempt(StoredState kept, List<String> errors) {}

    /** Plans and applies a configuration, whatever comes of it. */
    Attempt attempt(Schema schema, StoredState kept, Value.MapValue config) {
        assertThat(validate(schema, config)).as("errors in the configuration").isEmpty();
        var prior = kept;
        var answer = asked(schema, prior, config, proposed(schema, prior.state(), config));
        var refusals = errors(answer.getDiagnosticsList());
        if (!refusals.isEmpty()) {
            return new Attempt(kept, refusals);
        }
        var plan = planned(schema, answer);
        if (!prior.state().isNull() && !plan.requiresReplace().isEmpty()) {
            destroy(schema, prior);
            prior = StoredState.NOTHING;
            plan = plan(schema, prior, config);
        }
        if (plan.planned().equals(prior.state())) {
            return new Attempt(new StoredState(prior.state(), plan.privateState(), prior.identity()), List.of());
        }
        return carryOut(schema, prior, plan, config);
    }

    /** Carries out a plan, whatever comes of it. */
    Attempt carryOut(Schema schema, StoredState prior, PlannedChange plan, Value.MapValue config) {
        var answer = stub.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(schema.name())
                .setPriorState(encode(prior.state(), schema.valueType()))
                .setPlannedState(encode(plan.planned(), schema.valueType()))
                .setConfig(encode(config, schema.valueType()))
                .setPlannedPrivate(plan.privateState())
                .build());
        var errors = errors(answer.getDiagnosticsList());
        var state = decode(answer.getNewState(), schema);
        if (errors.isEmpty()) {
            assertThat(state.isWhollyKnown())
                    .as("state is wholly known: %s", state)
                    .isTrue();
            for (var attribute : schema.attributes()) {
                var planned = ((Value.MapValue) plan.planned()).at(attribute.name());
                if (planned.isWhollyKnown()) {
                    assertThat(((Value.MapValue) state).at(attribute.name()))
                            .as("%s as planned", attribute.name())
                            .isEqualTo(planned);
                }
            }
        }
        assertStaysTheSame(prior, state, answer.getNewIdentity());
        noted.add(answer.getPrivate().toStringUtf8());
        return new Attempt(new StoredState(state, answer.getPrivate(), answer.getNewIdentity()), errors);
    }

    /** Reads an object again; it must succeed. */
    StoredState read(Schema schema, StoredState kept) {
        var answer = stub.readResource(ReadResource.Request.newBuilder()
                .setTypeName(schema.name())
                .setCurrentState(encode(kept.state(), schema.valueType()))
                .setPrivate(kept.privateState())
                .build());
        assertThat(errors(answer.getDiagnosticsList())).as("errors of the read").isEmpty();
        var state = decode(answer.getNewState(), schema);
        assertStaysTheSame(kept, state, answer.getNewIdentity());
        return new StoredState(state, answer.getPrivate(), answer.getNewIdentity());
    }

    /** Terraform refuses an object without identity, and one whose identity changes. */
    private static void assertStaysTheSame(StoredState before, Value state, ResourceIdentityData identity) {
        if (!state.isNull()) {
            assertThat(identity.getIdentityData().getMsgpack().isEmpty())
                    .as("identity is missing")
                    .isFalse();
        }
        if (!state.isNull() && !before.state().isNull() && before.identity().hasIdentityData()) {
            assertThat(identity).as("identity").isEqualTo(before.identity());
        }
    }

    /** What reading an object again says went wrong. */
    List<String> tryRead(Schema schema, StoredState kept) {
        return errors(stub.readResource(ReadResource.Request.newBuilder()
                        .setTypeName(schema.name())
                        .setCurrentState(encode(kept.state(), schema.valueType()))
                        .setPrivate(kept.privateState())
                        .build())
                .getDiagnosticsList());
    }

    /** Imports an object and reads it. */
    StoredState importState(Schema schema, String id) {
        var answer = stub.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(schema.name())
                .setId(id)
                .build());
        assertThat(errors(answer.getDiagnosticsList()))
                .as("errors of the import")
                .isEmpty();
        var imported = answer.getImportedResources(0);
        return read(schema, new StoredState(decode(imported.getState(), schema), imported.getPrivate()));
    }

    /** Imports the object of an identity and reads it. */
    StoredState importByIdentity(Schema schema, ResourceIdentityData identity) {
        var answer = stub.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(schema.name())
                .setIdentity(identity)
                .build());
        assertThat(errors(answer.getDiagnosticsList()))
                .as("errors of the import by identity")
                .isEmpty();
        var imported = answer.getImportedResources(0);
        return read(
                schema,
                new StoredState(decode(imported.getState(), schema), imported.getPrivate(), imported.getIdentity()));
    }

    /** Tries to import the object of an identity, whatever comes of it. */
    void tryImportByIdentity(Schema schema, Value.MapValue identity) {
        var type = new Type.ObjectOf(Map.of("id", Type.STRING));
        var answer = stub.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(schema.name())
                .setIdentity(ResourceIdentityData.newBuilder().setIdentityData(encode(identity, type)))
                .build());
        tell(answer.getDiagnosticsList());
    }

    /** Lists objects of a type, whole; it must succeed. */
    List<ListResource.Event> list(Schema list, Value.MapValue config) {
        var events = tryList(list, config);
        for (var event : events) {
            assertThat(errors(event.getDiagnosticList()))
                    .as("errors of the list")
                    .isEmpty();
        }
        return events;
    }

    /** Lists objects of a type, whole, whatever comes of it. */
    List<ListResource.Event> tryList(Schema list, Value.MapValue config) {
        var events = new ArrayList<ListResource.Event>();
        stub.listResource(ListResource.Request.newBuilder()
                        .setTypeName(list.name())
                        .setConfig(encode(config, list.valueType()))
                        .setIncludeResourceObject(true)
                        .setLimit(10_000)
                        .build())
                .forEachRemaining(events::add);
        return events;
    }

    /** The configuration that the provider writes for an object. */
    Value.MapValue generateConfig(Schema schema, Value state) {
        var answer = stub.generateResourceConfig(GenerateResourceConfig.Request.newBuilder()
                .setTypeName(schema.name())
                .setState(encode(state, schema.valueType()))
                .build());
        assertThat(errors(answer.getDiagnosticsList()))
                .as("errors of the generation")
                .isEmpty();
        return (Value.MapValue) decode(answer.getConfig(), schema);
    }

    /** Imports an object and reads it, whatever comes of it. */
    void tryImport(Schema schema, String id) {
        var answer = stub.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(schema.name())
                .setId(id)
                .build());
        tell(answer.getDiagnosticsList());
        for (var imported : answer.getImportedResourcesList()) {
            var _ = tryRead(schema, new StoredState(decode(imported.getState(), schema), imported.getPrivate()));
        }
    }

    /** Looks something up, whatever comes of it, and returns the errors. */
    List<String> tryLookUp(Schema schema, Value.MapValue config) {
        return errors(stub.readDataSource(ReadDataSource.Request.newBuilder()
                        .setTypeName(schema.name())
                        .setConfig(encode(config, schema.valueType()))
                        .build())
                .getDiagnosticsList());
    }

    /** What opening an ephemeral resource gave; the result is null if that failed. */
    record Opened(Value result, ByteString privateState, List<String> errors) {
        Value.MapValue object() {
            return (Value.MapValue) result;
        }
    }

    /** Opens an ephemeral resource, whatever comes of it. */
    Opened openEphemeral(Schema schema, Value.MapValue config) {
        var answer = stub.openEphemeralResource(OpenEphemeralResource.Request.newBuilder()
                .setTypeName(schema.name())
                .setConfig(encode(config, schema.valueType()))
                .build());
        var encoded = answer.getResult().getMsgpack();
        var result = encoded.isEmpty() ? Value.NULL : MsgPack.decode(encoded.toByteArray(), schema.valueType());
        return new Opened(result, answer.getPrivate(), errors(answer.getDiagnosticsList()));
    }

    /** Closes an ephemeral resource, whatever comes of it, and returns the errors. */
    List<String> closeEphemeral(Schema schema, Opened opened) {
        return errors(stub.closeEphemeralResource(CloseEphemeralResource.Request.newBuilder()
                        .setTypeName(schema.name())
                        .setPrivate(opened.privateState())
                        .build())
                .getDiagnosticsList());
    }

    /** Everything else that Terraform may ask. */
    ProviderGrpc.ProviderBlockingStub calls() {
        return stub;
    }

    /** Looks something up; it must succeed. */
    Value.MapValue lookUp(Schema schema, Value.MapValue config) {
        var answer = stub.readDataSource(ReadDataSource.Request.newBuilder()
                .setTypeName(schema.name())
                .setConfig(encode(config, schema.valueType()))
                .build());
        assertThat(errors(answer.getDiagnosticsList()))
                .as("errors of the look-up")
                .isEmpty();
        return (Value.MapValue) decode(answer.getState(), schema);
    }

    /** Destroys an object; it must succeed. */
    void destroy(Schema schema, StoredState kept) {
        var attempt = attemptDestroy(schema, kept);
        assertThat(attempt.errors()).as("errors of the destroy").isEmpty();
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
    }

    /** Destroys an object, whatever comes of it. */
    Attempt attemptDestroy(Schema schema, StoredState kept) {
        var answer = stub.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(schema.name())
                .setPriorState(encode(kept.state(), schema.valueType()))
                .setPlannedState(encode(Value.NULL, schema.valueType()))
                .setConfig(encode(Value.NULL, schema.valueType()))
                .setPlannedPrivate(kept.privateState())
                .build());
        return new Attempt(
                new StoredState(decode(answer.getNewState(), schema), answer.getPrivate()),
                errors(answer.getDiagnosticsList()));
    }

    /** What was said to the user since the last {@link #forgetAll}. */
    List<String> said() {
        return said;
    }

    /** The plans and states that Terraform was given since the last {@link #forgetAll}. */
    List<Value> kept() {
        return kept;
    }

    /** The notes that Terraform was given since the last {@link #forgetAll}. */
    List<String> noted() {
        return noted;
    }

    /** Begins a new record of what Terraform was told and given. */
    void forgetAll() {
        said.clear();
        kept.clear();
        noted.clear();
    }

    /** Notes what the user is told. */
    void tell(List<Diagnostic> diagnostics) {
        var _ = errors(diagnostics);
    }

    /** Notes what the user is told, and returns the errors. */
    List<String> errors(List<Diagnostic> diagnostics) {
        var errors = new ArrayList<String>();
        for (var diagnostic : diagnostics) {
            var text = diagnostic.getSummary() + ": " + diagnostic.getDetail();
            said.add(text);
            if (diagnostic.getSeverity() == Diagnostic.Severity.ERROR) {
                errors.add(text);
            }
        }
        return errors;
    }

    static DynamicValue encode(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(MsgPack.encode(value, type)))
                .build();
    }

    Value decode(DynamicValue value, Schema schema) {
        var decoded = value.getMsgpack().isEmpty()
                ? Value.NULL
                : MsgPack.decode(value.getMsgpack().toByteArray(), schema.valueType());
        kept.add(decoded);
        return decoded;
    }

    @Override
    public void close() {
        host.close();
    }
}
