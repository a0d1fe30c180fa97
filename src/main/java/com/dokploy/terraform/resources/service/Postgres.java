package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;

/** {@code dokploy_postgres}: a PostgreSQL database. */
public final class Postgres extends SqlDatabase {
    /**
     * The effect of a new major version. Dokploy v0.30.2 chooses the path at which it mounts the volume by the image at
     * the time of the create.
     */
    private static final String UPGRADE =
            "PostgreSQL cannot read the data directory of another major version, and from version 18 on each major"
                    + " version looks for it at a path of its own, while Dokploy keeps the volume mounted at the"
                    + " path of"
                    + " the first version. The container does not start, or it starts with an empty database"
                    + " outside the"
                    + " volume.";

    static final DatabaseEngine ENGINE =
            new DatabaseEngine(ServiceType.POSTGRES, "postgresql", 5432, "postgres:18", UPGRADE);

    /** Declares the attributes of {@code dokploy_postgres}. */
    public Postgres() {
        super(ENGINE, "PostgreSQL database.", false);
    }
}
