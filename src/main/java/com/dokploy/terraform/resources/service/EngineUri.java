package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The URIs of databases of one engine, built of parts that the caller knows, the way {@code internal_uri} is built. */
public final class EngineUri {
    private final DatabaseEngine engine;

    private EngineUri(DatabaseEngine engine) {
        this.engine = engine;
    }

    /** Returns the names of the engines, as {@code postgres}. */
    public static List<String> engines() {
        var names = new ArrayList<String>();
        for (var type : ServiceType.values()) {
            if (type.isDatabase()) {
                names.add(type.router());
            }
        }
        return names;
    }

    /** Returns the URIs of an engine; null if there is no engine of this name. */
    public static @Nullable EngineUri of(String name) {
        for (var type : ServiceType.values()) {
            var engine = type.router().equals(name) ? engine(type) : null;
            if (engine != null) {
                return new EngineUri(engine);
            }
        }
        return null;
    }

    /** Returns the engine of a type of service; null if the type is no database. */
    static @Nullable DatabaseEngine engine(ServiceType type) {
        return switch (type) {
            case POSTGRES -> Postgres.ENGINE;
            case MYSQL -> Mysql.ENGINE;
            case MARIADB -> Mariadb.ENGINE;
            case MONGO -> Mongo.ENGINE;
            case REDIS -> Redis.ENGINE;
            case LIBSQL -> Libsql.ENGINE;
            case APPLICATION, COMPOSE -> null;
        };
    }

    /** Whether a URI names a user; otherwise the engine has one user only. */
    public boolean hasUser() {
        return engine.onlyUser().isEmpty();
    }

    /** Whether a URI names a database. */
    public boolean hasDatabase() {
        return engine.namesDatabases();
    }

    /** The port that the engine listens on in its container. */
    public long port() {
        return engine.port();
    }

    /**
     * Returns the URI.
     *
     * @param user the user; null unless {@link #hasUser}
     * @param host a host name or an IP address
     * @param database the name of the database; null unless {@link #hasDatabase}
     */
    public String text(@Nullable String user, String password, String host, long port, @Nullable String database) {
        return engine.uri(user == null ? engine.onlyUser() : user, password, host, port, database);
    }
}
