package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.ServiceKind;
import java.util.List;

/** {@code dokploy_redis}: a Redis database. */
public final class Redis {
    private static final String UPGRADE =
            "Redis reads the data of earlier versions, writes it in its own format, and does not start with the data of a"
                    + " later version.";

    private static final Database RESOURCE = new Database(
            new DatabaseEngine(ServiceKind.REDIS, "redis", 6379, "redis:8", UPGRADE),
            "A Redis database.",
            _ -> new DatabaseSpec(null, null, "default", null, List.of()));

    private Redis() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }
}
