package com.dokploy.terraform.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The {@code sandbox} command: runs a sandbox until it is interrupted. */
public final class SandboxCommand {
    private static final String HELP = """
            Usage: terraform-provider-dokploy sandbox [options]

            Runs an embedded Dokploy in memory, on 127.0.0.1, to try configurations without a server.

              --port N          port to listen on; 0 for any free one (default 3000)
              --port-file FILE  file to write the port to once it listens
              --api-key KEY     key that clients must send (default sandbox)
              --latency MS      milliseconds every request takes at least (default 0)
              --state FILE      file to load from and save to; encrypted with the key
              --help            this text
            """;

    private SandboxCommand() {}

    /**
     * Runs it with the arguments after {@code sandbox}; returns when the thread is interrupted.
     *
     * @return the exit code: 0, or 2 for arguments it does not understand, or 1 when it cannot start
     */
    public static int run(String[] args) {
        return run(args, System.out, System.err);
    }

    static int run(String[] args, PrintStream output, PrintStream errors) {
        if (List.of(args).contains("--help")) {
            output.print(HELP);
            return 0;
        }
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException wrong) {
            errors.println(wrong.getMessage() + "\n\n" + HELP);
            return 2;
        }
        try (var sandbox = Sandbox.start(settings.options())) {
            var stop = new Thread(sandbox::close, "sandbox-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            if (settings.portFile() != null) {
                write(settings.portFile(), sandbox.port());
            }
            output.println("Dokploy sandbox listens on " + sandbox.endpoint());
            output.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (UncheckedIOException failure) {
            errors.println(failure.getMessage());
            return 1;
        }
    }

    private static void write(Path file, int port) {
        try {
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "port", ".tmp");
            Files.writeString(fresh, port + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    private record Settings(
            Sandbox.Options options, @Nullable Path portFile) {
        private static final Set<String> OPTIONS = Set.of("--port", "--port-file", "--api-key", "--latency", "--state");

        private static Settings parse(String[] args) {
            var options = Sandbox.Options.standard().withPort(3000);
            Path portFile = null;
            var rest = new ArrayDeque<>(List.of(args));
            while (!rest.isEmpty()) {
                var option = rest.remove();
                if (!option.startsWith("--")) {
                    throw new IllegalArgumentException("Unexpected argument '" + option + "'.");
                }
                int equals = option.indexOf('=');
                var name = equals < 0 ? option : option.substring(0, equals);
                if (!OPTIONS.contains(name)) {
                    throw new IllegalArgumentException("Unknown option " + name + ".");
                }
                var value = equals < 0 ? rest.poll() : option.substring(equals + 1);
                if (value == null) {
                    throw new IllegalArgumentException("Option " + name + " needs a value.");
                }
                switch (name) {
                    case "--port" -> options = options.withPort((int) number(name, value, 65_535));
                    case "--port-file" -> portFile = Path.of(value);
                    case "--api-key" -> options = options.withApiKey(key(value));
                    case "--latency" -> options = options.withLatency(Duration.ofMillis(number(name, value, 600_000)));
                    case "--state" -> options = options.withStateFile(Path.of(value));
                    default -> throw new IllegalStateException(name);
                }
            }
            return new Settings(options, portFile);
        }

        private static String key(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("Option --api-key needs a key.");
            }
            return value.strip();
        }

        private static long number(String name, String value, int maximum) {
            try {
                var number = Long.parseLong(value);
                if (number >= 0 && number <= maximum) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Told below, like a number out of range.
            }
            throw new IllegalArgumentException("Option " + name + " needs a number from 0 to " + maximum + ".");
        }
    }
}
