package com.dokploy.terraform.adopt;

import com.dokploy.terraform.value.Value;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks of Terraform's language as {@code terraform fmt} leaves them: the equals signs of neighbouring lines are
 * aligned, and a value that takes several lines stands between blank lines.
 */
final class HclWriter {
    /** The longest line that a list or an object in one line may make. */
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    private HclWriter() {}

    /** Returns the text of a file with these blocks. */
    static String file(List<Block> blocks) {
        var writer = new HclWriter();
        for (var block : blocks) {
            writer.blankLine();
            writer.block(block, "");
        }
        return writer.text.toString();
    }

    /** Returns the text of a file with values for variables, which Terraform reads without calling any function. */
    static String values(Map<String, Expression> values) {
        var constants = new LinkedHashMap<String, Expression>();
        values.forEach((name, value) -> constants.put(name, value.withoutCalls()));
        var writer = new HclWriter();
        writer.entries(constants, false, "");
        return writer.text.toString();
    }

    private void blankLine() {
        var isFirst = text.isEmpty() || text.charAt(text.length() - 2) == '{';
        if (!isFirst) {
            text.append('\n');
        }
    }

    private void block(Block block, String indentation) {
        for (var line : block.comment()) {
            text.append(indentation).append("# ").append(line).append('\n');
        }
        text.append(indentation).append(block.type());
        for (var label : block.labels()) {
            text.append(' ').append(HclText.quoted(label));
        }
        if (block.attributes().isEmpty() && block.blocks().isEmpty()) {
            text.append(" {}\n");
            return;
        }
        text.append(" {\n");
        entries(block.attributes(), false, indentation + "  ");
        for (var inner : block.blocks()) {
            blankLine();
            block(inner, indentation + "  ");
        }
        text.append(indentation).append("}\n");
    }

    /** A line {@code name = value}, the value over several lines or not. */
    private record Line(String name, String value) {
        boolean isMultiple() {
            return value.indexOf('\n') >= 0;
        }
    }

    private void entries(Map<String, Expression> entries, boolean areKeys, String indentation) {
        var lines = new ArrayList<Line>();
        for (var entry : entries.entrySet()) {
            var name = areKeys ? HclText.key(entry.getKey()) : entry.getKey();
            lines.add(new Line(name, value(entry.getValue(), indentation, indentation.length() + name.length() + 3)));
        }
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (i > 0 && (line.isMultiple() || lines.get(i - 1).isMultiple())) {
                text.append('\n');
            }
            text.append(indentation)
                    .append(line.name())
                    .append(" ".repeat(widest(lines, i) - columns(line.name())))
                    .append(" = ")
                    .append(line.value())
                    .append('\n');
        }
    }

    /** Returns the columns of the widest name of the lines that stand together with one of them. */
    private static int widest(List<Line> lines, int at) {
        if (lines.get(at).isMultiple()) {
            return columns(lines.get(at).name());
        }
        var first = at;
        while (first > 0 && !lines.get(first - 1).isMultiple()) {
            first--;
        }
        var widest = 0;
        for (var i = first; i < lines.size() && !lines.get(i).isMultiple(); i++) {
            widest = Math.max(widest, columns(lines.get(i).name()));
        }
        return widest;
    }

    /** Returns the number of characters as a reader counts them. */
    private static int columns(String name) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(name);
        var count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private static String value(Expression expression, String indentation, int column) {
        var oneLine = oneLine(expression);
        if (oneLine != null && (isAtom(expression) || column + oneLine.length() <= WIDTH)) {
            return oneLine;
        }
        return switch (expression) {
            case Expression.Literal literal -> heredoc(literal, indentation);
            case Expression.Quoted(var text) -> HclText.quoted(text);
            case Expression.Reference(var address) -> address;
            case Expression.Tuple(var items) -> {
                var lines = new StringBuilder("[\n");
                for (var item : items) {
                    var element = item instanceof Expression.Literal literal
                            ? atom(literal.value())
                            : value(item, indentation + "  ", indentation.length() + 2);
                    lines.append(indentation).append("  ").append(element).append(",\n");
                }
                yield lines.append(indentation).append(']').toString();
            }
            case Expression.Braces(var entries) -> {
                var inner = new HclWriter();
                inner.entries(entries, true, indentation + "  ");
                yield "{\n" + inner.text + indentation + "}";
            }
        };
    }

    private static boolean isAtom(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Quoted _, Expression.Reference _ -> true;
            case Expression.Tuple _, Expression.Braces _ -> false;
        };
    }

    /** Returns an expression in one line; null if a reader wants it over several lines. */
    private static @Nullable String oneLine(Expression expression) {
        return switch (expression) {
            case Expression.Literal(Value.Text(var text), var _) when HclText.lines(text) != null -> null;
            case Expression.Literal(var value, var _) -> atom(value);
            case Expression.Quoted(var text) -> HclText.quoted(text);
            case Expression.Reference(var address) -> address;
            case Expression.Tuple(var items) -> oneLine(items);
            case Expression.Braces(var entries) when entries.isEmpty() -> "{}";
            case Expression.Braces(var entries)
            when entries.size() == 1 -> {
                var entry = entries.entrySet().iterator().next();
                var value = oneLine(entry.getValue());
                yield value == null ? null : "{ " + HclText.key(entry.getKey()) + " = " + value + " }";
            }
            case Expression.Braces _ -> null;
        };
    }

    private static @Nullable String oneLine(List<Expression> items) {
        var line = new StringJoiner(", ", "[", "]");
        for (var item : items) {
            if (!isAtom(item)) {
                return null;
            }
            line.add(item instanceof Expression.Literal literal ? atom(literal.value()) : oneLine(item));
        }
        return line.toString();
    }

    private static String atom(Value value) {
        return switch (value) {
            case Value.Text(var text) -> HclText.quoted(text);
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.Null _ -> "null";
            default -> throw new IllegalArgumentException("no literal: " + value.getClass());
        };
    }

    /** Returns a text over several lines; one that does not end with a line break loses the one of the heredoc. */
    private static String heredoc(Expression.Literal literal, String indentation) {
        var value = ((Value.Text) literal.value()).text();
        var lines = Objects.requireNonNull(HclText.lines(value), "a text for one line");
        var marker = HclText.marker(lines);
        var text = new StringBuilder("<<-").append(marker).append('\n');
        for (var line : lines) {
            text.append(line.isEmpty() ? "" : indentation + "  ").append(line).append('\n');
        }
        text.append(indentation).append(marker);
        return value.endsWith("\n") || literal.isFile() ? text.toString() : "chomp(" + text + "\n" + indentation + ")";
    }
}
