package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.ConfigureStateStore;
import com.dokploy.terraform.protocol.generated.DeleteState;
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
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.ReadStateBytes;
import com.dokploy.terraform.protocol.generated.RenewEphemeralResource;
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
import io.grpc.stub.StreamObserver;

/**
 * The tfplugin6 service: every call decodes, asks the {@link Engine} and encodes, nothing else, in the class of its
 * family. Whatever goes wrong is a diagnostic in the answer, never a gRPC status, and never an answer that makes
 * Terraform forget an object. Calls run at the same time; each has a thread to itself.
 *
 * @param <C> the client of a configured provider
 */
public final class ProviderService<C> extends ProviderGrpc.ProviderImplBase {
    private final CallSupport support;
    private final ProviderCalls<C> provider;
    private final ManagedResourceCalls<C> resources;
    private final IdentityCalls<C> identities;
    private final DataSourceCalls<C> dataSources;
    private final EphemeralCalls<C> ephemerals;
    private final ListCalls<C> lists;
    private final ActionCalls<C> actions;
    private final FunctionCalls<C> functions;
    private final UnsupportedCalls unsupported;

    /** Serves what an engine offers. */
    public ProviderService(Engine<C> engine) {
        support = new CallSupport(engine);
        provider = new ProviderCalls<>(engine, support);
        resources = new ManagedResourceCalls<>(engine, support);
        identities = new IdentityCalls<>(engine, support);
        dataSources = new DataSourceCalls<>(engine, support);
        ephemerals = new EphemeralCalls<>(engine, support);
        lists = new ListCalls<>(engine, support);
        actions = new ActionCalls<>(engine, support);
        functions = new FunctionCalls<>(engine, support);
        unsupported = new UnsupportedCalls(support);
    }

    /** Returns a line of a log without the secrets that Terraform has handed to this process. */
    public String withoutSecrets(String line) {
        return support.withoutSecrets(line);
    }

    @Override
    public void getMetadata(GetMetadata.Request request, StreamObserver<GetMetadata.Response> observer) {
        provider.getMetadata(observer);
    }

    @Override
    public void getProviderSchema(
            GetProviderSchema.Request request, StreamObserver<GetProviderSchema.Response> observer) {
        provider.getProviderSchema(observer);
    }

    @Override
    public void validateProviderConfig(
            ValidateProviderConfig.Request request, StreamObserver<ValidateProviderConfig.Response> observer) {
        provider.validateProviderConfig(request, observer);
    }

    @Override
    public void configureProvider(
            ConfigureProvider.Request request, StreamObserver<ConfigureProvider.Response> observer) {
        provider.configureProvider(request, observer);
    }

    @Override
    public void stopProvider(StopProvider.Request request, StreamObserver<StopProvider.Response> observer) {
        provider.stopProvider(observer);
    }

    @Override
    public void validateResourceConfig(
            ValidateResourceConfig.Request request, StreamObserver<ValidateResourceConfig.Response> observer) {
        resources.validateResourceConfig(request, observer);
    }

    @Override
    public void upgradeResourceState(
            UpgradeResourceState.Request request, StreamObserver<UpgradeResourceState.Response> observer) {
        resources.upgradeResourceState(request, observer);
    }

    @Override
    public void readResource(ReadResource.Request request, StreamObserver<ReadResource.Response> observer) {
        resources.readResource(request, observer);
    }

    @Override
    public void planResourceChange(
            PlanResourceChange.Request request, StreamObserver<PlanResourceChange.Response> observer) {
        resources.planResourceChange(request, observer);
    }

    @Override
    public void applyResourceChange(
            ApplyResourceChange.Request request, StreamObserver<ApplyResourceChange.Response> observer) {
        resources.applyResourceChange(request, observer);
    }

    @Override
    public void importResourceState(
            ImportResourceState.Request request, StreamObserver<ImportResourceState.Response> observer) {
        resources.importResourceState(request, observer);
    }

    @Override
    public void validateDataResourceConfig(
            ValidateDataResourceConfig.Request request, StreamObserver<ValidateDataResourceConfig.Response> observer) {
        dataSources.validateDataResourceConfig(request, observer);
    }

    @Override
    public void readDataSource(ReadDataSource.Request request, StreamObserver<ReadDataSource.Response> observer) {
        dataSources.readDataSource(request, observer);
    }

