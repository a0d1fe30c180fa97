package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;

/** Writes values for people, in the manner of Terraform's language. Sensitive values inside them are left out. */
final class ValueFormatter {
    /** The longest text that is shown, in characters; more is of no use to a reader. */
    private static final int LONGEST = 300;

    private ValueFormatter() {}

    /** Returns the value as a person would write it. */
    static String of(AttributeType<?> type, Value value) {
        var text = new StringBuilder();
        write(type, value, text);
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
    }

    /** Returns a text, number or truth value without quotes. */
    static String unquoted(Value value) {
        var text = value instanceof Value.Text(var known) ? known : of(AttributeType.TEXT, value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void write(AttributeType<?> type, Value value, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        switch (value) {
            case Value.Null _ -> text.append("null");
            case Value.Unknown _ -> text.append("(known after apply)");
            case Value.Text(var known) -> text.append('"').append(known).append('"');
            case Value.Number(var number) -> text.append(number(number));
            case Value.Bool(var bool) -> text.append(bool);
            case Value.ListValue(var items) -> writeItems(type, items, text);
            case Value.SetValue(var items) -> writeItems(type, items, text);
            case Value.MapValue object
            when type instanceof AttributeType.ObjectOf(var schema) -> {
                text.append('{');
                var separator = " ";
                for (var attribute : schema.attributes()) {
                    text.append(separator).append(attribute.name()).append(" = ");
                    separator = ", ";
                    if (attribute.isSensitive()) {
                        text.append("(sensitive)");
                    } else {
                        write(attribute.type(), object.at(attribute.name()), text);
                    }
                }
                text.append(" }");
            }
            case Value.MapValue(var entries) -> {
                text.append('{');
                var separator = " ";
                for (var entry : entries.entrySet()) {
                    text.append(separator).append(entry.getKey()).append(" = ");
                    separator = ", ";
                    write(elementOf(type), entry.getValue(), text);
                }
                text.append(" }");
            }
            case Value.Dynamic(var _, var inner) -> write(type, inner, text);
        }
    }

    private static void writeItems(AttributeType<?> type, Iterable<Value> items, StringBuilder text) {
        text.append('[');
        var separator = "";
        for (var item : items) {
            text.append(separator);
            separator = ", ";
            write(elementOf(type), item, text);
        }
        text.append(']');
    }

    private static AttributeType<?> elementOf(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.CollectionOf<?> collection -> collection.element();
            case AttributeType.ObjectOf _, AttributeType.Scalar<?> _ -> type;
        };
    }

    /** Writes a number without an exponent, unless that would fill the screen with zeros. */
    private static String number(BigDecimal number) {
        return Math.abs((long) number.scale()) > 50 ? number.toString() : number.toPlainString();
    }
}
