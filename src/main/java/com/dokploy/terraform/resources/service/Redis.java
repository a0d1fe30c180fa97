package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.schema.Attribute;
import java.util.List;

/** {@code dokploy_redis}: a Redis database. */
public final class Redis extends Database {
    private static final String UPGRADE =
            "Redis reads the data of earlier versions, writes it in its own format, and does not start with the"
                    + " data of a later version.";

    static final DatabaseEngine ENGINE = new DatabaseEngine(ServiceType.REDIS, "redis", 6379, "redis:8", UPGRADE);

    /** Declares the attributes of {@code dokploy_redis}. */
    public Redis() {
        super(ENGINE, "Redis database.");
        add(new RedisCommand(container));
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of();
    }
}
