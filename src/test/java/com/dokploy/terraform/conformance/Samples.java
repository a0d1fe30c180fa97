package com.dokploy.terraform.conformance;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values for every attribute, made from its declaration: two that differ from each other and from its default, and the
 * ends of what it allows. What no declaration can know comes from {@link Fixtures}.
 */
final class Samples {
    /** Stands in every secret, so that a scan finds it where it should not be. */
    static final String CANARY = "canary";
    /** Stands in every write-only secret, which must not even be in a state. */
    static final String HIDDEN_CANARY = "hidden-canary";

    private final Fixtures fixtures;

    Samples(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** The first or second sample of an attribute; objects have every attribute set that can be set together. */
    Value of(String path, Attribute<?> attribute, int which) {
        return value(path, attribute, attribute.type(), which);
    }

    private Value value(String path, Attribute<?> attribute, AttributeType<?> type, int which) {
        var given = fixtures.values(path);
        if (given != null && type.equals(attribute.type())) {
            return given.get(which);
        }
        return switch (type) {
            case AttributeType.Text _ -> Value.of(text(path, attribute, which));
            case AttributeType.Integer _ -> Value.of(number(path, attribute, which));
            case AttributeType.Decimal _ -> new Value.Number(new BigDecimal(which == 0 ? "0.25" : "0.5"));
            case AttributeType.Bool _ -> Value.of(attribute.defaultValue().equals(Value.of(true)) == (which == 1));
            case AttributeType.ListOf<?>(var element) -> Value.list(value(path, attribute, element, which));
            case AttributeType.SetOf<?>(var element) -> Value.set(value(path, attribute, element, which));
            case AttributeType.MapOf<?>(var element) ->
                new Value.MapValue(Map.of(
                        // Maps that are joined on the server may not share keys.
                        key(attribute, which),
                        value(path, attribute, element, which),
                        key(attribute, "KEPT"),
                        element instanceof AttributeType.ObjectOf
                                ? value(path, attribute, element, 0)
                                : Value.of("always")));
            case AttributeType.ObjectOf(var schema) -> whole(path, schema, which);
        };
    }

    private static String key(Attribute<?> attribute, Object suffix) {
        return attribute.name().toUpperCase(Locale.ROOT) + "_" + suffix;
    }

    /** An object with every attribute set that can be set together. */
    Value.MapValue whole(String path, Schema schema, int which) {
        return complete(path, schema, Map.of(), true, which);
    }

    /** The object that has the given attributes and otherwise only what it needs. */
    Value.MapValue smallest(String path, Schema schema, Map<String, Value> given) {
        return complete(path, schema, given, false, 0);
    }

    private Value.MapValue complete(
            String path, Schema schema, Map<String, Value> given, boolean wantsEverything, int which) {
        var entries = new LinkedHashMap<>(given);
        for (var name : given.keySet()) {
            addBeside(path, schema, name, entries);
        }
        fixtures.smallest(path).forEach((name, value) -> {
            if (entries.putIfAbsent(name, value) == null) {
                addBeside(path, schema, name, entries);
            }
        });
        for (var attribute : schema.attributes()) {
            if (attribute.mode() == Attribute.Mode.REQUIRED) {
                add(path, schema, attribute, entries, wantsEverything, which);
            }
        }
        for (var rule : schema.rules()) {
            if (rule instanceof Rule.ExactlyOneOf(var among) && among.stream().noneMatch(one -> isSet(entries, one))) {
                add(path, schema, among.getFirst(), entries, wantsEverything, which);
            }
        }
        if (wantsEverything) {
            for (var attribute : schema.attributes()) {
                var isWanted = attribute.isConfigurable()
                        && !attribute.isWriteOnly()
                        && !isVersion(attribute)
                        && isFree(schema, attribute, entries)
                        && !fixtures.standsAlone(path + "." + attribute.name());
                if (isWanted) {
                    add(path, schema, attribute, entries, true, which);
                }
            }
        }
        return Configurations.complete(schema, entries);
    }

    private void add(
            String path,
            Schema schema,
            Attribute<?> attribute,
            Map<String, Value> entries,
            boolean wantsEverything,
            int which) {
        if (entries.containsKey(attribute.name())) {
            return;
        }
        var inner = path + "." + attribute.name();
        var isSmall = !wantsEverything
                && attribute.type() instanceof AttributeType.ObjectOf
                && fixtures.values(inner) == null;
        entries.put(
                attribute.name(),
                isSmall ? smallest(inner, nestedOf(attribute), Map.of()) : of(inner, attribute, which));
        addBeside(path, schema, attribute.name(), entries);
    }

    /** What has to stand, or must not stand, beside an attribute. */
    private void addBeside(String path, Schema schema, String name, Map<String, Value> entries) {
        var attribute = schema.attribute(name);
        var value = entries.get(name);
        if (attribute == null || value == null || value.isNull()) {
            return;
        }
        fixtures.beside(path + "." + name, value, entries).forEach((beside, needed) -> {
            var other = schema.attribute(beside);
            if ((other == null || isFree(schema, other, entries)) && entries.putIfAbsent(beside, needed) == null) {
                addBeside(path, schema, beside, entries);
            }
        });
        for (var rule : schema.rules()) {
            switch (rule) {
                case Rule.Requires(var one, var needed)
                when one == attribute && !entries.containsKey(needed.name()) -> {
                    var isVersion = isVersion(needed);
                    entries.put(needed.name(), isVersion ? Value.of(1L) : of(path + "." + needed.name(), needed, 0));
                    addBeside(path, schema, needed.name(), entries);
                }
                case Rule.ExactlyOneOf(var among) when among.contains(attribute) -> exclude(among, attribute, entries);
                case Rule.AtMostOneOf(var among) when among.contains(attribute) -> exclude(among, attribute, entries);
                default -> {
                    // Says nothing about this attribute.
                }
            }
        }
    }

    private static void exclude(List<Attribute<?>> among, Attribute<?> chosen, Map<String, Value> entries) {
        for (var other : among) {
            if (other != chosen) {
                entries.put(other.name(), Value.NULL);
            }
        }
    }

    private static boolean isSet(Map<String, Value> entries, Attribute<?> attribute) {
        return !entries.getOrDefault(attribute.name(), Value.NULL).isNull();
    }

    /** Whether an attribute can be set beside what is set already. */
    private static boolean isFree(Schema schema, Attribute<?> attribute, Map<String, Value> entries) {
        for (var rule : schema.rules()) {
            var isFree = switch (rule) {
                case Rule.ExactlyOneOf(var among) -> isFree(among, attribute, entries);
                case Rule.AtMostOneOf(var among) -> isFree(among, attribute, entries);
                case Rule.LookUp(var id, var keys) ->
                    attribute == id
                            ? keys.stream().noneMatch(key -> isSet(entries, key))
                            : !keys.contains(attribute) || !isSet(entries, id);
                case Rule.Requires(var one, var needed) ->
                    one != attribute || !Value.NULL.equals(entries.get(needed.name()));
            };
            if (!isFree) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFree(List<Attribute<?>> among, Attribute<?> attribute, Map<String, Value> entries) {
        return !among.contains(attribute) || among.stream().noneMatch(one -> isSet(entries, one));
    }

    /** Everything that must be accepted of an attribute beside its two samples: each choice, and the bounds. */
    List<Value> extremes(String path, Attribute<?> attribute) {
        var extremes = new ArrayList<Value>();
        for (var check : attribute.checks()) {
            switch (check) {
                case Check.OneOf(var choices)
                when attribute.type() instanceof AttributeType.Text ->
                    choices.forEach(choice -> extremes.add(Value.of(choice)));
                case Check.Between(var lowest, var highest)
                when fixtures.values(path) == null -> {
                    extremes.add(Value.of(lowest));
                    extremes.add(Value.of(highest == Long.MAX_VALUE ? Math.max(lowest, 1) + 100 : highest));
                }
                default -> {
                    // Has no ends.
                }
            }
        }
        return extremes;
    }

    /** Whether an attribute only says when a write-only one has changed. */
    static boolean isVersion(Attribute<?> attribute) {
        return attribute.name().endsWith("_wo_version");
    }

    static Schema nestedOf(Attribute<?> attribute) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new AssertionError(attribute + " has no nested schema");
        }
        return nested;
    }

    private String text(String path, Attribute<?> attribute, int which) {
        var given = fixtures.texts(path);
        if (given != null) {
            return given.get(which);
        }
        for (var check : attribute.checks()) {
            if (check instanceof Check.OneOf(var choices)) {
                var free = choices.stream()
                        .filter(choice -> !Value.of(choice).equals(attribute.defaultValue()))
                        .toList();
                // Of two choices one is the default: then that is the second sample.
                return which < free.size() ? free.get(which) : choices.getFirst();
            }
        }
        var secret = attribute.isWriteOnly() ? HIDDEN_CANARY + "-" : attribute.isSensitive() ? CANARY + "-" : "";
        return switch (attribute.format()) {
            case Format.PLAIN, Format.FILE, Format.PEM ->
                secret + "sample-" + attribute.name().replace('_', '-') + "-" + which;
            case Format.BYTES -> which == 0 ? "64m" : "0.5g";
            case Format.NANO_CPUS -> which == 0 ? "0.5" : "750m";
            case Format.DURATION -> which == 0 ? "30s" : "1m30s";
            case Format.EMAIL -> "Sample-" + which + "@example.com";
            case Format.HOST -> "sample-" + which + ".example.com";
            case Format.URL -> "https://Sample-" + which + ".example.com/Path";
        };
    }

    private long number(String path, Attribute<?> attribute, int which) {
        var given = fixtures.texts(path);
        if (given != null) {
            return Long.parseLong(given.get(which));
        }
        for (var check : attribute.checks()) {
            if (check instanceof Check.Between(var lowest, var highest)) {
                return Math.min(highest, Math.max(lowest, 1) + 1 + which);
            }
        }
        return 41L + which;
    }
}
