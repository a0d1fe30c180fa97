package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import java.util.Map;

/** Destinations of backups. There are no buckets here: those whose address cannot exist fail, all others work. */
final class DestinationProcedures implements ProcedureGroup {
    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("destination.testConnection", DestinationProcedures::test);
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
