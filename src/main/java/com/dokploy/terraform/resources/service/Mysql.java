package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;

/** {@code dokploy_mysql}: a MySQL database. */
public final class Mysql extends SqlDatabase {
    private static final String UPGRADE =
            "MySQL opens the data directory of the release series before its own only, converts it when it starts"
                    + " for the first time, and never goes back.";

    static final DatabaseEngine ENGINE = new DatabaseEngine(ServiceType.MYSQL, "mysql", 3306, "mysql:8", UPGRADE);

    /** Declares the attributes of {@code dokploy_mysql}. */
    public Mysql() {
        super(ENGINE, "MySQL database.", true);
    }
}
