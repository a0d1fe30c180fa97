package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code run_setup}: installs on a server what Dokploy needs there. The procedure answers 200 whatever happens, only the
 * deployment that it makes says whether Dokploy could connect, and not even that says whether the script succeeded
 * (v0.30.2): so the server is looked at afterwards.
 */
final class ServerSetup {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** The number of looks after which a setup that has no deployment counts as not started. */
    private static final int LOOKS_WITHOUT_ROW = 5;

    private final ServerConnection connection;
    private final Attribute<String> type;
    private final Attribute<String> command;
    private final Attribute<Boolean> runSetup;

    /** Declares {@code run_setup}. */
    ServerSetup(Schema.Builder s, ServerConnection connection, Attribute<String> type, Attribute<String> command) {
        this.connection = connection;
        this.type = type;
        this.command = command;
        runSetup = s.bool("run_setup")
                .defaultsTo(false)
                .local()
                .describe("Set the server up when it is created, and again when its address, user, SSH key, type or"
                        + " `command` changes: install Docker, Traefik and the build tools, or run `command`. Waits"
                        + " for the setup to finish, and fails the apply if the setup fails or leaves something"
                        + " missing. Requires `ssh_key_id`. If `false`, set the server up in Dokploy's dashboard before"
                        + " services are deployed on it.");
    }

    void validate(Values config, Diagnostics diagnostics) {
        if (config.find(runSetup, false) && config.isNull(connection.sshKeyId())) {
            diagnostics.error(
                    Path.of(runSetup.name()),
                    "Invalid Attribute Combination",
                    "`run_setup = true` requires `ssh_key_id`: Dokploy cannot connect to the server without an SSH"
                            + " key.");
        }
    }

    private boolean isDue(Values plan, ApplyRequest request) {
        return plan.find(runSetup, false)
                && (request.isCreate()
                        || request.changes(runSetup)
                        || connection.changes(request)
                        || request.changes(type)
                        || request.changes(command));
    }

    /** Returns a state that lets the next apply run the setup, if this one does not come to its end. */
    Values unfinished(Values plan, ApplyRequest request) {
        return isDue(plan, request) ? plan.with(runSetup, false) : plan;
    }

    /** Sets a server up, if a plan asks for it. Throws DiagnosticException if that fails, or does not end in time. */
    void run(String server, Values plan, ApplyRequest request, Session session) {
        if (!isDue(plan, request)) {
            return;
        }
        var earlier = new HashSet<String>();
        for (var row : rows(server, session)) {
            earlier.add(row.path("deploymentId").asText());
        }
        try {
            session.dokploy().mutate("server.setup", ApiMapping.body("serverId", server), request.timeLeft());
        } catch (ApiException failure) {
            // A proxy may give up before the setup does, which goes on.
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
        }
        if (!await(server, earlier, request, session)) {
            throw new DiagnosticException(failed(server, plan, session));
        }
        refuseIncomplete(server, plan, session);
    }

    /** Waits for the end of a setup, and returns whether Dokploy calls it done. */
    private static boolean await(String server, Set<String> earlier, ApplyRequest request, Session session) {
        try {
            for (var look = 0; ; look++) {
                var row = find(server, earlier, session);
                var status = row == null ? "" : row.path("status").asText();
                if (status.equals("done")) {
                    return true;
                }
                if (status.equals("error") || status.equals("cancelled")) {
                    return false;
                }
                if (request.timeLeft().isZero() || (row == null && look == LOOKS_WITHOUT_ROW)) {
                    throw new DiagnosticException(Diagnostic.error(
                            "Server Setup Timed Out",
                            (row == null
                                            ? "Dokploy lists no deployment for the setup of the server."
                                            : "The setup of the server did not finish in time, and still runs.")
                                    + " The next apply runs the setup again. If it takes longer than that, increase"
                                    + " `timeouts`."));
                }
                request.cancellation().pause(BETWEEN_LOOKS);
            }
        } catch (Cancellation.CancelledException _) {
            throw new DiagnosticException(Diagnostic.error(
                    "Interrupted",
                    "Terraform was interrupted while it waited for the setup of the server, which goes on. The next"
                            + " apply runs the setup again."));
        }
    }

    private static @Nullable JsonNode find(String server, Set<String> earlier, Session session) {
        for (var row : rows(server, session)) {
            if (!earlier.contains(row.path("deploymentId").asText())) {
                return row;
            }
        }
        return null;
    }

    private static JsonNode rows(String server, Session session) {
        return session.dokploy().queryUncached("deployment.allByServer", ApiMapping.body("serverId", server));
    }

    private Diagnostic failed(String server, Values plan, Session session) {
        return Diagnostic.error(
                Path.of(runSetup.name()),
                "Server Setup Failed",
                "The server was saved, but Dokploy could not set it up (" + connection.in(plan) + "). "
                        + reason(server, session)
                        + "\n\nCheck `ip_address`, `port` and `username`, that the server accepts the SSH key, and"
                        + " that no firewall is in the way. Then run `terraform apply` again, which runs the setup"
                        + " again.");
    }

    /** Dokploy keeps no log of a setup without a connection, and tells the reason only when asked again (v0.30.2). */
    private static String reason(String server, Session session) {
        try {
            var _ = session.dokploy().queryUncached("server.validate", ApiMapping.body("serverId", server));
            return "Dokploy can connect to the server now.";
        } catch (ApiException failure) {
            return failure.error().message() + " (" + failure.error().procedure() + ", status "
                    + failure.error().status() + ")";
        }
    }

    private void refuseIncomplete(String server, Values plan, Session session) {
        var found = session.dokploy().queryUncached("server.validate", ApiMapping.body("serverId", server));
        var missing = new ArrayList<String>();
        addMissing("Docker", found.at("/docker/enabled"), missing);
        if (plan.find(type, "").equals("deploy")) {
            addMissing("Docker's swarm mode", found.path("isSwarmInstalled"), missing);
            addMissing("the network `dokploy-network`", found.path("isDokployNetworkInstalled"), missing);
            addMissing("the directory `/etc/dokploy`", found.path("isMainDirectoryInstalled"), missing);
        }
        if (missing.isEmpty()) {
            return;
        }
        throw new DiagnosticException(Diagnostic.error(
                Path.of(runSetup.name()),
                "Server Setup Incomplete",
                "The setup of the server (" + connection.in(plan) + ") ended, but the server still lacks "
                        + String.join(", ", missing)
                        + ".\n\nThe script may have failed: Dokploy does not report that. Check that the user is `root`"
                        + " or can use `sudo` without a password, that the operating system is supported, and `command`"
                        + " if it is set. To see the output, run the setup in Dokploy's dashboard under Settings →"
                        + " Servers. Then run `terraform apply` again, which runs the setup again."));
    }

    private static void addMissing(String what, JsonNode isThere, List<String> missing) {
        if (!isThere.asBoolean()) {
            missing.add(what);
        }
    }
}
