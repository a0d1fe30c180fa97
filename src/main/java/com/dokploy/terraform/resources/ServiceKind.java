package com.dokploy.terraform.resources;

/**
 * The kinds of service that an environment holds, and what their procedures and fields are called (v0.30.2).
 */
public enum ServiceKind {
    APPLICATION("application", "applicationId", "applications", "applicationStatus", "delete"),
    COMPOSE("compose", "composeId", "compose", "composeStatus", "delete"),
    POSTGRES("postgres", "postgresId", "postgres", "applicationStatus", "remove"),
    MYSQL("mysql", "mysqlId", "mysql", "applicationStatus", "remove"),
    MARIADB("mariadb", "mariadbId", "mariadb", "applicationStatus", "remove"),
    MONGO("mongo", "mongoId", "mongo", "applicationStatus", "remove"),
    REDIS("redis", "redisId", "redis", "applicationStatus", "remove"),
    LIBSQL("libsql", "libsqlId", "libsql", "applicationStatus", "remove");

    private final String router;
    private final String idField;
    private final String listField;
    private final String statusField;
    private final String removal;

    ServiceKind(String router, String idField, String listField, String statusField, String removal) {
        this.router = router;
        this.idField = idField;
        this.listField = listField;
        this.statusField = statusField;
        this.removal = removal;
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

    /** The field of an environment that lists services of this kind. */
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
        return !isQueued();
    }

    /** The attribute that refers to one, as {@code application_id}. */
    public String attribute() {
        return router + "_id";
    }

    /** The procedure that removes it together with its containers. */
    public String removal() {
        return procedure(removal);
    }
}
