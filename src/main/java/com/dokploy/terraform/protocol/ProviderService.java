package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Engine;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function.ArgumentException;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.ConfigureStateStore;
import com.dokploy.terraform.protocol.generated.Deferred;
import com.dokploy.terraform.protocol.generated.DeleteState;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.Function;
import com.dokploy.terraform.protocol.generated.FunctionError;
import com.dokploy.terraform.protocol.generated.GenerateResourceConfig;
import com.dokploy.terraform.protocol.generated.GetFunctions;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.GetResourceIdentitySchemas;
import com.dokploy.terraform.protocol.generated.GetStates;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.InvokeAction;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.protocol.generated.LockState;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.OpenEphemeralResource;
import com.dokploy.terraform.protocol.generated.PlanAction;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.ReadStateBytes;
import com.dokploy.terraform.protocol.generated.RenewEphemeralResource;
import com.dokploy.terraform.protocol.generated.ServerCapabilities;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.protocol.generated.UnlockState;
import com.dokploy.terraform.protocol.generated.UpgradeResourceIdentity;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateActionConfig;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateListResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateStateStore;
import com.dokploy.terraform.protocol.generated.WriteStateBytes;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The tfplugin6 service: every call decodes, asks the {@link Engine} and encodes, nothing else. Whatever goes wrong is
 * a diagnostic in the answer, never a gRPC status, and never an answer that makes Terraform forget an object. Calls run
 * at the same time; each has a thread to itself.
 *
 * @param <C> the connection to the server
 */
public final class ProviderService<C> extends ProviderGrpc.ProviderImplBase {
    private static final ServerCapabilities CAPABILITIES = ServerCapabilities.newBuilder()
            .setPlanDestroy(true)
            .setGetProviderSchemaOptional(true)
            .build();

    /** Asks Terraform to come back when the provider's configuration is known. Sent only where it allows that. */
    private static final Deferred UNTIL_CONFIGURED = Deferred.newBuilder()
            .setReason(Deferred.Reason.PROVIDER_CONFIG_UNKNOWN)
            .build();

    private final Engine<C> engine;
    private final KnownSecrets secrets = new KnownSecrets();
    private final DiagnosticEncoder encoder = new DiagnosticEncoder(secrets);
    private final FutureTask<GetProviderSchema.Response> schemas = new FutureTask<>(this::encodedSchemas);

    /** Serves what an engine offers. */
    public ProviderService(Engine<C> engine) {
        this.engine = engine;
    }

    /** A text without the secrets that Terraform has handed to this process. */
    public String withoutSecrets(String text) {
        return secrets.scrub(text);
    }

    /** Encodes the schemas, which Terraform mostly asks for first. */
    public void prepare() {
        schemas.run();
    }

    /** What an answer looks like that consists of diagnostics. */
    private interface ErrorResponse<R> {
        R with(List<com.dokploy.terraform.protocol.generated.Diagnostic> diagnostics);
    }

    // ----------------------------------------------------------------------------------------------- what there is

    @Override
    public void getMetadata(GetMetadata.Request request, StreamObserver<GetMetadata.Response> observer) {
        ErrorResponse<GetMetadata.Response> refusal = diagnostics ->
                GetMetadata.Response.newBuilder().addAllDiagnostics(diagnostics).build();
        answer(observer, refusal, this::metadata);
    }

    private GetMetadata.Response metadata() {
        var response = GetMetadata.Response.newBuilder().setServerCapabilities(CAPABILITIES);
        for (var name : engine.resources().keySet()) {
            response.addResources(GetMetadata.ResourceMetadata.newBuilder().setTypeName(name));
        }
        for (var name : engine.dataSources().keySet()) {
            response.addDataSources(GetMetadata.DataSourceMetadata.newBuilder().setTypeName(name));
        }
        for (var name : engine.ephemerals().keySet()) {
            response.addEphemeralResources(
                    GetMetadata.EphemeralMetadata.newBuilder().setTypeName(name));
        }
        for (var name : engine.functions().keySet()) {
            response.addFunctions(GetMetadata.FunctionMetadata.newBuilder().setName(name));
        }
        return response.build();
    }

