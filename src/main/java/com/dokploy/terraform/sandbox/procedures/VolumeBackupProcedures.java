package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import java.util.Map;

/** Backups of volumes. */
final class VolumeBackupProcedures implements ProcedureGroup {
    private final Store store;
    private final Views views;

    VolumeBackupProcedures(Store store, Views views) {
        this.store = store;
        this.views = views;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("volumeBackups.list", this::volumeBackups);
    }

    private ProcedureResult volumeBackups(Call call) {
        var rows = store.where("volumeBackup", call.text("volumeBackupType") + "Id", call.text("id"));
        return ProcedureResult.of(views.list("volumeBackup.listed", rows));
    }
}
