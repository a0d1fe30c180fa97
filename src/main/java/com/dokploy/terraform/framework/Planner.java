package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Derives what is planned for an object from configuration and prior state (protocol §4, steps 2 to 4): what is
 * configured stays, in the prior state's spelling where it means the same; defaults fill what is not; what only the
 * server knows becomes unknown if the change can touch it.
 */
final class Planner {
    private Planner() {}

    /** The planned object before the resource refines it. */
    static State plan(Schema schema, State config, State prior, boolean isCreate) {
        var merged = mergeObject(schema, config.values(), prior.values());
        if (!isCreate && merged.equals(withoutWriteOnly(schema, prior.values()))) {
            return new State(merged);
        }
        return new State(withUnknowns(schema, config.values(), prior.values(), merged));
    }

    private static Value.Entries mergeObject(Schema schema, Value.Entries config, Value prior) {
        var merged = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            merged.put(
                    attribute.name(),
                    mergeAttribute(attribute, config.at(attribute.name()), part(prior, attribute.name())));
        }
        return new Value.Entries(merged);
    }

    private static Value mergeAttribute(Attribute<?> attribute, Value config, Value prior) {
        if (attribute.isWriteOnly()) {
            return Value.NULL;
        }
        if (!config.isNull()) {
            return merge(attribute.kind(), attribute.format(), config, prior);
        }
        if (!attribute.isComputed()) {
            return Value.NULL;
        }
        return attribute.defaultValue().isNull() ? prior : attribute.defaultValue();
    }

    private static Value merge(Kind<?> kind, Format format, Value config, Value prior) {
        if (!(config instanceof Value.Known)) {
            return config;
        }
        return switch (kind) {
            case Kind.Text _, Kind.Integer _, Kind.Decimal _, Kind.Bool _ ->
                !prior.isNull() && Same.same(kind, format, config, prior) ? prior : config;
            case Kind.ObjectOf(var schema) -> mergeObject(schema, (Value.Entries) config, prior);
            case Kind.ListOf<?>(var element) -> {
                var items = new ArrayList<Value>();
                var configured = ((Value.Elements) config).items();
                for (var i = 0; i < configured.size(); i++) {
                    items.add(merge(element, format, configured.get(i), part(prior, i)));
                }
                yield new Value.Elements(items);
            }
            case Kind.SetOf<?>(var element) -> {
                var items = new ArrayList<Value>();
                for (var item : ((Value.Members) config).items()) {
                    items.add(merge(element, format, item, partner(element, format, item, prior)));
                }
                yield new Value.Members(items);
            }
            case Kind.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var entry : ((Value.Entries) config).entries().entrySet()) {
                    entries.put(entry.getKey(), merge(element, format, entry.getValue(), part(prior, entry.getKey())));
                }
                yield new Value.Entries(entries);
            }
        };
    }

    /** The element of a prior set that means the same; defaults do not count as a difference. */
    private static Value partner(Kind<?> element, Format format, Value item, Value prior) {
        if (!(prior instanceof Value.Members(var candidates))) {
            return Value.NULL;
        }
        var completed = merge(element, format, item, Value.NULL);
        var index = Same.indexOfSame(element, format, completed, candidates);
        return index < 0 ? Value.NULL : candidates.get(index);
    }

    private static Value part(Value value, String name) {
        return value instanceof Value.Entries entries ? entries.at(name) : Value.NULL;
    }

    private static Value part(Value value, int index) {
        return value instanceof Value.Elements(var items) && index < items.size() ? items.get(index) : Value.NULL;
    }

    private static Value.Entries withoutWriteOnly(Schema schema, Value.Entries object) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            entries.put(attribute.name(), attribute.isWriteOnly() ? Value.NULL : object.at(attribute.name()));
        }
        return new Value.Entries(entries);
    }

    /** Marks what only the server can say as unknown, at every depth whose object is known. */
    private static Value.Entries withUnknowns(Schema schema, Value.Entries config, Value prior, Value.Entries planned) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var configured = config.at(name);
            var before = part(prior, name);
            var value = planned.at(name);
            var isLeftToServer = attribute.isComputed()
                    && configured.isNull()
                    && attribute.defaultValue().isNull();
            if (!isLeftToServer) {
                entries.put(name, nestedUnknowns(attribute.kind(), configured, before, value));
            } else if (!before.isNull() && staysAsIs(attribute, prior, planned)) {
                entries.put(name, before);
            } else {
                entries.put(name, Value.UNKNOWN);
            }
        }
        return new Value.Entries(entries);
    }

    private static boolean staysAsIs(Attribute<?> attribute, Value prior, Value.Entries planned) {
        if (attribute.keepsState()) {
            return true;
        }
        List<Attribute<?>> causes = attribute.changesWith();
        for (var cause : causes) {
            if (!planned.at(cause.name()).equals(part(prior, cause.name()))) {
                return false;
            }
        }
        return !causes.isEmpty();
    }

    private static Value nestedUnknowns(Kind<?> kind, Value config, Value prior, Value planned) {
        return switch (kind) {
            case Kind.ObjectOf(var schema)
            when config instanceof Value.Entries configured && planned instanceof Value.Entries object ->
                withUnknowns(schema, configured, prior, object);
            case Kind.ListOf<?>(var element)
            when config instanceof Value.Elements(var configured) && planned instanceof Value.Elements(var items) -> {
                var marked = new ArrayList<Value>();
                for (var i = 0; i < items.size(); i++) {
                    marked.add(nestedUnknowns(element, configured.get(i), part(prior, i), items.get(i)));
                }
                yield new Value.Elements(marked);
            }
            case Kind.MapOf<?>(var element)
            when config instanceof Value.Entries configured && planned instanceof Value.Entries(var items) -> {
                var marked = new LinkedHashMap<String, Value>();
                for (var item : items.entrySet()) {
                    var key = item.getKey();
                    marked.put(key, nestedUnknowns(element, configured.at(key), part(prior, key), item.getValue()));
                }
                yield new Value.Entries(marked);
            }
            // Elements of sets hold nothing that only the server knows: the schema lint refuses it.
            default -> planned;
        };
    }
}
