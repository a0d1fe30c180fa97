package com.dokploy.terraform.bench;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.MsgPack;
import com.dokploy.terraform.protocol.ProviderService;
import com.dokploy.terraform.protocol.ValueJson;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Terraform has done once for each object of a plan, and once for each start: decoding and encoding a state,
 * planning, and the whole schema. The object is an application, the type with the most attributes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class Paths {
    private static final String TYPE = "dokploy_application";
    private static final String STORED = """
            {"id":"Kp3hN1cYwzVQm0aXr9bTe","environment_id":"ZqLr7xWv2sJdPu5nHf8Ck","name":"web",
             "docker":{"image":"nginx:1.29-alpine"},"env":{"GREETING":"hello","MODE":"bench"},"status":"done",
             "app_name":"web-a1b2c3","created_at":"2026-01-01T00:00:00.000Z","deploy_on_change":true,
             "wait_for_deployment":true,"deletion_protection":false,"auto_deploy":true}
            """;

    private Engine<Session> engine;
    private Resource<Session> resource;
    private Type type;
    private byte[] json;
    private byte[] packed;
    private Value state;
    private Value config;

    /** Prepares everything that is not measured. */
    @Setup
    public void prepare() {
        engine = engine();
        resource = engine.resource(TYPE);
        type = resource.schema().valueType();
        json = STORED.getBytes(StandardCharsets.UTF_8);
        state = ValueJson.decode(json, type);
        packed = MsgPack.encode(state, type);
        config = configured("environment_id", "name", "docker", "env");
    }

    private static Engine<Session> engine() {
        return new Engine<>(new DokployProvider("bench", Map.of(), new Catalog()));
    }

    /** The state without what nobody configures. */
    private Value configured(String... names) {
        var entries = new LinkedHashMap<>(((Value.MapValue) state).entries());
        entries.replaceAll((name, value) -> List.of(names).contains(name) ? value : Value.NULL);
        return new Value.MapValue(entries);
    }

    /** RawState of UpgradeResourceState. */
    @Benchmark
    public Value stateFromJson() {
        return ValueJson.decode(json, type);
    }

    /** Every value that comes from Terraform. */
    @Benchmark
    public Value stateFromMessagePack() {
        return MsgPack.decode(packed, type);
    }

    /** Every value that goes to Terraform. */
    @Benchmark
    public byte[] stateToMessagePack() {
        return MsgPack.encode(state, type);
    }

    /** The type that every value is coded by. */
    @Benchmark
    public Type typeOfSchema() {
        return resource.schema().valueType();
    }

    /** ValidateResourceConfig. */
    @Benchmark
    public Object validate() {
        return engine.validateResource(resource, config, true);
    }

    /** PlanResourceChange of an object that stays as it is. */
    @Benchmark
    public Object planWithoutChange() {
        return engine.plan(resource, state, state, config, new byte[0], false);
    }

    /** GetProviderSchema as the build asks it: the engine and all schemas, encoded. */
    @Benchmark
    public int schema() {
        var answer = new Answer();
        new ProviderService<>(engine()).getProviderSchema(GetProviderSchema.Request.getDefaultInstance(), answer);
        return answer.size;
    }

    /** Takes what would go to Terraform. */
    private static final class Answer extends ServerCallStreamObserver<GetProviderSchema.Response> {
        private int size;

        @Override
        public void onNext(GetProviderSchema.Response response) {
            size = response.toByteArray().length;
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onCompleted() {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}
    }
}
