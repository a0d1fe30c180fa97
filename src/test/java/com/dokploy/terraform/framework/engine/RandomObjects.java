package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes schemas that pass the lint, and configurations, prior states and servers' answers for them, from a seed. */
final class RandomObjects {
    private static final List<String> WORDS = List.of("", "a", "A", "b", "1024", "1k", "1Ki", "2m");

    private final Random random;

    RandomObjects(long seed) {
        random = new Random(seed);
    }

    Schema schema() {
        var schema = Schema.resource("dokploy_thing", "A thing.");
        declare(schema, 0, false);
        return schema.build();
    }

    private Schema nested(int depth, boolean isInSet) {
        var schema = Schema.object();
        declare(schema, depth, isInSet);
        return schema.build();
    }

    private void declare(Schema.Builder schema, int depth, boolean isInSet) {
        var earlier = new ArrayList<Attribute<?>>();
        var count = random.nextInt(1, depth == 0 ? 8 : 4);
        for (var i = 0; i < count; i++) {
            var builder = attribute(schema, "a" + i, depth, isInSet);
            var mode = random.nextInt(isInSet ? 3 : 7);
            // A secret that users give needs a write-only counterpart, as `key` below has.
            if ((mode == 3 || mode == 6) && random.nextInt(4) == 0) {
                builder.sensitive();
            }
            switch (mode) {
                case 0 -> builder.required();
                case 1, 2 -> builder.optional();
                case 3 -> builder.computed();
                case 4 -> builder.optionalComputed();
                case 5 -> builder.optionalComputed().useStateForUnknown();
                default -> {
                    builder.computed();
                    if (!earlier.isEmpty()) {
                        builder.dependsOn(earlier.get(random.nextInt(earlier.size())));
                    }
                }
            }
            earlier.add(builder.describe("It."));
        }
        if (random.nextInt(3) == 0) {
            schema.string("text").format(Format.BYTES).defaultsTo("1k").describe("It.");
        }
        if (!isInSet && random.nextInt(3) == 0) {
            schema.string("key").sensitive().describe("It.");
            schema.string("key_wo").writeOnly().describe("It.");
            schema.integer("key_wo_version").describe("It.");
        }
    }

    private AttributeBuilder<?> attribute(Schema.Builder schema, String name, int depth, boolean isInSet) {
        return switch (random.nextInt(depth < 3 ? 11 : 7)) {
            case 0 -> schema.string(name);
            case 1 -> schema.string(name).format(Format.BYTES);
            case 2 -> schema.integer(name);
            case 3 -> schema.bool(name);
            case 4 -> schema.strings(name).format(Format.BYTES);
            case 5 -> schema.stringSet(name).format(Format.HOST);
            case 6 -> schema.stringMap(name);
            case 7 -> schema.object(name, nested(depth + 1, isInSet));
            case 8 -> schema.objects(name, nested(depth + 1, isInSet));
            case 9 -> schema.objectMap(name, nested(depth + 1, isInSet));
            default -> schema.objectSet(name, nested(depth + 1, true));
        };
    }

