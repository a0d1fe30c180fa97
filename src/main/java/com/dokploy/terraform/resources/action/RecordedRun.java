package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.deploy.DeploymentLog;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of a schedule or a backup, which Dokploy keeps among the deployments of the schedule or backup. Dokploy v0.30.2
 * answers when the run has ended; the answer says for some runs that they failed and for others nothing, so that the
 * deployment counts. A proxy may give up before the run does.
 */
final class RecordedRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /**
     * The schedule or backup that runs.
     *
     * @param type the API's type of owners of deployments
     * @param noun the name of the type for users
     * @param id the id of the owner
     */
    record Owner(String type, String noun, String id) {}

    private final Owner owner;
    private final Invocation invocation;
    private final Runnable keepSecrets;
    private final Set<String> earlier = new HashSet<>();
    private @Nullable DeploymentLog log;

    /**
     * Prepares a run.
     *
     * @param keepSecrets registers the secrets that the log may repeat
     */
    RecordedRun(Owner owner, Runnable keepSecrets, Invocation invocation) {
        this.owner = owner;
        this.keepSecrets = keepSecrets;
        this.invocation = invocation;
    }

    /** Runs it, and returns when it has ended well; otherwise throws DiagnosticException, with the end of the log. */
    void run(String procedure, ObjectNode body) {
        for (var row : rows()) {
            earlier.add(row.path("deploymentId").asText());
        }
        invocation.tell("Running the " + owner.noun() + ".");
        var failure = ask(procedure, body);
        var row = find();
        if (row == null) {
            throw failure == null ? unrecorded() : invocation.explained(failure, purpose(), () -> "");
        }
        if (invocation.request().cancellation().isCancelled()) {
            throw new DiagnosticException(interrupted(row));
        }
        var ended = await(row);
        log(ended).follow(true, invocation::tell);
        if (!status(ended).equals("done")) {
            throw new DiagnosticException(failed(ended, failure));
        }
        invocation.tell("The " + owner.noun() + " has run.");
    }

    /** Sends the request, and shows the log meanwhile. Returns the failure of the request; null if there is none. */
    private @Nullable ApiException ask(String procedure, ObjectNode body) {
        try (var _ = new LogFollower(this::look)) {
            var _ = invocation
                    .session()
                    .dokploy()
                    .mutate(procedure, body, invocation.deadline().remaining());
            return null;
        } catch (ApiException failure) {
            return failure;
        }
    }

    private void look() {
        OptionalReads.look("runs of the " + owner.noun(), () -> {
            var row = find();
            if (row != null) {
                log(row).follow(false, invocation::tell);
            }
        });
    }

    private String purpose() {
        return "run the " + owner.noun() + " `" + owner.id() + "`";
    }

    /** Waits for the end of a run whose answer did not come. */
    private JsonNode await(JsonNode found) {
        var row = found;
        try {
            while (status(row).equals("running")) {
                log(row).follow(false, invocation::tell);
                if (invocation.deadline().isOver()) {
                    throw new DiagnosticException(Diagnostic.error(
                            "Run Timed Out",
                            "The " + owner.noun() + " `" + owner.id() + "` did not finish in time, and still runs on"
                                    + " the server (deployment " + id(row) + "). Increase `timeout`."));
                }
                invocation.request().cancellation().pause(BETWEEN_LOOKS);
                var now = find();
                row = now == null ? row : now;
            }
        } catch (Cancellation.CancelledException _) {
            throw new DiagnosticException(interrupted(row));
        }
        return row;
    }

    /**
     * Returns the row of this run; null if there is none yet. Should another run have begun meanwhile, this one is the
     * first of both.
     */
    private @Nullable JsonNode find() {
        JsonNode oldest = null;
        for (var row : rows()) {
            if (!earlier.contains(id(row))) {
                oldest = row;
            }
        }
        return oldest;
    }

    private JsonNode rows() {
        var input = ApiMapping.body("id", owner.id()).put("type", owner.type());
        return invocation.session().dokploy().queryUncached("deployment.allByType", input);
    }

    private DeploymentLog log(JsonNode row) {
        var known = log;
        if (known == null) {
            known = new DeploymentLog(id(row), keepSecrets, invocation.session());
            log = known;
        }
        return known;
    }

    private static String id(JsonNode row) {
        return row.path("deploymentId").asText();
    }

    private static String status(JsonNode row) {
        return row.path("status").asText();
    }

    private Diagnostic interrupted(JsonNode row) {
        return Diagnostic.error(
                "Interrupted",
                "Terraform was interrupted while it waited for the " + owner.noun() + " `" + owner.id()
                        + "` to run. Its deployment " + id(row) + " is " + status(row) + " on the server.");
    }

    private DiagnosticException unrecorded() {
        return new DiagnosticException(Diagnostic.error(
                "Run Failed",
                "Dokploy was asked to " + purpose() + " and lists no deployment for the run, so the " + owner.noun()
                        + " did not run. Dokploy's log has the details." + invocation.remedy()));
    }

    private Diagnostic failed(JsonNode row, @Nullable ApiException failure) {
        var reason = failure == null ? "" : " " + failure.error().message();
        return Diagnostic.error(
                "Run Failed",
                "The " + owner.noun() + " `" + owner.id() + "` failed: its deployment " + id(row)
                        + " ended with status `" + status(row) + "`." + reason
                        + "\n\nThe end of its log:\n\n" + log(row).end() + invocation.remedy());
    }
}
