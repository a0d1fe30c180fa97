package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a known value, as data: one {@code switch} checks it, another writes the sentence for the docs. For a
 * list, set or map the condition applies to each element, except for {@link Size}.
 */
public sealed interface Check {
    /** Text of at least and at most so many characters. */
    record Length(int shortest, int longest) implements Check {}

    /** A number within bounds, both included. */
    record Between(long lowest, long highest) implements Check {}

    /** One of the given texts. */
    record OneOf(List<String> choices) implements Check {}

    /**
     * Text that a regular expression matches as a whole.
     *
     * @param pattern the expression; compiled only when something is checked, never while schemas are built
     * @param meaning what the text must be, completing "must be …"
     */
    record Matches(String pattern, String meaning) implements Check {}

    /** A list, set or map of at least and at most so many elements. */
    record Size(int smallest, int largest) implements Check {}

    /** The keys of a map must match, as in {@link Matches}. */
    record Keys(String pattern, String meaning) implements Check {
        /** Returns the first key of a map that does not match; null if all match. */
        public @Nullable String mismatch(Value.MapValue map) {
            var compiled = Pattern.compile(pattern, Pattern.DOTALL);
            for (var key : map.entries().keySet()) {
                if (!compiled.matcher(key).matches()) {
                    return key;
                }
            }
            return null;
        }
    }

    /** Text of {@code shortest} to {@code longest} characters. */
    static Check length(int shortest, int longest) {
        return new Length(shortest, longest);
    }

    /** A number of {@code lowest} to {@code highest}. */
    static Check between(long lowest, long highest) {
        return new Between(lowest, highest);
    }

    /** One of {@code choices}. */
    static Check oneOf(String... choices) {
        return new OneOf(List.of(choices));
    }

    /** Text that {@code pattern} matches as a whole; {@code meaning} completes "must be …". */
    static Check matches(String pattern, String meaning) {
        return new Matches(pattern, meaning);
    }

    /** At least one character. */
    static Check notEmpty() {
        return new Length(1, Integer.MAX_VALUE);
    }

    /** Returns the condition that a value breaks, completing "must …"; null if the value fulfils it. */
    default @Nullable String problem(Value value) {
        var right = switch (value) {
            case Value.Text(var text) ->
                switch (this) {
                    case Length(var shortest, var longest) -> text.length() >= shortest && text.length() <= longest;
                    case OneOf(var choices) -> choices.contains(text);
                    case Matches(var pattern, var _) ->
                        Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
                    case Between _, Size _, Keys _ -> true;
                };
            case Value.Number(var number) ->
                !(this instanceof Between(var lowest, var highest))
                        || (number.compareTo(BigDecimal.valueOf(lowest)) >= 0
                                && number.compareTo(BigDecimal.valueOf(highest)) <= 0);
            case Value.ListValue(var items) -> hasSize(items.size());
            case Value.SetValue(var items) -> hasSize(items.size());
            case Value.MapValue map ->
                hasSize(map.entries().size()) && (!(this instanceof Keys keys) || keys.mismatch(map) == null);
            case Value.Null _, Value.Unknown _, Value.Bool _, Value.Dynamic _ -> true;
        };
        return right ? null : sentence();
    }

    private boolean hasSize(int size) {
        return !(this instanceof Size(var smallest, var largest)) || (size >= smallest && size <= largest);
    }

    /**
     * Returns the condition in words, completing "must …". One case for each record: two would make a switch over its
     * numbers, which is linked at run time only, at each start.
     */
    default String sentence() {
        return switch (this) {
            case Length(var shortest, var longest) -> lengthSentence(shortest, longest);
            case Between(var lowest, var highest) ->
                highest == Long.MAX_VALUE ? "be at least " + lowest : "be between " + lowest + " and " + highest;
            case OneOf(var choices) -> "be one of " + quoted(choices);
            case Matches(var _, var meaning) -> "be " + meaning;
            case Size(var smallest, var largest) -> sizeSentence(smallest, largest);
            case Keys(var _, var meaning) -> "have keys that are " + meaning;
        };
    }

    /**
     * Returns the condition as a sentence for the docs, without the full stop.
     *
     * @param isCollection whether the attribute is a list, set or map, so that the condition applies to the elements
     */
    default String requirement(boolean isCollection) {
        return switch (this) {
            case Keys(var _, var meaning) -> "Keys must be " + meaning;
            case Size _ -> "Must " + sentence();
            case Length _, Between _, OneOf _, Matches _ ->
                (isCollection ? "Each element must " : "Must ") + sentence();
        };
    }

    private static String lengthSentence(int shortest, int longest) {
        if (longest < Integer.MAX_VALUE) {
            return "be " + range(shortest, longest) + " characters long";
        }
        return shortest == 1 ? "not be empty" : "be at least " + shortest + " characters long";
    }

    private static String sizeSentence(int smallest, int largest) {
        if (largest < Integer.MAX_VALUE) {
            return "have " + range(smallest, largest) + " elements";
        }
        return "have at least " + smallest + (smallest == 1 ? " element" : " elements");
    }

    private static String range(int fewest, int most) {
        return fewest == most ? "exactly " + most : fewest + " to " + most;
    }

    private static String quoted(List<String> choices) {
        var text = new StringBuilder();
        for (var i = 0; i < choices.size(); i++) {
            text.append(i == 0 ? "" : i == choices.size() - 1 ? " or " : ", ")
                    .append('`')
                    .append(choices.get(i))
                    .append('`');
        }
        return text.toString();
    }
}
