package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.OpenEphemeralResource;
import com.dokploy.terraform.protocol.generated.RenewEphemeralResource;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.time.Instant;

/**
 * Terraform's calls for ephemeral resources: validate, open, renew and close.
 *
 * @param <C> the client of a configured provider
 */
final class EphemeralCalls<C> {
    private final Engine<C> engine;
    private final CallSupport support;

    EphemeralCalls(Engine<C> engine, CallSupport support) {
        this.engine = engine;
        this.support = support;
    }

    void validateEphemeralResourceConfig(
            ValidateEphemeralResourceConfig.Request request,
            StreamObserver<ValidateEphemeralResourceConfig.Response> observer) {
        ErrorResponse<ValidateEphemeralResourceConfig.Response> answer =
                diagnostics -> ValidateEphemeralResourceConfig.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var config = support.decode(request.getConfig(), ephemeral.schema());
            return answer.with(support.encode(engine.validateEphemeral(ephemeral, config)));
        });
    }

    void openEphemeralResource(
            OpenEphemeralResource.Request request, StreamObserver<OpenEphemeralResource.Response> observer) {
        ErrorResponse<OpenEphemeralResource.Response> refusal =
                diagnostics -> OpenEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, refusal, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var schema = ephemeral.schema();
            var deferralAllowed = request.getClientCapabilities().getDeferralAllowed();
            var opened = engine.open(ephemeral, support.decode(request.getConfig(), schema), deferralAllowed);
            // No state hands these secrets to this process later on.
            support.learn(opened.result(), schema);
            var response = OpenEphemeralResource.Response.newBuilder()
                    .setResult(CallSupport.encode(opened.result(), schema))
                    .setPrivate(ByteString.copyFrom(opened.privateState().encoded()))
                    .addAllDiagnostics(support.encode(opened.diagnostics()));
            var renewAt = opened.renewAt();
            if (renewAt != null) {
                response.setRenewAt(timestamp(renewAt));
            }
            if (opened.isDeferred()) {
                response.setDeferred(CallSupport.UNTIL_CONFIGURED);
            }
            return response.build();
        });
    }

    void renewEphemeralResource(
            RenewEphemeralResource.Request request, StreamObserver<RenewEphemeralResource.Response> observer) {
        ErrorResponse<RenewEphemeralResource.Response> unchanged =
                diagnostics -> RenewEphemeralResource.Response.newBuilder()
                        .setPrivate(request.getPrivate())
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, unchanged, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            var renewed = engine.renew(ephemeral, request.getPrivate().toByteArray());
            var response = RenewEphemeralResource.Response.newBuilder()
                    .setPrivate(ByteString.copyFrom(renewed.privateState().encoded()))
                    .addAllDiagnostics(support.encode(renewed.diagnostics()));
            var renewAt = renewed.renewAt();
            if (renewAt != null) {
                response.setRenewAt(timestamp(renewAt));
            }
            return response.build();
        });
    }

    void closeEphemeralResource(
            CloseEphemeralResource.Request request, StreamObserver<CloseEphemeralResource.Response> observer) {
        ErrorResponse<CloseEphemeralResource.Response> answer =
                diagnostics -> CloseEphemeralResource.Response.newBuilder()
                        .addAllDiagnostics(diagnostics)
                        .build();
        support.answer(observer, answer, () -> {
            var ephemeral = ephemeral(request.getTypeName());
            return answer.with(
                    support.encode(engine.close(ephemeral, request.getPrivate().toByteArray())));
        });
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    private Ephemeral<C> ephemeral(String name) {
        var ephemeral = engine.ephemeral(name);
        if (ephemeral == null) {
            throw new DiagnosticException(CallSupport.noSuchType("ephemeral resource", name));
        }
        return ephemeral;
    }
}
