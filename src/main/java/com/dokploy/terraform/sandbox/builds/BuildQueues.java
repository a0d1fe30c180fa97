package com.dokploy.terraform.sandbox.builds;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.docker.ServiceSpec;
import com.dokploy.terraform.sandbox.model.ServiceTable;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The build queues. One job at a time per server: a waiting application keeps its old status and has no row until its
 * turn. The queues live in memory and are lost by a restart. Callers hold the store.
 */
public final class BuildQueues {
    private final Store store;
    private final Docker docker;
    private final ServiceSpec spec;
    private final DeploymentRows rows;
    private final Duration buildTime;
    private final Map<String, Queue<BuildJob>> queues = new LinkedHashMap<>();
    private int jobs;

    /** Empty queues of builds that take so long. */
    public BuildQueues(Store store, Docker docker, ServiceSpec spec, DeploymentLogs logs, Duration buildTime) {
        this.store = store;
        this.docker = docker;
        this.spec = spec;
        this.rows = new DeploymentRows(store, logs);
        this.buildTime = buildTime;
    }

    /** Puts a service into its server's queue. */
    public void enqueue(ServiceTable target, ObjectNode row, BuildJob.Labels labels) {
        jobs++;
        var job = new BuildJob(jobs, target, row.path(target.idColumn()).asText(), labels);
        var build = row.path("buildServerId").isTextual() ? row.path("buildServerId") : row.path("serverId");
        var queue = queues.computeIfAbsent(build.asText(""), server -> new ArrayDeque<>());
        queue.add(job);
        if (queue.size() == 1) {
            Thread.ofVirtual().name("sandbox-builds").start(() -> work(queue));
        }
    }

    /** Drops all jobs that wait. */
    public void dropWaiting() {
        queues.values().forEach(queue -> queue.removeIf(BuildJob::isWaiting));
    }

    /** Drops the waiting jobs of a service; the running one goes on. */
    public void dropWaiting(String id) {
        queues.values()
                .forEach(queue ->
                        queue.removeIf(job -> job.isWaiting() && job.id().equals(id)));
    }

    /**
     * Ends the running build of a service with an error. The pull of an image goes on: the server ends commands that
     * build (read in the source of v0.30.2).
     */
    public void kill(String id) {
        for (var queue : queues.values()) {
            var job = queue.peek();
            if (job != null && !job.isWaiting() && job.id().equals(id) && !pulls(job)) {
                rows.finish(job, "error", "\nError occurred ❌, check the logs for details.\n");
            }
        }
    }

    private boolean pulls(BuildJob job) {
        var row = store.find(job.target().name(), job.id());
        return row != null
                && job.target().name().equals("application")
                && row.path("sourceType").asText().equals("docker");
    }

    /** Discards the queue and cancels running rows, as a restart of the server does. */
    public void discard() {
        for (var queue : queues.values()) {
            queue.forEach(BuildJob::end);
            queue.clear();
        }
        queues.clear();
        rows.cancelRunning();
    }

    /** Counts anew. */
    public void clear() {
        jobs = 0;
    }

    /** Jobs waiting and running. */
    public int queued() {
        return queues.values().stream().mapToInt(queue -> queue.size()).sum();
    }

    /** Jobs waiting and running, the newest first. */
    public List<BuildJob> jobs() {
        var all = new ArrayList<BuildJob>();
        queues.values().forEach(all::addAll);
        all.sort(Comparator.comparingInt(BuildJob::number).reversed());
        return all;
    }

    private void work(Queue<BuildJob> queue) {
        while (true) {
            var job = store.exclusively(() -> begin(queue));
            if (job == null) {
                return;
            }
            var killed = job.isEndedWithin(buildTime);
            store.exclusively(() -> {
                if (!killed) {
                    end(job);
                }
                queue.remove(job);
                return true;
            });
        }
    }

    private @Nullable BuildJob begin(Queue<BuildJob> queue) {
        while (!queue.isEmpty()) {
            var job = queue.element();
            var row = store.find(job.target().name(), job.id());
            if (row == null) {
                queue.remove();
                continue;
            }
            rows.start(job, row);
            return job;
        }
        return null;
    }

    private void end(BuildJob job) {
        var row = store.find(job.target().name(), job.id());
        if (row == null) {
            return;
        }
        var build = job.target().name().equals("application")
                ? BuildResult.ofApplication(row, spec.complaint(row))
                : BuildResult.ofCompose(row, store.where("domain", "composeId", job.id()), spec.references(row));
        if (build.succeeded()) {
            docker.deploy(row, build.image());
            docker.makeVolumes(store.where("mount", job.target().idColumn(), job.id()));
        }
        rows.keepImage(job, row);
        rows.finish(job, build.succeeded() ? "done" : "error", build.log());
        if (build.isCloned()) {
            rows.nameAfterCommit(job);
        }
    }
}
