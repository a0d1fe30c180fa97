package com.dokploy.terraform.bench;

import com.dokploy.terraform.build.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to measure: a file of lines, each a name and its values. {@code rounds N}, {@code load LOAD …}, {@code sizes N …},
 * {@code sandbox EXECUTABLE} or {@code server URL} (with its key in {@code DOKPLOY_API_KEY}), one
 * {@code provider name=command} for each provider ({@link Provider}), and what else a measurement wants.
 */
record Arguments(List<Provider> providers, Map<String, List<String>> settings) {
    /** What to do with a server. */
    interface Measurement {
        void on(Server server) throws Exception;
    }

    static Arguments read(Path file) throws IOException {
        var providers = new ArrayList<Provider>();
        var settings = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(file)) {
            var words = line.split(" +", 2);
            if (words[0].equals("provider")) {
                providers.add(Provider.parse(words[1]));
            } else {
                settings.put(words[0], List.of(words[1].split(" +", -1)));
            }
        }
        return new Arguments(providers, settings);
    }

    /** The values of a setting. */
    List<String> all(String name) {
        return settings.getOrDefault(name, List.of());
    }

    /** The only value of a setting. */
    String one(String name) {
        return all(name).getFirst();
    }

    /** How often everything is measured. */
    int rounds() {
        return Integer.parseInt(one("rounds"));
    }

    /** Whether a server that is there already is measured, where nothing may be left behind. */
    boolean isOnServer() {
        return settings.containsKey("server");
    }

    /**
     * Measures on the server that was named, or on a new sandbox.
     *
     * @param load the milliseconds that every request takes at least; or, as {@code 12,5}, the milliseconds for which each
     *     request, and each call in it, occupies the single thread of the server
     */
    void measure(Path work, String load, Measurement measurement) throws Exception {
        if (isOnServer()) {
            measurement.on(new Server(one("server"), System.getenv("DOKPLOY_API_KEY"), false));
            return;
        }
        var option = load.contains(",") ? "--cost" : "--latency";
        try (var process = SandboxProcess.start(Path.of(one("sandbox")), work, option, load)) {
            measurement.on(Server.of(process));
        }
    }
}
