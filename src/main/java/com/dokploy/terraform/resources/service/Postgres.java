package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;

/** {@code dokploy_postgres}: a PostgreSQL database. */
public final class Postgres extends SqlDatabase {
    /** Where Dokploy v0.30.2 mounts the volume follows from the image at the time of the create. */
    private static final String UPGRADE =
            "PostgreSQL does not open the data directory of another major version. Dokploy keeps the volume mounted where"
                    + " the image that the database was created with has its data: `/var/lib/postgresql/18/docker` for"
                    + " version 18, and so on for later ones, `/var/lib/postgresql/data` for earlier ones. From version"
                    + " 18 on the new image looks elsewhere, and refuses to start or begins with an empty database"
                    + " outside the volume.";

    /** Declares it. */
    public Postgres() {
        super(
                new DatabaseEngine(ServiceType.POSTGRES, "postgresql", 5432, "postgres:18", UPGRADE),
                "A PostgreSQL database.",
                false);
    }
}
