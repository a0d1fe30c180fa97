package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.DataSourceSchema;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/**
 * The data source of a resource: the same attributes, found by id or by name. Reads through the resource itself, so that
 * both always say the same. What a resource can keep out of the state (variables, passwords, addresses with passwords in
 * them) its data source leaves out altogether.
 */
public final class SingleDataSource implements DataSource<Session> {
    /** Finds a resource's objects by other attributes than their id. */
    public interface ByName {
        /**
         * Returns the id of the object that a configuration describes. Throws DiagnosticException if there is none or
         * several.
         */
        String find(Values config, Session session);
    }

    private final Resource<Session> resource;
    private final Schema schema;
    private final Attribute<String> id;
    private final ByName byName;

    /**
     * Derives the data source of a resource.
     *
     * @param description the description in the user documentation
     * @param id the attribute that holds the id
     * @param byName finds the object without its id
     * @param keys the attributes that together name the object; if there are none, only the id does
     */
    public SingleDataSource(
            Resource<Session> resource, String description, Attribute<String> id, ByName byName, Attribute<?>... keys) {
        this(resource, DataSourceSchema.ofOne(resource.schema(), description, id, List.of(keys), true), id, byName);
    }

    /**
     * Derives the data source of a resource of which some attributes may be enough.
     *
     * @param description the description in the user documentation
     * @param id the attribute that holds the id
     * @param byName finds the object without its id, and reports missing attributes itself
     * @param someKeys the attributes of which some name the object
     */
    public SingleDataSource(
            Resource<Session> resource,
            String description,
            Attribute<String> id,
            ByName byName,
            List<? extends Attribute<?>> someKeys) {
        this(resource, DataSourceSchema.ofOne(resource.schema(), description, id, someKeys, false), id, byName);
    }

    private SingleDataSource(Resource<Session> resource, Schema schema, Attribute<String> id, ByName byName) {
        this.resource = resource;
        this.schema = schema;
        this.id = id;
        this.byName = byName;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var wanted = config.has(id) ? config.get(id) : byName.find(config, session);
        var found = resource.read(ReadRequest.forDataSource(Values.EMPTY.with(id, wanted)), session);
        if (found == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Object Not Found",
                    "No " + schema.name() + " has the ID `" + wanted
                            + "` on this server, or the API key has no access to it."));
        }
        return found.only(schema);
    }
}
