package com.dokploy.terraform.acceptance;

import com.dokploy.terraform.Main;
import com.dokploy.terraform.sandbox.TargetServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The provider of this build as a process that serves any number of commands of Terraform, so that a test needs neither
 * a package nor a start for each of them.
 */
final class ProviderProcess implements AutoCloseable {
    /** The file in its directory that it logs to. */
    static final String LOG = "provider.txt";

    private static final String VARIABLE = "TF_REATTACH_PROVIDERS";

    private final Process process;
    private final String reattach;

    private ProviderProcess(Process process, String reattach) {
        this.process = process;
        this.reattach = reattach;
    }

    /** Starts what is on the class path in a directory. */
    static ProviderProcess start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(
                directory,
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()),
                Map.of());
    }

    /** Starts the package in a directory, for a server. */
    static ProviderProcess startPackaged(Path directory, TargetServer target) throws IOException {
        var name = "terraform-provider-dokploy";
        var executable = Path.of(System.getProperty("provider.dist"))
                .resolveSibling("image/%s/%s_v%s".formatted(name, name, System.getProperty("provider.version")));
        return start(
                directory,
                List.of(executable.toString()),
                Map.of("DOKPLOY_ENDPOINT", target.endpoint(), "DOKPLOY_API_KEY", target.apiKey()));
    }

    private static ProviderProcess start(Path directory, List<String> command, Map<String, String> environment)
            throws IOException {
        var arguments = new ArrayList<>(command);
        arguments.add("--debug");
        var builder = new ProcessBuilder(arguments)
                .directory(directory.toFile())
                .redirectError(directory.resolve(LOG).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var start = line.indexOf(VARIABLE + "='");
            if (start >= 0) {
                return new ProviderProcess(
                        process, line.substring(start + VARIABLE.length() + 2, line.lastIndexOf('\'')));
            }
        }
        throw new IOException("the provider ended without saying how to reach it");
    }

    /** What makes Terraform use this process. */
    Map<String, String> environment() {
        return Map.of(VARIABLE, reattach);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
