package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** {@code dokploy_redis}: a Redis database. */
public final class Redis extends Database {
    private static final String UPGRADE =
            "Redis reads the data of earlier versions, writes it in its own format, and does not start with the"
                    + " data of a later version.";

    /** Declares the attributes of {@code dokploy_redis}. */
    public Redis() {
        super(new DatabaseEngine(ServiceType.REDIS, "redis", 6379, "redis:8", UPGRADE), "Redis database.");
        add(new RedisCommand(container));
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of();
    }

    @Override
    public String user(Values state) {
        return "default";
    }
}
