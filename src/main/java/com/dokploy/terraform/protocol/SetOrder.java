package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * The order in which the elements of a set travel: strings by their bytes, numbers by size, false before true, then
 * null, then unknown, as Terraform has it. Elements with parts are compared part by part. Nobody relies on the order;
 * its purpose is that equal sets have equal bytes.
 */
final class SetOrder {
    private SetOrder() {}

    static List<Value> sort(List<Value> items) {
        var sorted = new ArrayList<>(items);
        sorted.sort(SetOrder::compare);
        return sorted;
    }

    private static int compare(Value one, Value other) {
        return switch (one) {
            case Value.Bool(var bool) when other instanceof Value.Bool(var second) -> Boolean.compare(bool, second);
            case Value.Number(var number) when other instanceof Value.Number(var second) -> number.compareTo(second);
            case Value.Text(var text) when other instanceof Value.Text(var second) -> Utf8.compare(text, second);
            case Value.ListValue(var items)
            when other instanceof Value.ListValue(var second) -> compare(items.iterator(), second.iterator());
            case Value.SetValue(var items)
            when other instanceof Value.SetValue(var second) ->
                compare(sort(items).iterator(), sort(second).iterator());
            case Value.MapValue entries
            when other instanceof Value.MapValue second -> compare(parts(entries), parts(second));
            case Value.Dynamic dynamic
            when other instanceof Value.Dynamic second -> compare(parts(dynamic), parts(second));
            case Value.Known _, Value.Null _, Value.Unknown _ -> Integer.compare(rank(one), rank(other));
        };
    }

    private static int compare(Iterator<Value> one, Iterator<Value> other) {
        while (one.hasNext() && other.hasNext()) {
            var difference = compare(one.next(), other.next());
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(one.hasNext(), other.hasNext());
    }

    // Returns the values in the order of their keys, then the keys, which are the same for all elements of a set of
    // objects.
    private static Iterator<Value> parts(Value.MapValue entries) {
        var sorted = new TreeMap<String, Value>(Utf8::compare);
        sorted.putAll(entries.entries());
        var parts = new ArrayList<>(sorted.values());
        for (var key : sorted.keySet()) {
            parts.add(Value.of(key));
        }
        return parts.iterator();
    }

    private static Iterator<Value> parts(Value.Dynamic dynamic) {
        return List.of(Value.of(TypeJson.encode(dynamic.type())), dynamic.value())
                .iterator();
    }

    private static int rank(Value value) {
        return switch (value) {
            case Value.Bool _ -> 0;
            case Value.Number _ -> 1;
            case Value.Text _ -> 2;
            case Value.ListValue _ -> 3;
            case Value.SetValue _ -> 4;
            case Value.MapValue _ -> 5;
            case Value.Dynamic _ -> 6;
            case Value.Null _ -> 7;
            case Value.Unknown _ -> 8;
        };
    }
}
