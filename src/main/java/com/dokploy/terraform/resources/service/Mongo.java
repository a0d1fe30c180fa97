package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_mongo}: a MongoDB database. */
public final class Mongo {
    /** Dokploy v0.30.2 would take {@code mongo:15}, which does not exist. */
    private static final String IMAGE = "mongo:8";

    private static final String UPGRADE =
            "MongoDB opens the data directory of the major version right before its own only, with the feature"
                    + " compatibility version of that one, and does not start with any other.";

    private static final Database RESOURCE = new Database(
            new DatabaseEngine(ServiceKind.MONGO, "mongodb", 27017, IMAGE, UPGRADE), "A MongoDB database.", schema -> {
                var user = DatabaseSpec.databaseUser(schema);
                var replicaSets = schema.bool("replica_sets")
                        .defaultsTo(false)
                        .describe("Whether it runs as a replica set (of one member, `rs0`), which transactions and"
                                + " change streams need.");
                return new DatabaseSpec(user, null, "", null, List.of(user, replicaSets));
            });

    private Mongo() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
