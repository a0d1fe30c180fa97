package com.dokploy.terraform.client;

import org.jspecify.annotations.Nullable;

/** The types of service that an environment holds, and what their procedures and fields are called (v0.30.2). */
public enum ServiceType {
    APPLICATION("application", "applicationId", "applications", "applicationStatus", "delete", null),
    COMPOSE("compose", "composeId", "compose", "composeStatus", "delete", null),
    POSTGRES("postgres", "postgresId", "postgres", "applicationStatus", "remove", "/var/lib/postgresql"),
    MYSQL("mysql", "mysqlId", "mysql", "applicationStatus", "remove", "/var/lib/mysql"),
    MARIADB("mariadb", "mariadbId", "mariadb", "applicationStatus", "remove", "/var/lib/mysql"),
    MONGO("mongo", "mongoId", "mongo", "applicationStatus", "remove", "/data/db"),
    REDIS("redis", "redisId", "redis", "applicationStatus", "remove", "/data"),
    LIBSQL("libsql", "libsqlId", "libsql", "applicationStatus", "remove", "/var/lib/sqld");

    private final String router;
    private final String idField;
    private final String listField;
    private final String statusField;
    private final String removal;
    private final @Nullable String dataPath;

    ServiceType(
            String router,
            String idField,
            String listField,
            String statusField,
            String removal,
            @Nullable String dataPath) {
        this.router = router;
        this.idField = idField;
        this.listField = listField;
        this.statusField = statusField;
        this.removal = removal;
        this.dataPath = dataPath;
    }

    /** The first part of its procedures' names, and its name in the dashboard's addresses. */
    public String router() {
        return router;
    }

    /** A procedure of it, as {@code application.one}. */
    public String procedure(String name) {
        return router + "." + name;
    }

    /** The field that holds its id. */
    public String idField() {
        return idField;
    }

    /** The field of an environment that lists services of this type. */
    public String listField() {
        return listField;
    }

    /** The field that holds its status. */
    public String statusField() {
        return statusField;
    }

    /** Whether the server queues its deploys and answers at once; otherwise it deploys while the caller waits. */
    public boolean isQueued() {
        return this == APPLICATION || this == COMPOSE;
    }

    /** Whether it is a database, which comes with a volume for its data. */
    public boolean isDatabase() {
        return dataPath != null;
    }

    /** Where in its container a database has its data, on a volume of its own; null for what is no database. */
    public @Nullable String dataPath() {
        return dataPath;
    }

    /** The procedure that removes it together with its containers. */
    public String removal() {
        return procedure(removal);
    }
}
