package com.dokploy.terraform.conformance;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Format;
import com.dokploy.terraform.framework.Kind;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two values for every attribute, different from each other and from its default, made from its declaration. */
final class Samples {
    /** Stands in every secret, so that a scan finds it where it should not be. */
    static final String CANARY = "canary";

    /** Samples that follow a pattern that no rule here can invent: by the end of the attribute's path. */
    private final Map<String, List<String>> given;

    Samples(Map<String, List<String>> given) {
        this.given = given;
    }

    /** The first or second sample of an attribute. */
    Value of(String path, Attribute<?> attribute, int which) {
        return value(path, attribute, attribute.kind(), which);
    }

    private Value value(String path, Attribute<?> attribute, Kind<?> kind, int which) {
        return switch (kind) {
            case Kind.Text _ -> Value.of(text(path, attribute, which));
            case Kind.Integer _ -> Value.of(number(attribute, which));
            case Kind.Decimal _ -> new Value.Number(new BigDecimal(which == 0 ? "0.25" : "0.5"));
            case Kind.Bool _ -> Value.of(attribute.defaultValue().equals(Value.of(true)) == (which == 1));
            case Kind.ListOf<?>(var element) -> Value.list(value(path, attribute, element, which));
            case Kind.SetOf<?>(var element) -> Value.set(value(path, attribute, element, which));
            case Kind.MapOf<?>(var element) ->
                new Value.Entries(Map.of(
                        // Maps that are joined on the server may not share keys.
                        attribute.name().toUpperCase(Locale.ROOT) + "_" + which,
                        value(path, attribute, element, which),
                        attribute.name().toUpperCase(Locale.ROOT) + "_KEPT",
                        Value.of("always")));
            case Kind.ObjectOf(var schema) -> object(path, schema, which);
        };
    }

    /** An object with every attribute set. */
    Value object(String path, Schema schema, int which) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var isSet = attribute.isConfigurable() && !attribute.isWriteOnly() && !isVersion(attribute);
            entries.put(attribute.name(), isSet ? of(path + "." + attribute.name(), attribute, which) : Value.NULL);
        }
        return new Value.Entries(entries);
    }

    /** Whether an attribute only says when a write-only one has changed. */
    static boolean isVersion(Attribute<?> attribute) {
        return attribute.name().endsWith("_wo_version");
    }

    private String text(String path, Attribute<?> attribute, int which) {
        for (var sample : given.entrySet()) {
            if (path.equals(sample.getKey()) || path.endsWith("." + sample.getKey())) {
                return sample.getValue().get(which);
            }
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
        var secret = attribute.isSensitive() ? CANARY + "-" : "";
        return switch (attribute.format()) {
            case Format.PLAIN -> secret + "sample-" + attribute.name().replace('_', '-') + "-" + which;
            case Format.BYTES -> which == 0 ? "64m" : "0.5g";
            case Format.NANO_CPUS -> which == 0 ? "0.5" : "750m";
            case Format.DURATION -> which == 0 ? "30s" : "1m30s";
            case Format.HOST -> "sample-" + which + ".example.com";
        };
    }

    private static long number(Attribute<?> attribute, int which) {
        for (var check : attribute.checks()) {
            if (check instanceof Check.Between(var lowest, var highest)) {
                return Math.min(highest, Math.max(lowest, 1) + 1 + which);
            }
        }
        return 41L + which;
    }
}
