package com.dokploy.terraform.resources.attachment;

import org.jspecify.annotations.Nullable;

/**
 * A certain error in a regular expression for Traefik, which understands the syntax of Go (RE2). Java takes some
 * expressions that Go refuses, and the other way round, so compiling one here would refuse expressions that work.
 */
final class RegexProblem {
    private final String regex;
    private int at;
    private int depth;
    /** Whether the element before the current place can be repeated. */
    private boolean isRepeatable;

    private RegexProblem(String regex) {
        this.regex = regex;
    }

    /** Returns the error in an expression, completing "the expression …"; null if nothing is certainly wrong. */
    static @Nullable String of(String regex) {
        return new RegexProblem(regex).find();
    }

    private @Nullable String find() {
        while (at < regex.length()) {
            var problem = switch (regex.charAt(at)) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case ')' -> close();
                case '*', '+', '?' -> repeat();
                default -> literal();
            };
            if (problem != null) {
                return problem;
            }
        }
        return depth > 0 ? "has `(` without `)`" : null;
    }

    private @Nullable String literal() {
        isRepeatable = regex.charAt(at) != '|';
        at++;
        return null;
    }

    private @Nullable String escape() {
        if (at + 1 == regex.length()) {
            return "ends with a single backslash";
        }
        var escaped = regex.charAt(at + 1);
        if (escaped >= '1' && escaped <= '9') {
            return "refers back to a group with `\\" + escaped + "`, and Traefik (Go RE2) supports no such references";
        }
        var end = escaped == 'Q' ? regex.indexOf("\\E", at) : at;
        at = end < 0 ? regex.length() : end + 2;
        isRepeatable = true;
        return null;
    }

    private @Nullable String characterClass() {
        var index = at + 1;
        if (regex.startsWith("^", index)) {
            index++;
        }
        // A {@code ]} in the first place stands for itself.
        var first = index;
        while (index < regex.length() && (regex.charAt(index) != ']' || index == first)) {
            var isNamed = regex.startsWith("[:", index) && regex.indexOf(":]", index) > 0;
            index = isNamed ? regex.indexOf(":]", index) + 2 : index + (regex.charAt(index) == '\\' ? 2 : 1);
        }
        if (index >= regex.length()) {
            return "has `[` without `]`";
        }
        at = index + 1;
        isRepeatable = true;
        return null;
    }

    private @Nullable String open() {
        for (var around : new String[] {"(?=", "(?!", "(?<=", "(?<!"}) {
            if (regex.startsWith(around, at)) {
                return "contains the lookaround `" + around + "…)`, and Traefik (Go RE2) supports no lookarounds";
            }
        }
        if (!regex.startsWith("(?", at)) {
            at++;
            depth++;
            isRepeatable = false;
            return null;
        }
        var end = at + 2;
        while (end < regex.length() && ":>)".indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        if (end == regex.length()) {
            return "has `(` without `)`";
        }
        depth += regex.charAt(end) == ')' ? 0 : 1;
        at = end + 1;
        isRepeatable = false;
        return null;
    }

    private @Nullable String close() {
        depth--;
        at++;
        isRepeatable = true;
        return depth < 0 ? "has `)` without `(`" : null;
    }

    private @Nullable String repeat() {
        var sign = regex.charAt(at);
        at++;
        return isRepeatable ? null : "has `" + sign + "` with nothing to repeat before it";
    }
}
