package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** {@code dokploy_mongo}: a MongoDB database. */
public final class Mongo extends Database {
    /** The default image. Dokploy v0.30.2 would take {@code mongo:15}, which does not exist. */
    private static final String IMAGE = "mongo:8";

    private static final String UPGRADE =
            "MongoDB opens the data directory of the major version right before its own only, with the feature"
                    + " compatibility version of that one, and does not start with any other.";

    static final DatabaseEngine ENGINE = new DatabaseEngine(ServiceType.MONGO, "mongodb", 27017, IMAGE, UPGRADE);

    private final Attribute<String> user;
    private final Attribute<Boolean> replicaSets;

    /** Declares the attributes of {@code dokploy_mongo}. */
    public Mongo() {
        super(ENGINE, "MongoDB database.");
        user = declareUser();
        replicaSets = s.bool("replica_sets")
                .defaultsTo(false)
                .describe("Run as a replica set with one member (`rs0`), which transactions and change streams need.");
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of(user, replicaSets);
    }

    @Override
    public String user(Values state) {
        return state.get(user);
    }
}
