package com.dokploy.terraform.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Terraform type. Values carry no type of their own: encoding, decoding and comparing are all driven by the type that
 * the schema gives (plugin protocol 6, DynamicValue).
 */
public sealed interface Type {
    /** Any string. */
    Type STRING = Scalar.STRING;
    /** Any number, exact. */
    Type NUMBER = Scalar.NUMBER;
    /** True or false. */
    Type BOOL = Scalar.BOOL;
    /** A value that brings its own type along, as {@link Value.Dynamic}. */
    Type DYNAMIC = Scalar.DYNAMIC;

    /** A type without parts. */
    enum Scalar implements Type {
        STRING,
        NUMBER,
        BOOL,
        DYNAMIC
    }

    /** Ordered elements of one type. */
    record ListOf(Type element) implements Type {}

    /** Distinct elements of one type, in no order. */
    record SetOf(Type element) implements Type {}

    /** Elements of one type under string keys. */
    record MapOf(Type element) implements Type {}

    /** A fixed number of elements, each of a type of its own. */
    record TupleOf(List<Type> elements) implements Type {
        public TupleOf {
            elements = List.copyOf(elements);
        }
    }

    /** A fixed set of named attributes. Every value of the type has all attributes, if only as null. */
    record ObjectOf(SortedMap<String, Type> attributes) implements Type {
        public ObjectOf {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }

        /** Makes the type from attributes in any order. */
        public ObjectOf(Map<String, Type> attributes) {
            this(new TreeMap<>(attributes));
        }
    }
}
