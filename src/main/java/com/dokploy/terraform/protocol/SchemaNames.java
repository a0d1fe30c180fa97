package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import java.util.HashSet;
import java.util.Set;

/** The names of everything that a provider has, which diagnostics quote and anybody may read. */
final class SchemaNames {
    private final Set<String> names = new HashSet<>();

    private SchemaNames() {}

    /** Returns the names of a provider's types, functions and attributes, at every depth. */
    static Set<String> of(Engine<?> engine) {
        var all = new SchemaNames();
        all.add(engine.providerSchema());
        for (var resource : engine.resources()) {
            all.add(resource.schema());
        }
        for (var dataSource : engine.dataSources()) {
            all.add(dataSource.schema());
        }
        for (var ephemeral : engine.ephemerals()) {
            all.add(ephemeral.schema());
        }
        for (var action : engine.actions()) {
            all.add(action.schema());
        }
        for (var function : engine.functions()) {
            all.names.add(function.name());
        }
        return all.names;
    }

    private void add(Schema schema) {
        names.add(schema.name());
        for (var attribute : schema.attributes()) {
            names.add(attribute.name());
            addNested(attribute.type());
        }
    }

    private void addNested(AttributeType<?> type) {
        switch (type) {
            case AttributeType.Scalar<?> _ -> {
                // Nothing in a scalar has a name.
            }
            case AttributeType.ObjectOf(var schema) -> add(schema);
            case AttributeType.CollectionOf<?> collection -> addNested(collection.element());
        }
    }
}
