package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.Schema;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A plugin that the tests start as a process: its service does what the request's type name says. */
final class FixturePlugin extends ProviderGrpc.ProviderImplBase {
    /** Printed by a class that is loaded before anything else, as a careless library would. */
    static final String STRAY_LINE = "a library greets the world";

    /** Milliseconds to wait for the host: first call, alone, round; separated by commas. */
    static final String HOST_TIMEOUTS = "FIXTURE_HOST_TIMEOUTS";

    private final CountDownLatch stopped = new CountDownLatch(1);

    public static void main(String[] arguments) {
        var output = StandardOutput.take();
        System.out.println(STRAY_LINE);
        Log.setLevel(System.getenv());
        var service = new FixturePlugin();
        var plugin = new Plugin(
                List.of("registry.terraform.io/dokploy/dokploy"),
                () -> new Plugin.Served(List.of(service), service::stop, () -> {}));
        var server = new PluginServer(plugin, System.getenv(), hostTimeouts());
        System.exit(arguments.length == 0 ? server.serve(output) : server.debug(output));
    }

    private static Watchdog.HostTimeouts hostTimeouts() {
        var asked = System.getenv(HOST_TIMEOUTS);
        if (asked == null) {
            return Watchdog.HostTimeouts.USUAL;
        }
        var parts = asked.split(",", -1);
        return new Watchdog.HostTimeouts(millis(parts[0]), millis(parts[1]), millis(parts[2]));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private void stop() {
        System.err.println("stop called");
        stopped.countDown();
    }

    @Override
    public void getProviderSchema(
            GetProviderSchema.Request request, StreamObserver<GetProviderSchema.Response> answer) {
        answer.onNext(GetProviderSchema.Response.newBuilder()
                .setProvider(Schema.newBuilder().setBlock(Schema.Block.getDefaultInstance()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void stopProvider(StopProvider.Request request, StreamObserver<StopProvider.Response> answer) {
        stop();
        answer.onNext(StopProvider.Response.getDefaultInstance());
        answer.onCompleted();
    }

    /** Sleeps as many milliseconds as the type name says. */
    @Override
    public void readResource(ReadResource.Request request, StreamObserver<ReadResource.Response> answer) {
        System.err.println(
                "read begins on virtual thread: " + Thread.currentThread().isVirtual());
        try {
            Thread.sleep(Long.parseLong(request.getTypeName()));
        } catch (InterruptedException _) {
            System.err.println("read interrupted");
        }
        answer.onNext(ReadResource.Response.newBuilder()
                .setNewState(request.getCurrentState())
                .build());
        answer.onCompleted();
    }

    /** Works until it is stopped, then answers with what it has. */
    @Override
    public void applyResourceChange(
            ApplyResourceChange.Request request, StreamObserver<ApplyResourceChange.Response> answer) {
        System.err.println("apply begins");
        try {
            stopped.await();
        } catch (InterruptedException _) {
            System.err.println("apply interrupted");
        }
        answer.onNext(ApplyResourceChange.Response.newBuilder()
                .setNewState(request.getPlannedState())
                .addDiagnostics(Diagnostic.newBuilder()
                        .setSeverity(Diagnostic.Severity.ERROR)
                        .setSummary("stopped"))
                .build());
        answer.onCompleted();
    }

    /** Answers how many bytes came; {@code throw} throws. */
    @Override
    public void callFunction(CallFunction.Request request, StreamObserver<CallFunction.Response> answer) {
        if (request.getName().equals("throw")) {
            throw new IllegalStateException("the fixture was asked to");
        }
        var size = Integer.toString(request.getArguments(0).getMsgpack().size());
        answer.onNext(CallFunction.Response.newBuilder()
                .setResult(DynamicValue.newBuilder().setJson(ByteString.copyFromUtf8(size)))
                .build());
        answer.onCompleted();
    }
}
