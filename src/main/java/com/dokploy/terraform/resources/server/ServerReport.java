package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** A data source for what Dokploy finds on one server when it looks there, over SSH. */
abstract class ServerReport implements DataSource<Session> {
    /** Where the attributes that are found are declared. */
    protected final Schema.Builder s;

    private final String procedure;
    private final Attribute<String> serverId;

    /**
     * Declares {@code server_id}.
     *
     * @param procedure the procedure that looks at the server
     * @param hasHost whether it looks at the Dokploy host where no server is named
     */
    ServerReport(String type, String description, String procedure, boolean hasHost) {
        this.procedure = procedure;
        s = Schema.resource(type, description);
        var declaration = s.string("server_id").references("dokploy_server");
        serverId = hasHost
                ? declaration.describe("ID of the remote server.", "If unset, the Dokploy host.")
                : declaration.required().describe("ID of the remote server.");
    }

    /** Begins a nested object of truths and texts that are found. */
    static AttributeBuilder<Values> object(Schema.Builder s, String name, Schema.Builder nested) {
        return s.object(name, nested.build()).computed();
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    @Override
    public final Values read(Values config, Session session) {
        var input = ApiMapping.body();
        if (config.has(serverId)) {
            input.put("serverId", config.get(serverId));
        }
        try {
            var found = session.dokploy().query(procedure, input);
            return ApiValues.element(schema(), found, Values.EMPTY, procedure)
                    .withValue(serverId, config.value(serverId));
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(serverId.name()),
                    "Server Not Reachable",
                    "Dokploy cannot connect to the server `" + config.find(serverId, "") + "`: "
                            + failure.error().message() + " (" + procedure + ", status "
                            + failure.error().status()
                            + ")\n\nCheck the address, port, user and SSH key of the server, and that no firewall is"
                            + " in the way."));
        }
    }
}
