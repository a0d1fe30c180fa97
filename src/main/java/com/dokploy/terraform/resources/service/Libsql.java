package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_libsql}: a libSQL database, which speaks SQLite's dialect over HTTP. */
public final class Libsql extends Database {
    private static final String IMAGE = "ghcr.io/tursodatabase/libsql-server:v0.24.32";

    static final DatabaseEngine ENGINE = new DatabaseEngine(ServiceType.LIBSQL, "http", 8080, IMAGE, "");

    private final Attribute<String> user;
    private final Attribute<String> node;
    private final Attribute<String> primaryUrl;
    private final Attribute<Boolean> namespaces;
    private final Attribute<Long> grpcPort;

    /** Declares the attributes of {@code dokploy_libsql}. */
    public Libsql() {
        super(ENGINE, "Database running libSQL (SQLite over HTTP).");
        user = declareUser();
        node = s.string("sqld_node")
                .defaultsTo("primary")
                .check(Check.oneOf("primary", "replica"))
                .describe("Role of the server: `primary` takes writes, `replica` follows a primary.");
        primaryUrl = s.string("sqld_primary_url")
                .check(Check.notEmpty())
                .describe("URL of the primary's gRPC port, for `sqld_node = \"replica\"`.");
        namespaces = s.bool("enable_namespaces")
                .defaultsTo(false)
                .describe("Serve several databases (namespaces), chosen by the host name of a request.");
        grpcPort = port("external_grpc_port", "externalGRPCPort", "gRPC, which replicas connect to");
        port("external_admin_port", "externalAdminPort", "administration");
        add(new Replication());
    }

    private Attribute<Long> port(String name, String field, String what) {
        return s.integer(name)
                .apiField(field)
                .check(Check.between(1, 65535))
                .describe(
                        "Host port for " + what + ".",
                        "If unset, no port is published.",
                        "Null if no port is published.");
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of(user, node, primaryUrl, namespaces);
    }

    @Override
    public String user(Values state) {
        return state.get(user);
    }

    /** Completes an update: the procedure for libsql resets the fields that it is not sent (v0.30.2). */
    @Override
    ObjectNode complete(ObjectNode body, Values prior) {
        body.put(schema().apiField(dockerImage), prior.get(dockerImage));
        for (var attribute : ofEngine()) {
            if (!attribute.replaces()) {
                body.set(schema().apiField(attribute), ApiMapping.field(attribute, prior.value(attribute)));
            }
        }
        return body;
    }

    /** The replication of a database: whether it is a primary or a replica, and of which primary. */
    private final class Replication implements Component {
        /** Adds the fields that the procedure wants even when they have no value (v0.30.2). */
        @Override
        public Values create(ObjectNode body, Values planned, ApplyRequest request) {
            body.putIfAbsent("description", NullNode.instance);
            body.putIfAbsent("serverId", NullNode.instance);
            return planned;
        }

        @Override
        public void validate(Values config, Diagnostics diagnostics) {
            var isReplica = config.value(node).equals(Value.of("replica"));
            if (isReplica && config.has(grpcPort)) {
                // A replica has no followers of its own.
                diagnostics.error(
                        Path.of(grpcPort.name()),
                        "Invalid Attribute Combination",
                        "`external_grpc_port` cannot be set with `sqld_node = \"replica\"`: only a primary serves"
                                + " replicas. Remove `external_grpc_port`.");
            }
            if (isReplica && config.isNull(primaryUrl)) {
                diagnostics.error(
                        Path.of(primaryUrl.name()),
                        "Missing Required Argument",
                        "`sqld_node = \"replica\"` requires `sqld_primary_url`, the URL of the primary.");
            } else if (!isReplica && !config.value(node).isUnknown() && config.has(primaryUrl)) {
                diagnostics.error(
                        Path.of(primaryUrl.name()),
                        "Invalid Attribute Combination",
                        "`sqld_primary_url` can only be set with `sqld_node = \"replica\"`.");
            }
        }
    }
}
