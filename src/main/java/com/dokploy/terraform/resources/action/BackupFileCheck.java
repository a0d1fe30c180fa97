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
     * Returns the path of the file as the bucket has it, or as it was given where the bucket cannot be listed in full.
     * Throws DiagnosticException if the bucket has no such file, or if it cannot be listed and Dokploy would report
     * success all the same.
     *
     * @param owner the server's row of the service that the backup is of
     */
    String find(JsonNode backup, JsonNode owner) {
        var isSilent = SILENT.contains(backup.path("databaseType").asText());
        JsonNode files;
        try {
            files = list(backup, owner);
        } catch (ApiException failure) {
            refuseUnlisted(failure, isSilent);
            return unverified("the bucket cannot be listed: " + reason(failure), isSilent);
        }
        for (var file : files) {
            var found = file.path("Path").asText();
            if (!file.path("IsDir").asBoolean() && normalized(found).equals(normalized(path))) {
                return found;
            }
        }
        if (files.size() >= MOST_FILES && !path.endsWith("/")) {
            return unverified("it is not among the " + MOST_FILES + " files that Dokploy lists", isSilent);
        }
        throw new DiagnosticException(Diagnostic.error(
                Path.of(attribute.name()),
                "Backup File Not Found",
                "The bucket of the destination `"
                        + backup.path("destinationId").asText() + "` has no file `" + path
                        + "`. Nothing was restored. The data source `dokploy_backup_files` lists the files."));
    }

    /** Lists the files from the server that restores: another one may not reach the bucket. */
    private JsonNode list(JsonNode backup, JsonNode owner) {
        var input = ApiMapping.body(
                        "destinationId", backup.path("destinationId").asText())
                .put("search", path);
        if (owner.path("serverId").isTextual()) {
            input.set("serverId", owner.path("serverId"));
        }
        return invocation.session().dokploy().query(PROCEDURE, input);
    }

    /** Throws what explains the failure if nothing else would tell that the file is missing. */
    private void refuseUnlisted(ApiException failure, boolean isSilent) {
        var error = failure.error();
        if (error instanceof ApiError.Cancelled) {
            throw failure;
        }
        if (!isSilent || error.message().contains(TOO_MANY)) {
            return;
        }
        if (!(error instanceof ApiError.InvalidInput)) {
            throw failure;
        }
        throw new DiagnosticException(Diagnostic.error(
                Path.of(attribute.name()),
                "Backup File Not Verified",
                "Dokploy could not list the files of the bucket: " + reason(failure)
                        + "\n\nNothing was restored: for this type of database, Dokploy v0.30.2 reports success even"
                        + " if the file is missing. Check that the access key of the destination may list the"
                        + " bucket, and that the server reaches it."));
    }

    private static String reason(ApiException failure) {
        var error = failure.error();
        return error.message() + " (" + PROCEDURE + (error.status() < 300 ? "" : ", status " + error.status()) + ")";
    }

    private String unverified(String reason, boolean isSilent) {
        invocation.tell("The file could not be verified, since " + reason + "."
                + (isSilent ? " Dokploy reports success even if the file is missing, so check the data." : ""));
        return path;
    }

    private static String normalized(String path) {
        return path.replaceAll("/+", "/").replaceFirst("^/", "");
    }
}
