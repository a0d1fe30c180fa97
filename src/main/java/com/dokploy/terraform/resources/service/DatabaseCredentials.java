package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** The ephemeral resource {@code dokploy_database_credentials}: how to log in to a database, kept out of the state. */
public final class DatabaseCredentials implements Ephemeral<Session> {
    private final Schema schema;
    private final ParentService database;
    private final Attribute<String> user;
    private final Attribute<String> password;
    private final Attribute<String> rootPassword;
    private final Attribute<String> name;
    private final Attribute<String> internalHost;
    private final Attribute<Long> internalPort;
    private final Attribute<String> internalUri;
    private final Attribute<Long> externalPort;
    private final Attribute<String> externalUri;

    /** Declares the ephemeral resource. */
    public DatabaseCredentials() {
        var s = Schema.ephemeral(
                "dokploy_database_credentials",
                "Reads the user, the passwords and the connection URIs of a database from Dokploy, also those that the"
                        + " configuration of the database keeps out of the state.");
        database = declareDatabase(s);
        user = s.string("database_user").computed().describe("Name of the user. For Redis `default`.");
        password = s.string("database_password").computed().sensitive().describe("Password of the user.");
        rootPassword = s.string("database_root_password")
                .computed()
                .sensitive()
                .describe("Password of the administrator `root` of MySQL and MariaDB. Null for other engines.");
        name = s.string("database_name")
                .computed()
                .describe("Name of the database. Null for MongoDB, Redis and libSQL.");
        internalHost = s.string("internal_host").computed().describe("Host name of the database for other services.");
        internalPort = s.integer("internal_port").computed().describe("Port of the database for other services.");
        internalUri = s.string("internal_uri")
                .computed()
                .sensitive()
                .describe("Connection URI for other services, including the password.");
        externalPort = s.integer("external_port")
                .computed()
                .describe("Host port on which the database can be reached from outside. Null if the database is not"
                        + " published.");
        externalUri = s.string("external_uri")
                .computed()
                .sensitive()
                .describe("Connection URI from outside, including the password. Null if the database is not"
                        + " published.");
        s.rule(Rule.exactlyOneOf(database.and()));
        schema = s.build();
    }

    private static ParentService declareDatabase(Schema.Builder s) {
        return new ParentService(
                s,
                "",
                ServiceType.POSTGRES,
                ServiceType.MYSQL,
                ServiceType.MARIADB,
                ServiceType.MONGO,
                ServiceType.REDIS,
                ServiceType.LIBSQL);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OpenResponse open(Values config, Session session) {
        var service = Objects.requireNonNull(database.of(config), "the schema requires a database");
        var one = service.type().procedure("one");
        var row = session.dokploy().find(one, service.type().idField(), service.id());
        if (row == null) {
            throw new DiagnosticException(notFound(service));
        }
        return new OpenResponse(read(config, service.type(), row, session), new PrivateState(), null);
    }

    private Diagnostic notFound(ServiceReference service) {
        return Diagnostic.error(
                Path.of(database.attribute(service.type()).name()),
                "Object Not Found",
                "No " + ParentService.resourceType(service.type()) + " has the ID `" + service.id()
                        + "` on this server, or the API key has no access to it.");
    }

    private Values read(Values config, ServiceType type, JsonNode row, Session session) {
        var engine = Objects.requireNonNull(EngineUri.engine(type), "every alternative is a database");
        var one = type.procedure("one");
        var login = engine.onlyUser().isEmpty() ? ApiValues.text(row, "databaseUser", one) : engine.onlyUser();
        var secret = ApiValues.text(row, "databasePassword", one);
        var named = engine.namesDatabases() ? ApiValues.text(row, "databaseName", one) : null;
        var host = ApiValues.text(row, "appName", one);
        var published =
                row.path("externalPort").isNumber() ? row.path("externalPort").asLong() : null;
        var hasRoot = type == ServiceType.MYSQL || type == ServiceType.MARIADB;
        return config.change()
                .set(user, login)
                .set(password, secret)
                .set(rootPassword, hasRoot ? ApiValues.text(row, "databaseRootPassword", one) : null)
                .set(name, named)
                .set(internalHost, host)
                .set(internalPort, engine.port())
                .set(internalUri, engine.uri(login, secret, host, engine.port(), named))
                .set(externalPort, published)
                .set(
                        externalUri,
                        published == null
                                ? null
                                : engine.uri(
                                        login, secret, DatabaseAddresses.publicHost(row, session), published, named))
                .build();
    }
}
