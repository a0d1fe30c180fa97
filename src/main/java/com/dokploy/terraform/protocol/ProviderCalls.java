package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ServerCapabilities;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Terraform's calls for the provider itself: what it offers, its configuration, and the request to stop.
 *
 * @param <C> the connection to the server
 */
final class ProviderCalls<C> {
    private static final ServerCapabilities CAPABILITIES = ServerCapabilities.newBuilder()
            .setPlanDestroy(true)
            .setGetProviderSchemaOptional(true)
            .build();

    private final Engine<C> engine;
    private final CallSupport support;
    private final FutureTask<GetProviderSchema.Response> schemas = new FutureTask<>(this::encodedSchemas);

    ProviderCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    /** Encodes the schemas, which Terraform mostly asks for first. */
    void prepare() {
        schemas.run();
    }

    void getMetadata(StreamObserver<GetMetadata.Response> observer) {
        ErrorResponse<GetMetadata.Response> refusal = diagnostics ->
                GetMetadata.Response.newBuilder().addAllDiagnostics(diagnostics).build();
        support.answer(observer, refusal, this::metadata);
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

    void getProviderSchema(StreamObserver<GetProviderSchema.Response> observer) {
        ErrorResponse<GetProviderSchema.Response> refusal = diagnostics -> GetProviderSchema.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, refusal, this::schemas);
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
                .putAllFunctions(SchemaEncoder.encode(engine.functions()));
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

    void validateProviderConfig(
            ValidateProviderConfig.Request request, StreamObserver<ValidateProviderConfig.Response> observer) {
        ErrorResponse<ValidateProviderConfig.Response> answer =
                diagnostics -> ValidateProviderConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var config = support.decode(request.getConfig(), engine.providerSchema());
            return answer.with(support.encode(engine.validateProvider(config)));
        });
    }

    void configureProvider(ConfigureProvider.Request request, StreamObserver<ConfigureProvider.Response> observer) {
        ErrorResponse<ConfigureProvider.Response> answer = diagnostics -> ConfigureProvider.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, answer, () -> {
            var config = support.decode(request.getConfig(), engine.providerSchema());
            return answer.with(support.encode(engine.configure(config, request.getTerraformVersion())));
        });
    }

    void stopProvider(StreamObserver<StopProvider.Response> observer) {
        ErrorResponse<StopProvider.Response> answer = diagnostics -> StopProvider.Response.newBuilder()
                .setError(diagnostics.getFirst().getDetail())
                .build();
        support.answer(observer, answer, () -> {
            engine.stop();
            return StopProvider.Response.getDefaultInstance();
        });
    }
}
