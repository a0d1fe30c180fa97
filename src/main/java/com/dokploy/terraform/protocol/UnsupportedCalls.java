package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.ConfigureStateStore;
import com.dokploy.terraform.protocol.generated.DeleteState;
import com.dokploy.terraform.protocol.generated.GetStates;
import com.dokploy.terraform.protocol.generated.LockState;
import com.dokploy.terraform.protocol.generated.ReadStateBytes;
import com.dokploy.terraform.protocol.generated.StateStoreServerCapabilities;
import com.dokploy.terraform.protocol.generated.UnlockState;
import com.dokploy.terraform.protocol.generated.ValidateStateStore;
import com.dokploy.terraform.protocol.generated.WriteStateBytes;
import io.grpc.stub.StreamObserver;
import java.util.List;

/**
 * Answers the calls that the protocol provides for and this provider does not support: those for state stores. Every
 * call is answered with an error that says so.
 */
final class UnsupportedCalls {
    private final CallSupport support;

    UnsupportedCalls(CallSupport support) {
        this.support = support;
    }

    void validateStateStoreConfig(
            ValidateStateStore.Request request, StreamObserver<ValidateStateStore.Response> observer) {
        CallSupport.send(
                observer,
                ValidateStateStore.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    void configureStateStore(
            ConfigureStateStore.Request request, StreamObserver<ConfigureStateStore.Response> observer) {
        CallSupport.send(
                observer,
                ConfigureStateStore.Response.newBuilder()
                        // Terraform 1.16.0 crashes where they are missing, whatever the diagnostics say.
                        .setCapabilities(StateStoreServerCapabilities.getDefaultInstance())
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    void readStateBytes(ReadStateBytes.Request request, StreamObserver<ReadStateBytes.Response> observer) {
        CallSupport.send(
                observer,
                ReadStateBytes.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    StreamObserver<WriteStateBytes.RequestChunk> writeStateBytes(StreamObserver<WriteStateBytes.Response> observer) {
        return new StreamObserver<>() {
            private String type = "";

            @Override
            public void onNext(WriteStateBytes.RequestChunk chunk) {
                if (chunk.hasMeta()) {
                    type = chunk.getMeta().getTypeName();
                }
            }

            @Override
            public void onError(Throwable problem) {
                // Terraform is gone: nobody is left to tell.
            }

            @Override
            public void onCompleted() {
                CallSupport.send(
                        observer,
                        WriteStateBytes.Response.newBuilder()
                                .addAllDiagnostics(unknownType("state store", type))
                                .build());
            }
        };
    }

    void lockState(LockState.Request request, StreamObserver<LockState.Response> observer) {
        CallSupport.send(
                observer,
                LockState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    void unlockState(UnlockState.Request request, StreamObserver<UnlockState.Response> observer) {
        CallSupport.send(
                observer,
                UnlockState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    void getStates(GetStates.Request request, StreamObserver<GetStates.Response> observer) {
        CallSupport.send(
                observer,
                GetStates.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    void deleteState(DeleteState.Request request, StreamObserver<DeleteState.Response> observer) {
        CallSupport.send(
                observer,
                DeleteState.Response.newBuilder()
                        .addAllDiagnostics(unknownType("state store", request.getTypeName()))
                        .build());
    }

    private List<com.dokploy.terraform.protocol.generated.Diagnostic> unknownType(String kind, String name) {
        return support.encode(List.of(CallSupport.noSuchType(kind, name)));
    }
}
