package com.dokploy.terraform.adopt;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.sandbox.TargetServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a command printed, and its exit code. */
record CommandRun(int exit, String output, String errors) {
    /** A command of the executable. */
    private interface Command {
        int run(String[] arguments, Engine<?> engine, PrintStream output, PrintStream errors);
    }

    /** Adopts a server. */
    static CommandRun adopt(TargetServer server, Path out, String... more) {
        return run(CommandRun::adopt, server, "--out", out, more);
    }

    /** Adopts with these options only. */
    static CommandRun adoptWith(String... arguments) {
        return run(CommandRun::adopt, arguments);
    }

    private static int adopt(String[] arguments, Engine<?> engine, PrintStream output, PrintStream errors) {
        return AdoptCommand.run(arguments, engine, Version.PROVIDER, output, errors);
    }

    /** Compares a server with a state. */
    static CommandRun report(TargetServer server, Path state, String... more) {
        return run(ReportCommand::run, server, "--state", state, more);
    }

    private static CommandRun run(Command command, TargetServer server, String option, Path path, String... more) {
        var arguments = new ArrayList<>(List.of(option, path.toString()));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--endpoint=" + server.endpoint(), "--api-key=" + server.apiKey()));
        return run(command, arguments.toArray(String[]::new));
    }

    private static CommandRun run(Command command, String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var exit = command.run(
                arguments,
                new Engine<>(new DokployProvider(Version.PROVIDER, Map.of(), new Catalog())),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new CommandRun(exit, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
