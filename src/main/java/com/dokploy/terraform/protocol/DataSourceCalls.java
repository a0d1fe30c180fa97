package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import io.grpc.stub.StreamObserver;

/**
 * Terraform's calls for data sources: validate and read.
 *
 * @param <C> the client of a configured provider
 */
final class DataSourceCalls<C> {
    private final Engine<C> engine;
    private final CallSupport support;

    DataSourceCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void validateDataResourceConfig(
            ValidateDataResourceConfig.Request request, StreamObserver<ValidateDataResourceConfig.Response> observer) {
        ErrorResponse<ValidateDataResourceConfig.Response> answer =
                diagnostics -> ValidateDataResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var dataSource = dataSource(request.getTypeName());
            var config = support.decode(request.getConfig(), dataSource.schema());
            return answer.with(support.encode(engine.validateDataSource(dataSource, config)));
        });
    }

    void readDataSource(ReadDataSource.Request request, StreamObserver<ReadDataSource.Response> observer) {
        ErrorResponse<ReadDataSource.Response> refusal = diagnostics -> ReadDataSource.Response.newBuilder()
                .addAllDiagnostics(diagnostics)
                .build();
        support.answer(observer, refusal, () -> {
            var dataSource = dataSource(request.getTypeName());
            var schema = dataSource.schema();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var found = engine.readData(dataSource, support.decode(request.getConfig(), schema), deferralAllowed);
            var response = ReadDataSource.Response.newBuilder()
                    .setState(CallSupport.encode(found.state(), schema))
                    .addAllDiagnostics(support.encode(found.diagnostics()));
            if (found.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    private DataSource<C> dataSource(String name) {
        var dataSource = engine.dataSource(name);
        if (dataSource == null) {
            throw new DiagnosticException(CallSupport.noSuchType("data source", name));
        }
        return dataSource;
    }
}
