package com.dokploy.terraform.resources;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that a row keeps as long as it exists, so that only its create sends them. Those that are ids name the
 * row's parents; other objects that a row refers to, such as a bucket, may be changed.
 *
 * @param schema the type of the row
 */
record FixedFields(Schema schema) {
    /** Returns the attributes that name the row's parents. */
    List<Attribute<?>> parents() {
        var parents = new ArrayList<Attribute<?>>();
        for (var attribute : schema.attributes()) {
            if (isFixed(attribute) && schema.apiField(attribute).endsWith("Id")) {
                parents.add(attribute);
            }
        }
        return parents;
    }

    /** Returns a body with the parents' ids from a state. */
    ObjectNode parents(Values state) {
        var body = ApiMapping.body();
        for (var attribute : parents()) {
            add(attribute, body, state);
        }
        return body;
    }

    /** Adds to the body of a create all fields that only a create sends. */
    void addTo(ObjectNode body, Values plan) {
        for (var attribute : schema.attributes()) {
            if (isFixed(attribute)) {
                add(attribute, body, plan);
            }
        }
    }

    private void add(Attribute<?> attribute, ObjectNode body, Values state) {
        if (state.has(attribute)) {
            body.set(schema.apiField(attribute), ApiMapping.field(attribute, state.value(attribute)));
        }
    }

    private static boolean isFixed(Attribute<?> attribute) {
        return attribute.replaces() && attribute.mapping() == Attribute.Mapping.FIELD;
    }
}
