package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_postgres}: a PostgreSQL database. */
public final class Postgres {
    private static final Database RESOURCE = new Database(
            new Engine(ServiceKind.POSTGRES, "postgresql", 5432, "postgres:18"), "A PostgreSQL database.", schema -> {
                var name = Parts.databaseName(schema);
                var user = Parts.databaseUser(schema);
                return new Parts(user, name, "", null, List.of(name, user));
            });

    private Postgres() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
