package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Looks for the file of a restore in the bucket first: Dokploy reports success for a MySQL or MariaDB restore without
 * one (v0.30.2).
 */
final class BackupFileCheck {
    private static final String PROCEDURE = "backup.listBackupFiles";

    /** The files that Dokploy lists at most (v0.30.2). */
    private static final int MOST_FILES = 100;

    /** The types of databases whose restore does not say that the file is missing (v0.30.2). */
    private static final Set<String> SILENT = Set.of("mysql", "mariadb");

    /** What the server says of a directory that has more files than it can read (v0.30.2). */
    private static final String TOO_MANY = "maxBuffer";

    private static final String UNCHECKED = "Nothing was restored: of this type of database, Dokploy v0.30.2 reports a"
            + " restore as successful even if the file is missing.";

    private final Attribute<String> attribute;
    private final Invocation invocation;
    private final String path;

    /** @param attribute the path of the file in the bucket */
    BackupFileCheck(Attribute<String> attribute, Invocation invocation) {
        this.attribute = attribute;
        this.invocation = invocation;
        path = invocation.config().get(attribute);
    }

    /**
     * Refuses a file that is not in the bucket of a backup. A bucket that cannot be listed is left to the restore if the
     * log of the restore says what is wrong. Throws DiagnosticException.
     *
     * @param owner the server's row of the service that the backup is of
     */
    void refuseMissing(JsonNode backup, JsonNode owner) {
        var destination = backup.path("destinationId").asText();
        JsonNode files;
        try {
            files = list(destination, owner);
        } catch (ApiException failure) {
            handleUnlisted(failure, backup);
            return;
        }
        if (files.size() >= MOST_FILES) {
            return;
        }
        for (var file : files) {
            var isDirectory = file.path("IsDir").asBoolean();
            if (!isDirectory && normalized(file.path("Path").asText()).equals(normalized(path))) {
                return;
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                Path.of(attribute.name()),
                "Backup File Not Found",
                "The bucket of the destination `" + destination + "` has no file `" + path
                        + "`. Nothing was restored. The data source `dokploy_backup_files` lists the files."));
    }

    /** Lists the files from the server that restores: another one may not reach the bucket. */
    private JsonNode list(String destination, JsonNode owner) {
        var input = ApiMapping.body("destinationId", destination).put("search", path);
        if (owner.path("serverId").isTextual()) {
            input.set("serverId", owner.path("serverId"));
        }
        return invocation.session().dokploy().query(PROCEDURE, input);
    }

    /** Refuses the restore if nothing else would tell that the file is missing. Throws what explains the failure. */
    private void handleUnlisted(ApiException failure, JsonNode backup) {
        var error = failure.error();
        if (error instanceof ApiError.Cancelled) {
            throw failure;
        }
        var isSilent = SILENT.contains(backup.path("databaseType").asText());
        if (isSilent && !error.message().contains(TOO_MANY)) {
            throw error instanceof ApiError.InvalidInput
                    ? invocation.explained(failure, "list the files of the bucket", () -> UNCHECKED)
                    : failure;
        }
        invocation.tell("Dokploy cannot list the files of the bucket, so the file was not looked for.");
    }

    private static String normalized(String path) {
        return path.replaceAll("/+", "/").replaceFirst("^/", "");
    }
}
