package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_mysql}: a MySQL database. */
public final class Mysql extends Database {
    private static final String UPGRADE =
            "MySQL opens the data directory of the release series before its own only, converts it when it starts for the"
                    + " first time, and never goes back.";

    private final Attribute<String> name;
    private final Attribute<String> user;

    /** Declares it. */
    public Mysql() {
        super(new DatabaseEngine(ServiceKind.MYSQL, "mysql", 3306, "mysql:8", UPGRADE), "A MySQL database.");
        name = declareName();
        user = declareUserBesideRoot();
        declared();
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of(name, user);
    }

    @Override
    String user(Values state) {
        return state.get(user);
    }

    @Override
    String database(Values state) {
        return state.get(name);
    }
}
