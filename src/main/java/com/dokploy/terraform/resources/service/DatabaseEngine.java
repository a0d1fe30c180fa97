package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one database engine.
 *
 * @param scheme the scheme of its addresses, as {@code postgresql}
 * @param port the port that the engine listens on in its container
 * @param image the image that runs unless the configuration says otherwise
 * @param upgrade what a new major version does with the data of another one, in full sentences; empty if the engine has
 *     no such data
 */
record DatabaseEngine(ServiceType type, String scheme, long port, String image, String upgrade) {
    /** Whether Dokploy v0.30.2 takes arguments and ulimits for the engine, and runs other images than its own. */
    boolean isFullyManaged() {
        return type != ServiceType.LIBSQL;
    }

    /**
     * Whether the engine keeps its passwords with its data, so that they are changed inside the running container. Redis
     * gets its password with the command of its container: Dokploy v0.30.2 can change it inside, but the next restart
     * brings the old one back.
     */
    boolean keepsPasswords() {
        return type != ServiceType.LIBSQL && type != ServiceType.REDIS;
    }

    /** Returns the rule for the passwords that the engine takes. */
    PasswordRule passwords() {
        return type == ServiceType.REDIS ? PasswordRule.SHELL : PasswordRule.CHECKED;
    }

    /** Returns the only user that the engine has; empty where each database names a user of its own. */
    String onlyUser() {
        return type == ServiceType.REDIS ? "default" : "";
    }

    /** Whether a user logs in to a database of a name. */
    boolean namesDatabases() {
        return type == ServiceType.POSTGRES || type == ServiceType.MYSQL || type == ServiceType.MARIADB;
    }

    /**
     * Returns the URI at which a user logs in.
     *
     * @param host a host name or an IP address
     * @param database the name of the database; null where the engine names none
     */
    String uri(String user, String password, String host, long port, @Nullable String database) {
        var address = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return scheme + "://" + encode(user) + ":" + encode(password) + "@" + address + ":" + port
                + (database == null ? "" : "/" + encode(database));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
