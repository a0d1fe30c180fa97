package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GenerateResourceConfig;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Terraform's calls for managed resources: validate, upgrade, move, read, plan, apply and import. A failure is answered with
 * the state from before the call, so that Terraform forgets no object.
 *
 * @param <C> the client of a configured provider
 */
final class ManagedResourceCalls<C> {
    private final Engine<C> engine;
    private final CallSupport support;

    ManagedResourceCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void validateResourceConfig(
            ValidateResourceConfig.Request request, StreamObserver<ValidateResourceConfig.Response> observer) {
        ErrorResponse<ValidateResourceConfig.Response> answer =
                diagnostics -> ValidateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var config = support.decode(request.getConfig(), resource.schema());
            var writeOnlyAllowed = request.getClientCapabilities().getWriteOnlyAttributesAllowed();
            return answer.with(support.encode(engine.validateResource(resource, config, writeOnlyAllowed)));
        });
    }

    void upgradeResourceState(
            UpgradeResourceState.Request request, StreamObserver<UpgradeResourceState.Response> observer) {
        ErrorResponse<UpgradeResourceState.Response> answer = diagnostics -> UpgradeResourceState.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, answer, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var schema = resource.schema();
            var form = engine.storedForm(resource, schema.name(), request.getVersion());
            var stored = support.decode(request.getRawState(), form, schema);
            var found = engine.upgrade(resource, schema.name(), request.getVersion(), stored);
            return UpgradeResourceState.Response.newBuilder()
                    .setUpgradedState(CallSupport.encode(found.state(), schema))
                    .addAllDiagnostics(support.encode(found.diagnostics()))
                    .build();
        });
    }

    void moveResourceState(MoveResourceState.Request request, StreamObserver<MoveResourceState.Response> observer) {
        ErrorResponse<MoveResourceState.Response> answer = diagnostics -> MoveResourceState.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, answer, () -> {
            var resource = CallSupport.resource(engine, request.getTargetTypeName());
            var schema = resource.schema();
            var type = request.getSourceTypeName();
            var version = request.getSourceSchemaVersion();
            requireDokploy(request, schema);
            var form = engine.storedForm(resource, type, version);
            var found = engine.upgrade(resource, type, version, support.decode(request.getSourceState(), form, schema));
            var response =
                    MoveResourceState.Response.newBuilder().addAllDiagnostics(support.encode(found.diagnostics()));
            if (!found.state().isNull()) {
                response.setTargetState(CallSupport.encode(found.state(), schema));
                if (form.isOurs()) {
                    response.setTargetPrivate(request.getSourcePrivate());
                }
            }
            return response.build();
        });
    }

    /** Refuses objects of providers for something else, and objects of our own that are of another type. */
    private static void requireDokploy(MoveResourceState.Request request, Schema target) {
        var type = request.getSourceTypeName();
        var address = request.getSourceProviderAddress();
        if (!address.endsWith("/dokploy")) {
            throw new DiagnosticException(Diagnostic.error(
                    "Unsupported Move",
                    "A `" + type + "` of the provider `" + address + "` cannot be moved to a `" + target.name()
                            + "`: only objects of providers for Dokploy can be. Import the object under its new"
                            + " address, and remove the old one from the state with a `removed` block."));
        }
        if (!Schema.isForeign(request.getSourceSchemaVersion()) && !type.equals(target.name())) {
            throw new DiagnosticException(Diagnostic.error(
                    "Unsupported Move",
                    "A `" + type + "` of this provider cannot be moved to a `" + target.name()
                            + "`: an object on the server never becomes one of another type. Correct the `moved` block,"
                            + " or destroy the object and create the new one."));
        }
    }

    void readResource(ReadResource.Request request, StreamObserver<ReadResource.Response> observer) {
        // Without a state in the answer the object would count as gone.
        ErrorResponse<ReadResource.Response> unchanged = diagnostics -> ReadResource.Response.newBuilder()
                .setNewState(request.getCurrentState())
                .setPrivate(request.getPrivate())
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, unchanged, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var schema = resource.schema();
            var current = support.decode(request.getCurrentState(), schema);
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var result = engine.read(resource, current, request.getPrivate().toByteArray(), deferralAllowed);
            var response = ReadResource.Response.newBuilder()
                    .setNewState(CallSupport.encode(result.state(), schema))
                    .setPrivate(ByteString.copyFrom(result.privateState().encoded()))
                    .addAllDiagnostics(support.encode(result.diagnostics()));
            var identity = IdentityCalls.known(resource, result.state());
            if (identity != null) {
                response.setNewIdentity(identity);
            }
            if (result.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    void planResourceChange(PlanResourceChange.Request request, StreamObserver<PlanResourceChange.Response> observer) {
        ErrorResponse<PlanResourceChange.Response> refusal = diagnostics -> PlanResourceChange.Response.newBuilder()
                .setPlannedState(request.getPriorState())
                .setPlannedPrivate(request.getPriorPrivate())
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, refusal, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var schema = resource.schema();
            var prior = support.decode(request.getPriorState(), schema);
            var proposed = support.decode(request.getProposedNewState(), schema);
            var config = support.decode(request.getConfig(), schema);
            var privateState = request.getPriorPrivate().toByteArray();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var plan = engine.plan(resource, prior, proposed, config, privateState, deferralAllowed);
            var response = PlanResourceChange.Response.newBuilder()
                    .setPlannedState(CallSupport.encode(plan.planned(), schema))
                    .setPlannedPrivate(ByteString.copyFrom(plan.privateState().encoded()))
                    .addAllDiagnostics(support.encode(plan.diagnostics()));
            var identity = IdentityCalls.known(resource, plan.planned());
            if (identity != null) {
                response.setPlannedIdentity(identity);
            }
            for (var path : plan.requiresReplace()) {
                response.addRequiresReplace(DiagnosticEncoder.encode(path));
            }
            if (plan.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    void applyResourceChange(
            ApplyResourceChange.Request request, StreamObserver<ApplyResourceChange.Response> observer) {
        // Nothing was done yet when this answer is sent, so the prior state still holds.
        ErrorResponse<ApplyResourceChange.Response> unchanged = diagnostics -> ApplyResourceChange.Response.newBuilder()
                .setNewState(request.getPriorState())
                .setPrivate(request.getPlannedPrivate())
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, unchanged, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var schema = resource.schema();
            var prior = support.decode(request.getPriorState(), schema);
            var planned = support.decode(request.getPlannedState(), schema);
            var config = support.decode(request.getConfig(), schema);
            var privateState = request.getPlannedPrivate().toByteArray();
            var result = engine.apply(resource, prior, planned, config, privateState);
            var diagnostics = new ArrayList<>(result.diagnostics());
            var state = salvage(result.state(), schema, diagnostics);
            var response = ApplyResourceChange.Response.newBuilder()
                    .setNewState(state)
                    .setPrivate(ByteString.copyFrom(result.privateState().encoded()))
                    .addAllDiagnostics(support.encode(diagnostics));
            var identity = IdentityCalls.known(resource, result.state());
            if (identity != null) {
                response.setNewIdentity(identity);
            }
            return response.build();
        });
    }

    void importResourceState(
            ImportResourceState.Request request, StreamObserver<ImportResourceState.Response> observer) {
        ErrorResponse<ImportResourceState.Response> answer = diagnostics -> ImportResourceState.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, answer, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var isByIdentity = request.hasIdentity() && request.getId().isEmpty();
            var result = isByIdentity
                    ? engine.importByIdentity(
                            resource, IdentityCalls.decode(resource, request.getIdentity()), deferralAllowed)
                    : engine.importState(resource, request.getId(), deferralAllowed);
            var response =
                    ImportResourceState.Response.newBuilder().addAllDiagnostics(support.encode(result.diagnostics()));
            if (!result.state().isNull()) {
                var imported = ImportResourceState.ImportedResource.newBuilder()
                        .setTypeName(request.getTypeName())
                        .setState(CallSupport.encode(result.state(), resource.schema()))
                        .setPrivate(ByteString.copyFrom(result.privateState().encoded()));
                var identity = IdentityCalls.known(resource, result.state());
                if (identity != null) {
                    imported.setIdentity(identity);
                } else if (isByIdentity) {
                    // What was found is complete only when it has been read; so far it has what was named.
                    imported.setIdentity(request.getIdentity());
                }
                response.addImportedResources(imported);
            }
            if (result.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    void generateResourceConfig(
            GenerateResourceConfig.Request request, StreamObserver<GenerateResourceConfig.Response> observer) {
        ErrorResponse<GenerateResourceConfig.Response> refusal =
                diagnostics -> GenerateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, refusal, () -> {
            var resource = CallSupport.resource(engine, request.getTypeName());
            var state = support.decode(request.getState(), resource.schema());
            return GenerateResourceConfig.Response.newBuilder()
                    .setConfig(CallSupport.encode(engine.generateConfig(resource, state), resource.schema()))
                    .build();
        });
    }

    /**
     * Encodes the object, if need be without the attributes that cannot be sent, each of them an error: an object that
     * was made must reach the state with at least its id.
     */
    private static DynamicValue salvage(Value object, Schema schema, List<Diagnostic> diagnostics) {
        try {
            return DynamicValues.encode(object, schema.valueType());
        } catch (CodecException _) {
            return CallSupport.encode(sendable(object, schema, diagnostics), schema);
        }
    }

    private static Value sendable(Value object, Schema schema, List<Diagnostic> diagnostics) {
        if (!(object instanceof Value.MapValue entries)) {
            return Value.NULL;
        }
        var sendable = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = entries.at(attribute.name());
            try {
                var _ = MsgPack.encode(value, attribute.valueType());
                sendable.put(attribute.name(), value);
            } catch (CodecException problem) {
                sendable.put(attribute.name(), Value.NULL);
                diagnostics.add(CallSupport.unencodable(Path.of(attribute.name()), problem));
            }
        }
        return new Value.MapValue(sendable);
    }
}
