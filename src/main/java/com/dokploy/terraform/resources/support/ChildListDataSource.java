package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.DataSourceSchema;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;

/** A data source that lists the objects of a resource that belong to one parent; its schema follows from theirs. */
public final class ChildListDataSource implements DataSource<Session> {
    /** Reads the objects that belong to the parent that a configuration names, in an order that lasts. */
    @FunctionalInterface
    public interface Objects {
        /** Returns the objects, with all attributes of the resource. */
        Iterable<Values> read(Values config, Session session);
    }

    private final Objects objects;
    private final Schema item;
    private final Attribute<List<Values>> items;
    private final Schema schema;

    /**
     * Derives the data source.
     *
     * @param type the name of the data source
     * @param description the description in the user documentation
     * @param object the schema of the resource
     */
    public ChildListDataSource(String type, String description, Schema object, Objects objects) {
        this.objects = objects;
        item = DataSourceSchema.ofListed(object);
        var builder = Schema.resource(type, description);
        DataSourceSchema.declarePlaces(object, builder);
        items = Listing.declare(builder, type, item, Listing.title(type) + " that were found.");
        schema = builder.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var found = new ArrayList<Values>();
        for (var object : objects.read(config, session)) {
            found.add(object.only(item));
        }
        return config.with(items, found);
    }
}
