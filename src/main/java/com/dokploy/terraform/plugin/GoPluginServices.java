package com.dokploy.terraform.plugin;

import com.dokploy.terraform.plugin.generated.ConnInfo;
import com.dokploy.terraform.plugin.generated.Empty;
import com.dokploy.terraform.plugin.generated.GRPCBrokerGrpc;
import com.dokploy.terraform.plugin.generated.GRPCControllerGrpc;
import com.dokploy.terraform.plugin.generated.GRPCStdioGrpc;
import com.dokploy.terraform.plugin.generated.HealthCheckRequest;
import com.dokploy.terraform.plugin.generated.HealthCheckResponse;
import com.dokploy.terraform.plugin.generated.HealthCheckResponse.ServingStatus;
import com.dokploy.terraform.plugin.generated.HealthGrpc;
import com.dokploy.terraform.plugin.generated.StdioData;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;

/**
 * The services every plugin has beside its own (docs/design/protocol.md, "Side services"). None of them ever waits for
 * anything.
 */
final class GoPluginServices {
    private GoPluginServices() {}

    /** @param shutdown ends the process; called when the host asked for it and has its answer */
    static List<BindableService> all(Runnable shutdown) {
        return List.of(new Controller(shutdown), new Stdio(), new Broker(), new Health());
    }

    /** Whether a method belongs to one of these services, so that it may run on the event loop. */
    static boolean has(MethodDescriptor<?, ?> method) {
        var service = String.valueOf(method.getServiceName());
        return service.startsWith("plugin.") || service.startsWith("grpc.health.");
    }

    /** Ends the process when the host says so. Without it every command would take two seconds longer. */
    private static final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {
        private final Runnable shutdown;

        Controller(Runnable shutdown) {
            this.shutdown = shutdown;
        }

        @Override
        public void shutdown(Empty request, StreamObserver<Empty> answer) {
            var call = (ServerCallStreamObserver<Empty>) answer;
            call.setOnCloseHandler(shutdown);
            call.setOnCancelHandler(shutdown);
            call.onNext(Empty.getDefaultInstance());
            call.onCompleted();
        }
    }

    /**
     * Keeps the stream open and sends nothing, for as long as the host listens: output that would go to stdout goes to
     * stderr, which the host reads anyway.
     */
    private static final class Stdio extends GRPCStdioGrpc.GRPCStdioImplBase {
        @Override
        public void streamStdio(com.google.protobuf.Empty request, StreamObserver<StdioData> output) {
            untilCancelled(output);
        }
    }

    /** Takes offers of further connections and never makes use of them: providers need none. */
    private static final class Broker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
        @Override
        public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> answers) {
            untilCancelled(answers);
            return new StreamObserver<>() {
                @Override
                public void onNext(ConnInfo offer) {
                    // Nobody here wants a connection.
                }

                @Override
                public void onError(Throwable error) {
                    // The host is gone, which the connection itself reports.
                }

                @Override
                public void onCompleted() {
                    answers.onCompleted();
                }
            };
        }
    }

    /** Reports the process healthy for as long as it answers at all. */
    private static final class Health extends HealthGrpc.HealthImplBase {
        @Override
        public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
            if (!isServed(request)) {
                answer.onError(
                        Status.NOT_FOUND.withDescription("unknown service").asRuntimeException());
                return;
            }
            answer.onNext(response(ServingStatus.SERVING));
            answer.onCompleted();
        }

        @Override
        public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answers) {
            untilCancelled(answers);
            answers.onNext(response(isServed(request) ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN));
        }

        private static boolean isServed(HealthCheckRequest request) {
            return request.getService().isEmpty() || request.getService().equals("plugin");
        }

        private static HealthCheckResponse response(ServingStatus status) {
            return HealthCheckResponse.newBuilder().setStatus(status).build();
        }
    }

    /** Keeps a stream open without complaint when the host drops it. */
    private static void untilCancelled(StreamObserver<?> stream) {
        ((ServerCallStreamObserver<?>) stream).setOnCancelHandler(GoPluginServices::nothing);
    }

    private static void nothing() {
        // A dropped stream needs no cleaning up.
    }
}
