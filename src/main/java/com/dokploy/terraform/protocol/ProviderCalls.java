package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ActionSchema;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ServerCapabilities;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import io.grpc.stub.StreamObserver;

/**
 * Terraform's calls for the provider itself: what it offers, its configuration, and the request to stop.
 *
 * @param <C> the client of a configured provider
 */
final class ProviderCalls<C> {
    private static final ServerCapabilities CAPABILITIES = ServerCapabilities.newBuilder()
            .setPlanDestroy(true)
            .setGetProviderSchemaOptional(true)
            .setGenerateResourceConfig(true)
            .setMoveResourceState(true)
            .build();

    private final Engine<C> engine;
    private final CallSupport support;

    ProviderCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void getMetadata(StreamObserver<GetMetadata.Response> observer) {
        ErrorResponse<GetMetadata.Response> refusal = diagnostics ->
                GetMetadata.Response.newBuilder().addAllDiagnostics(diagnostics).build();
        support.answer(observer, refusal, this::metadata);
    }

    private GetMetadata.Response metadata() {
        var response = GetMetadata.Response.newBuilder().setServerCapabilities(CAPABILITIES);
        for (var resource : engine.resources()) {
            response.addResources(GetMetadata.ResourceMetadata.newBuilder()
                    .setTypeName(resource.schema().name()));
        }
        for (var dataSource : engine.dataSources()) {
            response.addDataSources(GetMetadata.DataSourceMetadata.newBuilder()
                    .setTypeName(dataSource.schema().name()));
        }
        for (var ephemeral : engine.ephemerals()) {
            response.addEphemeralResources(GetMetadata.EphemeralMetadata.newBuilder()
                    .setTypeName(ephemeral.schema().name()));
        }
        for (var resource : engine.resources()) {
            if (engine.listResource(resource) != null) {
                response.addListResources(GetMetadata.ListResourceMetadata.newBuilder()
                        .setTypeName(resource.schema().name()));
            }
        }
        for (var action : engine.actions()) {
            response.addActions(GetMetadata.ActionMetadata.newBuilder()
                    .setTypeName(action.schema().name()));
        }
        for (var function : engine.functions()) {
            response.addFunctions(GetMetadata.FunctionMetadata.newBuilder().setName(function.name()));
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
        var response = GetProviderSchema.Response.newBuilder()
                .setServerCapabilities(CAPABILITIES)
                .setProvider(SchemaEncoder.encode(engine.providerSchema()))
                .putAllFunctions(SchemaEncoder.encode(engine.functions()));
        for (var resource : engine.resources()) {
            var schema = resource.schema();
            response.putResourceSchemas(schema.name(), SchemaEncoder.encodeStored(schema));
            var list = engine.listResource(resource);
            if (list != null) {
                response.putListResourceSchemas(schema.name(), SchemaEncoder.encode(list.schema()));
            }
        }
        for (var dataSource : engine.dataSources()) {
            var schema = dataSource.schema();
            response.putDataSourceSchemas(schema.name(), SchemaEncoder.encode(schema));
        }
        for (var ephemeral : engine.ephemerals()) {
            var schema = ephemeral.schema();
            response.putEphemeralResourceSchemas(schema.name(), SchemaEncoder.encode(schema));
        }
        for (var action : engine.actions()) {
            var schema = action.schema();
            response.putActionSchemas(
                    schema.name(),
                    ActionSchema.newBuilder()
                            .setSchema(SchemaEncoder.encode(schema))
                            .build());
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
