package com.dokploy.terraform;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.journal.TerraformDirectory;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.plugin.Plugin;
import com.dokploy.terraform.plugin.PluginServer;
import com.dokploy.terraform.plugin.StandardOutput;
import com.dokploy.terraform.protocol.ProviderService;
import com.dokploy.terraform.sandbox.SandboxCommand;
import java.util.Arrays;
import java.util.List;

/** The executable's entry: picks what to do from the command line and wires the layers together. */
public final class Main {
    /** Where Terraform and OpenTofu look for {@code dokploy/dokploy}. */
    private static final List<String> ADDRESSES =
            List.of("registry.terraform.io/dokploy/dokploy", "registry.opentofu.org/dokploy/dokploy");

    private static final String HELP = """
            terraform-provider-dokploy %s: manages Dokploy servers with Terraform and OpenTofu.

            Terraform starts this program itself. By hand it answers:
              sandbox     runs a Dokploy server in memory to try configurations against; see sandbox --help
              --debug     serves until Ctrl-C and prints the variable that makes Terraform use this process
              --version   the version
              --help      this text
            """;

    private Main() {}

    /**
     * Runs the command that the arguments name and ends the process with its exit code.
     *
     * @param arguments the command line, without the program's own name
     */
    public static void main(String[] arguments) {
        var command = arguments.length == 0 ? "" : arguments[0];
        switch (command) {
            // stdout is taken before anything else can print: what comes first there is the handshake.
            case "" -> {
                var output = StandardOutput.take();
                System.exit(PluginServer.serve(plugin(), output));
            }
            case "--debug" -> {
                var output = StandardOutput.take();
                System.exit(PluginServer.debug(plugin(), output));
            }
            case "sandbox" -> System.exit(SandboxCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
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

    private static Plugin plugin() {
        return new Plugin(ADDRESSES, Main::served);
    }

    private static Plugin.Served served() {
        var journal = TerraformDirectory.journal(System.getenv());
        var engine = new Engine<>(new DokployProvider(Version.PROVIDER, System.getenv(), Catalog.all(), journal));
        var service = new ProviderService<>(engine);
        Log.scrubWith(service::withoutSecrets);
        return new Plugin.Served(List.of(service), engine::stop, journal::close, () -> {
            service.prepare();
            Dokploy.warmUp();
        });
    }
}
