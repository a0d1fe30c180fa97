package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.List;

/** {@code dokploy_libsql}: a libSQL database, which speaks SQLite's dialect over HTTP. */
public final class Libsql {
    private static final Database RESOURCE = new Database(
            new DatabaseEngine(ServiceKind.LIBSQL, "http", 8080, "ghcr.io/tursodatabase/libsql-server:v0.24.32", ""),
            "A libSQL database, which speaks SQLite's dialect over HTTP.",
            new Particular());

    private Libsql() {}

    /** The resource. */
    public static Database resource() {
        return RESOURCE;
    }

    private static final class Particular implements DatabaseSpec.Declaration {
        private static final String NODE = "sqld_node";
        private static final String PRIMARY_URL = "sqld_primary_url";
        private static final String GRPC_PORT = "external_grpc_port";

        @Override
        public DatabaseSpec declare(Schema.Builder schema) {
            var user = DatabaseSpec.databaseUser(schema);
            Attribute<String> node = schema.string(NODE)
                    .defaultsTo("primary")
                    .check(Check.oneOf("primary", "replica"))
                    .describe("Whether it takes writes itself (`primary`) or follows another one (`replica`).");
            Attribute<String> primaryUrl = schema.string(PRIMARY_URL)
                    .check(Check.notEmpty())
                    .describe("Address of the primary's gRPC port, for `sqld_node = \"replica\"`.");
            Attribute<Boolean> namespaces = schema.bool("enable_namespaces")
                    .defaultsTo(false)
                    .describe("Whether it holds several databases, told apart by the host name of a request.");
            port(schema, GRPC_PORT, "externalGRPCPort", "gRPC, which replicas connect to");
            port(schema, "external_admin_port", "externalAdminPort", "administration");
            return new DatabaseSpec(user, null, "", null, List.of(user, node, primaryUrl, namespaces));
        }

        private static void port(Schema.Builder schema, String name, String field, String what) {
            schema.integer(name)
                    .apiField(field)
                    .check(Check.between(1, 65535))
                    .describe("Port on the server for " + what + ". Left out, it is not reached from outside.");
        }

        /** A replica has no followers of its own. */
        private static void refuseGrpcOfReplica(Values config, Diagnostics diagnostics) {
            if (config.values().at(NODE).equals(Value.of("replica"))
                    && config.values().at(GRPC_PORT) instanceof Value.Known) {
                diagnostics.error(
                        Path.of(GRPC_PORT),
                        "Invalid Attribute Combination",
                        "`external_grpc_port` cannot be set with `sqld_node = \"replica\"`: only a primary serves"
                                + " replicas. Remove `external_grpc_port`.");
            }
        }

        @Override
        public void validate(Values config, Diagnostics diagnostics) {
            refuseGrpcOfReplica(config, diagnostics);
            var isReplica = config.values().at(NODE).equals(Value.of("replica"));
            var url = config.values().at(PRIMARY_URL);
            if (isReplica && url.isNull()) {
                diagnostics.error(
                        Path.of(PRIMARY_URL), "Missing sqld_primary_url", "A replica needs the primary's address.");
            } else if (!isReplica && !config.values().at(NODE).isUnknown() && url instanceof Value.Known) {
                diagnostics.error(
                        Path.of(PRIMARY_URL),
                        "A primary follows nobody",
                        "`sqld_primary_url` counts only with `sqld_node = \"replica\"`.");
            }
        }
    }
}
