package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Types and values of every shape, the same ones for the same seed. */
final class RandomValues {
    private static final List<String> TEXTS =
            List.of("", "a", "héllo ✓ 🤷", "\0", "\"quoted\\\"", "line\nline", "x".repeat(40), "\uf8ff", "<&>");
    private static final List<Refinement> REFINEMENTS =
            List.of(Refinement.NONE, Refinement.of(new byte[] {(byte) 0x81, 1, (byte) 0xc2}));

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    Type type(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> Type.STRING;
            case 1 -> Type.NUMBER;
            case 2 -> Type.BOOL;
            case 3 -> Type.DYNAMIC;
            case 4 -> new Type.ListOf(type(depth - 1));
            case 5 -> new Type.SetOf(type(depth - 1));
            case 6 -> new Type.MapOf(type(depth - 1));
            case 7 -> {
                var elements = new ArrayList<Type>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    elements.add(type(depth - 1));
                }
                yield new Type.TupleOf(elements);
            }
            default -> {
                var attributes = new TreeMap<String, Type>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    attributes.put(text(), type(depth - 1));
                }
                yield new Type.ObjectOf(attributes);
            }
        };
    }

    Value value(Type type, int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Unknown(REFINEMENTS.get(random.nextInt(REFINEMENTS.size())));
            default -> known(type, depth);
        };
    }

    /** A value without unknowns. */
    Value wholly(Type type, int depth) {
        while (true) {
            var value = value(type, depth);
            if (value.isWhollyKnown()) {
                return value;
            }
        }
    }

    private Value known(Type type, int depth) {
        return switch (type) {
            case Type.Scalar.STRING -> Value.of(text());
            case Type.Scalar.NUMBER -> new Value.Number(number());
            case Type.Scalar.BOOL -> Value.of(random.nextBoolean());
            case Type.Scalar.DYNAMIC -> {
                var actual = type(Math.max(0, depth - 1));
                yield Type.DYNAMIC.equals(actual) ? Value.NULL : new Value.Dynamic(actual, value(actual, depth - 1));
            }
            case Type.ListOf(var element) -> new Value.ListValue(items(element, depth));
            case Type.SetOf(var element) -> new Value.SetValue(items(element, depth));
            case Type.MapOf(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    entries.put(text(), value(element, depth - 1));
                }
                yield new Value.MapValue(entries);
            }
            case Type.TupleOf(var elements) -> {
                var items = new ArrayList<Value>();
                for (var element : elements) {
                    items.add(value(element, depth - 1));
                }
                yield new Value.ListValue(items);
            }
            case Type.ObjectOf(var types) -> {
                var attributes = new LinkedHashMap<String, Value>();
                types.forEach((name, attribute) -> attributes.put(name, value(attribute, depth - 1)));
                yield new Value.MapValue(attributes);
            }
        };
    }

    private List<Value> items(Type element, int depth) {
        var items = new ArrayList<Value>();
        for (var i = random.nextInt(4); i > 0; i--) {
            items.add(value(element, depth - 1));
        }
        return items;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private BigDecimal number() {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(-200, 200));
            case 1 -> BigDecimal.valueOf(random.nextLong());
            case 2 -> new BigDecimal(new BigInteger(200, random));
            case 3 -> new BigDecimal(random.nextDouble());
            default -> new BigDecimal(new BigInteger(80, random), random.nextInt(-400, 400));
        };
    }
}
