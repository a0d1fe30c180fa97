package com.dokploy.terraform.sandbox.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The part of TOML that templates use: tables, arrays of tables, texts, numbers, booleans, arrays and inline tables. */
final class Toml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BARE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    private final String text;
    private int at;

    private Toml(String text) {
        this.text = text;
    }

    /** Returns the document as JSON. Throws IllegalArgumentException with the line of what is no TOML. */
    static ObjectNode read(String text) {
        return new Toml(text.replace("\r\n", "\n")).document();
    }

    private ObjectNode document() {
        var root = JSON.objectNode();
        var table = root;
        for (skipLines(); at < text.length(); skipLines()) {
            if (take("[[")) {
                table = newElement(root);
                expect("]]");
            } else if (take("[")) {
                table = path(root);
                expect("]");
            } else {
                assign(table);
            }
            skipSpaces();
            if (at < text.length() && text.charAt(at) != '\n') {
                throw problem("a line break");
            }
        }
        return root;
    }

    private ObjectNode path(ObjectNode root) {
        var table = root;
        do {
            table = child(table, key());
            skipSpaces();
        } while (take("."));
        return table;
    }

    private ObjectNode newElement(ObjectNode root) {
        var table = root;
        var key = key();
        while (take(".")) {
            table = child(table, key);
            key = key();
        }
        return table.withArray(key).addObject();
    }

    /** The table of a key, made where it is missing; of an array of tables the last one. */
    private static ObjectNode child(ObjectNode table, String key) {
        return switch (table.get(key)) {
            case ObjectNode there -> there;
            case ArrayNode list when list.get(list.size() - 1) instanceof ObjectNode last -> last;
            case null -> table.putObject(key);
            case JsonNode other ->
                throw new IllegalArgumentException("Cannot redefine existing key '" + key + "'. " + other);
        };
    }

    private void assign(ObjectNode table) {
        var target = table;
        var key = key();
        skipSpaces();
        while (take(".")) {
            target = child(target, key);
            skipSpaces();
            key = key();
            skipSpaces();
        }
        expect("=");
        skipSpaces();
        target.set(key, value());
    }

    private String key() {
        skipSpaces();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return string();
        }
        var begin = at;
        while (at < text.length() && BARE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (begin == at) {
            throw problem("a key");
        }
        return text.substring(begin, at);
    }

    private JsonNode value() {
        if (at >= text.length()) {
            throw problem("a value");
        }
        return switch (text.charAt(at)) {
            case '"', '\'' -> JSON.textNode(string());
            case '[' -> array();
            case '{' -> inlineTable();
            default -> scalar();
        };
    }

    private ArrayNode array() {
        expect("[");
        var array = JSON.arrayNode();
        for (skipLines(); !take("]"); skipLines()) {
            array.add(value());
            skipLines();
            if (!take(",") && (at >= text.length() || text.charAt(at) != ']')) {
                throw problem("a comma or ]");
            }
        }
        return array;
    }

    private ObjectNode inlineTable() {
        expect("{");
        var table = JSON.objectNode();
        for (skipSpaces(); !take("}"); skipSpaces()) {
            assign(table);
            skipSpaces();
            if (!take(",") && (at >= text.length() || text.charAt(at) != '}')) {
                throw problem("a comma or }");
            }
        }
        return table;
    }

    private JsonNode scalar() {
        var begin = at;
        while (at < text.length() && ",]}#\n \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(begin, at);
        if (word.equals("true") || word.equals("false")) {
            return JSON.booleanNode(word.equals("true"));
        }
        try {
            var number = new BigDecimal(word.replace("_", ""));
            return number.scale() <= 0 ? JSON.numberNode(number.longValueExact()) : JSON.numberNode(number);
        } catch (NumberFormatException _) {
            at = begin;
            throw problem("a value");
        }
    }

    private String string() {
        var quote = text.substring(at, at + 1);
        var isLong = take(quote.repeat(3));
        var end = isLong ? quote.repeat(3) : quote;
        if (!isLong) {
            at++;
        } else {
            take("\n");
        }
        var result = new StringBuilder();
        while (!take(end)) {
            if (at >= text.length() || (!isLong && text.charAt(at) == '\n')) {
                throw problem(end);
            }
            var character = text.charAt(at++);
            if (character == '\\' && quote.equals("\"")) {
                escaped(result);
            } else {
                result.append(character);
            }
        }
        return result.toString();
    }

    private void escaped(StringBuilder result) {
        var character = at < text.length() ? text.charAt(at++) : ' ';
        switch (character) {
            case 'n' -> result.append('\n');
            case 't' -> result.append('\t');
            case 'r' -> result.append('\r');
            case 'b' -> result.append('\b');
            case 'f' -> result.append('\f');
            case '"', '\\' -> result.append(character);
            case 'u' -> {
                result.appendCodePoint(Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            }
            case '\n' -> skipLines();
            default -> throw problem("an escape sequence");
        }
    }

    private boolean take(String wanted) {
        if (text.startsWith(wanted, at)) {
            at += wanted.length();
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        skipSpaces();
        if (!take(wanted)) {
            throw problem(wanted);
        }
    }

    /** Skips blanks and a comment. */
    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            while (at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }
    }

    private void skipLines() {
        for (skipSpaces(); at < text.length() && text.charAt(at) == '\n'; skipSpaces()) {
            at++;
        }
    }

    private IllegalArgumentException problem(String expected) {
        var line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new IllegalArgumentException("Expected " + expected + " at line " + Math.max(1, line) + ".");
    }
}
