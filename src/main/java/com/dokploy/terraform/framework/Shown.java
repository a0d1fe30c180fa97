package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;

/** Writes values for people, in the manner of Terraform's language. What is sensitive inside them is left out. */
final class Shown {
    /** More is of no use to a reader. */
    private static final int LONGEST = 300;

    private Shown() {}

    /** The value as a person would write it. */
    static String of(Kind<?> kind, Value value) {
        var text = new StringBuilder();
        write(kind, value, text);
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
    }

    /** A text, number or truth value without quotes. */
    static String unquoted(Value value) {
        var text = value instanceof Value.Text(var known) ? known : of(Kind.TEXT, value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void write(Kind<?> kind, Value value, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        switch (value) {
            case Value.Null _ -> text.append("null");
            case Value.Unknown _ -> text.append("(known after apply)");
            case Value.Text(var known) -> text.append('"').append(known).append('"');
            case Value.Number(var number) -> text.append(number(number));
            case Value.Bool(var bool) -> text.append(bool);
            case Value.Elements(var items) -> writeItems(kind, items, text);
            case Value.Members(var items) -> writeItems(kind, items, text);
            case Value.Entries object
            when kind instanceof Kind.ObjectOf(var schema) -> {
                text.append('{');
                var separator = " ";
                for (var attribute : schema.attributes()) {
                    text.append(separator).append(attribute.name()).append(" = ");
                    separator = ", ";
                    if (attribute.isSensitive()) {
                        text.append("(sensitive)");
                    } else {
                        write(attribute.kind(), object.at(attribute.name()), text);
                    }
                }
                text.append(" }");
            }
            case Value.Entries(var entries) -> {
                text.append('{');
                var separator = " ";
                for (var entry : entries.entrySet()) {
                    text.append(separator).append(entry.getKey()).append(" = ");
                    separator = ", ";
                    write(elementOf(kind), entry.getValue(), text);
                }
                text.append(" }");
            }
            case Value.Dynamic(var _, var inner) -> write(kind, inner, text);
        }
    }

    private static void writeItems(Kind<?> kind, Iterable<Value> items, StringBuilder text) {
        text.append('[');
        var separator = "";
        for (var item : items) {
            text.append(separator);
            separator = ", ";
            write(elementOf(kind), item, text);
        }
        text.append(']');
    }

    private static Kind<?> elementOf(Kind<?> kind) {
        return switch (kind) {
            case Kind.ListOf<?>(var element) -> element;
            case Kind.SetOf<?>(var element) -> element;
            case Kind.MapOf<?>(var element) -> element;
            case Kind.ObjectOf _, Kind.Text _, Kind.Integer _, Kind.Decimal _, Kind.Bool _ -> kind;
        };
    }

    /** Without an exponent, unless that would fill the screen with zeros. */
    private static String number(BigDecimal number) {
        return Math.abs((long) number.scale()) > 50 ? number.toString() : number.toPlainString();
    }
}
