package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.build.Host;
import com.dokploy.terraform.build.Values;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The refresh alone, without Terraform's own work around it: what passes between the first and the last
 * {@code ReadResource} of a provider just started and configured, ten at a time and each after what it refers to, as
 * Terraform walks. The stack is that of {@code src/bench/stack}.
 *
 * <p>Reads {@link Arguments}. Ratios are to the last provider; growth is from the first size to each, divided by the
 * growth of the number of resources.
 */
final class Refresh {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One refresh: the time in milliseconds, what the server counted, and the process's CPU time in milliseconds. */
    private record Run(double milliseconds, Counted counted, double processor) {}

    /** What a state holds of an object. */
    private record Stored(String type, DynamicValue state, ByteString privateState) {}

    private final Arguments arguments;
    private final ClientIdentity client;
    private final Path work;

    private Refresh(Arguments arguments, Path work) throws Exception {
        this.arguments = arguments;
        this.work = work;
        this.client = ClientIdentity.p521();
    }

    public static void main(String[] file) throws Exception {
        var work = Files.createTempDirectory("dokploy-refresh");
        try {
            new Refresh(Arguments.read(Path.of(file[0])), work).run();
        } finally {
            Scratch.delete(work);
        }
    }

    private void run() throws Exception {
        System.out.println(
                "| load ms | resources | provider | refresh ms | min | ratio | growth | requests | units | CPU ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (var load : arguments.all("load")) {
            var smallest = new LinkedHashMap<String, Double>();
            for (var size : arguments.all("sizes")) {
                arguments.measure(work, load, server -> {
                    var runs = onServer(Integer.parseInt(size), server);
                    print(load, Integer.parseInt(size), runs, smallest);
                });
            }
        }
    }

    private Map<String, List<Run>> onServer(int size, Server server) throws Exception {
        var nodes = stack(size);
        var stored = made(nodes, server);
        try {
            return measured(nodes, stored, server);
        } finally {
            if (arguments.isOnServer()) {
                remove(stored, server);
            }
        }
    }

    /** A project, cells of five, and environments for what does not make a whole cell. */
    private static List<Walk.Node> stack(int size) {
        var nodes = new ArrayList<Walk.Node>();
        nodes.add(new Walk.Node("dokploy_project", -1));
        var cells = (size - 1) / 5;
        while (nodes.size() < size - 5 * cells) {
            nodes.add(new Walk.Node("dokploy_environment", 0));
        }
        for (var cell = 0; cell < cells; cell++) {
            var environment = nodes.size();
            nodes.add(new Walk.Node("dokploy_environment", 0));
            nodes.add(new Walk.Node("dokploy_application", environment));
            nodes.add(new Walk.Node("dokploy_domain", environment + 1));
            nodes.add(new Walk.Node("dokploy_domain", environment + 1));
            nodes.add(new Walk.Node("dokploy_postgres", environment));
        }
        return nodes;
    }

    /** Makes the objects; what Terraform would keep of them. */
    private Stored[] made(List<Walk.Node> nodes, Server server) throws Exception {
        var stored = new Stored[nodes.size()];
        var ids = new String[nodes.size()];
        try (var host = started(arguments.providers().getFirst())) {
            var schema = configured(host, server);
            Walk.of(nodes, position -> {
                var node = nodes.get(position);
                var declared = schema.getResourceSchemasOrThrow(node.type());
                var parent = node.parent() < 0 ? "" : ids[node.parent()];
                stored[position] = made(host.provider(), node.type(), declared, config(node.type(), position, parent));
                ids[position] = Values.unpack(declared, stored[position].state())
                        .path("id")
                        .asText();
            });
        }
        return stored;
    }

