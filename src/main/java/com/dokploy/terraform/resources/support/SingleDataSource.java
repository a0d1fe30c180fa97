package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/**
 * The data source of a resource: the same attributes, found by id or by name. Reads through the resource itself, so that
 * both always say the same. What a resource can keep out of the state (variables, passwords, addresses with passwords in
 * them) its data source leaves out altogether.
 */
public final class SingleDataSource implements DataSource<Session> {
    /** How a resource's objects are found by something else than their id. */
    public interface ByName {
        /** The id of what is looked for. Throws DiagnosticException if there is none or several. */
        String find(Values config, Session session);
    }

    private final Resource<Session> resource;
    private final Schema schema;
    private final Attribute<String> id;
    private final ByName byName;

    private SingleDataSource(Resource<Session> resource, Schema schema, Attribute<String> id, ByName byName) {
        this.resource = resource;
        this.schema = schema;
        this.id = id;
        this.byName = byName;
    }

    /**
     * Derives the data source of a resource.
     *
     * @param description what users read about it
     * @param id the attribute that holds the id
     * @param byName how to find it without
     * @param keys the attributes that together name it; where there are none, only the id does
     */
    public static SingleDataSource of(
            Resource<Session> resource, String description, Attribute<String> id, ByName byName, Attribute<?>... keys) {
        var schema = resource.schema().asDataSource(description, id, List.of(keys), true);
        return new SingleDataSource(resource, schema, id, byName);
    }

    /**
     * Derives the data source of a resource of which some attributes may be enough.
     *
     * @param description what users read about it
     * @param id the attribute that holds the id
     * @param byName how to find it without; says itself what is missing
     * @param keys the attributes of which some name it
     */
    public static SingleDataSource bySome(
            Resource<Session> resource,
            String description,
            Attribute<String> id,
            ByName byName,
            List<? extends Attribute<?>> keys) {
        var schema = resource.schema().asDataSource(description, id, keys, false);
        return new SingleDataSource(resource, schema, id, byName);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var wanted = config.has(id) ? config.get(id) : byName.find(config, session);
        var found = resource.read(ReadRequest.lookUp(Values.EMPTY.with(id, wanted)), session);
        if (found == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Nothing found", "There is no " + schema.name() + " with the id `" + wanted + "` on this server."));
        }
        return schema.only(found);
    }
}
