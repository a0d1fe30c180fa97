package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
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

    /** A missing destination is a 400 here, unlike elsewhere (v0.30.2). */
    private ProcedureResult list(Call call) {
        if (store.find("destination", call.text("destinationId")) == null) {
            throw ApiErrorException.of(400, "Destination not found");
        }
        return ProcedureResult.of(files.list(call.text("destinationId"), call.text("search")));
    }

    /** The text of a failure is that of the whole command, both keys included (seen on v0.30.2). */
    private static ProcedureResult test(Call call) {
        if (!call.text("endpoint").replaceFirst("/+$", "").endsWith(".invalid")) {
            return ProcedureResult.nothing();
        }
        throw ApiErrorException.of(
                400,
                "Command execution failed: Command failed: rclone ls --s3-access-key-id=\"" + call.text("accessKey")
                        + "\" --s3-secret-access-key=\"" + call.text("secretAccessKey") + "\" --s3-region=\""
                        + call.text("region") + "\" --s3-endpoint=\"" + call.text("endpoint")
                        + "\" --s3-no-check-bucket --s3-force-path-style --retries 1 --low-level-retries 1 --timeout"
                        + " 10s --contimeout 5s \":s3:" + call.text("bucket") + "\"\n"
                        + "2026/01/02 03:04:05 NOTICE: Failed to ls:"
                        + " operation error S3: ListObjects, https"
                        + " response error StatusCode: 403,"
                        + " RequestID: 1, HostID: , api error"
                        + " InvalidAccessKeyId: The access key "
                        + call.text("accessKey") + " does not exist.");
    }
}
