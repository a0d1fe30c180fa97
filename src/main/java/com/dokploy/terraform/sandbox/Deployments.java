package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The build queue, the deployment rows it makes, and their logs. One job at a time per server: a waiting application
 * keeps its old status and has no row until its turn. The queue lives in memory and is lost by a restart.
 */
final class Deployments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int KEPT = 10;

    private final Backend backend;
    private final Map<String, BuildQueue> queues = new LinkedHashMap<>();
    private final Map<String, String> logs = new LinkedHashMap<>();
    private int jobs;

    Deployments(Backend backend) {
        this.backend = backend;
    }

    /** The jobs of one server; the first one runs. */
    private static final class BuildQueue {
        private final Deque<Job> jobs = new ArrayDeque<>();
    }

    /** One deploy that was asked for. */
    private static final class Job {
        private final int number;
        private final Target target;
        private final String id;
        private final String title;
        private final String description;
        private final String type;
        private final long timestamp = System.currentTimeMillis();
        private final CountDownLatch ended = new CountDownLatch(1);
        private @Nullable String deployment;
        private long processed;

        private Job(int number, Target target, String id, String title, String description, String type) {
            this.number = number;
            this.target = target;
            this.id = id;
            this.title = title;
            this.description = description;
            this.type = type;
        }
    }

    /** What can be deployed through the queue, and where its rows keep what matters here. */
    enum Target {
        APPLICATION("application", "applicationId", "applicationStatus", "Application"),
        COMPOSE("compose", "composeId", "composeStatus", "Compose");

        private final String table;
        private final String idColumn;
        private final String statusColumn;
        private final String label;

        Target(String table, String idColumn, String statusColumn, String label) {
            this.table = table;
            this.idColumn = idColumn;
            this.statusColumn = statusColumn;
            this.label = label;
        }

        String table() {
            return table;
        }

        String idColumn() {
            return idColumn;
        }
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("deployment.allByType", this::allByType);
        handlers.put("deployment.allCentralized", this::allCentralized);
        handlers.put("deployment.queueList", call -> ProcedureResult.of(queueList()));
        handlers.put("deployment.readLogs", this::readLogs);
        handlers.put("deployment.killProcess", this::killProcess);
        handlers.put("settings.cleanAllDeploymentQueue", call -> {
            queues.values().forEach(queue -> queue.jobs.removeIf(job -> job.deployment == null));
            return ProcedureResult.yes();
        });
    }

    /** Puts a service into its server's queue. Held: the store. */
    void enqueue(Target target, ObjectNode row, String title, String description, String type) {
        jobs++;
        var job = new Job(jobs, target, row.path(target.idColumn).asText(), title, description, type);
        var build = row.path("buildServerId").isTextual() ? row.path("buildServerId") : row.path("serverId");
        var queue = queues.computeIfAbsent(build.asText(""), server -> new BuildQueue());
        queue.jobs.add(job);
        if (queue.jobs.size() == 1) {
            Thread.ofVirtual().name("sandbox-builds").start(() -> work(queue));
        }
    }

    /** Drops the waiting jobs of a service; the running one goes on. Held: the store. */
    void dropWaiting(String id) {
        queues.values().forEach(queue -> queue.jobs.removeIf(job -> job.deployment == null && job.id.equals(id)));
    }

    /** Ends the running build of a service with an error. Held: the store. */
    void kill(String id) {
        for (var queue : queues.values()) {
            var job = queue.jobs.peek();
            if (job != null && job.deployment != null && job.id.equals(id)) {
                finish(job, "error", "\nError occurred ❌, check the logs for details.\n");
            }
        }
    }

    /** What a restart of the server does: the queue is gone, running rows are cancelled. Held: the store. */
    void lose() {
        for (var queue : queues.values()) {
            queue.jobs.forEach(job -> job.ended.countDown());
            queue.jobs.clear();
        }
        queues.clear();
        for (var row : backend.store().all("deployment")) {
            if (row.path("status").asText().equals("running")) {
                var cancelled = JSON.objectNode().put("status", "cancelled").put("finishedAt", Ids.now());
                backend.store().update("deployment", row.path("deploymentId").asText(), cancelled.putNull("pid"));
            }
        }
    }

    void clear() {
        logs.clear();
        jobs = 0;
    }

    /** Jobs waiting and running. Held: the store. */
    int queued() {
        return queues.values().stream().mapToInt(queue -> queue.jobs.size()).sum();
    }

    /** Adds a finished row that never went through the queue, as server set-ups and schedules do. Held: the store. */
    ObjectNode record(ObjectNode values, String log) {
        var row = backend.store().insert("deployment", values);
        logs.put(row.path("deploymentId").asText(), log);
        return row;
    }

    ObjectNode dumpLogs() {
        var dump = JSON.objectNode();
        logs.forEach(dump::put);
        return dump;
    }

    void restoreLogs(JsonNode dump) {
        logs.clear();
        dump.properties()
                .forEach(entry -> logs.put(entry.getKey(), entry.getValue().asText()));
    }

    private void work(BuildQueue queue) {
        while (true) {
            var job = backend.store().exclusively(() -> begin(queue));
            if (job == null) {
                return;
            }
            var killed = pause(job);
            backend.store().exclusively(() -> {
                if (!killed) {
                    end(job);
                }
                queue.jobs.remove(job);
                return true;
            });
        }
    }

    /** Waits as long as a build takes; true when it was ended from outside before. */
    private boolean pause(Job job) {
        try {
            return job.ended.await(backend.options().buildTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private @Nullable Job begin(BuildQueue queue) {
        while (!queue.jobs.isEmpty()) {
            var job = queue.jobs.element();
            var row = backend.store().find(job.target.table, job.id);
            if (row == null) {
                queue.jobs.remove();
                continue;
            }
            job.processed = System.currentTimeMillis();
            job.deployment = start(job, row);
            return job;
        }
        return null;
    }

    private String start(Job job, ObjectNode row) {
        var now = Instant.now();
        var app = row.path("appName").asText();
        var values = JSON.objectNode()
                .put("title", job.title)
                .put("description", job.description)
                .put("status", "running")
                .put("logPath", "/etc/dokploy/logs/" + app + "/" + app + "-" + Ids.logTime(now) + ".log")
                .put("pid", Integer.toString(4000 + job.number))
                .put(job.target.idColumn, job.id)
                .put("createdAt", Ids.time(now))
                .put("startedAt", Ids.time(now));
        values.set("serverId", row.path("serverId"));
        if (row.path("buildServerId").isTextual()) {
            values.set("buildServerId", row.path("buildServerId"));
        }
        var deployment = backend.store()
                .insert("deployment", values)
                .path("deploymentId")
                .asText();
        logs.put(deployment, "Initializing deployment\n");
        forgetOld(job);
        status(job, "running");
        return deployment;
    }

    private void forgetOld(Job job) {
        var rows = backend.store().where("deployment", job.target.idColumn, job.id);
        for (int index = 0; index < rows.size() - KEPT; index++) {
            var id = rows.get(index).path("deploymentId").asText();
            backend.store().delete("deployment", id);
            logs.remove(id);
        }
    }

    private void end(Job job) {
        var row = backend.store().find(job.target.table, job.id);
        if (row == null) {
            return;
        }
        var build = job.target == Target.APPLICATION
                ? Build.ofApplication(row, ServiceSpec.complaint(backend, row))
                : Build.ofCompose(
                        row,
                        backend.store().where("domain", "composeId", job.id),
                        ServiceSpec.references(backend, row));
        if (build.succeeded()) {
            backend.docker().deploy(row, build.image());
            volumes(job);
        }
        finish(job, build.succeeded() ? "done" : "error", build.log());
        if (build.isCloned()) {
            nameAfterCommit(job);
        }
    }

    /** What the deployment was called before is gone in the end (seen on v0.30.2). */
    private void nameAfterCommit(Job job) {
        if (job.deployment != null && backend.store().find("deployment", job.deployment) != null) {
            var commit = JSON.objectNode()
                    .put("title", "Initial commit")
                    .put("description", "Commit: 4385d158cc1ae06ae4fc5f181b9cd279e7873236");
            backend.store().update("deployment", job.deployment, commit);
        }
    }

    private void volumes(Job job) {
        for (var mount : backend.store().where("mount", job.target.idColumn, job.id)) {
            if (mount.path("type").asText().equals("volume")
                    && mount.path("volumeName").isTextual()) {
                backend.docker().volumes().add(mount.path("volumeName").asText());
            }
        }
    }

    private void finish(Job job, String status, String log) {
        job.ended.countDown();
        var id = job.deployment;
        if (id == null || backend.store().find("deployment", id) == null) {
            return;
        }
        logs.merge(id, log, String::concat);
        var values = JSON.objectNode().put("status", status).put("finishedAt", Ids.now());
        backend.store().update("deployment", id, values.putNull("pid"));
        status(job, status);
    }

    private void status(Job job, String status) {
        if (backend.store().find(job.target.table, job.id) != null) {
            var values = JSON.objectNode().put(job.target.statusColumn, status);
            backend.store().update(job.target.table, job.id, values);
        }
    }

    private ProcedureResult allByType(Call call) {
        var type = call.text("type");
        if (type.equals("schedule")) {
            backend.store().require("schedule", call.text("id"));
        }
        var rows = backend.store()
                .where("deployment", type + "Id", call.text("id"))
                .reversed();
        return ProcedureResult.of(backend.views().list("deployment.withRollback", rows));
    }

    private ProcedureResult allCentralized(Call call) {
        var shown = JSON.arrayNode();
        for (var row : backend.store().all("deployment").reversed()) {
            if (row.path("applicationId").isNull() && row.path("composeId").isNull()) {
                continue;
            }
            shown.add(backend.views().show("deployment.centralized", row));
        }
        return ProcedureResult.of(shown);
    }

    private JsonNode queueList() {
        var all = new ArrayList<Job>();
        queues.values().forEach(queue -> all.addAll(queue.jobs));
        all.sort((left, right) -> Integer.compare(right.number, left.number));
        var list = JSON.arrayNode();
        all.forEach(job -> list.add(show(job)));
        return list;
    }

    private ObjectNode show(Job job) {
        var shown = JSON.objectNode().put("id", "job-" + job.number).put("name", "deployments");
        var row = backend.store().find(job.target.table, job.id);
        shown.putObject("data")
                .put(job.target.idColumn, job.id)
                .put("titleLog", job.title)
                .put("descriptionLog", job.description)
                .put("type", job.type)
                .put("applicationType", job.target.table)
                .put("server", row != null && row.path("serverId").isTextual());
        shown.put("timestamp", job.timestamp);
        if (job.deployment != null) {
            shown.put("processedOn", job.processed);
        }
        shown.put("state", job.deployment == null ? "waiting" : "active");
        shown.set("servicePath", path(job, row));
        return shown;
    }

    private JsonNode path(Job job, @Nullable ObjectNode row) {
        var environment = row == null ? "" : row.path("environmentId").asText();
        var parent = backend.store().find("environment", environment);
        var project = parent == null ? "" : parent.path("projectId").asText();
        return JSON.objectNode()
                .put(
                        "href",
                        "/dashboard/project/" + project + "/environment/" + environment + "/services/"
                                + job.target.table + "/" + job.id)
                .put("label", job.target.label);
    }

    private ProcedureResult readLogs(Call call) {
        backend.store().require("deployment", call.text("deploymentId"));
        var log = logs.getOrDefault(call.text("deploymentId"), "");
        return ProcedureResult.of(
                TextNode.valueOf(tail(log, call.input().path("tail").asInt(100))));
    }

    /** The last lines of a text, as {@code tail -n} prints them. */
    private static String tail(String text, int count) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= count) {
            return text;
        }
        return String.join("\n", lines.subList(lines.size() - count, lines.size())) + "\n";
    }

    private ProcedureResult killProcess(Call call) {
        var row = backend.store().require("deployment", call.text("deploymentId"));
        if (row.path("pid").isNull()) {
            throw ApiErrorException.of(400, "Deployment is not running");
        }
        kill(row.path(row.path("applicationId").isTextual() ? "applicationId" : "composeId")
                .asText());
        return ProcedureResult.nothing();
    }
}
