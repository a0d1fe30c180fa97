package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.variables.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deploys services. Dokploy deploys databases while the caller waits; it queues applications and compose stacks. A
 * queued deployment has no row until its turn comes, and the status of the service is that of the deployment before
 * (seen on v0.30.2), so a deployment of Terraform's is found by a unique title. A deployment from a repository loses
 * that title in the end.
 */
public final class Deployments {
    /**
     * The times between two looks, from the first to the last and all later ones, in ms; each a multiple of those
     * before it.
     */
    private static final long[] BETWEEN_LOOKS = {500, 500, 1_000, 1_000, 2_000};
    /** A look sooner than that after the one before, in ms, sees nothing new. */
    private static final long TOO_SOON = 100;
    /** The number of looks without a row after which the queue is asked: the row mostly comes at once. */
    private static final int BEFORE_QUEUE = 3;
    /**
     * The number of looks in a row that may find a deployment neither queued nor listed before it counts as dropped.
     */
    private static final int MISSES = 5;
    /** The number of lines of a log that go into a diagnostic. */
    private static final int LOG_LINES = 40;
    /** The places in a service's row that hold variables: its own and those that it may refer to. */
    private static final List<String> VARIABLES =
            List.of("/env", "/buildArgs", "/buildSecrets", "/environment/env", "/environment/project/env");

    private final ServiceReference service;
    private final Session session;
    private final SearchKey key;
    /** Dokploy's id of the deployment, once it was seen. */
    private @Nullable String seen;

    private Deployments(ServiceReference service, SearchKey key, Session session) {
        this.service = service;
        this.key = key;
        this.session = session;
    }

    /**
     * Deploys a service.
     *
     * @param waits whether to wait for the end; if not, this returns once the deployment is queued. The deploy of a
     *     database is always waited for
     * @throws DiagnosticException when the deployment fails, or does not end in time
     */
    public static void run(ServiceReference service, boolean waits, ApplyRequest request, Session session) {
        run(service, newKey(service, session), waits, request, session);
    }

    /**
     * As {@link #run}, for a service that was just made: it has no deployments to tell from this one.
     *
     * @throws DiagnosticException when the deployment fails, or does not end in time
     */
    public static void runFirst(ServiceReference service, boolean waits, ApplyRequest request, Session session) {
        run(service, SearchKey.create(Set.of()), waits, request, session);
    }

    /** Returns the key of a deployment that is about to be queued. */
    static SearchKey newKey(ServiceReference service, Session session) {
        if (!service.type().isQueued()) {
            return SearchKey.create(null);
        }
        var earlier = new HashSet<String>();
        for (var row : rows(service, session)) {
            earlier.add(row.path("deploymentId").asText());
        }
        return SearchKey.create(earlier);
    }

    /**
     * As {@link #run}, to be found by a key that was just created.
     *
     * @return the row of the deployment; null if it has no row, or not yet
     */
    static @Nullable JsonNode run(
            ServiceReference service, SearchKey key, boolean waits, ApplyRequest request, Session session) {
        if (!service.type().isQueued()) {
            runDatabase(service, request, session);
            return null;
        }
        var deployment = new Deployments(service, key, session);
        deployment.queue();
        return waits ? deployment.await(request) : deployment.row();
    }

