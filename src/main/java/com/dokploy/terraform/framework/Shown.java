package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Value;

/** Writes values for people, in the manner of Terraform's language. Never given secrets. */
final class Shown {
    private Shown() {}

    /** The value as a person would write it. */
    static String of(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Unknown _ -> "(known after apply)";
            case Value.Text(var text) -> '"' + text + '"';
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.Elements(var items) -> listed(items);
            case Value.Members(var items) -> listed(items);
            case Value.Entries(var entries) -> {
                var text = new StringBuilder("{");
                for (var entry : entries.entrySet()) {
                    text.append(text.length() == 1 ? " " : ", ")
                            .append(entry.getKey())
                            .append(" = ")
                            .append(of(entry.getValue()));
                }
                yield text.append(" }").toString();
            }
            case Value.Dynamic(_, var inner) -> of(inner);
        };
    }

    private static String listed(Iterable<Value> items) {
        var text = new StringBuilder("[");
        for (var item : items) {
            text.append(text.length() == 1 ? "" : ", ").append(of(item));
        }
        return text.append(']').toString();
    }
}
