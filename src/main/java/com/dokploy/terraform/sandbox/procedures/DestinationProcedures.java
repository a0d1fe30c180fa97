package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Destinations of backups, and the files in their buckets. Those whose address cannot exist fail, all others work. */
final class DestinationProcedures implements ProcedureGroup {
    private final Store store;
    private final BackupFiles files;

    DestinationProcedures(Store store, BackupFiles files) {
        this.store = store;
        this.files = files;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("destination.testConnection", DestinationProcedures::test);
        handlers.put("backup.listBackupFiles", this::list);
    }

    /** A missing destination is a 400 here, unlike elsewhere, and so is a bucket that cannot be read (v0.30.2). */
    private ProcedureResult list(Call call) {
        var destination = store.find("destination", call.text("destinationId"));
        if (destination == null) {
            throw ApiErrorException.of(400, "Destination not found");
        }
        if (!exists(destination.path("endpoint").asText())) {
            // The command throws its output away.
            throw failure("lsjson", destination, "");
        }
        return ProcedureResult.of(files.list(
                call.text("destinationId"),
                call.text("search"),
                call.text("serverId").isEmpty()));
    }

    private static boolean exists(String endpoint) {
        return !endpoint.replaceFirst("/+$", "").endsWith(".invalid");
    }

    private static ProcedureResult test(Call call) {
        if (exists(call.text("endpoint"))) {
            return ProcedureResult.nothing();
        }
        var output = "2026/01/02 03:04:05 NOTICE: Failed to ls: operation error S3: ListObjects, https response error"
                + " StatusCode: 403, RequestID: 1, HostID: , api error InvalidAccessKeyId: The access key "
                + call.text("accessKey") + " does not exist.";
        throw failure("ls", call.input(), output);
    }

    /** The text of a failure is that of the whole command, both keys included (seen on v0.30.2). */
    private static ApiErrorException failure(String command, JsonNode destination, String output) {
        return ApiErrorException.of(
                400,
                "Command execution failed: Command failed: rclone " + command + " --s3-access-key-id=\""
                        + destination.path("accessKey").asText() + "\" --s3-secret-access-key=\""
                        + destination.path("secretAccessKey").asText() + "\" --s3-region=\""
                        + destination.path("region").asText() + "\" --s3-endpoint=\""
                        + destination.path("endpoint").asText()
                        + "\" --s3-no-check-bucket --s3-force-path-style --retries 1 --low-level-retries 1 --timeout"
                        + " 10s --contimeout 5s \":s3:"
                        + destination.path("bucket").asText() + "\"\n" + output);
    }
}
