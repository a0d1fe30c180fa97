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

    private final Machine machine;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, String> logs = new LinkedHashMap<>();
    private int jobs;

    Deployments(Machine machine) {
        this.machine = machine;
    }

    /** The jobs of one server; the first one runs. */
    private static final class Lane {
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

    void register(Map<String, Behaviour> behaviours) {
        behaviours.put("deployment.allByType", this::allByType);
        behaviours.put("deployment.allCentralized", this::allCentralized);
        behaviours.put("deployment.queueList", call -> Outcome.of(queueList()));
        behaviours.put("deployment.readLogs", this::readLogs);
        behaviours.put("deployment.killProcess", this::killProcess);
        behaviours.put("settings.cleanAllDeploymentQueue", call -> {
            lanes.values().forEach(lane -> lane.jobs.removeIf(job -> job.deployment == null));
            return Outcome.yes();
        });
    }

    /** Puts a service into its server's queue. Held: the store. */
    void enqueue(Target target, ObjectNode row, String title, String description, String type) {
        jobs++;
        var job = new Job(jobs, target, row.path(target.idColumn).asText(), title, description, type);
        var build = row.path("buildServerId").isTextual() ? row.path("buildServerId") : row.path("serverId");
        var lane = lanes.computeIfAbsent(build.asText(""), server -> new Lane());
        lane.jobs.add(job);
        if (lane.jobs.size() == 1) {
            Thread.ofVirtual().name("sandbox-builds").start(() -> work(lane));
        }
    }

    /** Drops the waiting jobs of a service; the running one goes on. Held: the store. */
    void dropWaiting(String id) {
        lanes.values().forEach(lane -> lane.jobs.removeIf(job -> job.deployment == null && job.id.equals(id)));
    }

    /** Ends the running build of a service with an error. Held: the store. */
    void kill(String id) {
        for (var lane : lanes.values()) {
            var job = lane.jobs.peek();
            if (job != null && job.deployment != null && job.id.equals(id)) {
                finish(job, "error", "\nError occurred ❌, check the logs for details.\n");
            }
        }
    }

    /** What a restart of the server does: the queue is gone, running rows are cancelled. Held: the store. */
    void lose() {
        for (var lane : lanes.values()) {
            lane.jobs.forEach(job -> job.ended.countDown());
            lane.jobs.clear();
        }
        lanes.clear();
        for (var row : machine.store().all("deployment")) {
            if (row.path("status").asText().equals("running")) {
                var cancelled = JSON.objectNode().put("status", "cancelled").put("finishedAt", Ids.now());
                machine.store().update("deployment", row.path("deploymentId").asText(), cancelled.putNull("pid"));
            }
        }
    }

    void clear() {
        logs.clear();
        jobs = 0;
    }

    /** Jobs waiting and running. Held: the store. */
    int queued() {
        return lanes.values().stream().mapToInt(lane -> lane.jobs.size()).sum();
    }

    /** Adds a finished row that never went through the queue, as server set-ups and schedules do. Held: the store. */
    ObjectNode record(ObjectNode values, String log) {
        var row = machine.store().insert("deployment", values);
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

    private void work(Lane lane) {
        while (true) {
            var job = machine.store().exclusively(() -> begin(lane));
            if (job == null) {
                return;
            }
            var killed = pause(job);
            machine.store().exclusively(() -> {
                if (!killed) {
                    end(job);
                }
                lane.jobs.remove(job);
                return true;
            });
        }
    }

    /** Waits as long as a build takes; true when it was ended from outside before. */
    private boolean pause(Job job) {
        try {
            return job.ended.await(machine.options().buildTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private @Nullable Job begin(Lane lane) {
        while (!lane.jobs.isEmpty()) {
            var job = lane.jobs.element();
            var row = machine.store().find(job.target.table, job.id);
            if (row == null) {
                lane.jobs.remove();
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
        var deployment = machine.store()
                .insert("deployment", values)
                .path("deploymentId")
                .asText();
        logs.put(deployment, "Initializing deployment\n");
        forgetOld(job);
        status(job, "running");
        return deployment;
    }

    private void forgetOld(Job job) {
        var rows = machine.store().where("deployment", job.target.idColumn, job.id);
        for (int index = 0; index < rows.size() - KEPT; index++) {
            var id = rows.get(index).path("deploymentId").asText();
            machine.store().delete("deployment", id);
            logs.remove(id);
        }
    }

    private void end(Job job) {
        var row = machine.store().find(job.target.table, job.id);
        if (row == null) {
            return;
        }
        var build = job.target == Target.APPLICATION
                ? Build.ofApplication(row, ServiceSpec.complaint(machine, row))
                : Build.ofCompose(
                        row,
                        machine.store().where("domain", "composeId", job.id),
                        ServiceSpec.references(machine, row));
        if (build.succeeded()) {
            machine.docker().deploy(row, build.image());
            volumes(job);
        }
        finish(job, build.succeeded() ? "done" : "error", build.log());
    }

    private void volumes(Job job) {
        for (var mount : machine.store().where("mount", job.target.idColumn, job.id)) {
            if (mount.path("type").asText().equals("volume")
                    && mount.path("volumeName").isTextual()) {
                machine.docker().volumes().add(mount.path("volumeName").asText());
            }
        }
    }

    private void finish(Job job, String status, String log) {
        job.ended.countDown();
        var id = job.deployment;
        if (id == null || machine.store().find("deployment", id) == null) {
            return;
        }
        logs.merge(id, log, String::concat);
        var values = JSON.objectNode().put("status", status).put("finishedAt", Ids.now());
        machine.store().update("deployment", id, values.putNull("pid"));
        status(job, status);
    }

    private void status(Job job, String status) {
        if (machine.store().find(job.target.table, job.id) != null) {
            var values = JSON.objectNode().put(job.target.statusColumn, status);
            machine.store().update(job.target.table, job.id, values);
        }
    }

    private Outcome allByType(Call call) {
        var type = call.text("type");
        if (type.equals("schedule")) {
            machine.store().require("schedule", call.text("id"));
        }
        var rows = machine.store()
                .where("deployment", type + "Id", call.text("id"))
                .reversed();
        return Outcome.of(machine.views().list("deployment.withRollback", rows));
    }

    private Outcome allCentralized(Call call) {
        var shown = JSON.arrayNode();
        for (var row : machine.store().all("deployment").reversed()) {
            if (row.path("applicationId").isNull() && row.path("composeId").isNull()) {
                continue;
            }
            shown.add(machine.views().show("deployment.centralized", row));
        }
        return Outcome.of(shown);
    }

    private JsonNode queueList() {
        var all = new ArrayList<Job>();
        lanes.values().forEach(lane -> all.addAll(lane.jobs));
        all.sort((left, right) -> Integer.compare(right.number, left.number));
        var list = JSON.arrayNode();
        all.forEach(job -> list.add(show(job)));
        return list;
    }

    private ObjectNode show(Job job) {
        var shown = JSON.objectNode().put("id", "job-" + job.number).put("name", "deployments");
        var row = machine.store().find(job.target.table, job.id);
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
        var parent = machine.store().find("environment", environment);
        var project = parent == null ? "" : parent.path("projectId").asText();
        return JSON.objectNode()
                .put(
                        "href",
                        "/dashboard/project/" + project + "/environment/" + environment + "/services/"
                                + job.target.table + "/" + job.id)
                .put("label", job.target.label);
    }

    private Outcome readLogs(Call call) {
        machine.store().require("deployment", call.text("deploymentId"));
        var log = logs.getOrDefault(call.text("deploymentId"), "");
        return Outcome.of(TextNode.valueOf(tail(log, call.input().path("tail").asInt(100))));
    }

    /** The last lines of a text, as {@code tail -n} prints them. */
    private static String tail(String text, int count) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= count) {
            return text;
        }
        return String.join("\n", lines.subList(lines.size() - count, lines.size())) + "\n";
    }

    private Outcome killProcess(Call call) {
        var row = machine.store().require("deployment", call.text("deploymentId"));
        if (row.path("pid").isNull()) {
            throw Refusal.of(400, "Deployment is not running");
        }
        kill(row.path(row.path("applicationId").isTextual() ? "applicationId" : "composeId")
                .asText());
        return Outcome.nothing();
    }
}
