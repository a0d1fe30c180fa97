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

            Runs an in-memory Dokploy server on 127.0.0.1, for trying out configurations and for tests.
            A small catalog of templates (`template` of dokploy_compose) is at http://127.0.0.1:PORT/templates.

              --port N          Port to listen on; 0 selects a free port. Defaults to 3000.
              --port-file FILE  File to write the port to when the server is ready.
              --api-key KEY     API key that clients must send. Defaults to sandbox.
              --without-owner   Start as a newly installed server: nobody has signed up, and no API key works.
              --latency MS      Minimum duration of every request in milliseconds. Defaults to 0.
              --cost REQUEST[,CALL]
                                Milliseconds for which each request, and each call in it, occupies the
                                single thread of the server. A real server needs about 12 ms
                                for a request and 5 ms for each call in it: 12,5. Defaults to 0.
              --state FILE      File to load the data from and save it to, encrypted with the API key.
                                If unset, the data is lost when the server stops.
              --help            Print this help.
            """;

    private SandboxCommand() {}

    /**
     * Runs the command with the arguments after {@code sandbox}; returns when the thread is interrupted.
     *
     * @return the exit code: 0, or 2 for unknown arguments, or 1 when the sandbox cannot start
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
            var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "port", ".tmp");
            Files.writeString(temporary, port + "\n");
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    private record Settings(
            Sandbox.Options options, @Nullable Path portFile) {
        private static final String WITHOUT_OWNER = "--without-owner";
        private static final Set<String> OPTIONS =
                Set.of("--port", "--port-file", "--api-key", "--latency", "--cost", "--state");

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
                if (name.equals(WITHOUT_OWNER) && equals < 0) {
                    options = options.withoutOwner();
                    continue;
                }
                if (!OPTIONS.contains(name)) {
                    throw new IllegalArgumentException("Unknown option " + name + ".");
                }
                var value = equals < 0 ? rest.poll() : option.substring(equals + 1);
                if (value == null) {
                    throw new IllegalArgumentException("Option " + name + " requires a value.");
                }
                switch (name) {
                    case "--port" -> options = options.withPort((int) number(name, value, 65_535));
                    case "--port-file" -> portFile = Path.of(value);
                    case "--api-key" -> options = options.withApiKey(key(value));
                    case "--latency" -> options = options.withLatency(milliseconds(name, value));
                    case "--cost" -> options = cost(options, value);
                    case "--state" -> options = options.withStateFile(Path.of(value));
                    default -> throw new IllegalStateException(name);
                }
            }
            return new Settings(options, portFile);
        }

        private static String key(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("Option --api-key must not be blank.");
            }
            return value.strip();
        }

        private static Sandbox.Options cost(Sandbox.Options options, String value) {
            int comma = value.indexOf(',');
            var request = comma < 0 ? value : value.substring(0, comma);
            var call = comma < 0 ? "0" : value.substring(comma + 1);
            return options.withCost(milliseconds("--cost", request), milliseconds("--cost", call));
        }

        private static Duration milliseconds(String name, String value) {
            return Duration.ofMillis(number(name, value, 600_000));
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
            throw new IllegalArgumentException("Option " + name + " must be a number between 0 and " + maximum + ".");
        }
    }
}
