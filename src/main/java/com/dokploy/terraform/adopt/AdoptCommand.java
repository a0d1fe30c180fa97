package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.log.Printable;
import com.dokploy.terraform.value.Value;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The {@code adopt} command: writes the configuration of what a server holds. */
public final class AdoptCommand {
    private static final String HELP = """
            Usage: terraform-provider-dokploy adopt --out DIR [options]

            Writes a Terraform configuration of what a Dokploy server holds, with import blocks: a file for each project
            and one for the server's own objects. Changes nothing on the server. Then run in DIR:

              terraform init
              terraform plan    # shows imports, and nothing to add, change or destroy

            CONNECTION
              --project NAME    Adopt only this project. Can be repeated. If unset, adopt everything.
              --out DIR         Directory to write to. Must be empty or not exist.
              --attachments inline|separate
                                Write mounts, ports, domains and the like as attributes of their service, or as
                                resources of their own. Defaults to inline.
              --secrets variables|write-only
                                Give secrets to attributes that Terraform stores in its state as sensitive values, or
                                to write-only attributes where there are any (Terraform 1.11), which its state never
                                holds. Defaults to variables.
              --with-secrets    Also write the values of secrets, to DIR/secrets.auto.tfvars, which only you can
                                read. If unset, give the values of the variables in DIR/variables.tf yourself.
              --dry-run         Write nothing, and show what would be written.
              --json            Print the report as JSON.
              --help            Print this help.

            Exit code: 0 if the configuration has everything; 2 if objects had to be omitted, which are listed; 1 for an
            error.
            """.replace("CONNECTION\n", Connection.HELP);

    private static final Set<String> FLAGS = Set.of("--with-secrets", "--dry-run", "--json");

    private final PrintStream output;
    private final PrintStream errors;
    private final String version;

    private AdoptCommand(PrintStream output, PrintStream errors, String version) {
        this.output = output;
        this.errors = errors;
        this.version = version;
    }

    /**
     * Runs the command.
     *
     * @param arguments the arguments after {@code adopt}
     * @param engine an engine that is not configured yet
     * @param version the version of the provider
     * @return the exit code
     */
    public static int run(
            String[] arguments, Engine<?> engine, String version, PrintStream output, PrintStream errors) {
        if (List.of(arguments).contains("--help")) {
            output.print(HELP);
            return 0;
        }
        try {
            return new AdoptCommand(output, errors, version).adopt(arguments, engine);
        } catch (CommandException failure) {
            errors.println("Error: " + Printable.of(String.valueOf(failure.getMessage())));
            return 1;
        } catch (DiagnosticException failure) {
            errors.println("Error: " + Printable.of(Connection.reason(failure.diagnostics())));
            return 1;
        }
    }

    private <C> int adopt(String[] given, Engine<C> engine) {
        var arguments = parse(given);
        var out = arguments.find("--out");
        if (out == null) {
            throw new CommandException(
                    "Option --out is missing. Name the directory to write to, such as --out dokploy.");
        }
        var directory = new OutputDirectory(Path.of(out));
        directory.requireEmpty();
        var choices = choices(arguments);
        Connection.configure(engine, arguments, "adopt");

        AdoptReport<C> report;
        try (var progress = new Progress(errors, Progress.isTerminal())) {
            report = adopt(arguments, engine, choices, directory, progress);
        }
        output.print(arguments.has("--json") ? report.json() : report.text());
        return report.isComplete() ? 0 : 2;
    }

    private <C> AdoptReport<C> adopt(
            Arguments arguments, Engine<C> engine, Choices choices, OutputDirectory directory, Progress progress) {
        var inventory = Inventory.read(engine, type -> choices.needsResources(type.schema(), engine), progress);
        inventory.requireProjects();
        var graph = new ObjectGraph<>(inventory.objects());
        graph.requireProjects(choices.projects());
        progress.step("Planning");
        var selection = Selection.of(engine, graph, choices);
        var configuration = new AdoptedConfiguration<>(engine, selection, graph);
        var provider = provider(arguments.find("--endpoint"), arguments.find("--ca-certificate"));
        var texts = configuration.texts(settings(choices, provider), arguments.has("--with-secrets"));
        var isDryRun = arguments.has("--dry-run");
        if (!isDryRun) {
            progress.step("Writing " + texts.size() + " files");
            directory.write(texts);
        }
        return new AdoptReport<>(
                configuration,
                selection,
                inventory,
                texts,
                engine.knownSecrets(),
                directory.path(),
                choices.projects().isEmpty(),
                isDryRun);
    }

    private static Arguments parse(String[] given) {
        var options = new TreeSet<>(Connection.OPTIONS);
        options.addAll(List.of("--project", "--out", "--attachments", "--secrets"));
        return Arguments.parse("adopt", given, options, FLAGS);
    }

    private static Choices choices(Arguments arguments) {
        var attachments = arguments.choice("--attachments", "inline", "separate");
        var secrets = arguments.choice("--secrets", "variables", "write-only");
        return new Choices(
                arguments.all("--project"),
                attachments.equals("inline") ? Choices.Attachments.INLINE : Choices.Attachments.SEPARATE,
                secrets.equals("variables") ? Choices.Secrets.VARIABLES : Choices.Secrets.WRITE_ONLY);
    }

    private List<Block> settings(Choices choices, Block provider) {
        var isWriteOnly = choices.secrets() == Choices.Secrets.WRITE_ONLY;
        var minor = version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
        var source = new Block("required_providers")
                .set(
                        "dokploy",
                        Expression.of(new Value.MapValue(
                                Map.of("source", Value.of("dokploy/dokploy"), "version", Value.of("~> " + minor)))));
        var terraform = new Block("terraform")
                .set("required_version", isWriteOnly ? ">= 1.11" : ">= 1.5")
                .add(source);
        return List.of(terraform, provider);
    }

    /** Returns the block of the provider, for the server that was adopted. */
    static Block provider(@Nullable String endpoint, @Nullable String caCertificate) {
        var provider = new Block("provider", "dokploy")
                .comment("The API key is read from the environment variable DOKPLOY_API_KEY.");
        if (endpoint == null) {
            provider.comment("So is the URL of the server, from DOKPLOY_ENDPOINT.");
        } else {
            provider.set("endpoint", endpoint);
        }
        if (caCertificate != null) {
            // Terraform runs in another directory than this command.
            var isText = caCertificate.contains("-----BEGIN ");
            provider.set(
                    "ca_certificate",
                    isText
                            ? caCertificate
                            : Path.of(caCertificate)
                                    .toAbsolutePath()
                                    .normalize()
                                    .toString());
        }
        return provider;
    }
}
