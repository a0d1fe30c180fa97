package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** A database server that makes a named database and its owner at the first start. */
abstract class SqlDatabase extends Database {
    private final Attribute<String> name;
    private final Attribute<String> user;

    /**
     * Declares the attributes that all SQL databases have.
     *
     * @param hasRoot whether there is an administrator {@code root} with a password of its own
     */
    SqlDatabase(DatabaseEngine engine, String description, boolean hasRoot) {
        super(engine, description);
        name = declareName();
        user = hasRoot ? declareUserBesideRoot() : declareUser();
    }

    @Override
    final List<Attribute<?>> ofEngine() {
        return List.of(name, user);
    }

    @Override
    public final String user(Values state) {
        return state.get(user);
    }

    @Override
    public final String database(Values state) {
        return state.get(name);
    }
}
