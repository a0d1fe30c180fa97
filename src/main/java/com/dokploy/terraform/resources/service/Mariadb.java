package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;

/** {@code dokploy_mariadb}: a MariaDB database. */
public final class Mariadb extends SqlDatabase {
    /** The default image. Dokploy v0.30.2 would take {@code mariadb:6}, which does not exist. */
    private static final String IMAGE = "mariadb:11";

    private static final String UPGRADE =
            "MariaDB opens the data directory of an earlier version, never that of a later one, and its system tables"
                    + " stay those of the old version until `mariadb-upgrade` has run (the image runs it with"
                    + " `MARIADB_AUTO_UPGRADE=1` in `env`).";

    static final DatabaseEngine ENGINE = new DatabaseEngine(ServiceType.MARIADB, "mariadb", 3306, IMAGE, UPGRADE);

    /** Declares the attributes of {@code dokploy_mariadb}. */
    public Mariadb() {
        super(ENGINE, "MariaDB database.", true);
    }
}
