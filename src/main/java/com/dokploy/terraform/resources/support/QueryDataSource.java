package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A data source that is no object of the server's: what a query answers to some arguments. */
public abstract class QueryDataSource implements DataSource<Session> {
    /** Where attributes are declared. */
    protected final Schema.Builder s;

    /**
     * Begins the declaration, which the constructor of the subclass goes on with.
     *
     * @param type the name of the data source
     * @param description the description in the user documentation
     */
    protected QueryDataSource(String type, String description) {
        s = Schema.resource(type, description);
    }

    /** Declares {@code server_id}: a remote server, or the Dokploy host if it is unset. */
    protected final Attribute<String> declareServer() {
        return s.string("server_id")
                .references("dokploy_server")
                .describe("ID of the remote server to ask. If unset, the Dokploy host.");
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    /** Returns the input of a query: those of the arguments that are set, under their names in the API. */
    protected final ObjectNode input(Values config, Attribute<?>... arguments) {
        var input = ApiMapping.body();
        for (var argument : arguments) {
            if (config.has(argument)) {
                input.set(schema().apiField(argument), ApiMapping.field(argument, config.value(argument)));
            }
        }
        return input;
    }
}
