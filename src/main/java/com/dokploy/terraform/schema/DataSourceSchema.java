package com.dokploy.terraform.schema;

import java.util.List;

/** The schemas of data sources, as they follow from the schema of a resource. */
public final class DataSourceSchema {
    private DataSourceSchema() {}

    /**
     * Returns the schema of the data source that looks up the objects of a resource: attributes that only configurations
     * hold are left out, the server gives the rest.
     *
     * @param text the description of the data source for users
     * @param id the attribute that identifies an object
     * @param keys the attributes that identify it where the id is left out
     * @param isEachNeeded whether all keys together identify it, rather than some of them
     */
    public static Schema ofOne(
            Schema resource, String text, Attribute<?> id, List<? extends Attribute<?>> keys, boolean isEachNeeded) {
        var s = new Schema.Builder(resource.name(), text, resource.apiCase());
        for (var attribute : resource.attributes()) {
            if (attribute == id && keys.isEmpty()) {
                s.add(attribute.asOnlyKey());
            } else if (attribute == id || keys.contains(attribute)) {
                s.add(attribute.asLookUpKey());
            } else if (attribute.mapping() != Attribute.Mapping.LOCAL && !resource.isManagedOnly(attribute)) {
                s.add(attribute.asFound());
            }
        }
        if (isEachNeeded && keys.size() > 1) {
            s.rule(Rule.lookUp(id, keys));
            return s.build();
        }
        for (var key : keys) {
            s.rule(isEachNeeded ? Rule.exactlyOneOf(id, key) : Rule.atMostOneOf(id, key));
        }
        return s.build();
    }

    /**
     * Returns the schema of one of the objects that a data source lists: without secrets, and without the attributes
     * that are the same for all of them.
     */
    public static Schema ofListed(Schema resource) {
        var s = item(resource);
        for (var attribute : resource.attributes()) {
            var isOwn = attribute.mapping() != Attribute.Mapping.LOCAL && !attribute.replaces();
            if (isOwn && !attribute.isSensitive() && !resource.isManagedOnly(attribute)) {
                s.add(attribute.asFound());
            }
        }
        return s.build();
    }

    /**
     * Returns the schema of one of the objects that a data source lists, with some attributes only.
     *
     * @param shown the names of the attributes; throws IllegalArgumentException if there is none of a name, or a secret
     */
    public static Schema ofListed(Schema resource, List<String> shown) {
        var s = item(resource);
        for (var name : shown) {
            var attribute = resource.attribute(name);
            if (attribute == null || attribute.isSensitive()) {
                throw new IllegalArgumentException(resource.name() + " has nothing to show as " + name);
            }
            s.add(attribute.asFound());
        }
        return s.build();
    }

    private static Schema.Builder item(Schema resource) {
        return new Schema.Builder("", "", resource.apiCase());
    }

    /**
     * Declares, in a data source that lists, the attributes that say where to look: what an object belongs to as long
     * as it lives.
     */
    public static void declarePlaces(Schema resource, Schema.Builder listing) {
        for (var attribute : resource.attributes()) {
            if (attribute.replaces()) {
                listing.add(attribute.asPlace());
            }
        }
        for (var rule : resource.rules()) {
            if (rule instanceof Rule.ExactlyOneOf(var among) && among.stream().allMatch(Attribute::replaces)) {
                listing.rule(rule);
            }
        }
    }
}
