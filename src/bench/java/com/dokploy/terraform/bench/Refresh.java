package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.build.Host;
import com.dokploy.terraform.build.SandboxProcess;
import com.dokploy.terraform.build.Values;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
 * <p>Reads a file of lines: {@code rounds N}, {@code latency MS …}, {@code sizes N …}, {@code sandbox EXECUTABLE} and one
 * {@code provider name=command} for each provider ({@link Provider}). Ratios are to the last one; growth is from the
 * first size to each, divided by the growth of the number of resources.
 */
final class Refresh {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One refresh: the time in milliseconds, what the server counted, and the process's CPU time in milliseconds. */
    private record Run(double milliseconds, Counted counted, double processor) {}

    /** What a state holds of an object. */
    private record Stored(String type, DynamicValue state, ByteString privateState) {}

    private final List<Provider> providers = new ArrayList<>();
    private final Map<String, List<String>> settings = new LinkedHashMap<>();
    private final ClientIdentity client;
    private final Path work;

    private Refresh(Path arguments, Path work) throws Exception {
        this.work = work;
        this.client = ClientIdentity.generate();
        for (var line : Files.readAllLines(arguments)) {
            var words = line.split(" +", 2);
            if (words[0].equals("provider")) {
                providers.add(Provider.parse(words[1]));
            } else {
                settings.put(words[0], List.of(words[1].split(" +", -1)));
            }
        }
    }

    public static void main(String[] file) throws Exception {
        new Refresh(Path.of(file[0]), Files.createTempDirectory("dokploy-refresh")).run();
    }

    private void run() throws Exception {
        System.out.println(
                "| latency ms | resources | provider | refresh ms | min | ratio | growth | requests | units | CPU ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (var latency : settings.get("latency")) {
            var smallest = new LinkedHashMap<String, Double>();
            for (var size : settings.get("sizes")) {
                var sandbox = Path.of(settings.get("sandbox").getFirst()).toAbsolutePath();
                try (var server = SandboxProcess.start(sandbox, work, "--latency", latency)) {
                    var objects = objects(Integer.parseInt(size), server.endpoint());
                    var runs = measured(objects, server.endpoint());
                    print(latency, objects.size(), runs, smallest);
                }
            }
        }
    }

    /** Makes the objects behind the provider's back, in the order in which they refer to each other. */
    private static List<Walk.Node> objects(int size, String endpoint) throws Exception {
        var nodes = new ArrayList<Walk.Node>();
        var project = new Walk.Node("dokploy_project", -1);
        nodes.add(project);
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
        Walk.of(nodes, position -> {
            var node = nodes.get(position);
            var parent = node.parent() < 0 ? "" : nodes.get(node.parent()).id();
            node.identify(made(node.type(), position, parent, endpoint));
        });
        return nodes;
    }

    private static String made(String type, int number, String parent, String endpoint) throws Exception {
        var body = JSON.createObjectNode().put("name", "bench-" + number);
        return switch (type) {
            case "dokploy_project" ->
                post(endpoint, "project.create", body)
                        .path("project")
                        .path("projectId")
                        .asText();
            case "dokploy_environment" ->
                post(endpoint, "environment.create", body.put("projectId", parent))
                        .path("environmentId")
                        .asText();
            case "dokploy_application" ->
                post(endpoint, "application.create", body.put("environmentId", parent))
                        .path("applicationId")
                        .asText();
            case "dokploy_postgres" ->
                post(
                                endpoint,
                                "postgres.create",
                                body.put("environmentId", parent)
                                        .put("databaseName", "app")
                                        .put("databaseUser", "app")
                                        .put("databasePassword", "password"))
                        .path("postgresId")
                        .asText();
            default ->
                post(
                                endpoint,
                                "domain.create",
                                JSON.createObjectNode()
                                        .put("applicationId", parent)
                                        .put("domainType", "application")
                                        .put("host", number + ".example.com"))
                        .path("domainId")
                        .asText();
        };
    }

    private static JsonNode post(String endpoint, String procedure, JsonNode body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/api/" + procedure))
                .header("x-api-key", SandboxProcess.API_KEY)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        var reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IOException(procedure + ": " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }

    private Map<String, List<Run>> measured(List<Walk.Node> nodes, String endpoint) throws Exception {
        var stored = stored(nodes, endpoint);
        var runs = new LinkedHashMap<String, List<Run>>();
        var rounds = Integer.parseInt(settings.get("rounds").getFirst());
        // The first round warms up the sandbox and this program, and does not count.
        for (var round = -1; round < rounds; round++) {
            for (var provider : providers) {
                var run = refresh(provider, nodes, stored, endpoint);
                if (round >= 0) {
                    runs.computeIfAbsent(provider.name(), _ -> new ArrayList<>())
                            .add(run);
                }
            }
        }
        return runs;
    }

    /** The states that a first refresh after an import leaves behind. */
    private List<Stored> stored(List<Walk.Node> nodes, String endpoint) throws Exception {
        var stored = new Stored[nodes.size()];
        try (var host = configured(providers.getFirst(), endpoint)) {
            Walk.of(nodes, position -> {
                var node = nodes.get(position);
                var imported = host.provider()
                        .importResourceState(ImportResourceState.Request.newBuilder()
                                .setTypeName(node.type())
                                .setId(node.id())
                                .build());
                check(imported.getDiagnosticsList());
                var found = imported.getImportedResources(0);
                var read = read(host.provider(), new Stored(node.type(), found.getState(), found.getPrivate()));
                stored[position] = new Stored(node.type(), read.getNewState(), read.getPrivate());
            });
        }
        return List.of(stored);
    }

    private Run refresh(Provider provider, List<Walk.Node> nodes, List<Stored> stored, String endpoint)
            throws Exception {
        var before = Counted.at(endpoint);
        try (var host = configured(provider, endpoint)) {
            var processor = processor(host);
            var started = System.nanoTime();
            Walk.of(nodes, position -> {
                var read = read(host.provider(), stored.get(position));
                if (!read.getNewState().equals(stored.get(position).state())) {
                    throw new IOException(stored.get(position).type() + " is not what it was");
                }
            });
            var ended = System.nanoTime();
            return new Run((ended - started) / 1e6, Counted.at(endpoint).since(before), processor(host) - processor);
        }
    }

    private Host configured(Provider provider, String endpoint) throws Exception {
        var host = Host.start(
                provider.command(),
                provider.environment(),
                client,
                Path.of("").toAbsolutePath(),
                work.resolve("provider.log"));
        var schema = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        var config = JSON.createObjectNode().put("endpoint", endpoint).put("api_key", SandboxProcess.API_KEY);
        check(host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setTerraformVersion("1.11.4")
                        .setConfig(Values.pack(schema.getProvider(), config))
                        .build())
                .getDiagnosticsList());
        return host;
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

    private static void print(
            String latency, int size, Map<String, List<Run>> providers, Map<String, Double> smallest) {
        var last = List.copyOf(providers.values()).getLast();
        providers.forEach((name, runs) -> {
            var each = median(runs, Run::milliseconds) / size;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %.0f | %.0f | %.2f | %.2f | %.0f | %.0f | %.0f |%n",
                    latency,
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
