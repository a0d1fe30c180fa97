package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.DeploymentLogs;
import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs of schedules and backups that were asked for: each is a deployment of its owner, and the answer comes when it has
 * ended. Their texts were read in the source of v0.30.2. What a script does is not modelled: one that says {@code exit
 * 1} fails, all others succeed; so do uploads, except to addresses that cannot exist. An upload leaves a file in the
 * bucket, which a restore needs.
 */
final class RunProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SERVICES =
            List.of("application", "compose", "postgres", "mysql", "mariadb", "mongo", "redis", "libsql");

    /** The databases whose restore takes nothing for a dump without content, so that a missing file is no error (v0.30.2). */
    private static final List<String> WITHOUT_A_FILE = List.of("mysql", "mariadb");

    /** The procedures of backups, by the type of the database, and the messages of those that hide the reason. */
    private static final Map<String, String> BACKUPS = Map.of(
            "Postgres", "",
            "MySql", "Error running manual MySQL backup ",
            "Mariadb", "Error running manual Mariadb backup ",
            "Compose", "Error running manual Compose backup ",
            "Mongo", "Error running manual Mongo backup ",
            "Libsql", "Error running manual Libsql backup ",
            "WebServer", "");

    private final Store store;
    private final Docker docker;
    private final DeploymentLogs logs;
    private final BackupFiles files;
    private final Duration time;

    RunProcedures(Store store, Docker docker, DeploymentLogs logs, BackupFiles files, Duration time) {
        this.store = store;
        this.docker = docker;
        this.logs = logs;
        this.files = files;
        this.time = time;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("schedule.runManually", this::runSchedule);
        handlers.put("volumeBackups.runManually", this::backUpVolume);
        handlers.put("backup.restoreBackupWithLogs", this::restore);
        BACKUPS.forEach((name, message) -> handlers.put("backup.manualBackup" + name, call -> backUp(call, message)));
    }

    /** The end of a run: what the log says last, and whether it failed. */
    private record End(String log, boolean isFailed) {}

    private ProcedureResult runSchedule(Call call) {
        var schedule = store.require("schedule", call.text("scheduleId"));
        var deployment = begin("scheduleId", schedule, "Schedule", "");
        return new ProcedureResult.Later(time, () -> {
            var ended = end(deployment, ofSchedule(schedule));
            var answer = JSON.objectNode();
            answer.setAll(Map.of(
                    "status", ended.path("status"),
                    "deploymentId", ended.path("deploymentId"),
                    "logPath", ended.path("logPath")));
            return ProcedureResult.of(answer);
        });
    }

    private End ofSchedule(ObjectNode schedule) {
        var type = schedule.path("scheduleType").asText();
        var isOnServer = type.equals("server") || type.equals("dokploy-server");
        var text = schedule.path(isOnServer ? "script" : "command").asText("");
        if (!isOnServer && !runs(schedule)) {
            var service = service(schedule);
            var what = type.equals("compose")
                    ? "service '" + schedule.path("serviceName").asText() + "' of compose '"
                            + service.path("name").asText() + "'"
                    : "application '" + service.path("appName").asText() + "'";
            return new End("❌ Container not found for " + what + ", make sure the service is running\n", true);
        }
        var command = isOnServer
                ? ""
                : "docker exec 4f5c9b2d6a81 " + schedule.path("shellType").asText() + " -c " + text + "\n";
        return text.contains("exit 1")
                ? new End(command + "❌ Command failed\nCommand failed with exit code 1", true)
                : new End(command + "✅ Command executed successfully\n", false);
    }

    private ProcedureResult backUpVolume(Call call) {
        var backup = store.require("volumeBackup", call.text("volumeBackupId"));
        var volume = backup.path("volumeName").asText();
        var first = "Volume name: " + volume + "\nTurning off volume backup: "
                + (backup.path("turnOff").asBoolean() ? "Yes" : "No") + "\nStarting volume backup\n";
        var deployment = begin("volumeBackupId", backup, "Volume Backup", first);
        return new ProcedureResult.Later(time, () -> {
            var problem = uploadProblem(backup);
            if (problem == null) {
                upload(backup, volume + "-", ".tar");
            }
            end(
                    deployment,
                    problem == null
                            ? new End("Volume backup done ✅\nStarting upload to S3...\nUpload to S3 done ✅\n", false)
                            : new End("Volume backup done ✅\nStarting upload to S3...\n" + problem, true));
            return ProcedureResult.nothing();
        });
    }

    private ProcedureResult backUp(Call call, String message) {
        var backup = store.find("backup", call.text("backupId"));
        if (backup == null) {
            throw ApiErrorException.of(400, "Backup not found");
        }
        var isServer = backup.path("databaseType").asText().equals("web-server");
        var title = isServer ? "Web Server Backup" : "Initializing Backup";
        var first = isServer ? "" : "Starting backup process...\nExecuting backup command...\n";
        var deployment = begin("backupId", backup, title, first);
        return new ProcedureResult.Later(time, () -> {
            var end = ofBackup(backup, isServer);
            end(deployment, end);
            if (end.isFailed()) {
                throw ApiErrorException.of(400, message.isEmpty() ? failedCommand(backup, end.log()) : message);
            }
            return ProcedureResult.yes();
        });
    }

    private End ofBackup(ObjectNode backup, boolean isServer) {
        if (!isServer && !runs(backup)) {
            return new End("❌ Error: Container not found\n", true);
        }
        var problem = uploadProblem(backup);
        if (problem == null) {
            var isOfMongo = backup.path("databaseType").asText().equals("mongo");
            upload(backup, isServer ? "webserver-backup-" : "", isServer ? ".zip" : isOfMongo ? ".bson.gz" : ".sql.gz");
        }
        return problem == null
                ? new End("Starting backup and upload to S3...\n✅ Backup uploaded to S3 successfully\n", false)
                : new End("Starting backup and upload to S3...\n❌ Error: Backup failed\nError: " + problem, true);
    }

    private void upload(ObjectNode backup, String start, String end) {
        var destination = backup.path("destinationId").asText();
        var service = service(backup);
        var app = service.isEmpty()
                ? backup.path("appName").asText()
                : service.path("appName").asText();
        if (service.has("composeId") && backup.path("serviceName").isTextual()) {
            app += "_" + backup.path("serviceName").asText();
        }
        var directory = app + "/" + BackupFiles.directory(backup.path("prefix").asText(""));
        var time = Ids.time(Instant.now()).replaceAll("[:.]", "-");
        files.add(destination, directory + start + time + end);
        files.keepLatest(
                destination,
                directory,
                name -> name.startsWith(start) && name.endsWith(end) && name.indexOf('/') < 0,
                backup.path("keepLatestCount").asInt());
    }

    /** The whole command is in the message, both keys of the bucket included. */
    private String failedCommand(ObjectNode backup, String output) {
        var destination = destination(backup);
        return "Command execution failed: Command failed: \n\tset -eo pipefail;\n\trclone rcat --s3-access-key-id=\""
                + destination.path("accessKey").asText() + "\" --s3-secret-access-key=\""
                + destination.path("secretAccessKey").asText() + "\" \":s3:"
                + destination.path("bucket").asText() + "\"\n" + output;
    }

    /** Each failure is told twice: by the restore of the database, and by the procedure that called it (v0.30.2). */
    private ProcedureResult restore(Call call) {
        var destination = store.find("destination", call.text("destinationId"));
        if (destination == null) {
            throw ApiErrorException.of(404, "Destination not found");
        }
        var isOfStack = call.text("backupType").equals("compose");
        if (isOfStack && call.text("databaseType").equals("web-server")) {
            return ProcedureResult.of(JSON.arrayNode());
        }
        var service = store.require(isOfStack ? "compose" : call.text("databaseType"), call.text("databaseId"));
        return new ProcedureResult.Later(time, () -> {
            var log = JSON.arrayNode()
                    .add("Starting restore...")
                    .add("Restoring database: " + call.text("databaseName") + " from " + call.text("backupFile"));
            var runs = docker.runs(service.path("appName").asText());
            var isReachable = !destination.path("endpoint").asText().endsWith(".invalid");
            var isThere = WITHOUT_A_FILE.contains(call.text("databaseType"))
                    || files.has(call.text("destinationId"), call.text("backupFile"));
            if (runs && isReachable && isThere) {
                return ProcedureResult.of(log.add("Restore completed successfully!"));
            }
            var problem = "Error: Command failed: set -eo pipefail; rclone cat --s3-access-key-id=\""
                    + destination.path("accessKey").asText() + "\" --s3-secret-access-key=\""
                    + destination.path("secretAccessKey").asText() + "\" \":s3:"
                    + destination.path("bucket").asText() + "\"\n"
                    + restoreProblem(runs, isReachable);
            return ProcedureResult.of(log.add(problem).add(problem));
        });
    }

    private static String restoreProblem(boolean runs, boolean isReachable) {
        if (!runs) {
            return "No running container found\n";
        }
        return isReachable ? "gzip: stdin: unexpected end of file\n" : "NOTICE: api error InvalidAccessKeyId: 403\n";
    }

    private @Nullable String uploadProblem(ObjectNode backup) {
        var destination = destination(backup);
        return destination.path("endpoint").asText().endsWith(".invalid")
                ? "NOTICE: Failed to rcat: InvalidAccessKeyId: The access key "
                        + destination.path("accessKey").asText() + " does not exist.\n"
                : null;
    }

    private ObjectNode destination(ObjectNode backup) {
        return store.require("destination", backup.path("destinationId").asText());
    }

    private boolean runs(ObjectNode row) {
        return docker.runs(service(row).path("appName").asText());
    }

    /** The service that a schedule or a backup belongs to; an empty row if there is none. */
    private ObjectNode service(ObjectNode row) {
        for (var table : SERVICES) {
            var service = store.find(table, row.path(table + "Id").asText());
            if (service != null) {
                return service;
            }
        }
        return JSON.objectNode();
    }

    private String begin(String column, ObjectNode owner, String title, String log) {
        var now = Instant.now();
        var app = owner.path("appName").asText();
        var values = JSON.objectNode()
                .put("title", title)
                .put("description", title)
                .put("status", "running")
                .put("logPath", "/etc/dokploy/logs/" + app + "/" + app + "-" + Ids.logTime(now) + ".log")
                .put("createdAt", Ids.time(now))
                .put("startedAt", Ids.time(now));
        values.set(column, owner.path(column));
        var deployment = store.insert("deployment", values).path("deploymentId").asText();
        logs.append(deployment, log);
        return deployment;
    }

    private ObjectNode end(String deployment, End end) {
        logs.append(deployment, end.log());
        var changes = JSON.objectNode()
                .put("status", end.isFailed() ? "error" : "done")
                .put("finishedAt", Ids.now());
        return store.update("deployment", deployment, changes);
    }
}
