package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.build.Host;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How long a provider takes from the start of its process to the handshake line, to the answered schema, and from
 * Terraform's good-bye to the end of the process.
 *
 * <p>Reads a file of lines: the number of rounds, then any number of {@code name=command}, where a command is words
 * separated by blanks, may begin with {@code VARIABLE=value} words in which a comma stands for a blank, and {@code java}
 * is the JVM that runs this. Ratios are to the last one.
 */
final class Startup {
    private static final int WARM_UP = 3;

    private Startup() {}

    /** Times in milliseconds of one start, and the process's peak memory in MB, 0 where that cannot be read. */
    private record Run(double handshake, double schema, double exit, double cpu, double memory) {}

    public static void main(String[] file) throws Exception {
        var arguments = Files.readAllLines(Path.of(file[0]));
        var rounds = Integer.parseInt(arguments.getFirst());
        var variants = new LinkedHashMap<String, String>();
        for (var argument : arguments.subList(1, arguments.size())) {
            var equals = argument.indexOf('=');
            variants.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        var client = ClientIdentity.generate();
        var runs = new LinkedHashMap<String, List<Run>>();
        // The first rounds warm up this program and the page cache, and do not count.
        for (var round = -WARM_UP; round < rounds; round++) {
            for (var variant : variants.entrySet()) {
                var run = run(variant.getValue(), client);
                if (round >= 0) {
                    runs.computeIfAbsent(variant.getKey(), _ -> new ArrayList<>())
                            .add(run);
                }
            }
        }
        print(runs);
    }

    private static Run run(String line, ClientIdentity client) throws Exception {
        var environment = new LinkedHashMap<String, String>();
        var command = new ArrayList<String>();
        for (var word : line.strip().split(" +", -1)) {
            var equals = word.indexOf('=');
            if (command.isEmpty() && equals > 0) {
                environment.put(
                        word.substring(0, equals), word.substring(equals + 1).replace(',', ' '));
            } else {
                var ours = command.isEmpty() && word.equals("java");
                command.add(
                        ours
                                ? Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()
                                : word);
            }
        }
        var log = Files.createTempFile("startup", ".log");
        var started = System.nanoTime();
        var host =
                Host.start(command, Map.copyOf(environment), client, Path.of("").toAbsolutePath(), log);
        try (host) {
            host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
            var schema = System.nanoTime() - started;
            var cpu = host.process().info().totalCpuDuration();
            var memory = peakMemory(host.process());
            var ending = System.nanoTime();
            host.close();
            var exit = System.nanoTime() - ending;
            Files.delete(log);
            return new Run(
                    host.nanosToHandshake() / 1e6,
                    schema / 1e6,
                    exit / 1e6,
                    cpu.isPresent() ? cpu.get().toMillis() : 0,
                    memory);
        }
    }

    /** Linux tells in kB. */
    private static double peakMemory(Process process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private static void print(SequencedMap<String, List<Run>> runs) {
        var last = runs.lastEntry().getValue();
        System.out.println("| variant | handshake ms | ratio | schema ms | ratio | exit ms | CPU ms | peak MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        runs.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.0f | %.2f | %.0f | %.0f | %.0f |%n",
                name,
                median(all, Run::handshake),
                median(all, Run::handshake) / median(last, Run::handshake),
                median(all, Run::schema),
                median(all, Run::schema) / median(last, Run::schema),
                median(all, Run::exit),
                median(all, Run::cpu),
                median(all, Run::memory)));
    }

    private static double median(List<Run> runs, java.util.function.ToDoubleFunction<Run> measure) {
        var sorted = runs.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
