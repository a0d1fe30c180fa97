package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.SandboxProcess;
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
 * Whole runs of Terraform on stacks of several sizes against the sandbox, without and with latency: apply, a plan that
 * finds nothing to do, the same without reading anything, and destroy. Several providers take turns, each in a directory of its own.
 *
 * <p>Reads a file of lines: {@code rounds N}, {@code latency MS …}, {@code sizes N …}, {@code stack DIRECTORY},
 * {@code sandbox EXECUTABLE} and one {@code provider name=command} for each provider ({@link Provider}). Ratios are to the
 * last one.
 */
final class Stacks {

    /** One run of Terraform: seconds, what the server counted, and what all processes of the provider used. */
    private record Run(double seconds, double requests, double units, double processor, double memory) {}

    private record Step(String name, List<String> arguments) {}

    private static final List<Step> STEPS = List.of(
            new Step("apply", List.of("apply", "-auto-approve")),
            new Step("plan", List.of("plan", "-detailed-exitcode")),
            new Step("plan -refresh=false", List.of("plan", "-detailed-exitcode", "-refresh=false")),
            new Step("destroy", List.of("destroy", "-auto-approve")));

    private final List<Provider> providers = new ArrayList<>();
    private final Map<String, Path> configurations = new LinkedHashMap<>();
    private final Map<String, List<String>> settings = new LinkedHashMap<>();
    private final Path work;
    private String endpoint = "";

    private Stacks(Path arguments, Path work) throws IOException {
        this.work = work;
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
        var work = Files.createTempDirectory("dokploy-bench");
        try {
            new Stacks(Path.of(file[0]), work).run();
        } finally {
            Scratch.delete(work);
        }
    }

    private void run() throws Exception {
        for (var provider : providers) {
            var directory = work.resolve(Integer.toString(configurations.size()));
            configurations.put(provider.name(), provider.install(directory.resolve("bin")));
            copy(Path.of(settings.get("stack").getFirst()), directory);
            installModules(directory);
        }
        System.out.println("| latency ms | resources | run | provider | seconds | min | ratio | requests | units"
                + " | CPU s | peak MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var latency : settings.get("latency")) {
            for (var size : settings.get("sizes")) {
                var sandbox = Path.of(settings.get("sandbox").getFirst());
                try (var server = SandboxProcess.start(sandbox, work, "--latency", latency)) {
                    endpoint = server.endpoint();
                    measure(latency, size);
                }
            }
        }
    }

    private void measure(String latency, String size) throws Exception {
        var runs = new LinkedHashMap<String, Map<String, List<Run>>>();
        for (var step : STEPS) {
            runs.put(step.name(), new LinkedHashMap<>());
        }
        var rounds = Integer.parseInt(settings.get("rounds").getFirst());
        for (var round = 0; round < rounds; round++) {
            for (var step : STEPS) {
                for (var provider : providers) {
                    runs.get(step.name())
                            .computeIfAbsent(provider.name(), _ -> new ArrayList<>())
                            .add(terraform(provider, size, step.arguments()));
                }
            }
        }
        runs.forEach((step, all) -> print(latency, size, step, all));
    }

    private Run terraform(Provider provider, String size, List<String> arguments) throws Exception {
        var configuration = configurations.get(provider.name());
        var command = new ArrayList<String>(List.of("terraform"));
        command.addAll(arguments);
        command.addAll(List.of("-input=false", "-no-color"));
        var builder = new ProcessBuilder(command)
                .directory(configuration.getParent().getParent().toFile())
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
        // What different providers for Dokploy call it.
        for (var variable : List.of("DOKPLOY_ENDPOINT", "DOKPLOY_HOST", "DOKPLOY_URL")) {
            builder.environment().put(variable, endpoint);
        }
        for (var variable : List.of("DOKPLOY_API_KEY", "DOKPLOY_TOKEN")) {
            builder.environment().put(variable, SandboxProcess.API_KEY);
        }
        var before = Counted.at(endpoint);
        var started = System.nanoTime();
        var process = builder.start();
        var usage = Usage.of(process);
        var seconds = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(provider.name() + ": terraform " + String.join(" ", arguments) + " ended with "
                    + process.exitValue() + ":\n" + Files.readString(work.resolve("output")));
        }
        var counted = Counted.at(endpoint).since(before);
        return new Run(seconds, counted.requests(), counted.units(), usage.processorSeconds(), usage.peakMemory());
    }

    private static void print(String latency, String size, String step, Map<String, List<Run>> providers) {
        var last = List.copyOf(providers.values()).getLast();
        providers.forEach((name, runs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.2f | %.0f |%n",
                latency,
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
