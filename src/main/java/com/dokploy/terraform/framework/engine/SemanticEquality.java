package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Decides when two values of an attribute mean the same although they are spelled differently: units, the case of host
 * names, and an empty text or collection where the other side has none.
 */
final class SemanticEquality {
    private SemanticEquality() {}

    /** Whether two values mean the same. Unknown values never mean the same. */
    static boolean same(Attribute<?> attribute, Value one, Value other) {
        return same(attribute.type(), attribute.format(), one, other);
    }

    static boolean same(AttributeType<?> type, Format format, Value one, Value other) {
        if (one.isUnknown() || other.isUnknown()) {
            return false;
        }
        if (one.isNull() || other.isNull()) {
            return isNothing(type, one) && isNothing(type, other);
        }
        return switch (type) {
            case AttributeType.Text _ -> format.same(((Value.Text) one).text(), ((Value.Text) other).text());
            case AttributeType.Scalar<?> _ -> one.equals(other);
            case AttributeType.SetOf<?>(var element) ->
                sameInAnyOrder(element, format, ((Value.SetValue) one).items(), ((Value.SetValue) other).items());
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.matches(one, other, (part, partner) -> same(collection.element(), format, part, partner));
            case AttributeType.ObjectOf(var schema) -> sameObject(schema, (Value.MapValue) one, (Value.MapValue) other);
        };
    }

    /**
     * Whether a value is null, an empty text, an empty collection, or an object of nothing but these: a server keeps
     * these apart, users do not.
     */
    private static boolean isNothing(AttributeType<?> type, Value value) {
        if (!(value instanceof Value.MapValue object) || !(type instanceof AttributeType.ObjectOf(var schema))) {
            return ValueWalk.isEmpty(value);
        }
        for (var attribute : schema.attributes()) {
            if (!isNothing(attribute.type(), object.at(attribute.name()))) {
                return false;
            }
        }
        // An object without attributes says something by being present.
        return schema.size() > 0;
    }

    private static boolean sameInAnyOrder(
            AttributeType<?> element, Format format, List<Value> ones, List<Value> others) {
        if (ones.size() != others.size()) {
            return false;
        }
        var unmatched = notIn(ones, others);
        for (var one : notIn(others, ones)) {
            var partner = indexOfSame(element, format, one, unmatched);
            if (partner < 0) {
                return false;
            }
            unmatched.remove(partner);
        }
        return true;
    }

    /** Returns the items that are not, letter by letter, in another set: only those need a closer look. */
    static List<Value> notIn(List<Value> others, List<Value> items) {
        var excluded = new HashSet<>(others);
        var unmatched = new ArrayList<Value>();
        for (var item : items) {
            if (!excluded.contains(item)) {
                unmatched.add(item);
            }
        }
        return unmatched;
    }

    /** Returns the index in a list of a value that means the same; -1 if there is none. */
    static int indexOfSame(AttributeType<?> element, Format format, Value wanted, List<Value> candidates) {
        for (var i = 0; i < candidates.size(); i++) {
            if (same(element, format, wanted, candidates.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether two objects mean the same. An attribute that one side does not mention at all, as a server that does not
     * store it, is no difference.
     */
    private static boolean sameObject(Schema schema, Value.MapValue one, Value.MapValue other) {
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            if (one.entries().containsKey(name)
                    && other.entries().containsKey(name)
                    && !same(attribute, one.at(name), other.at(name))) {
                return false;
            }
        }
        return true;
    }
}