    @Override
    public void getProviderSchema(
            GetProviderSchema.Request request, StreamObserver<GetProviderSchema.Response> observer) {
        ErrorResponse<GetProviderSchema.Response> refusal =
                diagnostics -> GetProviderSchema.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, refusal, this::schemas);
    }

    private GetProviderSchema.Response schemas() {
        schemas.run();
        try {
            return schemas.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The call was given up.");
        }
    }

    private GetProviderSchema.Response encodedSchemas() {
        var response = GetProviderSchema.Response.newBuilder()
                .setServerCapabilities(CAPABILITIES)
                .setProvider(SchemaEncoder.encode(engine.providerSchema()))
                .putAllFunctions(functions());
        for (var resource : engine.resources().entrySet()) {
            response.putResourceSchemas(
                    resource.getKey(), SchemaEncoder.encode(resource.getValue().schema()));
        }
        for (var dataSource : engine.dataSources().entrySet()) {
            response.putDataSourceSchemas(
                    dataSource.getKey(),
                    SchemaEncoder.encode(dataSource.getValue().schema()));
        }
        for (var ephemeral : engine.ephemerals().entrySet()) {
            response.putEphemeralResourceSchemas(
                    ephemeral.getKey(),
                    SchemaEncoder.encode(ephemeral.getValue().schema()));
        }
        return response.build();
    }

    @Override
    public void getResourceIdentitySchemas(
            GetResourceIdentitySchemas.Request request, StreamObserver<GetResourceIdentitySchemas.Response> observer) {
        send(observer, GetResourceIdentitySchemas.Response.getDefaultInstance());
    }

    @Override
    public void getFunctions(GetFunctions.Request request, StreamObserver<GetFunctions.Response> observer) {
        ErrorResponse<GetFunctions.Response> refusal = diagnostics -> GetFunctions.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        answer(
                observer,
                refusal,
                () -> GetFunctions.Response.newBuilder()
                        .putAllFunctions(functions())
                        .build());
    }

    private Map<String, Function> functions() {
        var functions = new LinkedHashMap<String, Function>();
        for (var function : engine.functions().entrySet()) {
            functions.put(function.getKey(), SchemaEncoder.encode(function.getValue()));
        }
        return functions;
    }

    // ----------------------------------------------------------------------------------------- the provider itself

    @Override
    public void validateProviderConfig(
            ValidateProviderConfig.Request request, StreamObserver<ValidateProviderConfig.Response> observer) {
        ErrorResponse<ValidateProviderConfig.Response> answer =
                diagnostics -> ValidateProviderConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var config = decode(request.getConfig(), engine.providerSchema());
            return answer.with(encoder.encode(engine.validateProvider(config)));
        });
    }

    @Override
    public void configureProvider(
            ConfigureProvider.Request request, StreamObserver<ConfigureProvider.Response> observer) {
        ErrorResponse<ConfigureProvider.Response> answer =
                diagnostics -> ConfigureProvider.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var config = decode(request.getConfig(), engine.providerSchema());
            return answer.with(encoder.encode(engine.configure(config, request.getTerraformVersion())));
        });
    }

    @Override
    public void stopProvider(StopProvider.Request request, StreamObserver<StopProvider.Response> observer) {
        ErrorResponse<StopProvider.Response> answer = diagnostics -> StopProvider.Response.newBuilder()
                .setError(diagnostics.getFirst().getDetail())
                .build();
        answer(observer, answer, () -> {
            engine.stop();
            return StopProvider.Response.getDefaultInstance();
        });
    }

    // ------------------------------------------------------------------------------------------- managed resources

    @Override
    public void validateResourceConfig(
            ValidateResourceConfig.Request request, StreamObserver<ValidateResourceConfig.Response> observer) {
        ErrorResponse<ValidateResourceConfig.Response> answer =
                diagnostics -> ValidateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var resource = resource(request.getTypeName());
            var config = decode(request.getConfig(), resource.schema());
            var writeOnlyAllowed = request.getClientCapabilities().getWriteOnlyAttributesAllowed();
            return answer.with(encoder.encode(engine.validateResource(resource, config, writeOnlyAllowed)));
        });
    }

    @Override
    public void upgradeResourceState(
            UpgradeResourceState.Request request, StreamObserver<UpgradeResourceState.Response> observer) {
        ErrorResponse<UpgradeResourceState.Response> answer =
                diagnostics -> UpgradeResourceState.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var resource = resource(request.getTypeName());
            var schema = resource.schema();
            var stored = decode(request.getRawState(), engine.storedType(resource, request.getVersion()), schema);
            var found = engine.upgrade(resource, request.getVersion(), stored);
            return UpgradeResourceState.Response.newBuilder()
                    .setUpgradedState(encode(found.state(), schema))
                    .addAllDiagnostics(encoder.encode(found.diagnostics()))
                    .build();
        });
    }

    @Override
    public void upgradeResourceIdentity(
            UpgradeResourceIdentity.Request request, StreamObserver<UpgradeResourceIdentity.Response> observer) {
        send(
                observer,
                UpgradeResourceIdentity.Response.newBuilder()
                        .addAllDiagnostics(notSupported("Resource identity"))
                        .build());
    }

    @Override
    public void readResource(ReadResource.Request request, StreamObserver<ReadResource.Response> observer) {
        // Without a state in the answer the object would count as gone.
        ErrorResponse<ReadResource.Response> unchanged =
                diagnostics -> ReadResource.Response.newBuilder()
                        .setNewState(request.getCurrentState())
                        .setPrivate(request.getPrivate())
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, unchanged, () -> {
            var resource = resource(request.getTypeName());
            var schema = resource.schema();
            var current = decode(request.getCurrentState(), schema);
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var result = engine.read(resource, current, request.getPrivate().toByteArray(), deferralAllowed);
            var response = ReadResource.Response.newBuilder()
                    .setNewState(encode(result.state(), schema))
                    .setPrivate(ByteString.copyFrom(result.privateState().encoded()))
                    .addAllDiagnostics(encoder.encode(result.diagnostics()));
            if (result.isDeferred()) {
                response.setDeferred(UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    @Override
    public void planResourceChange(
            PlanResourceChange.Request request, StreamObserver<PlanResourceChange.Response> observer) {
        ErrorResponse<PlanResourceChange.Response> refusal =
                diagnostics -> PlanResourceChange.Response.newBuilder()
                        .setPlannedState(request.getPriorState())
                        .setPlannedPrivate(request.getPriorPrivate())
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, refusal, () -> {
            var resource = resource(request.getTypeName());
            var schema = resource.schema();
            var prior = decode(request.getPriorState(), schema);
            var proposed = decode(request.getProposedNewState(), schema);
            var config = decode(request.getConfig(), schema);
            var privateState = request.getPriorPrivate().toByteArray();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var plan = engine.plan(resource, prior, proposed, config, privateState, deferralAllowed);
            var response = PlanResourceChange.Response.newBuilder()
                    .setPlannedState(encode(plan.planned(), schema))
                    .setPlannedPrivate(ByteString.copyFrom(plan.privateState().encoded()))
                    .addAllDiagnostics(encoder.encode(plan.diagnostics()));
            for (var path : plan.requiresReplace()) {
                response.addRequiresReplace(DiagnosticEncoder.encode(path));
            }
            if (plan.isDeferred()) {
                response.setDeferred(UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    @Override
    public void applyResourceChange(
            ApplyResourceChange.Request request, StreamObserver<ApplyResourceChange.Response> observer) {
        // Nothing was done yet when this is sent, so what was there still is.
        ErrorResponse<ApplyResourceChange.Response> unchanged =
                diagnostics -> ApplyResourceChange.Response.newBuilder()
                        .setNewState(request.getPriorState())
                        .setPrivate(request.getPlannedPrivate())
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, unchanged, () -> {
            var resource = resource(request.getTypeName());
            var schema = resource.schema();
            var prior = decode(request.getPriorState(), schema);
            var planned = decode(request.getPlannedState(), schema);
            var config = decode(request.getConfig(), schema);
            var privateState = request.getPlannedPrivate().toByteArray();
            var result = engine.apply(resource, prior, planned, config, privateState);
            var diagnostics = new ArrayList<>(result.diagnostics());
            var state = salvage(result.state(), schema, diagnostics);
            return ApplyResourceChange.Response.newBuilder()
                    .setNewState(state)
                    .setPrivate(ByteString.copyFrom(result.privateState().encoded()))
                    .addAllDiagnostics(encoder.encode(diagnostics))
                    .build();
        });
    }

    @Override
    public void importResourceState(
            ImportResourceState.Request request, StreamObserver<ImportResourceState.Response> observer) {
        ErrorResponse<ImportResourceState.Response> answer =
                diagnostics -> ImportResourceState.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var resource = resource(request.getTypeName());
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var result = engine.importState(resource, request.getId(), deferralAllowed);
            var response =
                    ImportResourceState.Response.newBuilder().addAllDiagnostics(encoder.encode(result.diagnostics()));
            if (!result.state().isNull()) {
                response.addImportedResources(ImportResourceState.ImportedResource.newBuilder()
                        .setTypeName(request.getTypeName())
                        .setState(encode(result.state(), resource.schema()))
                        .setPrivate(ByteString.copyFrom(result.privateState().encoded())));
            }
            if (result.isDeferred()) {
                response.setDeferred(UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    @Override
    public void moveResourceState(
            MoveResourceState.Request request, StreamObserver<MoveResourceState.Response> observer) {
        var diagnostic = Diagnostic.error(
                "Moving between these types is not supported",
                "An object of `" + request.getSourceTypeName() + "` of the provider `"
                        + request.getSourceProviderAddress() + "` cannot become a `" + request.getTargetTypeName()
                        + "`: this provider takes over objects of no other type and of no other provider. Import the"
                        + " object under its new address, and remove the old one from the state with a `removed`"
                        + " block.");
        send(
                observer,
                MoveResourceState.Response.newBuilder()
                        .addAllDiagnostics(encoder.encode(List.of(diagnostic)))
                        .build());
    }

    @Override
    public void generateResourceConfig(
            GenerateResourceConfig.Request request, StreamObserver<GenerateResourceConfig.Response> observer) {
        send(
                observer,
                GenerateResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(notSupported("Generating configuration in the provider"))
                        .build());
    }

    // ------------------------------------------------------------------------------------------------ data sources

    @Override
    public void validateDataResourceConfig(
            ValidateDataResourceConfig.Request request, StreamObserver<ValidateDataResourceConfig.Response> observer) {
        ErrorResponse<ValidateDataResourceConfig.Response> answer =
                diagnostics -> ValidateDataResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var dataSource = dataSource(request.getTypeName());
            var config = decode(request.getConfig(), dataSource.schema());
            return answer.with(encoder.encode(engine.validateDataSource(dataSource, config)));
        });
    }

    @Override
    public void readDataSource(ReadDataSource.Request request, StreamObserver<ReadDataSource.Response> observer) {
        ErrorResponse<ReadDataSource.Response> refusal =
                diagnostics -> ReadDataSource.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, refusal, () -> {
            var dataSource = dataSource(request.getTypeName());
            var schema = dataSource.schema();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var found = engine.readData(dataSource, decode(request.getConfig(), schema), deferralAllowed);
            var response = ReadDataSource.Response.newBuilder()
                    .setState(encode(found.state(), schema))
                    .addAllDiagnostics(encoder.encode(found.diagnostics()));
            if (found.isDeferred()) {
                response.setDeferred(UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    // --------------------------------------------------------------------------------------------------- functions

    @Override
    public void callFunction(CallFunction.Request request, StreamObserver<CallFunction.Response> observer) {
        ErrorResponse<CallFunction.Response> refusal = diagnostics -> CallFunction.Response.newBuilder()
                .setError(FunctionError.newBuilder()
                        .setText(diagnostics.getFirst().getDetail()))
                .build();
        answer(observer, refusal, () -> {
            try {
                return CallFunction.Response.newBuilder()
                        .setResult(call(request.getName(), request.getArgumentsList()))
                        .build();
            } catch (ArgumentException problem) {
                return CallFunction.Response.newBuilder()
                        .setError(FunctionError.newBuilder()
                                .setText(encoder.shown(String.valueOf(problem.getMessage())))
                                .setFunctionArgument(problem.argument()))
                        .build();
            }
        });
    }

    private DynamicValue call(String name, List<DynamicValue> encodedArguments) {
        var function = engine.functions().get(name);
        if (function == null) {
            throw new DiagnosticException(
                    Diagnostic.error("Unknown function", "This provider has no function `" + name + "`."));
        }
        var parameters = function.parameters();
        if (encodedArguments.size() != parameters.size()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Wrong number of arguments",
                    "Function `" + name + "` takes " + parameters.size() + " arguments, not " + encodedArguments.size()
                            + "."));
        }
        var arguments = new ArrayList<Value>();
        for (var i = 0; i < parameters.size(); i++) {
            arguments.add(argument(i, encodedArguments.get(i), parameters.get(i).type()));
        }
        return encode(engine.call(function, arguments), function.result());
    }

    private static Value argument(int position, DynamicValue encoded, Type type) {
        try {
            var argument = DynamicValues.decode(encoded, type);
            if (argument.isNull() || !argument.isWhollyKnown()) {
                throw new ArgumentException(position, "a value is required that is known and not null");
            }
            return argument;
        } catch (CodecException problem) {
            throw new ArgumentException(position, String.valueOf(problem.getMessage()));
        }
    }

    // ----------------------------------------------------------------------------------------- ephemeral resources

    @Override
    public void validateEphemeralResourceConfig(
            ValidateEphemeralResourceConfig.Request request,
            StreamObserver<ValidateEphemeralResourceConfig.Response> observer) {
        ErrorResponse<ValidateEphemeralResourceConfig.Response> answer =
                diagnostics -> ValidateEphemeralResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var config = decode(request.getConfig(), ephemeral.schema());
            return answer.with(encoder.encode(engine.validateEphemeral(ephemeral, config)));
        });
    }

    @Override
    public void openEphemeralResource(
            OpenEphemeralResource.Request request, StreamObserver<OpenEphemeralResource.Response> observer) {
        ErrorResponse<OpenEphemeralResource.Response> refusal =
                diagnostics -> OpenEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, refusal, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var schema = ephemeral.schema();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var opened = engine.open(ephemeral, decode(request.getConfig(), schema), deferralAllowed);
            var response = OpenEphemeralResource.Response.newBuilder()
                    .setResult(encode(opened.result(), schema))
                    .setPrivate(ByteString.copyFrom(opened.privateState().encoded()))
                    .addAllDiagnostics(encoder.encode(opened.diagnostics()));
            var renewAt = opened.renewAt();
            if (renewAt != null) {
                response.setRenewAt(timestamp(renewAt));
            }
            if (opened.isDeferred()) {
                response.setDeferred(UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    @Override
    public void renewEphemeralResource(
            RenewEphemeralResource.Request request, StreamObserver<RenewEphemeralResource.Response> observer) {
        ErrorResponse<RenewEphemeralResource.Response> unchanged =
                diagnostics -> RenewEphemeralResource.Response.newBuilder()
                        .setPrivate(request.getPrivate())
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, unchanged, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var renewed = engine.renew(ephemeral, request.getPrivate().toByteArray());
            var response = RenewEphemeralResource.Response.newBuilder()
                    .setPrivate(ByteString.copyFrom(renewed.privateState().encoded()))
                    .addAllDiagnostics(encoder.encode(renewed.diagnostics()));
            var renewAt = renewed.renewAt();
            if (renewAt != null) {
                response.setRenewAt(timestamp(renewAt));
            }
            return response.build();
        });
    }

    @Override
    public void closeEphemeralResource(
            CloseEphemeralResource.Request request, StreamObserver<CloseEphemeralResource.Response> observer) {
        ErrorResponse<CloseEphemeralResource.Response> answer =
                diagnostics -> CloseEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        answer(observer, answer, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            return answer.with(
                    encoder.encode(engine.close(ephemeral, request.getPrivate().toByteArray())));
        });
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    // ---------------------------------------------------------------------------------------------- list resources

    @Override
    public void validateListResourceConfig(
            ValidateListResourceConfig.Request request, StreamObserver<ValidateListResourceConfig.Response> observer) {
        send(
                observer,
                ValidateListResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(unknownType("list resource", request.getTypeName()))
                        .build());
    }

    @Override
    public void listResource(ListResource.Request request, StreamObserver<ListResource.Event> observer) {
        send(
                observer,
                ListResource.Event.newBuilder()
                        .addAllDiagnostic(unknownType("list resource", request.getTypeName()))
                        .build());
    }

    // ----------------------------------------------------------------------------------------------------- actions

    @Override
    public void validateActionConfig(
            ValidateActionConfig.Request request, StreamObserver<ValidateActionConfig.Response> observer) {
        send(
                observer,
                ValidateActionConfig.Response.newBuilder()
                        .addAllDiagnostics(unknownType("action", request.getTypeName()))
                        .build());
    }

    @Override
    public void planAction(PlanAction.Request request, StreamObserver<PlanAction.Response> observer) {
        send(
                observer,
                PlanAction.Response.newBuilder()
                        .addAllDiagnostics(unknownType("action", request.getActionType()))
                        .build());
    }

    @Override
    public void invokeAction(InvokeAction.Request request, StreamObserver<InvokeAction.Event> observer) {
        send(
                observer,
                InvokeAction.Event.newBuilder()
                        .setCompleted(InvokeAction.Event.Completed.newBuilder()
                                .addAllDiagnostics(unknownType("action", request.getActionType())))
                        .build());
    }

    // ------------------------------------------------------------------------------------------------ state stores

    @Override
    public void validateStateStoreConfig(
            ValidateStateStore.Request request, StreamObserver<ValidateStateStore.Response> observer) {
        send(
                observer,
                ValidateStateStore.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public void configureStateStore(
            ConfigureStateStore.Request request, StreamObserver<ConfigureStateStore.Response> observer) {
        send(
                observer,
                ConfigureStateStore.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public void readStateBytes(ReadStateBytes.Request request, StreamObserver<ReadStateBytes.Response> observer) {
        send(
                observer,
                ReadStateBytes.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public StreamObserver<WriteStateBytes.RequestChunk> writeStateBytes(
            StreamObserver<WriteStateBytes.Response> observer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(WriteStateBytes.RequestChunk chunk) {
                // Nowhere to put it.
            }

            @Override
            public void onError(Throwable problem) {
                // Terraform is gone; nobody to tell.
            }

            @Override
            public void onCompleted() {
                send(
                        observer,
                        WriteStateBytes.Response.newBuilder()
                                .addAllDiagnostics(notSupported("Storing states"))
                                .build());
            }
        };
    }

    @Override
    public void lockState(LockState.Request request, StreamObserver<LockState.Response> observer) {
        send(
                observer,
                LockState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public void unlockState(UnlockState.Request request, StreamObserver<UnlockState.Response> observer) {
        send(
                observer,
                UnlockState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public void getStates(GetStates.Request request, StreamObserver<GetStates.Response> observer) {
        send(
                observer,
                GetStates.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    @Override
    public void deleteState(DeleteState.Request request, StreamObserver<DeleteState.Response> observer) {
        send(
                observer,
                DeleteState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    // --------------------------------------------------------------------------------------------------- common to all

    /** Answers a call; with the refusal if it fails, in whatever way. */
    private <R> void answer(StreamObserver<R> observer, ErrorResponse<R> refusal, Supplier<R> handler) {
        R response;
        try {
            response = handler.get();
        } catch (DiagnosticException known) {
            response = refusal.with(encoder.encode(known.diagnostics()));
        } catch (Throwable unforeseen) {
            response = refusal.with(encoder.encode(List.of(bug(unforeseen))));
        }
        send(observer, response);
    }

    private static <R> void send(StreamObserver<R> observer, R response) {
        if (((ServerCallStreamObserver<R>) observer).isCancelled()) {
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }

    // Without the message of the exception, which may quote a secret.
    private static Diagnostic bug(Throwable unforeseen) {
        var where = unforeseen.getStackTrace();
        return Diagnostic.bug(
                Path.ROOT,
                "The request ended with " + unforeseen.getClass().getName()
                        + (where.length == 0 ? "." : " at " + where[0] + "."));
    }

    private Resource<C> resource(String name) {
        var resource = engine.resources().get(name);
        if (resource == null) {
            throw new DiagnosticException(noSuchType("resource", name));
        }
        return resource;
    }

    private DataSource<C> dataSource(String name) {
        var dataSource = engine.dataSources().get(name);
        if (dataSource == null) {
            throw new DiagnosticException(noSuchType("data source", name));
        }
        return dataSource;
    }

    private Ephemeral<C> ephemeral(String name) {
        var ephemeral = engine.ephemerals().get(name);
        if (ephemeral == null) {
            throw new DiagnosticException(noSuchType("ephemeral resource", name));
        }
        return ephemeral;
    }

    private List<com.dokploy.terraform.protocol.generated.Diagnostic> unknownType(String kind, String name) {
        return encoder.encode(List.of(noSuchType(kind, name)));
    }

    private static Diagnostic noSuchType(String kind, String name) {
        return Diagnostic.error(
                "Unknown " + kind,
                "This version of the provider has no " + kind + " `" + name
                        + "`. Correct the name, or use a version of the provider that has it.");
    }

    private List<com.dokploy.terraform.protocol.generated.Diagnostic> notSupported(String feature) {
        return encoder.encode(List.of(
                Diagnostic.error("Not supported", feature + " is not supported by this version of the provider.")));
    }

    private Value decode(DynamicValue value, Schema schema) {
        try {
            var decoded = DynamicValues.decode(value, schema.type());
            secrets.learn(schema, decoded);
            return decoded;
        } catch (CodecException problem) {
            throw new DiagnosticException(Diagnostic.error(
                    problem.path(),
                    "Unreadable request",
                    "Terraform sent a value that does not fit the schema of " + schema.name() + ": "
                            + problem.problem()
                            + ".\n\nEither the message was damaged, or Terraform works with the schema of another"
                            + " version of the provider. Run `terraform init -upgrade` and try again."));
        }
    }

    private Value decode(RawState state, Type type, Schema schema) {
        if (state.getJson().isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "State without a value",
                    "The state holds nothing that this provider can read for the " + schema.name()
                            + ". States of Terraform 0.11 and before are not supported. Remove the object from the"
                            + " state with `terraform state rm` and import it again."));
        }
        try {
            var value = Json.decode(state.getJson().toByteArray(), type);
            if (value.isNull()) {
                throw new CodecException(Path.ROOT, "an object is required, not null");
            }
            secrets.learn(schema, value);
            return value;
        } catch (CodecException problem) {
            throw new DiagnosticException(Diagnostic.error(
                    problem.path(),
                    "Unreadable state",
                    "What the state holds does not fit the schema of " + schema.name() + ": " + problem.problem()
                            + ".\n\nIf the state was edited by hand, correct it. Otherwise remove the object from the"
                            + " state with `terraform state rm` and import it again."));
        }
    }

    private static DynamicValue encode(Value value, Schema schema) {
        return encode(value, schema.type());
    }

    private static DynamicValue encode(Value value, Type type) {
        try {
            return DynamicValues.encode(value, type);
        } catch (CodecException problem) {
            throw new DiagnosticException(unencodable(problem.path(), problem));
        }
    }

    /**
     * The object, if need be without the attributes that cannot be sent, each an error: an object that was made must
     * reach the state with at least its id.
     */
    private static DynamicValue salvage(Value object, Schema schema, List<Diagnostic> diagnostics) {
        try {
            return DynamicValues.encode(object, schema.type());
        } catch (CodecException _) {
            return encode(sendable(object, schema, diagnostics), schema);
        }
    }

    private static Value sendable(Value object, Schema schema, List<Diagnostic> diagnostics) {
        if (!(object instanceof Value.Entries entries)) {
            return Value.NULL;
        }
        var sendable = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = entries.at(attribute.name());
            try {
                var _ = MsgPack.encode(value, attribute.type());
                sendable.put(attribute.name(), value);
            } catch (CodecException problem) {
                sendable.put(attribute.name(), Value.NULL);
                diagnostics.add(unencodable(Path.of(attribute.name()), problem));
            }
        }
        return new Value.Entries(sendable);
    }

    private static Diagnostic unencodable(Path path, CodecException problem) {
        return Diagnostic.bug(path, "A value cannot be sent to Terraform: " + problem.getMessage() + ".");
    }
}
