package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kind of value that an attribute holds; converts between Terraform's value and the Java value that resources work
 * with.
 *
 * @param <T> the Java side of a known value
 */
public sealed interface AttributeType<T> {
    /**
     * A value without parts.
     *
     * @param <T> the Java side of a known value
     */
    sealed interface Scalar<T> extends AttributeType<T> {}

    /**
     * A list, set or map with elements of one type.
     *
     * @param <T> the Java side of a known value
     */
    sealed interface CollectionOf<T> extends AttributeType<T> {
        /** The type of the elements. */
        AttributeType<?> element();

        /** Returns this kind of collection with elements of another type. */
        AttributeType<?> withElement(AttributeType<?> other);
    }

    /** A string. */
    AttributeType<String> TEXT = new Text();
    /** A whole number of at most 64 bits. */
    AttributeType<Long> INTEGER = new Integer();
    /** Any number, exact. */
    AttributeType<BigDecimal> DECIMAL = new Decimal();
    /** True or false. */
    AttributeType<Boolean> BOOL = new Bool();

    /** Terraform's type of the values. */
    Type valueType();

    /** Returns the Java value of a known value of this kind. Throws ClassCastException for a value of another kind. */
    T toJava(Value value);

    /** Returns the known value of a Java value. */
    Value toValue(T java);

    /** See {@link AttributeType#TEXT}. */
    record Text() implements Scalar<String> {
        @Override
        public Type valueType() {
            return Type.STRING;
        }

        @Override
        public String toJava(Value value) {
            return ((Value.Text) value).text();
        }

        @Override
        public Value toValue(String java) {
            return new Value.Text(java);
        }
    }

    /** See {@link AttributeType#INTEGER}. */
    record Integer() implements Scalar<Long> {
        @Override
        public Type valueType() {
            return Type.NUMBER;
        }

        @Override
        public Long toJava(Value value) {
            return ((Value.Number) value).number().longValueExact();
        }

        @Override
        public Value toValue(Long java) {
            return new Value.Number(java);
        }
    }

    /** See {@link AttributeType#DECIMAL}. */
    record Decimal() implements Scalar<BigDecimal> {
        @Override
        public Type valueType() {
            return Type.NUMBER;
        }

        @Override
        public BigDecimal toJava(Value value) {
            return ((Value.Number) value).number();
        }

        @Override
        public Value toValue(BigDecimal java) {
            return new Value.Number(java);
        }
    }

    /** See {@link AttributeType#BOOL}. */
    record Bool() implements Scalar<Boolean> {
        @Override
        public Type valueType() {
            return Type.BOOL;
        }

        @Override
        public Boolean toJava(Value value) {
            return ((Value.Bool) value).bool();
        }

        @Override
        public Value toValue(Boolean java) {
            return new Value.Bool(java);
        }
    }

    /** Elements in order. */
    record ListOf<E>(AttributeType<E> element) implements CollectionOf<List<E>> {
        @Override
        public AttributeType<?> withElement(AttributeType<?> other) {
            return new ListOf<>(other);
        }

        @Override
        public Type valueType() {
            return new Type.ListOf(element.valueType());
        }

        @Override
        public List<E> toJava(Value value) {
            var list = new ArrayList<E>();
            for (var item : ((Value.ListValue) value).items()) {
                list.add(element.toJava(item));
            }
            return list;
        }

        @Override
        public Value toValue(List<E> java) {
            var items = new ArrayList<Value>();
            for (var item : java) {
                items.add(element.toValue(item));
            }
            return new Value.ListValue(items);
        }
    }

    /** Distinct elements. */
    record SetOf<E>(AttributeType<E> element) implements CollectionOf<Set<E>> {
        @Override
        public AttributeType<?> withElement(AttributeType<?> other) {
            return new SetOf<>(other);
        }

        @Override
        public Type valueType() {
            return new Type.SetOf(element.valueType());
        }

        @Override
        public Set<E> toJava(Value value) {
            var set = new LinkedHashSet<E>();
            for (var item : ((Value.SetValue) value).items()) {
                set.add(element.toJava(item));
            }
            return set;
        }

        @Override
        public Value toValue(Set<E> java) {
            var items = new ArrayList<Value>();
            for (var item : java) {
                items.add(element.toValue(item));
            }
            return new Value.SetValue(items);
        }
    }

    /** Elements under string keys. */
    record MapOf<E>(AttributeType<E> element) implements CollectionOf<Map<String, E>> {
        @Override
        public AttributeType<?> withElement(AttributeType<?> other) {
            return new MapOf<>(other);
        }

        @Override
        public Type valueType() {
            return new Type.MapOf(element.valueType());
        }

        @Override
        public Map<String, E> toJava(Value value) {
            var map = new LinkedHashMap<String, E>();
            for (var entry : ((Value.MapValue) value).entries().entrySet()) {
                map.put(entry.getKey(), element.toJava(entry.getValue()));
            }
            return map;
        }

        @Override
        public Value toValue(Map<String, E> java) {
            var entries = new LinkedHashMap<String, Value>();
            for (var entry : java.entrySet()) {
                entries.put(entry.getKey(), element.toValue(entry.getValue()));
            }
            return new Value.MapValue(entries);
        }
    }

    /** An object with attributes of its own. */
    record ObjectOf(Schema schema) implements AttributeType<Values> {
        @Override
        public Type valueType() {
            return schema.valueType();
        }

        @Override
        public Values toJava(Value value) {
            return new Values((Value.MapValue) value);
        }

        @Override
        public Value toValue(Values java) {
            return java.values();
        }
    }
}
