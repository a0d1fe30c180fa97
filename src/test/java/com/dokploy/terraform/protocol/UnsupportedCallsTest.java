package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.bytes;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.ConfigureStateStore;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.InvokeAction;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.WriteStateBytes;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls for what the provider does not have, and for types of unknown names. */
class UnsupportedCallsTest {
    @AutoClose
    private final AwkwardHost host = new AwkwardHost(new AwkwardProvider());

    @Test
    void unknownTypesAreDiagnosticsAndKeepWhatIsThere() {
        var current = bytes("81a16101");

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("no_such")
                        .setCurrentState(current)
                        .setPrivate(ByteString.copyFromUtf8("kept"))
                        .build());
        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR : Unknown Type");
        assertThat(read.getNewState()).isEqualTo(current);
        assertThat(read.getPrivate().toStringUtf8()).isEqualTo("kept");

        var applied = host.provider()
                .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                        .setTypeName("no_such")
                        .setPriorState(current)
                        .build());
        assertThat(summaries(applied.getDiagnosticsList())).containsExactly("ERROR : Unknown Type");
        assertThat(applied.getNewState()).isEqualTo(current);
    }

    static List<String> callsThatNameAType() {
        return ProviderGrpc.getServiceDescriptor().getMethods().stream()
                .map(method -> String.valueOf(method.getBareMethodName()))
                .filter(method -> !List.of(
                                "GetMetadata",
                                "GetProviderSchema",
                                "GetResourceIdentitySchemas",
                                "GetFunctions",
                                "ValidateProviderConfig",
                                "ConfigureProvider",
                                "StopProvider",
                                "CallFunction")
                        .contains(method))
                .toList();
    }

    /** An empty request names the type "". Every call of the service is made, those nobody offers included. */
    @ParameterizedTest
    @MethodSource("callsThatNameAType")
    void everyCallAnswersAnUnknownTypeWithOneError(String name) throws ReflectiveOperationException {
        var answers = callEmpty(name);

        assertThat(answers).hasSize(1);
        assertThat(diagnostics(answers.getFirst())).hasSize(1).allSatisfy(diagnostic -> {
            assertThat(diagnostic.getSeverity()).isEqualTo(Diagnostic.Severity.ERROR);
            assertThat(diagnostic.getSummary()).isNotBlank();
            assertThat(diagnostic.getDetail()).endsWith(".");
        });
    }

    /** Terraform 1.16.0 crashes without them. */
    @Test
    void aStateStoreIsRefusedWithCapabilities() {
        var refused = host.provider().configureStateStore(ConfigureStateStore.Request.getDefaultInstance());

        assertThat(refused.hasCapabilities()).isTrue();
        assertThat(summaries(refused.getDiagnosticsList())).containsExactly("ERROR : Unknown Type");
    }

    @Test
    void everyCallOfTheProtocolIsCovered() {
        assertThat(ProviderGrpc.getServiceDescriptor().getMethods()).hasSize(36);
        assertThat(callsThatNameAType()).hasSize(28);
    }

    @SuppressWarnings("unchecked") // the descriptors of generated methods have lost their types
    private List<MessageLite> callEmpty(String name) throws ReflectiveOperationException {
        for (var method : ProviderGrpc.getServiceDescriptor().getMethods()) {
            if (name.equals(method.getBareMethodName())) {
                var descriptor = (MethodDescriptor<MessageLite, MessageLite>) method;
                var empty = descriptor.parseRequest(InputStream.nullInputStream());
                var answers = new ArrayList<MessageLite>();
                var done = new CompletableFuture<List<MessageLite>>();
                var observer = new StreamObserver<MessageLite>() {
                    @Override
                    public void onNext(MessageLite answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable problem) {
                        done.completeExceptionally(problem);
                    }

                    @Override
                    public void onCompleted() {
                        done.complete(answers);
                    }
                };
                var call = host.channel().newCall(descriptor, CallOptions.DEFAULT);
                if (descriptor.getType().clientSendsOneMessage()) {
                    ClientCalls.asyncServerStreamingCall(call, empty, observer);
                } else {
                    var requests = ClientCalls.asyncClientStreamingCall(call, observer);
                    requests.onNext(empty);
                    requests.onCompleted();
                }
                return done.join();
            }
        }
        throw new AssertionError("no call " + name);
    }

    @SuppressWarnings("unchecked") // the lists of generated messages have lost their types
    private static List<Diagnostic> diagnostics(MessageLite answer) throws ReflectiveOperationException {
        return switch (answer) {
            case ListResource.Event event -> event.getDiagnosticList();
            case InvokeAction.Event event -> event.getCompleted().getDiagnosticsList();
            default ->
                (List<Diagnostic>)
                        answer.getClass().getMethod("getDiagnosticsList").invoke(answer);
        };
    }

    @Test
    void aStateThatIsBrokenOffWhileWrittenHurtsNobody() {
        var requests = ProviderGrpc.newStub(host.channel()).writeStateBytes(new StreamObserver<>() {
            @Override
            public void onNext(WriteStateBytes.Response answer) {
                throw new AssertionError("answered what was never sent");
            }

            @Override
            public void onError(Throwable problem) {
                // Our own doing.
            }

            @Override
            public void onCompleted() {
                throw new AssertionError("completed what was broken off");
            }
        });
        requests.onNext(WriteStateBytes.RequestChunk.getDefaultInstance());
        requests.onError(Status.CANCELLED.asRuntimeException());

        assertThat(host.provider()
                        .getMetadata(GetMetadata.Request.getDefaultInstance())
                        .getResourcesCount())
                .isEqualTo(1);
    }
}