    /** A configuration in which about one in so many values is unknown; 0 for none. */
    Value.MapValue config(Schema schema, int unknownOneIn) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var isGiven =
                    attribute.mode() == Attribute.Mode.REQUIRED || (attribute.isConfigurable() && random.nextBoolean());
            entries.put(attribute.name(), isGiven ? value(attribute.type(), unknownOneIn) : Value.NULL);
        }
        for (var rule : schema.rules()) {
            switch (rule) {
                case Rule.ExactlyOneOf(var among) -> leaveOne(among, entries);
                case Rule.AtMostOneOf(var among) -> leaveOne(among, entries);
                case Rule.LookUp(var id, var _) -> entries.put(id.name(), Value.NULL);
                case Rule.Requires(var attribute, var needed) -> {
                    if (entries.getOrDefault(needed.name(), Value.NULL).isNull()) {
                        entries.put(attribute.name(), Value.NULL);
                    }
                }
            }
        }
        return new Value.MapValue(entries);
    }

    private void leaveOne(List<Attribute<?>> among, Map<String, Value> entries) {
        var chosen = among.get(random.nextInt(among.size()));
        for (var attribute : among) {
            if (attribute != chosen) {
                entries.put(attribute.name(), Value.NULL);
            }
        }
    }

    private Value value(AttributeType<?> type, int unknownOneIn) {
        if (unknownOneIn > 0 && random.nextInt(unknownOneIn) == 0) {
            return Value.UNKNOWN;
        }
        return switch (type) {
            case AttributeType.Text _ -> Value.of(WORDS.get(random.nextInt(WORDS.size())));
            case AttributeType.Integer _, AttributeType.Decimal _ -> Value.of(random.nextInt(3));
            case AttributeType.Bool _ -> Value.of(random.nextBoolean());
            case AttributeType.ObjectOf(var schema) -> config(schema, unknownOneIn);
            case AttributeType.ListOf<?>(var element) -> new Value.ListValue(values(element, unknownOneIn));
            case AttributeType.SetOf<?>(var element) -> new Value.SetValue(values(element, unknownOneIn));
            case AttributeType.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var value : values(element, unknownOneIn)) {
                    entries.put("k" + random.nextInt(3), value);
                }
                yield new Value.MapValue(entries);
            }
        };
    }

    private List<Value> values(AttributeType<?> element, int unknownOneIn) {
        var values = new ArrayList<Value>();
        var count = random.nextInt(4);
        for (var i = 0; i < count; i++) {
            values.add(value(element, unknownOneIn));
        }
        return values;
    }

    /** The configuration with everything unknown made known, sometimes as it was before. */
    Value.MapValue completed(Schema schema, Value.MapValue config, Value before) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var becomesNull = config.at(name).isUnknown()
                    && attribute.mode() != Attribute.Mode.REQUIRED
                    && random.nextInt(4) == 0;
            entries.put(
                    name,
                    becomesNull
                            ? Value.NULL
                            : completed(attribute.type(), config.at(name), ValueWalk.part(before, name)));
        }
        return new Value.MapValue(entries);
    }

    private Value completed(AttributeType<?> type, Value config, Value before) {
        if (config.isUnknown()) {
            return before instanceof Value.Known && random.nextBoolean()
                    ? onlyConfigurable(type, before)
                    : value(type, 0);
        }
        if (config.isNull()) {
            return config;
        }
        return switch (type) {
            case AttributeType.Scalar<?> _ -> config;
            case AttributeType.ObjectOf(var schema) -> completed(schema, (Value.MapValue) config, before);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.zip(
                        Path.ROOT,
                        config,
                        before,
                        (_, item, partner) -> completed(collection.element(), item, partner));
        };
    }

    /** What of a stored value a configuration can hold. */
    private Value onlyConfigurable(AttributeType<?> type, Value stored) {
        if (!(stored instanceof Value.Known)) {
            return stored;
        }
        return switch (type) {
            case AttributeType.Scalar<?> _ -> stored;
            case AttributeType.ObjectOf(var schema) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var attribute : schema.attributes()) {
                    var part = ValueWalk.part(stored, attribute.name());
                    entries.put(
                            attribute.name(),
                            attribute.isConfigurable() ? onlyConfigurable(attribute.type(), part) : Value.NULL);
                }
                yield new Value.MapValue(entries);
            }
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.map(stored, item -> onlyConfigurable(collection.element(), item));
        };
    }

    /** What a server makes of a plan: everything known, some of it spelled in the server's own way. */
    Value.MapValue applied(Schema schema, Value.MapValue planned) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = planned.at(attribute.name());
            entries.put(attribute.name(), applied(attribute.type(), attribute.format(), value));
        }
        return new Value.MapValue(entries);
    }

    private Value applied(AttributeType<?> type, Format format, Value planned) {
        if (planned.isUnknown()) {
            return random.nextInt(4) == 0
                    ? Value.NULL
                    : ObjectShape.completeForState(objectOf(type), wrapped(value(type, 0)))
                            .at("it");
        }
        if (planned.isNull()) {
            return type instanceof AttributeType.Text && random.nextBoolean() ? Value.of("") : planned;
        }
        return switch (type) {
            case AttributeType.Text _ -> spelled(format, ((Value.Text) planned).text());
            case AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> planned;
            case AttributeType.ObjectOf(var schema) -> applied(schema, (Value.MapValue) planned);
            case AttributeType.ListOf<?>(var element) -> {
                var items = new ArrayList<Value>();
                for (var item : ((Value.ListValue) planned).items()) {
                    items.add(applied(element, format, item));
                }
                yield new Value.ListValue(items);
            }
            case AttributeType.SetOf<?> _ -> planned;
            case AttributeType.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var entry : ((Value.MapValue) planned).entries().entrySet()) {
                    entries.put(entry.getKey(), applied(element, format, entry.getValue()));
                }
                yield new Value.MapValue(entries);
            }
        };
    }

    private static Schema objectOf(AttributeType<?> type) {
        var schema = Schema.object();
        schema.attribute("it", type).describe("It.");
        return schema.build();
    }

    private static Value.MapValue wrapped(Value value) {
        return TestValues.object("it", value);
    }

    private Value spelled(Format format, String text) {
        var canonical = format.canonical(text);
        return Value.of(canonical != null && random.nextBoolean() ? canonical : text);
    }
}
