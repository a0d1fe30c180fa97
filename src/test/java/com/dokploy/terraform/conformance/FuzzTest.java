package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.protocol.CodecException;
import com.dokploy.terraform.protocol.MsgPack;
import com.dokploy.terraform.protocol.ValueJson;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nonsense of all kinds, for some seconds with every build and for ten minutes with {@code -P faults}: bytes, states,
 * configurations, replies of a server. Whatever comes, there is an answer, soon, and the next question is answered too.
 * Everything follows from {@code -Dfuzz.seed}, which a failure names.
 */
@Timeout(900)
class FuzzTest {
    private static final Duration EACH = SampleSize.isWhole() ? Duration.ofSeconds(150) : Duration.ofSeconds(2);
    /** Far below what the process may use, so that a length that a message only claims is not believed. */
    private static final long LARGEST_GROWTH = 256L * 1024 * 1024;

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "${a}",
            "'; DROP TABLE x; --",
            "\n=\n",
            "a=\"",
            "../../etc/passwd",
            "\u202e\ufeff",
            "999999999999999999999",
            "-1",
            "NaN",
            "{{",
            "x".repeat(70_000));

    private final long seed = Long.getLong("fuzz.seed", 20_26L);
    private final Random random = new Random(seed);

    private interface Round {
        void run() throws Exception;
    }

    private void repeat(String door, Round round) throws Exception {
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        var longest = 0L;
        var rounds = 0;
        var end = System.nanoTime() + EACH.toNanos();
        for (var begin = System.nanoTime(); begin - end < 0; begin = System.nanoTime()) {
            try {
                round.run();
            } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
                throw new AssertionError("round " + rounds + " of seed " + seed, failure);
            }
            longest = Math.max(longest, System.nanoTime() - begin);
            rounds++;
        }
        assertThat(rounds).isPositive();
        assertThat(Duration.ofNanos(longest)).as("longest answer").isLessThan(SOON);
        var memory =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        SampleSize.noteNonsense(door, rounds, Duration.ofNanos(longest), memory);
    }

    @Test
    void bytesAreReadOrRefused() throws Exception {
        var schemas = SharedCatalog.CATALOG.resources().stream()
                .map(each -> each.schema())
                .toList();
        var before = used();
        repeat("Bytes of a message", () -> {
            var schema = schemas.get(random.nextInt(schemas.size()));
            var bytes = damaged(MsgPack.encode(config(schema), schema.valueType()));
            try {
                assertThat(MsgPack.decode(bytes, schema.valueType())).isNotNull();
            } catch (CodecException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
        assertThat(used() - before).as("bytes of memory kept").isLessThan(LARGEST_GROWTH);
    }

    @Test
    void storedStatesAreReadOrRefused() throws Exception {
        var schemas = SharedCatalog.CATALOG.resources().stream()
                .map(each -> each.schema())
                .toList();
        var original =
                "{\"id\":\"a\",\"name\":\"b\",\"env\":{\"A\":\"1\"},\"domains\":[{\"host\":null,\"port\":1e3}],\"x\":[[[]]]}";
        repeat("Stored states", () -> {
            var schema = schemas.get(random.nextInt(schemas.size()));
            var bytes = damaged(original.getBytes(StandardCharsets.UTF_8));
            try {
                assertThat(ValueJson.decode(bytes, schema.valueType())).isNotNull();
            } catch (CodecException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void configurationsAreCheckedWithoutABug() throws Exception {
        try (var terraform = new Terraform(provider())) {
            repeat("Configurations", () -> {
                var resource = SharedCatalog.CATALOG
                        .resources()
                        .get(random.nextInt(SharedCatalog.CATALOG.resources().size()));
                var schema = resource.schema();
                for (var error : terraform.validate(schema, config(schema))) {
                    assertThat(error).doesNotStartWith("Bug");
                }
            });
        }
    }

    @Test
    void anyReplyOfAServerIsAnswered() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] reply;
                int status;
                synchronized (random) {
                    reply = damaged(tree(4).getBytes(StandardCharsets.UTF_8));
                    status = List.of(200, 200, 200, 207, 400, 404, 500, 502).get(random.nextInt(8));
                }
                exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
                exchange.getResponseBody().write(reply);
            }
        });
        server.start();
        var schemas = SharedCatalog.CATALOG.resources().stream()
                .map(each -> each.schema())
                .toList();
        try (var terraform = new Terraform(provider())) {
            var settings = new LinkedHashMap<String, Value>();
            settings.put(
                    "endpoint",
                    Value.of("http://127.0.0.1:" + server.getAddress().getPort()));
            settings.put("api_key", Value.of("key"));
            settings.put("max_retries", Value.of(0));
            settings.put("request_timeout", Value.of("1s"));
            assertThat(terraform.configure(
                            provider().schema(),
                            Configurations.complete(provider().schema(), settings)))
                    .isEmpty();
            repeat("Replies of a server", () -> {
                var schema = schemas.get(random.nextInt(schemas.size()));
                var state = Configurations.complete(schema, Map.of("id", Value.of("some-id")));
                var refreshed = terraform.tryRead(
                        schema, new Terraform.StoredState(state, com.google.protobuf.ByteString.EMPTY));
                assertThat(refreshed).isNotNull();
            });
        } finally {
            server.stop(0);
        }
    }

    private static DokployProvider provider() {
        return new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private byte[] damaged(byte[] original) {
        var bytes = original.clone();
        for (var flips = random.nextInt(6); flips > 0 && bytes.length > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    /** A configuration as Terraform may send it: of the right types, and of no sense at all. */
    private Value.MapValue config(Schema schema) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var isLeftOut = !attribute.isConfigurable() || random.nextInt(3) > 0;
            entries.put(attribute.name(), isLeftOut ? Value.NULL : value(attribute.type(), 3));
        }
        return new Value.MapValue(entries);
    }

    private Value value(AttributeType<?> type, int depth) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? Value.UNKNOWN : Value.NULL;
        }
        return switch (type) {
            case AttributeType.Text _ -> Value.of(text());
            case AttributeType.Integer _ ->
                Value.of(random.nextBoolean() ? random.nextLong() : random.nextInt(-2, 70_000));
            case AttributeType.Decimal _ -> new Value.Number(new BigDecimal(random.nextDouble()));
            case AttributeType.Bool _ -> Value.of(random.nextBoolean());
            case AttributeType.ListOf<?>(var element) -> new Value.ListValue(values(element, depth));
            case AttributeType.SetOf<?>(var element) ->
                new Value.SetValue(values(element, depth).stream().distinct().toList());
            case AttributeType.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var item : values(element, depth)) {
                    entries.put(text(), item);
                }
                yield new Value.MapValue(entries);
            }
            case AttributeType.ObjectOf(var schema) -> config(schema);
        };
    }

    private List<Value> values(AttributeType<?> type, int depth) {
        var values = new ArrayList<Value>();
        for (var items = depth == 0 ? 0 : random.nextInt(4); items > 0; items--) {
            values.add(value(type, depth - 1));
        }
        return values;
    }

    private String text() {
        if (random.nextBoolean()) {
            // A lone half of a character cannot be sent at all.
            var odd = ODD.get(random.nextInt(ODD.size()));
            return odd.equals("\ud800") ? "?" : odd;
        }
        var text = new StringBuilder();
        for (var length = random.nextInt(20); length > 0; length--) {
            text.append((char) random.nextInt(32, 0xD000));
        }
        return text.toString();
    }

    /** Some JSON with names that the provider looks for. */
    private String tree(int depth) {
        var names =
                List.of("result", "data", "json", "name", "env", "mounts", "environment", "projectId", "port", "error");
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
            case 0 -> "null";
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> "\"" + names.get(random.nextInt(names.size())) + "\"";
            case 3 -> "true";
            case 4 -> "[" + tree(depth - 1) + "," + tree(depth - 1) + "]";
            default ->
                "{\"" + names.get(random.nextInt(names.size())) + "\":" + tree(depth - 1) + ",\""
                        + names.get(random.nextInt(names.size())) + "\":" + tree(depth - 1) + "}";
        };
    }
}
