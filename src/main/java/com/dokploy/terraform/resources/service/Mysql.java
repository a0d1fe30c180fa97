package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_mysql}: a MySQL database. */
public final class Mysql {
    private static final String UPGRADE =
            "MySQL opens the data directory of the release series before its own only, converts it when it starts for the"
                    + " first time, and never goes back.";

    private static final Database RESOURCE = new Database(
            new DatabaseEngine(ServiceKind.MYSQL, "mysql", 3306, "mysql:8", UPGRADE), "A MySQL database.", schema -> {
                var name = DatabaseSpec.databaseName(schema);
                var user = DatabaseSpec.databaseUserBesideRoot(schema);
                var root = Password.declare(
                        schema, "database_root_password", "administrator `root`", true, PasswordRule.CHECKED);
                return new DatabaseSpec(user, name, "", root, List.of(name, user));
            });

    private Mysql() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
