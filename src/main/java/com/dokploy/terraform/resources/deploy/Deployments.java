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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deploys services. Dokploy deploys databases while the caller waits; applications and compose stacks it queues. A
 * queued deployment has no row until its turn comes, and the status of the service is that of the one before (seen on
 * v0.30.2), so ours is told by a title that nobody else uses. What comes from a repository loses that title in the end.
 */
public final class Deployments {
    /** The shortest and the longest time between two looks, in ms; each a multiple of those before it. */
    private static final long[] BETWEEN_LOOKS = {250, 250, 500, 500, 1_000, 1_000, 2_000};
    /** A look sooner than that after the one before, in ms, sees nothing new. */
    private static final long TOO_SOON = 100;
    /** After how many looks without a row the queue is asked: the row mostly comes at once. */
    private static final int BEFORE_QUEUE = 3;
    /** How often in a row a deployment may be neither queued nor listed before it counts as dropped. */
    private static final int MISSES = 5;
    /** How much of a log goes into a diagnostic. */
    private static final int LOG_LINES = 40;
    /** Where a service has variables, its own and those that it may refer to. */
    private static final List<String> VARIABLES =
            List.of("/env", "/buildArgs", "/buildSecrets", "/environment/env", "/environment/project/env");

    private final ServiceReference service;
    private final Session session;
    private final Trace trace;
    /** Dokploy's id of ours, once it was seen. */
    private @Nullable String seen;

    /**
     * What a deployment is found by.
     *
     * @param title a title that no other deployment has
     * @param earlier the ids of those that were there before it was queued; null if they are not known
     */
    record Trace(String title, @Nullable Set<String> earlier) {
        /** That of a deployment that is about to be queued. */
        static Trace begin(ServiceReference service, Session session) {
            var bytes = new byte[6];
            new SecureRandom().nextBytes(bytes);
            return new Trace(
                    "Terraform " + HexFormat.of().formatHex(bytes),
                    service.type().isQueued() ? ids(service, session) : null);
        }

        private static Set<String> ids(ServiceReference service, Session session) {
            var ids = new HashSet<String>();
            for (var row : rows(service, session)) {
                ids.add(row.path("deploymentId").asText());
            }
            return ids;
        }
    }

    private Deployments(ServiceReference service, Trace trace, Session session) {
        this.service = service;
        this.trace = trace;
        this.session = session;
    }

    /**
     * Deploys a service.
     *
     * @param waits whether to wait for the end; if not, this returns once the deployment is queued. A database is always
     *     waited for
     * @throws DiagnosticException when the deployment fails, or does not end in time
     */
    public static void run(ServiceReference service, boolean waits, ApplyRequest request, Session session) {
        run(service, Trace.begin(service, session), waits, request, session);
    }

