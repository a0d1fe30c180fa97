package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_postgres}: a PostgreSQL database. */
public final class Postgres {
    /** Where Dokploy v0.30.2 mounts the volume follows from the image at the time of the create. */
    private static final String UPGRADE =
            "PostgreSQL does not open the data directory of another major version. Dokploy keeps the volume mounted where"
                    + " the image that the database was created with has its data: `/var/lib/postgresql/18/docker` for"
                    + " version 18, and so on for later ones, `/var/lib/postgresql/data` for earlier ones. From version"
                    + " 18 on the new image looks elsewhere, and refuses to start or begins with an empty database"
                    + " outside the volume.";

    private static final Database RESOURCE = new Database(
            new DatabaseEngine(ServiceKind.POSTGRES, "postgresql", 5432, "postgres:18", UPGRADE),
            "A PostgreSQL database.",
            schema -> {
                var name = DatabaseSpec.databaseName(schema);
                var user = DatabaseSpec.databaseUser(schema);
                return new DatabaseSpec(user, name, "", null, List.of(name, user));
            });

    private Postgres() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
