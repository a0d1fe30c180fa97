package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.build.Host;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * How long a provider takes from the start of its process to the handshake line, to the answered schema, and from
 * Terraform's good-bye to the end of the process.
 *
 * <p>Reads a file of lines: the number of rounds, then one line for each {@link Provider}. Ratios are to the last one.
 */
final class Startup {
    private static final int WARM_UP = 5;

    private Startup() {}

    /** Times in milliseconds of one start, and the process's peak memory in MB, 0 where that cannot be read. */
    private record Run(double handshake, double schema, double exit, double cpu, double memory) {}

    public static void main(String[] file) throws Exception {
        var arguments = Files.readAllLines(Path.of(file[0]));
        var rounds = Integer.parseInt(arguments.getFirst());
        var variants = new ArrayList<Provider>();
        for (var argument : arguments.subList(1, arguments.size())) {
            variants.add(Provider.parse(argument));
        }
        var client = ClientIdentity.p521();
        var runs = new LinkedHashMap<String, List<Run>>();
        // The first rounds warm up this program and the page cache, and do not count.
        for (var round = -WARM_UP; round < rounds; round++) {
            for (var variant : variants) {
                var run = run(variant, client);
                if (round >= 0) {
                    runs.computeIfAbsent(variant.name(), _ -> new ArrayList<>()).add(run);
                }
            }
        }
        print(runs);
    }

    private static Run run(Provider variant, ClientIdentity client) throws Exception {
        var log = Files.createTempFile("startup", ".log");
        var started = System.nanoTime();
        var host = Host.start(
                variant.command(), variant.environment(), client, Path.of("").toAbsolutePath(), log);
        try (host) {
            host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
            var schema = System.nanoTime() - started;
            var cpu = host.process().info().totalCpuDuration();
            var memory = Usage.peakMemory(host.process().pid());
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

    private static void print(SequencedMap<String, List<Run>> runs) {
        var last = runs.lastEntry().getValue();
        System.out.println(
                "| variant | handshake ms | min | ratio | schema ms | min | ratio | exit ms | CPU ms | peak MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        runs.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.0f | %.0f | %.2f | %.0f | %.0f | %.0f |%n",
                name,
                median(all, Run::handshake),
                minimum(all, Run::handshake),
                median(all, Run::handshake) / median(last, Run::handshake),
                median(all, Run::schema),
                minimum(all, Run::schema),
                median(all, Run::schema) / median(last, Run::schema),
                median(all, Run::exit),
                median(all, Run::cpu),
                median(all, Run::memory)));
    }

    private static double minimum(List<Run> runs, java.util.function.ToDoubleFunction<Run> measure) {
        return runs.stream().mapToDouble(measure).min().orElseThrow();
    }

    private static double median(List<Run> runs, java.util.function.ToDoubleFunction<Run> measure) {
        var sorted = runs.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
