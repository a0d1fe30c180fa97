package com.dokploy.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.plugin.generated.ConnInfo;
import com.dokploy.terraform.plugin.generated.GRPCBrokerGrpc;
import com.dokploy.terraform.plugin.generated.GRPCStdioGrpc;
import com.dokploy.terraform.plugin.generated.HealthCheckRequest;
import com.dokploy.terraform.plugin.generated.HealthCheckResponse.ServingStatus;
import com.dokploy.terraform.plugin.generated.HealthGrpc;
import com.dokploy.terraform.plugin.generated.StdioData;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process, many connections: who is let in, and how calls are answered. */
@Timeout(300)
class ConnectionTest {
    @TempDir
    private static Path temporary;

    private static ClientIdentity host;
    private static PluginProcess plugin;
    private static PluginProcess.Announced announced;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() throws Exception {
        host = ClientIdentity.p521();
        var environment = new HashMap<>(PluginProcess.HOST);
        environment.put("PLUGIN_CLIENT_CERT", host.pem());
        environment.put("TMPDIR", temporary.toString());
        environment.put("TF_LOG", "TRACE");
        plugin = PluginProcess.start(environment);
        announced = plugin.announced();
        channel = plugin.connect(announced, host);
    }

    @AfterAll
    static void end() {
        plugin.close();
    }

    @AfterEach
    void theRightHostIsServedWhateverElseHappened() {
        var schema =
                ProviderGrpc.newBlockingStub(channel).getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        assertThat(schema.hasProvider()).isTrue();
    }

    @Test
    void nobodyWithoutACertificateIsLetIn() throws Exception {
        assertRefused(plugin.connect(announced, null));
    }

    @Test
    void nobodyWithAnotherCertificateIsLetIn() throws Exception {
        assertRefused(plugin.connect(announced, ClientIdentity.p521()));
    }

    @Test
    void theRightCertificateWithoutItsKeyIsNotEnough() throws Exception {
        var thief = new ClientIdentity(ClientIdentity.p521().key(), host.certificate());

        assertRefused(plugin.connect(announced, thief));
    }

    @Test
    void nobodyWithoutTlsIsLetIn() {
        assertRefused(plugin.connect(announced));
    }

    @Test
    void twoHundredCallsAtOnceAreAnsweredEachOnItsOwnThread() throws Exception {
        var stub = ProviderGrpc.newFutureStub(channel);
        var calls = new ArrayList<ListenableFuture<ReadResource.Response>>();
        var started = System.nanoTime();
        for (var i = 0; i < 200; i++) {
            calls.add(stub.readResource(read("1000")));
        }
        for (var call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS)).isNotNull();
        }
        // One after the other they would take 200 seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aCallThatTakesLongHoldsUpNobody() {
        var slow = ProviderGrpc.newFutureStub(channel).readResource(read("600000"));

        assertThat(size(channel, 3)).isEqualTo("3");
        slow.cancel(true);
    }

    @Test
    void aCallWhoseClientGivesUpIsInterruptedWithoutNoise() throws Exception {
        var stub = ProviderGrpc.newBlockingStub(channel).withDeadline(Deadline.after(200, TimeUnit.MILLISECONDS));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> stub.readResource(read("600001")))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        plugin.awaitError("read interrupted");
        plugin.awaitError("\"cancelled\":true");
        assertThat(plugin.errors()).doesNotContain("already cancelled");
    }

    @Test
    void aHandlerThatThrowsFailsItsOwnCallOnlyAndIsLogged() throws Exception {
        var request = CallFunction.Request.newBuilder().setName("throw").build();

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> ProviderGrpc.newBlockingStub(channel).callFunction(request))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN));
        plugin.awaitError("the fixture was asked to");
    }

    @Test
    void aRequestOf64MegabytesIsTaken() {
        assertThat(size(channel, 64 << 20)).isEqualTo(Integer.toString(64 << 20));
    }

    @Test
    void aMethodNobodyServesIsUnimplemented() {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() ->
                        ProviderGrpc.newBlockingStub(channel).getMetadata(GetMetadata.Request.getDefaultInstance()))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    @Test
    void itIsHealthy() {
        var health = HealthGrpc.newBlockingStub(channel);

        assertThat(health.check(service("plugin")).getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(service("")).getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.watch(service("plugin")).next().getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.watch(service("other")).next().getStatus()).isEqualTo(ServingStatus.SERVICE_UNKNOWN);
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> health.check(service("other")))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    }

    @Test
    void standardStreamsStayOpenAndSilent() throws Exception {
        var seen = new Seen<StdioData>();
        GRPCStdioGrpc.newStub(channel).streamStdio(Empty.getDefaultInstance(), seen);

        Thread.sleep(200);
        assertThat(seen.end).isNotDone();
    }

    @Test
    void offersOfFurtherConnectionsAreTakenAndEndWithTheHost() {
        var seen = new Seen<ConnInfo>();
        var offers = GRPCBrokerGrpc.newStub(channel).startStream(seen);
        offers.onNext(ConnInfo.newBuilder().setServiceId(1).build());
        assertThat(seen.end).isNotDone();
        offers.onCompleted();

        assertThat(seen.end).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void theLogHoldsNoFrames() {
        assertThat(size(channel, 10)).isEqualTo("10");
        assertThat(plugin.errors())
                .contains("\"@level\":\"debug\"")
                .doesNotContain("OUTBOUND", "INBOUND", "KEEPALIVE", "SLF4J");
    }

    private static void assertRefused(Channel intruder) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> ProviderGrpc.newBlockingStub(intruder)
                        .withDeadlineAfter(60, TimeUnit.SECONDS)
                        .getProviderSchema(GetProviderSchema.Request.getDefaultInstance()))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    private static String size(Channel channel, int bytes) {
        var request = CallFunction.Request.newBuilder()
                .setName("size")
                .addArguments(DynamicValue.newBuilder().setMsgpack(ByteString.copyFrom(new byte[bytes])))
                .build();
        return ProviderGrpc.newBlockingStub(channel)
                .callFunction(request)
                .getResult()
                .getJson()
                .toStringUtf8();
    }

    private static ReadResource.Request read(String milliseconds) {
        return ReadResource.Request.newBuilder().setTypeName(milliseconds).build();
    }

    private static HealthCheckRequest service(String name) {
        return HealthCheckRequest.newBuilder().setService(name).build();
    }

    private static final class Seen<T> implements StreamObserver<T> {
        private final CompletableFuture<String> end = new CompletableFuture<>();

        @Override
        public void onNext(T message) {
            end.completeExceptionally(new AssertionError("unexpected: " + message));
        }

        @Override
        public void onError(Throwable error) {
            end.completeExceptionally(error);
        }

        @Override
        public void onCompleted() {
            end.complete("completed");
        }
    }
}
