package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.stream.Stream;

/**
 * The list of the objects of a type that no data source lists.
 *
 * @param schema the filters; named like the type
 * @param objects finds the objects
 */
public record GatheredList(Schema schema, Objects objects) implements ListResource<Session> {
    /** Finds the objects that a configuration chooses. */
    @FunctionalInterface
    public interface Objects {
        /** Returns the objects, and asks the server for more only when more are wanted. */
        Stream<ListedObject> find(Values config, Session session);
    }

    @Override
    public Stream<ListedObject> list(Values config, Session session) {
        return objects.find(config, session);
    }
}