    /** The server answers only when the image is there and the service is made. */
    private static void runDatabase(ServiceReference service, ApplyRequest request, Session session) {
        var type = service.type();
        try {
            session.dokploy().mutate(type.procedure("deploy"), service.body(), request.timeLeft());
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    "Deployment Failed",
                    "The " + type.noun() + " was saved, but its deployment failed: "
                            + failure.error().message()
                            + "\n\nFrequent causes are the image, a host port that is in use, and a memory or CPU"
                            + " limit."
                            + remedy(type, request)));
        }
    }

    private void queue() {
        try {
            session.dokploy()
                    .mutate(service.type().procedure("deploy"), service.body().put("title", key.title()));
        } catch (ApiException failure) {
            // A lost reply says nothing: the deployment may well be queued.
            if (!failure.error().mayHaveHappened() || (row() == null && !isQueued() && findRenamed() == null)) {
                throw failure;
            }
        }
    }

    private JsonNode await(ApplyRequest request) {
        var missed = 0;
        try {
            for (var look = 0; ; look++) {
                request.cancellation().pause(untilLook(look));
                var row = missed == 0 ? row() : findRenamed();
                if (row == null && look >= BEFORE_QUEUE) {
                    missed = isQueued() ? 0 : missed + 1;
                    if (missed > MISSES) {
                        throw new DiagnosticException(Diagnostic.error(
                                "Deployment Dropped",
                                "Dokploy neither runs nor lists the deployment of this "
                                        + service.type().noun()
                                        + " any more: its queue was cleared, or Dokploy was restarted."
                                        + remedy(service.type(), request)));
                    }
                } else if (row != null && hasEnded(row, request)) {
                    return row;
                }
                if (request.timeLeft().isZero()) {
                    throw new DiagnosticException(unfinished(
                            "Deployment Timed Out",
                            "The deployment did not finish in time.",
                            request,
                            " Increase `timeouts`, or set `wait_for_deployment = false` to not wait for deployments."));
                }
            }
        } catch (Cancellation.CancelledException _) {
            throw new DiagnosticException(unfinished(
                    "Interrupted", "Terraform was interrupted while it waited for the deployment.", request, ""));
        }
    }

    /**
     * Returns the time until the next look. All waiting deployments look at the same moments, so that their looks are
     * sent as one request.
     */
    private static Duration untilLook(int look) {
        var between = BETWEEN_LOOKS[Math.min(look, BETWEEN_LOOKS.length - 1)];
        var remaining = between - Math.floorMod(System.nanoTime() / 1_000_000, between);
        return Duration.ofMillis(remaining < TOO_SOON ? remaining + between : remaining);
    }

    private boolean hasEnded(JsonNode row, ApplyRequest request) {
        var status = row.path("status").asText();
        Log.debug(
                "deployment",
                "service",
                service.id(),
                "deployment",
                row.path("deploymentId").asText(),
                "status",
                status);
        return switch (status) {
            case "done" -> true;
            case "error", "cancelled" -> throw new DiagnosticException(failure(row, status, request));
            default -> false;
        };
    }

    /**
     * Returns the advice for the time when the cause is gone; empty if Terraform replaces the object anyway, which the
     * framework tells.
     */
    private static String remedy(ServiceType type, ApplyRequest request) {
        if (request.isDelete()) {
            return "\n\nFix the cause, then deploy the " + type.noun()
                    + " in Dokploy's dashboard, or change its `redeploy_triggers` and run `terraform apply`.";
        }
        return request.isFirst() ? "" : "\n\nFix the cause and run `terraform apply`, which deploys again.";
    }

    private Diagnostic unfinished(String summary, String why, ApplyRequest request, String remedy) {
        var row = row();
        var where = row == null
                ? "The deployment is still queued on the server."
                : "Deployment " + row.path("deploymentId").asText() + " is still "
                        + row.path("status").asText() + " on the server.";
        return Diagnostic.error(
                summary,
                why + " " + where
                        + (request.isDelete()
                                ? ""
                                : " The saved changes are in the state"
                                        + (request.isFirst() ? "." : ", and the next apply deploys again."))
                        + remedy);
    }

    private Diagnostic failure(JsonNode row, String status, ApplyRequest request) {
        var deployment = row.path("deploymentId").asText();
        var message = session.dokploy().cleaned(row.path("errorMessage").asText(""));
        return Diagnostic.error(
                "Deployment Failed",
                "Deployment " + deployment + " of this " + service.type().noun() + " ended with status `" + status
                        + "`."
                        + (message.isEmpty() || message.equals("null") ? "" : " " + message)
                        + "\n\nThe end of its log:\n\n" + log(deployment)
                        + remedy(service.type(), request));
    }

    private String log(String deployment) {
        keepSecrets();
        try {
            var log = session.dokploy()
                    .query(
                            "deployment.readLogs",
                            ApiMapping.body("deploymentId", deployment).put("tail", LOG_LINES));
            var text = Log.fitToShow(session.dokploy().withoutSecrets(log.asText()));
            return text.isBlank() ? "  (empty)" : indent(text);
        } catch (ApiException failure) {
            return "  (not readable: " + failure.error().message() + ")";
        }
    }

    /**
     * Registers the variables of the service as secrets: a log may repeat them, and Terraform does not know those that
     * it does not manage.
     */
    private void keepSecrets() {
        OptionalReads.look("variables of the service", () -> {
            var row = service.read(session.dokploy()::query);
            for (var text : VARIABLES) {
                Variables.secrets(row.at(text).asText("")).forEach(session::keepSecret);
            }
        });
    }

    /** Returns the log with its lines indented, which Terraform does not wrap. */
    private static String indent(String log) {
        return "  " + log.strip().replace("\n", "\n  ");
    }

    private @Nullable JsonNode row() {
        for (var row : rows(service, session)) {
            var deployment = row.path("deploymentId").asText();
            if (deployment.equals(seen) || row.path("title").asText().equals(key.title())) {
                seen = deployment;
                return row;
            }
        }
        return null;
    }

    /**
     * As {@link #row}, once the deployment has left the queue. When the deployment of a repository ends, the message of
     * the commit takes the place of its title (seen on v0.30.2), which may be before this process has seen it. Then the
     * deployment is the newest one that came after this process asked for one; should that be another, it deployed the
     * same changes as well.
     */
    private @Nullable JsonNode findRenamed() {
        var row = row();
        var earlier = key.earlier();
        if (row != null || earlier == null) {
            return row;
        }
        for (var newest : rows(service, session)) {
            if (newest.path("description").asText().startsWith("Commit: ")) {
                return earlier.contains(newest.path("deploymentId").asText()) ? null : newest;
            }
        }
        return null;
    }

    /**
     * Returns the row of a deployment; null before its turn in the queue has come, and once the server keeps ten newer
     * ones.
     */
    static @Nullable JsonNode find(
            ServiceReference service, @Nullable String deployment, SearchKey key, Session session) {
        var deployments = new Deployments(service, key, session);
        deployments.seen = deployment;
        var row = deployments.row();
        return row != null || deployment != null || deployments.isQueued() ? row : deployments.findRenamed();
    }

    private static JsonNode rows(ServiceReference service, Session session) {
        var procedure = service.type() == ServiceType.COMPOSE ? "deployment.allByCompose" : "deployment.all";
        return session.dokploy().queryUncached(procedure, service.body());
    }

    private boolean isQueued() {
        for (var job : session.dokploy().queryUncached("deployment.queueList", ApiMapping.body())) {
            if (job.path("data").path("titleLog").asText().equals(key.title())) {
                return true;
            }
        }
        return false;
    }
}
