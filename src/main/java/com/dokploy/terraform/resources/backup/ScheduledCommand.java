package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The command of a schedule: a command in a container, or a script on a server. */
final class ScheduledCommand {
    private final Attribute<String> command;
    private final Attribute<String> script;

    /** Declares {@code command} and {@code script}. */
    ScheduledCommand(Schema.Builder s) {
        command = s.string("command")
                .describe(
                        "Command to run in the service's container.",
                        "Required with `application_id` or `compose_id`; cannot be set otherwise.");
        script = s.string("script")
                .describe(
                        "Script to run on the server.",
                        "Required with `server_id` or `dokploy_server`; cannot be set otherwise.");
    }

    void validateInContainer(Values config, Diagnostics diagnostics) {
        validate(command, script, "A schedule of a service", config, diagnostics);
    }

    void validateOnServer(Values config, Diagnostics diagnostics) {
        validate(script, command, "A schedule of a server", config, diagnostics);
    }

    private static void validate(
            Attribute<String> needed, Attribute<String> useless, String where, Values config, Diagnostics diagnostics) {
        if (config.isNull(needed)) {
            diagnostics.error(
                    Path.of(needed.name()), "Missing Required Argument", where + " requires `" + needed.name() + "`.");
        }
        if (config.has(useless)) {
            diagnostics.error(
                    Path.of(useless.name()),
                    "Invalid Attribute Combination",
                    where + " runs `" + needed.name() + "`, so `" + useless.name() + "` cannot be set.");
        }
    }

    /** Adds the command, which the server always wants: an empty text if the configuration has none. */
    void addTo(ObjectNode body, Values plan) {
        if (plan.isNull(command)) {
            body.put("command", "");
        }
    }
}
