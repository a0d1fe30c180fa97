package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_mysql}: a MySQL database. */
public final class Mysql {
    private static final Database RESOURCE =
            new Database(new Engine(ServiceKind.MYSQL, "mysql", 3306, "mysql:8"), "A MySQL database.", schema -> {
                var name = Parts.databaseName(schema);
                var user = Parts.databaseUserBesideRoot(schema);
                var root = Password.declare(schema, "database_root_password", "administrator `root`", true);
                return new Parts(user, name, "", root, List.of(name, user));
            });

    private Mysql() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
