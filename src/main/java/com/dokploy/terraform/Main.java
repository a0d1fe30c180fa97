package com.dokploy.terraform;

import com.dokploy.terraform.adopt.AdoptCommand;
import com.dokploy.terraform.adopt.ReportCommand;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.journal.TerraformDirectory;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.plugin.Plugin;
import com.dokploy.terraform.plugin.PluginServer;
import com.dokploy.terraform.plugin.StandardOutput;
import com.dokploy.terraform.protocol.EncodedSchemas;
import com.dokploy.terraform.protocol.ProviderService;
import com.dokploy.terraform.sandbox.SandboxCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The executable's entry: picks what to do from the command line and wires the layers together. */
public final class Main {
    /** Where Terraform and OpenTofu look for {@code dokploy/dokploy}. */
    private static final List<String> ADDRESSES =
            List.of("registry.terraform.io/dokploy/dokploy", "registry.opentofu.org/dokploy/dokploy");

    private static final String HELP = """
            terraform-provider-dokploy %s: Dokploy provider for Terraform and OpenTofu.

            Terraform starts this program itself; do not run it without arguments.

            Usage: terraform-provider-dokploy adopt --out DIR [options]
                   terraform-provider-dokploy report --state FILE [options]
                   terraform-provider-dokploy sandbox [options]
                   terraform-provider-dokploy OPTION

              adopt       Write the configuration of what a server holds. See adopt --help.
              report      Compare a server with Terraform states. See report --help.
              sandbox     Run an in-memory Dokploy server for trying out configurations. See sandbox --help.
              --debug     Run the provider until Ctrl-C, and print the environment variable (TF_REATTACH_PROVIDERS) with
                          which Terraform uses this process instead of starting its own.
              --version   Print the version.
              --help      Print this help.
            """;

    private Main() {}

    /**
     * Runs the command that the arguments name and ends the process with its exit code.
     *
     * @param arguments the command line, without the program's own name
     */
    public static void main(String[] arguments) {
        var command = arguments.length == 0 ? "" : arguments[0];
        var environment = System.getenv();
        Log.setLevel(environment);
        switch (command) {
            // stdout is taken before anything else can print: what comes first there is the handshake.
            case "" -> {
                var output = StandardOutput.take();
                System.exit(PluginServer.serve(plugin(environment), environment, output));
            }
            case "--debug" -> {
                var output = StandardOutput.take();
                System.exit(PluginServer.debug(plugin(environment), environment, output));
            }
            case "sandbox" -> System.exit(SandboxCommand.run(rest(arguments)));
            case "adopt" ->
                System.exit(AdoptCommand.run(
                        rest(arguments), engine(environment), Version.PROVIDER, System.out, System.err));
            case "report" ->
                System.exit(ReportCommand.run(rest(arguments), engine(environment), System.out, System.err));
            case "--version" -> System.out.println(Version.PROVIDER);
            case "--help" -> System.out.print(HELP.replace("%s", Version.PROVIDER));
            default -> {
                var what = command.startsWith("-") ? "option" : "command";
                System.err.print("Unknown " + what + " `" + command + "`.\n\n");
                System.err.print(HELP.replace("%s", Version.PROVIDER));
                System.exit(1);
            }
        }
    }

    private static String[] rest(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** Returns an engine for a command that runs without Terraform, and so has no state to keep a journal for. */
    private static Engine<?> engine(Map<String, String> environment) {
        return new Engine<>(new DokployProvider(Version.PROVIDER, environment, new Catalog()));
    }

    private static Plugin plugin(Map<String, String> environment) {
        return new Plugin(ADDRESSES, () -> served(environment));
    }

    private static Plugin.Served served(Map<String, String> environment) {
        var journal = TerraformDirectory.journal(environment);
        var engine = new Engine<>(new DokployProvider(Version.PROVIDER, environment, new Catalog(), journal));
        var service = new ProviderService<>(engine);
        Log.scrubWith(service::withoutSecrets);
        var encoded = new EncodedSchemas(service, Path.of(System.getProperty("java.home")));
        return new Plugin.Served(List.of(encoded), () -> end(engine), journal::close);
    }

    /** Ends the work of an engine. Nobody is there any more to be shown what fails. */
    private static void end(Engine<?> engine) {
        for (var diagnostic : engine.end()) {
            Log.warn(diagnostic.summary(), "detail", diagnostic.detail());
        }
    }
}
