package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/** {@code dokploy_run_backup}: a backup of a database at once, whatever its cron expression says. */
public final class RunBackup extends ServerAction {
    private static final String OF_STACKS = "backup.manualBackupCompose";

    /** The procedure for each type of database. */
    private static final Map<String, String> PROCEDURES = Map.of(
            "postgres", "backup.manualBackupPostgres",
            "mysql", "backup.manualBackupMySql",
            "mariadb", "backup.manualBackupMariadb",
            "mongo", "backup.manualBackupMongo",
            "libsql", "backup.manualBackupLibsql",
            "web-server", "backup.manualBackupWebServer");

    private final Attribute<String> backupId;

    /** Declares the attributes of {@code dokploy_run_backup}. */
    public RunBackup() {
        super(
                "dokploy_run_backup",
                "Runs a backup of a database or of Dokploy itself now, and fails if the backup fails. Backups beyond"
                        + " `keep_latest_count` are removed from the bucket, as with a scheduled run.");
        backupId = s.string("backup_id")
                .required()
                .references("dokploy_backup")
                .describe("ID of the backup. A backup with `enabled = false` runs as well.");
        declareTimeout("the backup");
    }

    @Override
    void run(Invocation invocation) {
        var id = invocation.config().get(backupId);
        var body = ApiMapping.body("backupId", id);
        var backup = invocation.session().dokploy().query("backup.one", body);
        var owner = new RecordedRun.Owner("backup", "backup", id);
        var run = new RecordedRun(owner, () -> RunSecrets.keep(backup, invocation.session()), invocation);
        run.run(procedure(backup), body);
    }

    private static String procedure(JsonNode backup) {
        return backup.path("backupType").asText().equals("compose")
                ? OF_STACKS
                : Objects.requireNonNull(
                        PROCEDURES.get(backup.path("databaseType").asText()), "a backup of an unknown type");
    }
}
