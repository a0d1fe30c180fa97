package com.dokploy.terraform.bench;

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
 * Whole runs of Terraform on stacks of several sizes against the sandbox, without and with load: apply, a plan that
 * finds nothing to do, the same without reading anything, and destroy. Several providers take turns, each in a directory of its own.
 *
 * <p>Reads {@link Arguments}, with {@code steps NAME …} and {@code stack DIRECTORY}. Ratios are to the last provider.
 */
final class Stacks {

    /** One run of Terraform: seconds, what the server counted, and what all processes of the provider used. */
    private record Run(double seconds, double requests, double units, double processor, double memory) {}

    /** A run of Terraform, and what it is called among the arguments. */
    private record Step(String name, List<String> arguments) {}

    private static final Step APPLY = new Step("apply", List.of("apply", "-auto-approve"));

    private static final List<Step> STEPS = List.of(
            APPLY,
            new Step("plan", List.of("plan", "-detailed-exitcode")),
            new Step("unread", List.of("plan", "-detailed-exitcode", "-refresh=false")),
            new Step("destroy", List.of("destroy", "-auto-approve")));

    private final Arguments arguments;
    private final Map<String, Path> configurations = new LinkedHashMap<>();
    private final Path work;
    private Server server = new Server("", "", false);

    private Stacks(Arguments arguments, Path work) {
        this.arguments = arguments;
        this.work = work;
    }

    public static void main(String[] file) throws Exception {
        var work = Files.createTempDirectory("dokploy-bench");
        try {
            new Stacks(Arguments.read(Path.of(file[0])), work).run();
        } finally {
            Scratch.delete(work);
        }
    }

    private void run() throws Exception {
        for (var provider : arguments.providers()) {
            var directory = work.resolve(Integer.toString(configurations.size()));
            configurations.put(provider.name(), provider.install(directory.resolve("bin")));
            copy(provider.stack(Path.of(arguments.one("stack"))), directory);
            installModules(directory);
        }
        System.out.println("| load ms | resources | run | provider | seconds | min | ratio | requests | units"
                + " | CPU s | peak MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var load : arguments.all("load")) {
            for (var size : arguments.all("sizes")) {
                arguments.measure(work, load, measured -> {
                    server = measured;
                    measure(load, size);
                });
            }
        }
    }

    private void measure(String load, String size) throws Exception {
        // The sandbox is a new one, and what there was is gone with the last.
        for (var configuration : configurations.values()) {
            Files.deleteIfExists(directory(configuration).resolve("terraform.tfstate"));
        }
        var runs = new LinkedHashMap<String, Map<String, List<Run>>>();
        var steps = STEPS.stream()
                .filter(step -> arguments.all("steps").contains(step.name()))
                .toList();
        for (var step : steps) {
            runs.put(step.name(), new LinkedHashMap<>());
        }
        if (!steps.contains(APPLY)) {
            for (var provider : arguments.providers()) {
                var _ = terraform(provider, size, APPLY.arguments());
            }
        }
        var rounds = arguments.rounds();
        for (var round = 0; round < rounds; round++) {
            for (var step : steps) {
                for (var provider : arguments.providers()) {
                    runs.get(step.name())
                            .computeIfAbsent(provider.name(), _ -> new ArrayList<>())
                            .add(terraform(provider, size, step.arguments()));
                }
            }
        }
        runs.forEach((step, all) -> print(load, size, step, all));
    }

    /** Where Terraform runs that uses a CLI configuration. */
    private static Path directory(Path configuration) {
        return configuration.getParent().getParent();
    }

    private Run terraform(Provider provider, String size, List<String> arguments) throws Exception {
        var configuration = configurations.get(provider.name());
        var command = new ArrayList<String>(List.of("terraform"));
        command.addAll(arguments);
        command.addAll(List.of("-input=false", "-no-color"));
        var builder = new ProcessBuilder(command)
                .directory(directory(configuration).toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "TF_CLI_CONFIG_FILE",
                        configuration.toString(),
                        "TF_IN_AUTOMATION",
                        "1",
                        "CHECKPOINT_DISABLE",
                        "1",
                        "TF_VAR_size",
                        size));
        // What different providers for Dokploy call it; the variables are for those that read none of these.
        for (var variable : List.of("DOKPLOY_ENDPOINT", "DOKPLOY_HOST", "DOKPLOY_URL", "TF_VAR_endpoint")) {
            builder.environment().put(variable, server.endpoint());
        }
        for (var variable : List.of("DOKPLOY_API_KEY", "DOKPLOY_TOKEN", "TF_VAR_api_key")) {
            builder.environment().put(variable, server.apiKey());
        }
        var before = server.counted();
        var started = System.nanoTime();
        var process = builder.start();
        var usage = Usage.of(process);
        var seconds = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(provider.name() + ": terraform " + String.join(" ", arguments) + " ended with "
                    + process.exitValue() + ":\n" + Files.readString(work.resolve("output")));
        }
        var counted = server.counted().since(before);
        return new Run(seconds, counted.requests(), counted.units(), usage.processorSeconds(), usage.peakMemory());
    }

    private static void print(String load, String size, String step, Map<String, List<Run>> providers) {
        var last = List.copyOf(providers.values()).getLast();
        providers.forEach((name, runs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.2f | %.0f |%n",
                load,
                size,
                step,
                name,
                median(runs, Run::seconds),
                runs.stream().mapToDouble(Run::seconds).min().orElseThrow(),
                median(runs, Run::seconds) / median(last, Run::seconds),
                median(runs, Run::requests),
                median(runs, Run::units),
                median(runs, Run::processor),
                median(runs, Run::memory)));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> measure) {
        var sorted = runs.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void copy(Path stack, Path directory) throws IOException {
        try (var files = Files.walk(stack)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = directory.resolve(stack.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Modules must be installed, even when they lie beside the configuration. */
    private static void installModules(Path directory) throws IOException, InterruptedException {
        var get = new ProcessBuilder("terraform", "get")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (get.waitFor() != 0) {
            throw new IOException("terraform get ended with " + get.exitValue());
        }
    }
}