    /**
     * As {@link #run}, to be found by a trace that has just begun.
     *
     * @return the deployment's row; null if it has none, or none yet
     */
    static @Nullable JsonNode run(
            ServiceReference service, Trace trace, boolean waits, ApplyRequest request, Session session) {
        if (!service.type().isQueued()) {
            runDatabase(service, request, session);
            return null;
        }
        var deployment = new Deployments(service, trace, session);
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
                    "Deployment failed",
                    "The " + type.router() + " was written, but its deploy failed: "
                            + failure.error().message()
                            + "\n\nOften the cause is the image, a port that is taken, or a limit."
                            + remedy(type, request)));
        }
    }

    private void queue() {
        try {
            session.dokploy()
                    .mutate(service.type().procedure("deploy"), service.body().put("title", trace.title()));
        } catch (ApiException failure) {
            // A lost reply says nothing: the deployment may well be queued.
            if (!failure.error().mayHaveHappened() || (row() == null && !isQueued() && renamed() == null)) {
                throw failure;
            }
        }
    }

    private JsonNode await(ApplyRequest request) {
        var missed = 0;
        try {
            for (var look = 0; ; look++) {
                request.cancellation().pause(untilLook(look));
                var row = missed == 0 ? row() : renamed();
                if (row == null && look >= BEFORE_QUEUE) {
                    missed = isQueued() ? 0 : missed + 1;
                    if (missed > MISSES) {
                        throw new DiagnosticException(Diagnostic.error(
                                "Deployment dropped",
                                "The deployment of this " + service.type().router()
                                        + " is neither queued nor listed any more:"
                                        + " someone emptied Dokploy's queue, or the server was restarted."
                                        + remedy(service.type(), request)));
                    }
                } else if (row != null && hasEnded(row, request)) {
                    return row;
                }
                if (request.timeLeft().isZero()) {
                    throw new DiagnosticException(unfinished(
                            "Deployment takes too long",
                            "It did not end in time.",
                            request,
                            " Give it more time with `timeouts`, or do not wait with `wait_for_deployment = false`."));
                }
            }
        } catch (Cancellation.CancelledException _) {
            throw new DiagnosticException(
                    unfinished("Interrupted", "Terraform was asked to stop waiting.", request, ""));
        }
    }

    /** All who wait look at the same moments, so that their looks leave as one request. */
    private static Duration untilLook(int look) {
        var between = BETWEEN_LOOKS[Math.min(look, BETWEEN_LOOKS.length - 1)];
        var left = between - Math.floorMod(System.nanoTime() / 1_000_000, between);
        return Duration.ofMillis(left < TOO_SOON ? left + between : left);
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
            case "error", "cancelled" -> throw new DiagnosticException(failed(row, status, request));
            default -> false;
        };
    }

    /** What to do once the cause is gone, unless Terraform replaces the object anyway, which the framework tells. */
    private static String remedy(ServiceType type, ApplyRequest request) {
        if (request.isDelete()) {
            return "\n\nFix the cause, then deploy the " + type.router()
                    + " in Dokploy, or with a change of its `redeploy_triggers`.";
        }
        return request.isFirst() ? "" : "\n\nFix the cause and run `terraform apply` again, which deploys once more.";
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
                                : " What was written is in the state"
                                        + (request.isFirst() ? "." : "; the next apply deploys again."))
                        + remedy);
    }

    private Diagnostic failed(JsonNode row, String status, ApplyRequest request) {
        var deployment = row.path("deploymentId").asText();
        var message = session.dokploy().cleaned(row.path("errorMessage").asText(""));
        return Diagnostic.error(
                "Deployment failed",
                "Deployment " + deployment + " of this " + service.type().router() + " ended with status `" + status
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
            return text.isBlank() ? "  (empty)" : indented(text);
        } catch (ApiException failure) {
            return "  (not readable: " + failure.error().message() + ")";
        }
    }

    /** A log may repeat variables of the service, which Terraform does not know where it does not manage them. */
    private void keepSecrets() {
        OptionalReads.look("variables of the service", () -> {
            var row = service.read(session.dokploy()::query);
            for (var text : VARIABLES) {
                Variables.secrets(row.at(text).asText("")).forEach(session::keepSecret);
            }
        });
    }

    /** Terraform leaves indented lines as they are. */
    private static String indented(String log) {
        return "  " + log.strip().replace("\n", "\n  ");
    }

    private @Nullable JsonNode row() {
        for (var row : rows(service, session)) {
            var deployment = row.path("deploymentId").asText();
            if (deployment.equals(seen) || row.path("title").asText().equals(trace.title())) {
                seen = deployment;
                return row;
            }
        }
        return null;
    }

    /**
     * As {@link #row}, once the deployment has left the queue. When the deployment of a repository ends, the message of
     * the commit takes the place of its title (seen on v0.30.2), which may be before we have seen it. Then ours is the
     * newest one that came after we asked; should that be another, it deployed what we wrote as well.
     */
    private @Nullable JsonNode renamed() {
        var ours = row();
        var earlier = trace.earlier();
        if (ours != null || earlier == null) {
            return ours;
        }
        for (var row : rows(service, session)) {
            if (row.path("description").asText().startsWith("Commit: ")) {
                return earlier.contains(row.path("deploymentId").asText()) ? null : row;
            }
        }
        return null;
    }

    /** The row of a queued deployment; null before its turn has come, and once the server keeps ten newer ones. */
    static @Nullable JsonNode find(
            ServiceReference service, @Nullable String deployment, Trace trace, Session session) {
        var known = new Deployments(service, trace, session);
        known.seen = deployment;
        var row = known.row();
        return row != null || deployment != null || known.isQueued() ? row : known.renamed();
    }

    private static JsonNode rows(ServiceReference service, Session session) {
        var procedure = service.type() == ServiceType.COMPOSE ? "deployment.allByCompose" : "deployment.all";
        return session.dokploy().queryUncached(procedure, service.body());
    }

    private boolean isQueued() {
        for (var job : session.dokploy().queryUncached("deployment.queueList", ApiMapping.body())) {
            if (job.path("data").path("titleLog").asText().equals(trace.title())) {
                return true;
            }
        }
        return false;
    }
}