    @Override
    public void validateEphemeralResourceConfig(
            ValidateEphemeralResourceConfig.Request request,
            StreamObserver<ValidateEphemeralResourceConfig.Response> observer) {
        ephemerals.validateEphemeralResourceConfig(request, observer);
    }

    @Override
    public void openEphemeralResource(
            OpenEphemeralResource.Request request, StreamObserver<OpenEphemeralResource.Response> observer) {
        ephemerals.openEphemeralResource(request, observer);
    }

    @Override
    public void renewEphemeralResource(
            RenewEphemeralResource.Request request, StreamObserver<RenewEphemeralResource.Response> observer) {
        ephemerals.renewEphemeralResource(request, observer);
    }

    @Override
    public void closeEphemeralResource(
            CloseEphemeralResource.Request request, StreamObserver<CloseEphemeralResource.Response> observer) {
        ephemerals.closeEphemeralResource(request, observer);
    }

    @Override
    public void getFunctions(GetFunctions.Request request, StreamObserver<GetFunctions.Response> observer) {
        functions.getFunctions(observer);
    }

    @Override
    public void callFunction(CallFunction.Request request, StreamObserver<CallFunction.Response> observer) {
        functions.callFunction(request, observer);
    }

    @Override
    public void getResourceIdentitySchemas(
            GetResourceIdentitySchemas.Request request, StreamObserver<GetResourceIdentitySchemas.Response> observer) {
        identities.getResourceIdentitySchemas(observer);
    }

    @Override
    public void upgradeResourceIdentity(
            UpgradeResourceIdentity.Request request, StreamObserver<UpgradeResourceIdentity.Response> observer) {
        identities.upgradeResourceIdentity(request, observer);
    }

    @Override
    public void moveResourceState(
            MoveResourceState.Request request, StreamObserver<MoveResourceState.Response> observer) {
        resources.moveResourceState(request, observer);
    }

    @Override
    public void generateResourceConfig(
            GenerateResourceConfig.Request request, StreamObserver<GenerateResourceConfig.Response> observer) {
        resources.generateResourceConfig(request, observer);
    }

    @Override
    public void validateListResourceConfig(
            ValidateListResourceConfig.Request request, StreamObserver<ValidateListResourceConfig.Response> observer) {
        lists.validateListResourceConfig(request, observer);
    }

    @Override
    public void listResource(ListResource.Request request, StreamObserver<ListResource.Event> observer) {
        lists.listResource(request, observer);
    }

    @Override
    public void validateActionConfig(
            ValidateActionConfig.Request request, StreamObserver<ValidateActionConfig.Response> observer) {
        actions.validateActionConfig(request, observer);
    }

    @Override
    public void planAction(PlanAction.Request request, StreamObserver<PlanAction.Response> observer) {
        actions.planAction(request, observer);
    }

    @Override
    public void invokeAction(InvokeAction.Request request, StreamObserver<InvokeAction.Event> observer) {
        actions.invokeAction(request, observer);
    }

    @Override
    public void validateStateStoreConfig(
            ValidateStateStore.Request request, StreamObserver<ValidateStateStore.Response> observer) {
        unsupported.validateStateStoreConfig(request, observer);
    }

    @Override
    public void configureStateStore(
            ConfigureStateStore.Request request, StreamObserver<ConfigureStateStore.Response> observer) {
        unsupported.configureStateStore(request, observer);
    }

    @Override
    public void readStateBytes(ReadStateBytes.Request request, StreamObserver<ReadStateBytes.Response> observer) {
        unsupported.readStateBytes(request, observer);
    }

    @Override
    public StreamObserver<WriteStateBytes.RequestChunk> writeStateBytes(
            StreamObserver<WriteStateBytes.Response> observer) {
        return unsupported.writeStateBytes(observer);
    }

    @Override
    public void lockState(LockState.Request request, StreamObserver<LockState.Response> observer) {
        unsupported.lockState(request, observer);
    }

    @Override
    public void unlockState(UnlockState.Request request, StreamObserver<UnlockState.Response> observer) {
        unsupported.unlockState(request, observer);
    }

    @Override
    public void getStates(GetStates.Request request, StreamObserver<GetStates.Response> observer) {
        unsupported.getStates(request, observer);
    }

    @Override
    public void deleteState(DeleteState.Request request, StreamObserver<DeleteState.Response> observer) {
        unsupported.deleteState(request, observer);
    }
}
