package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;

/** {@code dokploy_run_volume_backup}: a backup of a volume at once, whatever its cron expression says. */
public final class RunVolumeBackup extends ServerAction {
    private final Attribute<String> volumeBackupId;

    /** Declares the attributes of {@code dokploy_run_volume_backup}. */
    public RunVolumeBackup() {
        super("dokploy_run_volume_backup", "Runs a volume backup now, and fails if the backup fails.");
        s.note(
                Note.Kind.NOTE,
                "With `stop_service = true` in the volume backup, the service is stopped while its volume is backed"
                        + " up.");
        volumeBackupId = s.string("volume_backup_id")
                .required()
                .references("dokploy_volume_backup")
                .describe("ID of the volume backup. A volume backup with `enabled = false` runs as well.");
        declareTimeout("the backup");
    }

    @Override
    void run(Invocation invocation) {
        var id = invocation.config().get(volumeBackupId);
        var body = ApiMapping.body("volumeBackupId", id);
        var backup = invocation.session().dokploy().query("volumeBackups.one", body);
        var owner = new RecordedRun.Owner("volumeBackup", "volume backup", id);
        var run = new RecordedRun(owner, () -> RunSecrets.keep(backup, invocation.session()), invocation);
        run.run("volumeBackups.runManually", body);
    }
}
