package com.dokploy.terraform.adopt;

import com.dokploy.terraform.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An expression of Terraform's language, as {@link HclWriter} writes it. */
sealed interface Expression {
    /**
     * A text, a number, a truth value, or null.
     *
     * @param isFile whether a line break at the end of a text means nothing
     */
    record Literal(Value value, boolean isFile) implements Expression {
        Literal(Value value) {
            this(value, false);
        }
    }

    /** A text that stands between quotes, also if it has several lines. */
    record Quoted(String text) implements Expression {}

    /** A reference such as {@code dokploy_project.shop.id}. */
    record Reference(String address) implements Expression {}

    /** The elements of a list or a set. */
    record Tuple(List<Expression> items) implements Expression {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** The attributes of an object or the elements of a map, in the order in which they are written. */
    record Braces(Map<String, Expression> entries) implements Expression {
        public Braces {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** Returns the literal of a text. */
    static Expression text(String text) {
        return new Literal(Value.of(text));
    }

    /**
     * Returns the same without function calls, which a file with values for variables cannot have: a heredoc ends with a
     * line break, so a text that does not stands between quotes.
     */
    default Expression withoutCalls() {
        return switch (this) {
            case Literal(Value.Text(var text), var isFile) when !isFile && !text.endsWith("\n") -> new Quoted(text);
            case Tuple(var items) ->
                new Tuple(items.stream().map(Expression::withoutCalls).toList());
            case Braces(var entries) -> {
                var written = new LinkedHashMap<String, Expression>();
                entries.forEach((key, entry) -> written.put(key, entry.withoutCalls()));
                yield new Braces(written);
            }
            case Literal _, Quoted _, Reference _ -> this;
        };
    }

    /** Returns the expression that gives a value without any references. */
    static Expression of(Value value) {
        return switch (value) {
            case Value.ListValue(var items) ->
                new Tuple(items.stream().map(Expression::of).toList());
            case Value.SetValue(var items) ->
                new Tuple(items.stream().map(Expression::of).toList());
            case Value.MapValue(var entries) -> {
                var written = new LinkedHashMap<String, Expression>();
                new TreeMap<>(entries).forEach((key, entry) -> written.put(key, of(entry)));
                yield new Braces(written);
            }
            case Value.Dynamic(var _, var inner) -> of(inner);
            case Value.Null _, Value.Unknown _, Value.Text _, Value.Number _, Value.Bool _ -> new Literal(value);
        };
    }
}
