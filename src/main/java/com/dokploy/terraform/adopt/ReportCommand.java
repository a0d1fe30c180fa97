package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.log.Printable;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The {@code report} command: compares a server with the states that manage it. */
public final class ReportCommand {
    private static final String HELP = """
            Usage: terraform-provider-dokploy report --state FILE [options]

            Lists the objects of a Dokploy server that no Terraform state manages, and the objects of states that the server
            does not have. Changes nothing. To get the state of a configuration:

              terraform state pull > FILE

            CONNECTION
              --state FILE      State to compare with. Can be repeated: name all states that manage the server.
              --project NAME    Only list unmanaged objects of this project, and still all objects of the states that are
                                gone. Can be repeated. If unset, list everything.
              --ignore TYPE     Do not list objects of this type, such as dokploy_web_server_settings. Can be repeated.
              --json            Print the report as JSON.
              --help            Print this help.

            Exit code: 0 if the states manage everything, and nothing else; 2 if there are differences; 1 for an error, also
            if objects could not be read.
            """.replace("CONNECTION\n", Connection.HELP);

    private ReportCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments the arguments after {@code report}
     * @param engine an engine that is not configured yet
     * @return the exit code
     */
    public static int run(String[] arguments, Engine<?> engine, PrintStream output, PrintStream errors) {
        if (List.of(arguments).contains("--help")) {
            output.print(HELP);
            return 0;
        }
        try {
            return compare(arguments, engine, output, errors);
        } catch (CommandException failure) {
            errors.println("Error: " + Printable.of(String.valueOf(failure.getMessage())));
            return 1;
        } catch (DiagnosticException failure) {
            errors.println("Error: " + Printable.of(Connection.reason(failure.diagnostics())));
            return 1;
        }
    }

    private static <C> int compare(String[] given, Engine<C> engine, PrintStream output, PrintStream errors) {
        var options = new TreeSet<>(Connection.OPTIONS);
        options.addAll(List.of("--state", "--project", "--ignore"));
        var arguments = Arguments.parse("report", given, options, Set.of("--json"));
        if (!arguments.has("--state")) {
            throw new CommandException("Option --state is missing. Name a file with a state, as `terraform state pull"
                    + " > FILE` writes it.");
        }
        var managed = new ArrayList<StateFile.ManagedObject>();
        for (var file : arguments.all("--state")) {
            managed.addAll(StateFile.read(Path.of(file)));
        }
        var ignored = arguments.all("--ignore");
        for (var type : ignored) {
            if (engine.resource(type) == null) {
                throw new CommandException("Option --ignore must be a resource type, not `" + type + "`.");
            }
        }
        Connection.configure(engine, arguments, "report");
        Comparison<C> comparison;
        try (var progress = new Progress(errors, Progress.isTerminal())) {
            var inventory = Inventory.read(engine, _ -> true, progress);
            inventory.requireProjects();
            new ObjectGraph<>(inventory.objects()).requireProjects(arguments.all("--project"));
            comparison = Comparison.of(engine, inventory, arguments.all("--project"), ignored, managed);
        }
        output.print(arguments.has("--json") ? json(comparison) : text(comparison));
        return comparison.unchecked().isEmpty() ? comparison.isEqual() ? 0 : 2 : 1;
    }

    private static String text(Comparison<?> comparison) {
        var text = new StringBuilder();
        Sections.append(
                text,
                "On the server, but in no state",
                comparison.unmanaged().stream()
                        .map(object -> object + " (" + object.id() + ")")
                        .toList());
        Sections.append(
                text,
                "In a state, but not on the server",
                comparison.gone().stream()
                        .map(object -> object.address() + " (" + object.id() + ") in " + object.file())
                        .toList());
        Sections.append(
                text,
                "Not compared",
                comparison.unchecked().stream().map(Omission::toString).toList());
        return text.isEmpty()
                ? "The states manage everything that the server has, and nothing else.\n"
                : text.toString();
    }

    private static String json(Comparison<?> comparison) {
        var report = JsonMapper.builder().build().createObjectNode();
        report.put("equal", comparison.isEqual() && comparison.unchecked().isEmpty());
        var unmanaged = report.putArray("unmanaged");
        for (var object : comparison.unmanaged()) {
            object.addTo(unmanaged.addObject());
        }
        var gone = report.putArray("gone");
        for (var object : comparison.gone()) {
            gone.addObject()
                    .put("type", object.type())
                    .put("import_id", object.id())
                    .put("address", object.address())
                    .put("state", object.file().toString());
        }
        var unchecked = report.putArray("not_compared");
        comparison.unchecked().forEach(each -> each.addTo(unchecked.addObject()));
        return report.toPrettyString() + "\n";
    }
}
