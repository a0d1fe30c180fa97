package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged sandbox, running as a user would run it. */
public final class SandboxProcess implements AutoCloseable {
    /** The key it takes. */
    public static final String API_KEY = "sandbox";

    private final Process process;
    private final int port;

    private SandboxProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts {@code launcher sandbox} with these options on a free port; its output goes to a log in {@code work}. */
    public static SandboxProcess start(Path launcher, Path work, String... options)
            throws IOException, InterruptedException {
        var portFile = work.resolve("sandbox.port");
        Files.deleteIfExists(portFile);
        var log = work.resolve("sandbox.log");
        var command = new ArrayList<String>(List.of(launcher.toString(), "sandbox", "--port", "0"));
        command.addAll(List.of("--port-file", portFile.toString(), "--api-key", API_KEY));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (process.isAlive()) {
            if (Files.exists(portFile)) {
                var port = Files.readString(portFile).strip();
                if (!port.isEmpty()) {
                    return new SandboxProcess(process, Integer.parseInt(port));
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("the sandbox ended with " + process.exitValue() + ":\n" + Files.readString(log));
    }

    /** Where it answers, as the provider's {@code endpoint}. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
