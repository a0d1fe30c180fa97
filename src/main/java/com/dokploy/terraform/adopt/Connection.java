package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options that say which server a command works on: the arguments of the provider of the same names. */
final class Connection {
    /** The options, each with a value. */
    static final Set<String> OPTIONS = Set.of("--endpoint", "--api-key", "--ca-certificate");

    /** The options, for the help of a command. */
    static final String HELP = """
              --endpoint URL    URL of the Dokploy server. If unset, read from DOKPLOY_ENDPOINT, as the provider does.
              --api-key KEY     API key. Other users of this machine can see it on the command line: set the environment
                                variable DOKPLOY_API_KEY instead.
              --ca-certificate FILE
                                PEM-encoded CA certificate to trust in addition to the system's.
            """;

    private Connection() {}

    /** Configures an engine for a command. Throws CommandException for what cannot be used. */
    static void configure(Engine<?> engine, Arguments arguments, String command) {
        Map<String, Value> config = new LinkedHashMap<>();
        for (var attribute : engine.providerSchema().attributes()) {
            var given = arguments.find("--" + attribute.name().replace('_', '-'));
            config.put(attribute.name(), given == null ? Value.NULL : Value.of(given));
        }
        var values = new Value.MapValue(config);
        refuse(engine.validateProvider(values));
        refuse(engine.configure(values, command));
        engine.onOnlyReading();
    }

    private static void refuse(List<Diagnostic> diagnostics) {
        for (var diagnostic : diagnostics) {
            if (diagnostic.isError()) {
                throw new CommandException(reason(List.of(diagnostic)));
            }
        }
    }

    /** Returns what the provider says of an error, in the words of a command. */
    static String reason(List<Diagnostic> diagnostics) {
        return inCommand(Omission.reason(diagnostics));
    }

    /** Returns what the provider says about its connection in the words of a command, which has options for it. */
    static String inCommand(String text) {
        var told = text.replace(" in the provider block", "")
                .replace(" of the provider", "")
                .replace("run Terraform again", "run the command again");
        for (var option : OPTIONS) {
            told = told.replace("`" + option.substring(2).replace('-', '_') + "`", "`" + option + "`");
        }
        return told;
    }
}