    private static Stored made(
            ProviderGrpc.ProviderBlockingStub provider, String type, Schema declared, JsonNode wanted)
            throws IOException {
        var config = Values.pack(declared, wanted);
        var planned = provider.planResourceChange(PlanResourceChange.Request.newBuilder()
                .setTypeName(type)
                .setPriorState(Values.none())
                .setProposedNewState(config)
                .setConfig(config)
                .build());
        check(planned.getDiagnosticsList());
        var applied = provider.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(type)
                .setPriorState(Values.none())
                .setPlannedState(planned.getPlannedState())
                .setConfig(config)
                .setPlannedPrivate(planned.getPlannedPrivate())
                .build());
        check(applied.getDiagnosticsList());
        return new Stored(type, applied.getNewState(), applied.getPrivate());
    }

    private static JsonNode config(String type, int number, String parent) {
        var config = JSON.createObjectNode();
        switch (type) {
            case "dokploy_domain" -> config.put("host", number + ".example.com").put("application_id", parent);
            case "dokploy_project" -> config.put("name", "bench");
            case "dokploy_environment" -> config.put("project_id", parent);
            case "dokploy_application" -> {
                config.put("environment_id", parent).put("deploy_on_change", false);
                config.putObject("docker").put("image", "nginx:1.29-alpine");
            }
            default ->
                config.put("environment_id", parent)
                        .put("database_name", "app")
                        .put("database_user", "app")
                        .put("deploy_on_change", false);
        }
        return config.has("host") || config.has("name") ? config : config.put("name", "bench-" + number);
    }

    private void remove(Stored[] stored, Server server) throws Exception {
        try (var host = started(arguments.providers().getFirst())) {
            var _ = configured(host, server);
            for (var position = stored.length - 1; position >= 0; position--) {
                var applied = host.provider()
                        .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName(stored[position].type())
                                .setPriorState(stored[position].state())
                                .setPlannedState(Values.none())
                                .setConfig(Values.none())
                                .setPlannedPrivate(stored[position].privateState())
                                .build());
                check(applied.getDiagnosticsList());
            }
        }
    }

    private Map<String, List<Run>> measured(List<Walk.Node> nodes, Stored[] stored, Server server) throws Exception {
        var runs = new LinkedHashMap<String, List<Run>>();
        var rounds = arguments.rounds();
        // The first round warms up the sandbox and this program, and does not count.
        for (var round = -1; round < rounds; round++) {
            for (var provider : arguments.providers()) {
                var run = refresh(provider, nodes, stored, server);
                if (round >= 0) {
                    runs.computeIfAbsent(provider.name(), _ -> new ArrayList<>())
                            .add(run);
                }
            }
        }
        return runs;
    }

    private Run refresh(Provider provider, List<Walk.Node> nodes, Stored[] stored, Server server) throws Exception {
        var before = server.counted();
        try (var host = started(provider)) {
            var _ = configured(host, server);
            var processor = processor(host);
            var began = System.nanoTime();
            Walk.of(nodes, position -> {
                var read = read(host.provider(), stored[position]);
                if (read.getNewState().getMsgpack().isEmpty()) {
                    throw new IOException(stored[position].type() + " is gone");
                }
            });
            var ended = System.nanoTime();
            return new Run((ended - began) / 1e6, server.counted().since(before), processor(host) - processor);
        }
    }

    private Host started(Provider provider) throws Exception {
        var here = Path.of("").toAbsolutePath();
        return Host.start(provider.command(), provider.environment(), client, here, work.resolve("provider.log"));
    }

    private static GetProviderSchema.Response configured(Host host, Server server) throws IOException {
        var schema = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        var config = JSON.createObjectNode().put("endpoint", server.endpoint()).put("api_key", server.apiKey());
        check(host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setTerraformVersion("1.11.4")
                        .setConfig(Values.pack(schema.getProvider(), config))
                        .build())
                .getDiagnosticsList());
        return schema;
    }

    private static ReadResource.Response read(ProviderGrpc.ProviderBlockingStub provider, Stored stored)
            throws IOException {
        var read = provider.readResource(ReadResource.Request.newBuilder()
                .setTypeName(stored.type())
                .setCurrentState(stored.state())
                .setPrivate(stored.privateState())
                .build());
        check(read.getDiagnosticsList());
        return read;
    }

    private static void check(List<Diagnostic> diagnostics) throws IOException {
        for (var diagnostic : diagnostics) {
            if (diagnostic.getSeverity() == Diagnostic.Severity.ERROR) {
                throw new IOException(diagnostic.getSummary() + ": " + diagnostic.getDetail());
            }
        }
    }

    private static double processor(Host host) {
        var time = host.process().info().totalCpuDuration();
        return time.isPresent() ? time.get().toMillis() : 0;
    }

    private static void print(String load, int size, Map<String, List<Run>> providers, Map<String, Double> smallest) {
        var last = List.copyOf(providers.values()).getLast();
        providers.forEach((name, runs) -> {
            var each = median(runs, Run::milliseconds) / size;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %.0f | %.0f | %.2f | %.2f | %.0f | %.0f | %.0f |%n",
                    load,
                    size,
                    name,
                    median(runs, Run::milliseconds),
                    runs.stream().mapToDouble(Run::milliseconds).min().orElseThrow(),
                    median(runs, Run::milliseconds) / median(last, Run::milliseconds),
                    each / smallest.computeIfAbsent(name, _ -> each),
                    median(runs, run -> run.counted().requests()),
                    median(runs, run -> run.counted().units()),
                    median(runs, Run::processor));
        });
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> measure) {
        var sorted = runs.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
