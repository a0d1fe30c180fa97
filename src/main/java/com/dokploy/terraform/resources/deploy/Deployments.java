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
import com.dokploy.terraform.resources.support.ServiceReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
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

    /** The lowest status by which a proxy says that it got no answer. */
    private static final int WITHOUT_ANSWER = 502;

    private final ServiceReference service;
    private final Session session;
    private final SearchKey key;
    /** Dokploy's id of the deployment, once it was seen. */
    private @Nullable String seen;

    private @Nullable DeploymentLog log;

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
     * Deploys a service by one of several procedures that do.
     *
     * @param procedure the procedure, such as {@code application.redeploy}
     * @param input more of its input, such as a description
     * @param waits as for {@link #run}
     * @throws DiagnosticException when the deployment fails, or does not end in time
     */
    public static void run(
            ServiceReference service,
            String procedure,
            ObjectNode input,
            boolean waits,
            DeployRequest request,
            Session session) {
        run(service, procedure, input, newKey(service, session), waits, request, session);
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
        var procedure = service.type().procedure("deploy");
        var within = new DeployRequest.OfApply(request);
        return run(service, procedure, ApiMapping.body(), key, waits, within, session);
    }

    private static @Nullable JsonNode run(
            ServiceReference service,
            String procedure,
            ObjectNode input,
            SearchKey key,
            boolean waits,
            DeployRequest request,
            Session session) {
        if (!service.type().isQueued()) {
            runDatabase(service, procedure, request, session);
            return null;
        }
        var deployment = new Deployments(service, key, session);
        deployment.queue(procedure, input, request);
        request.tell("The deployment is queued.");
        return waits ? deployment.await(request) : deployment.row();
    }

    /** The server answers only when the image is there and the service is made. */
    private static void runDatabase(
            ServiceReference service, String procedure, DeployRequest request, Session session) {
        var type = service.type();
        try {
            session.dokploy().mutate(procedure, service.body(), request.timeLeft());
            request.tell("The " + type.noun() + " is deployed.");
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server server) || server.status() >= WITHOUT_ANSWER) {
                throw request.explained(failure, "deploy the " + type.noun());
            }
            throw new DiagnosticException(Diagnostic.error(
                    "Deployment Failed",
                    request.failure(type)
                            + failure.error().message()
                            + "\n\nFrequent causes are the image, a host port that is in use, and a memory or CPU"
                            + " limit."
                            + request.remedy(type)));
        }
    }

    private void queue(String procedure, ObjectNode input, DeployRequest request) {
        var body = service.body().put("title", key.title());
        body.setAll(input);
        try {
            session.dokploy().mutate(procedure, body);
        } catch (ApiException failure) {
            // A lost reply says nothing: the deployment may well be queued.
            if (!failure.error().mayHaveHappened() || (row() == null && !isQueued() && findRenamed() == null)) {
                throw request.explained(failure, "deploy the " + service.type().noun());
            }
        }
    }

    private JsonNode await(DeployRequest request) {
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
                                        + request.remedy(service.type())));
                    }
                } else if (row != null && hasEnded(row, request)) {
                    return row;
                }
                if (request.timeLeft().isZero()) {
                    throw new DiagnosticException(unfinished(
                            "Deployment Timed Out",
                            "The deployment did not finish in time.",
                            request,
                            " Increase `" + request.timeout()
                                    + "`, or set `wait_for_deployment = false` to not wait for deployments."));
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

    private boolean hasEnded(JsonNode row, DeployRequest request) {
        var status = row.path("status").asText();
        if (request.isFollowed()) {
            log(row).follow(!status.equals("running"), request::tell);
        }
        Log.debug(
                "deployment",
                "service",
                service.id(),
                "deployment",
                row.path("deploymentId").asText(),
                "status",
                status);
        return switch (status) {
            case "done" -> {
                request.tell("The deployment " + row.path("deploymentId").asText() + " is done.");
                yield true;
            }
            case "error", "cancelled" -> throw new DiagnosticException(failure(row, status, request));
            default -> false;
        };
    }

    private Diagnostic unfinished(String summary, String why, DeployRequest request, String remedy) {
        var row = row();
        var where = row == null
                ? "The deployment is still queued on the server."
                : "Deployment " + row.path("deploymentId").asText() + " is still "
                        + row.path("status").asText() + " on the server.";
        return Diagnostic.error(summary, why + " " + where + request.saved() + remedy);
    }

    private Diagnostic failure(JsonNode row, String status, DeployRequest request) {
        var message = session.dokploy().cleaned(row.path("errorMessage").asText(""));
        return Diagnostic.error(
                "Deployment Failed",
                "Deployment " + row.path("deploymentId").asText() + " of this "
                        + service.type().noun() + " ended with status `" + status + "`."
                        + (message.isEmpty() || message.equals("null") ? "" : " " + message)
                        + "\n\nThe end of its log:\n\n" + log(row).end()
                        + request.remedy(service.type()));
    }

    private DeploymentLog log(JsonNode row) {
        var known = log;
        if (known == null) {
            known = new DeploymentLog(
                    row.path("deploymentId").asText(), () -> ServiceSecrets.keep(service, session), session);
            log = known;
        }
        return known;
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
