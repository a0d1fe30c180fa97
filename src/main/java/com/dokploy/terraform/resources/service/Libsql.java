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

    private final Attribute<String> user;
    private final Attribute<String> node;
    private final Attribute<String> primaryUrl;
    private final Attribute<Boolean> namespaces;
    private final Attribute<Long> grpcPort;

    /** Declares it. */
    public Libsql() {
        super(
                new DatabaseEngine(ServiceType.LIBSQL, "http", 8080, IMAGE, ""),
                "A libSQL database, which speaks SQLite's dialect over HTTP.");
        user = declareUser();
        node = s.string("sqld_node")
                .defaultsTo("primary")
                .check(Check.oneOf("primary", "replica"))
                .describe("Whether it takes writes itself (`primary`) or follows another one (`replica`).");
        primaryUrl = s.string("sqld_primary_url")
                .check(Check.notEmpty())
                .describe("Address of the primary's gRPC port, for `sqld_node = \"replica\"`.");
        namespaces = s.bool("enable_namespaces")
                .defaultsTo(false)
                .describe("Whether it holds several databases, told apart by the host name of a request.");
        grpcPort = port("external_grpc_port", "externalGRPCPort", "gRPC, which replicas connect to");
        port("external_admin_port", "externalAdminPort", "administration");
        add(new Replication());
        declared();
    }

    private Attribute<Long> port(String name, String field, String what) {
        return s.integer(name)
                .apiField(field)
                .check(Check.between(1, 65535))
                .describe("Port on the server for " + what + ". Left out, it is not reached from outside.");
    }

    @Override
    List<Attribute<?>> ofEngine() {
        return List.of(user, node, primaryUrl, namespaces);
    }

    @Override
    public String user(Values state) {
        return state.get(user);
    }

    /** An update of libsql resets what it does not mention (v0.30.2). */
    @Override
    ObjectNode completed(ObjectNode body, Values prior) {
        body.put(schema().apiField(dockerImage), prior.get(dockerImage));
        for (var attribute : ofEngine()) {
            if (!attribute.replaces()) {
                body.set(schema().apiField(attribute), ApiMapping.field(attribute, prior.value(attribute)));
            }
        }
        return body;
    }

    /** Who follows whom. */
    private final class Replication implements Component {
        /** This procedure wants fields said, even if there is nothing to say (v0.30.2). */
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
                        "Missing sqld_primary_url",
                        "A replica needs the primary's address.");
            } else if (!isReplica && !config.value(node).isUnknown() && config.has(primaryUrl)) {
                diagnostics.error(
                        Path.of(primaryUrl.name()),
                        "A primary follows nobody",
                        "`sqld_primary_url` counts only with `sqld_node = \"replica\"`.");
            }
        }
    }
}
