package com.dokploy.terraform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the processes below another one use, looked at while they run: processor time and peak memory. */
final class Usage {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Map<Long, Duration> processorTime = new HashMap<>();
    private double peakMemory;

    /** Watches until {@code process} ends. */
    static Usage of(Process process) throws InterruptedException {
        var usage = new Usage();
        while (!process.waitFor(BETWEEN_LOOKS)) {
            process.descendants().forEach(usage::look);
        }
        return usage;
    }

    private void look(ProcessHandle child) {
        child.info().totalCpuDuration().ifPresent(time -> processorTime.put(child.pid(), time));
        peakMemory = Math.max(peakMemory, peakMemory(child.pid()));
    }

    /** Seconds of all processes together. */
    double processorSeconds() {
        var sum = Duration.ZERO;
        for (var time : processorTime.values()) {
            sum = sum.plus(time);
        }
        return sum.toMillis() / 1e3;
    }

    /** MB of the process that ever had the most. */
    double peakMemory() {
        return peakMemory;
    }

    /** MB that a process ever had resident; 0 where the system does not tell, as only Linux does. */
    static double peakMemory(long pid) {
        try {
            for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException _) {
            // Gone already, or another system.
        }
        return 0;
    }
}
