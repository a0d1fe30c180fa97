package com.dokploy.terraform.sandbox.builds;

import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The rows of the deployments that go through the queues: the last ten of a service, with its status beside. */
final class DeploymentRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int KEPT = 10;

    private final Store store;
    private final DeploymentLogs logs;

    DeploymentRows(Store store, DeploymentLogs logs) {
        this.store = store;
        this.logs = logs;
    }

    /** Adds the row of a job whose turn has come. */
    void start(BuildJob job, ObjectNode row) {
        var now = Instant.now();
        var app = row.path("appName").asText();
        var values = JSON.objectNode()
                .put("title", job.labels().title())
                .put("description", job.labels().description())
                .put("status", "running")
                .put("logPath", "/etc/dokploy/logs/" + app + "/" + app + "-" + Ids.logTime(now) + ".log")
                .put("pid", Integer.toString(4000 + job.number()))
                .put(job.target().idColumn(), job.id())
                .put("createdAt", Ids.time(now))
                .put("startedAt", Ids.time(now));
        values.set("serverId", row.path("serverId"));
        if (row.path("buildServerId").isTextual()) {
            values.set("buildServerId", row.path("buildServerId"));
        }
        var deployment = store.insert("deployment", values).path("deploymentId").asText();
        logs.append(deployment, "Initializing deployment\n");
        forgetOld(job);
        status(job, "running");
        job.begin(deployment);
    }

    private void forgetOld(BuildJob job) {
        var rows = store.where("deployment", job.target().idColumn(), job.id());
        for (int index = 0; index < rows.size() - KEPT; index++) {
            var id = rows.get(index).path("deploymentId").asText();
            store.delete("deployment", id);
            logs.remove(id);
        }
    }

    /**
     * Keeps an image of an application that is to keep images, with the application as it is: every deployment has one,
     * even one that fails (seen on v0.30.2).
     */
    void keepImage(BuildJob job, ObjectNode row) {
        var id = job.deployment();
        if (id == null
                || !row.path("rollbackActive").asBoolean()
                || !row.path("rollbackRegistryId").isTextual()) {
            return;
        }
        var version = store.all("rollback").size() + 1;
        var kept = JSON.objectNode()
                .put("deploymentId", id)
                .put("version", version)
                .put("image", row.path("appName").asText() + ":v" + version);
        kept.set("fullContext", row.deepCopy());
        var rollback = store.insert("rollback", kept).path("rollbackId").asText();
        store.update("deployment", id, JSON.objectNode().put("rollbackId", rollback));
    }

    /** Ends the row of a job. */
    void finish(BuildJob job, String status, String log) {
        job.end();
        var id = job.deployment();
        if (id == null || store.find("deployment", id) == null) {
            return;
        }
        logs.append(id, log);
        var values = JSON.objectNode().put("status", status).put("finishedAt", Ids.now());
        store.update("deployment", id, values.putNull("pid"));
        status(job, status);
    }

    /** Names a deployment after the commit: its earlier title is gone in the end (seen on v0.30.2). */
    void nameAfterCommit(BuildJob job) {
        var id = job.deployment();
        if (id != null && store.find("deployment", id) != null) {
            var commit = JSON.objectNode()
                    .put("title", "Initial commit")
                    .put("description", "Commit: 4385d158cc1ae06ae4fc5f181b9cd279e7873236");
            store.update("deployment", id, commit);
        }
    }

    private void status(BuildJob job, String status) {
        if (store.find(job.target().name(), job.id()) != null) {
            var values = JSON.objectNode().put(job.target().statusColumn(), status);
            store.update(job.target().name(), job.id(), values);
        }
    }

    /** Ends the rows of builds that run, as a restart does. */
    void cancelRunning() {
        for (var row : store.all("deployment")) {
            if (row.path("status").asText().equals("running")) {
                var cancelled = JSON.objectNode().put("status", "cancelled").put("finishedAt", Ids.now());
                store.update("deployment", row.path("deploymentId").asText(), cancelled.putNull("pid"));
            }
        }
    }
}
