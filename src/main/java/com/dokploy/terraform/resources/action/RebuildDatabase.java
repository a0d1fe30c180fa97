package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;

/** {@code dokploy_rebuild_database}: begins a database from nothing. */
public final class RebuildDatabase extends ServiceAction {
    /** Declares the attributes of {@code dokploy_rebuild_database}. */
    public RebuildDatabase() {
        super(
                "dokploy_rebuild_database",
                "Removes the containers and the data of a database, and deploys it again with an empty volume.",
                " to rebuild",
                ServiceType.POSTGRES,
                ServiceType.MYSQL,
                ServiceType.MARIADB,
                ServiceType.MONGO,
                ServiceType.REDIS,
                ServiceType.LIBSQL);
        s.note(
                Note.Kind.WARNING,
                "All data of the database is lost: Dokploy deletes the volume of the data, and every other volume that"
                        + " is mounted. Run a backup first, for example with the action `dokploy_run_backup`. The"
                        + " action does not heed `deletion_protection`.");
        declareTimeout("rebuilding the database");
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var noun = service.type().noun();
        invocation.tell("Rebuilding the " + noun + ": its volumes are deleted.");
        send(service.type().procedure("rebuild"), service, "rebuild", invocation);
        invocation.tell("The " + noun + " is rebuilt and empty.");
    }
}
