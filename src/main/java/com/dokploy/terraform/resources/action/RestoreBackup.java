package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code dokploy_restore_backup}: writes a backup file back into the database that the backup is of. Dokploy restores
 * only while somebody listens for the log (v0.30.2), and says in it, and nowhere else, whether that went well.
 */
public final class RestoreBackup extends ServerAction {
    private static final int LINES_SHOWN = 40;
    private static final String PROCEDURE = "backup.restoreBackupWithLogs";

    /** The beginning of the line that says that a restore has failed (v0.30.2). */
    private static final String ERROR = "Error:";

    /** The last line of the log of a restore that went well (v0.30.2). */
    private static final String SUCCESS = "Restore completed successfully!";

    private final Attribute<String> backupId;
    private final Attribute<String> backupFile;
    private final Attribute<String> databaseName;

    /** Declares the attributes of {@code dokploy_restore_backup}. */
    public RestoreBackup() {
        super(
                "dokploy_restore_backup",
                "Restores a database from a backup file in the bucket, and fails if that fails. The database must run.");
        s.note(
                Note.Kind.WARNING,
                "A restore overwrites data. Tables and collections that the file contains are replaced, and the changes"
                        + " since the backup are lost; what the file does not contain stays. For libSQL, files of the"
                        + " database directory are replaced. Run a backup first, for example with the action"
                        + " `dokploy_run_backup`. The action does not heed `deletion_protection`.");
        s.note(
                Note.Kind.NOTE,
                "A restore that fails or is interrupted can leave the database with a part of the data. Dokploy goes on"
                        + " with a restore when Terraform is interrupted.");
        s.note(
                Note.Kind.NOTE,
                "Backups of Dokploy itself can only be restored in Dokploy's dashboard, under Settings → Web Server,"
                        + " because Dokploy stops during the restore.");
        backupId = s.string("backup_id")
                .required()
                .references("dokploy_backup")
                .describe("ID of the backup, which says what is restored, and from which destination.");
        backupFile = s.string("backup_file")
                .required()
                .check(Check.notEmpty())
                .describe("Path of the file in the bucket, for example a `path` of the data source"
                        + " `dokploy_backup_files`.");
        databaseName = s.string("database_name")
                .check(Check.notEmpty())
                .describe("Name of the database to restore into, which must exist. If unset, that of the backup."
                        + " Without effect for libSQL.");
        declareTimeout("the restore");
    }

    @Override
    void run(Invocation invocation) {
        var session = invocation.session();
        var backup = session.dokploy()
                .query(
                        "backup.one",
                        ApiMapping.body("backupId", invocation.config().get(backupId)));
        if (backup.path("databaseType").asText().equals("web-server") && !isOfStack(backup)) {
            throw new DiagnosticException(
                    Diagnostic.error(
                            "Backup Cannot Be Restored",
                            "The backup `" + invocation.config().get(backupId)
                                    + "` is one of Dokploy itself, which stops during"
                                    + " the restore. Restore this backup in Dokploy's dashboard, under Settings → Web Server."));
        }
        RunSecrets.keep(backup, session);
        var file = new BackupFileCheck(backupFile, invocation).find(backup, backup.path(owner(backup)));
        var log = Collections.synchronizedList(new ArrayList<String>());
        try {
            session.dokploy()
                    .follow(
                            PROCEDURE,
                            body(backup, file, invocation),
                            invocation.deadline().remaining(),
                            line -> tell(shown(line.asText(), invocation), log, invocation));
        } catch (ApiException failure) {
            throw invocation.explained(failure, "restore the backup", () -> written(log));
        }
        refuseFailure(List.copyOf(log), invocation);
    }

    /** Tells a line, unless it repeats the one before: Dokploy reports an error twice (v0.30.2). */
    private static void tell(String line, List<String> log, Invocation invocation) {
        if (log.isEmpty() || !log.getLast().equals(line)) {
            log.add(line);
            invocation.tell(line);
        }
    }

    /** Returns a line of the log. The line of an error quotes the command, with the keys of the bucket in it. */
    private static String shown(String line, Invocation invocation) {
        return line.startsWith(ERROR)
                ? ERROR + " "
                        + invocation
                                .session()
                                .dokploy()
                                .cleaned(line.substring(ERROR.length()).strip())
                : line;
    }

    /** Returns the router of the service that the backup is of, which is also the name of its row within the backup's. */
    private static String owner(JsonNode backup) {
        return isOfStack(backup)
                ? ServiceType.COMPOSE.router()
                : backup.path("databaseType").asText();
    }

    private static boolean isOfStack(JsonNode backup) {
        return backup.path("backupType").asText().equals("compose");
    }

    private ObjectNode body(JsonNode backup, String file, Invocation invocation) {
        var config = invocation.config();
        var type = backup.path("databaseType").asText();
        var database = config.find(databaseName, backup.path("database").asText(""));
        var body = ApiMapping.body(
                        "databaseId", backup.path(owner(backup) + "Id").asText())
                .put("databaseType", type)
                .put("backupType", isOfStack(backup) ? "compose" : "database")
                // Dokploy requires a name, also where there are none.
                .put("databaseName", database.isEmpty() ? type : database)
                .put("backupFile", file)
                .put("destinationId", backup.path("destinationId").asText());
        if (isOfStack(backup)) {
            body.set("metadata", metadata(backup));
        }
        return body;
    }

    /** Returns how Dokploy gets at the database of a stack; the input takes no nulls. */
    private static ObjectNode metadata(JsonNode backup) {
        var metadata = ApiMapping.body("serviceName", backup.path("serviceName").asText());
        for (var login : backup.path("metadata").properties()) {
            if (login.getValue() instanceof ObjectNode known && !known.isEmpty()) {
                metadata.set(login.getKey(), known);
            }
        }
        return metadata;
    }

    private static void refuseFailure(List<String> log, Invocation invocation) {
        for (var line : log) {
            if (line.startsWith(ERROR)) {
                throw new DiagnosticException(Diagnostic.error(
                        "Restore Failed",
                        "Dokploy could not restore the backup. The database may have a part of the data." + written(log)
                                + invocation.remedy()));
            }
        }
        if (!log.contains(SUCCESS)) {
            throw new DiagnosticException(Diagnostic.error(
                    "Restore Not Confirmed",
                    "Dokploy ended the restore without saying whether the backup was restored. Check the data of the"
                            + " database before you invoke the action again." + written(log)));
        }
    }

    /** Returns the end of the log, with its lines indented, which Terraform does not wrap. */
    private static String written(List<String> log) {
        if (log.isEmpty()) {
            return "";
        }
        var lines = List.copyOf(log);
        var end = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        return "\n\nThe end of the log of the restore:\n\n"
                + String.join("\n", end).indent(2).stripTrailing();
    }
}
