package com.dokploy.terraform.framework;

import java.util.Map;

/**
 * A resource type of another provider whose objects a type of ours can take over, because they are the same objects of
 * the server. A type of the same name needs to be declared only if it names its objects by other attributes.
 *
 * @param type the name of the other type
 * @param conditions the values that its attributes must have, by their names: one type there may be several of ours
 * @param names the names that it has for attributes of our identity, by our names
 */
public record Predecessor(String type, Map<String, String> conditions, Map<String, String> names) {
    /** Keeps copies. */
    public Predecessor {
        conditions = Map.copyOf(conditions);
        names = Map.copyOf(names);
    }

    /** A type of which every object has the attributes of our identity. */
    public static Predecessor of(String type) {
        return new Predecessor(type, Map.of(), Map.of());
    }

    /** Returns this type, limited to the objects of which an attribute has this value. */
    public Predecessor where(String attribute, String value) {
        return new Predecessor(type, Map.of(attribute, value), names);
    }

    /** Returns this type, which may have another name for an attribute of our identity. */
    public Predecessor withName(String ours, String theirs) {
        return new Predecessor(type, conditions, Map.of(ours, theirs));
    }
}
