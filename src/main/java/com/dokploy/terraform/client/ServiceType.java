package com.dokploy.terraform.client;

import org.jspecify.annotations.Nullable;

/** The types of service that an environment holds, with the names of their procedures and fields (v0.30.2). */
public enum ServiceType {
    APPLICATION("application", "application", "applicationId", "applications", "applicationStatus", "delete", null),
    COMPOSE("compose", "compose stack", "composeId", "compose", "composeStatus", "delete", null),
    POSTGRES(
            "postgres",
            "PostgreSQL database",
            "postgresId",
            "postgres",
            "applicationStatus",
            "remove",
            "/var/lib/postgresql"),
    MYSQL("mysql", "MySQL database", "mysqlId", "mysql", "applicationStatus", "remove", "/var/lib/mysql"),
    MARIADB("mariadb", "MariaDB database", "mariadbId", "mariadb", "applicationStatus", "remove", "/var/lib/mysql"),
    MONGO("mongo", "MongoDB database", "mongoId", "mongo", "applicationStatus", "remove", "/data/db"),
    REDIS("redis", "Redis database", "redisId", "redis", "applicationStatus", "remove", "/data"),
    LIBSQL("libsql", "libSQL database", "libsqlId", "libsql", "applicationStatus", "remove", "/var/lib/sqld");

    private final String router;
    private final String noun;
    private final String idField;
    private final String listField;
    private final String statusField;
    private final String removal;
    private final @Nullable String dataPath;

    ServiceType(
            String router,
            String noun,
            String idField,
            String listField,
            String statusField,
            String removal,
            @Nullable String dataPath) {
        this.router = router;
        this.noun = noun;
        this.idField = idField;
        this.listField = listField;
        this.statusField = statusField;
        this.removal = removal;
        this.dataPath = dataPath;
    }

    /** The first part of the names of the service's procedures, and its name in the dashboard's addresses. */
    public String router() {
        return router;
    }

    /** The service's name for users, as {@code PostgreSQL database}. */
    public String noun() {
        return noun;
    }

    /** Returns the full name of a procedure, as {@code application.one}. */
    public String procedure(String name) {
        return router + "." + name;
    }

    /** The field that holds the service's id. */
    public String idField() {
        return idField;
    }

    /** The field of an environment that lists services of this type. */
    public String listField() {
        return listField;
    }

    /** The field that holds the service's status. */
    public String statusField() {
        return statusField;
    }

    /**
     * Whether the server queues the service's deploys and answers at once; otherwise it deploys while the caller waits.
     */
    public boolean isQueued() {
        return this == APPLICATION || this == COMPOSE;
    }

    /** Whether the service is a database, which comes with a volume for its data. */
    public boolean isDatabase() {
        return dataPath != null;
    }

    /**
     * The directory in the container where a database has its data, on a volume of its own; null for other services.
     */
    public @Nullable String dataPath() {
        return dataPath;
    }

    /** The procedure that removes the service together with its containers. */
    public String removal() {
        return procedure(removal);
    }
}
