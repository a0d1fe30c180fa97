package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a known value, as data: one {@code switch} checks it, another writes the sentence for the docs. For a
 * list, set or map it applies to each element, except for {@link Size}.
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
    record Keys(String pattern, String meaning) implements Check {}

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

    /** What is wrong with a value, completing "must …"; null if nothing is. */
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
            case Value.MapValue(var entries) ->
                hasSize(entries.size())
                        && (!(this instanceof Keys(var pattern, var _)) || allMatch(pattern, entries.keySet()));
            case Value.Null _, Value.Unknown _, Value.Bool _, Value.Dynamic _ -> true;
        };
        return right ? null : sentence();
    }

    private boolean hasSize(int size) {
        return !(this instanceof Size(var smallest, var largest)) || (size >= smallest && size <= largest);
    }

    private static boolean allMatch(String pattern, Iterable<String> keys) {
        var compiled = Pattern.compile(pattern, Pattern.DOTALL);
        for (var key : keys) {
            if (!compiled.matcher(key).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The condition in words, completing "must …". */
    default String sentence() {
        return switch (this) {
            case Length(var shortest, var longest)
            when longest == Integer.MAX_VALUE ->
                shortest == 1 ? "not be empty" : "have at least " + shortest + " characters";
            case Length(var shortest, var longest) -> "have " + range(shortest, longest) + " characters";
            case Between(var lowest, var highest) when highest == Long.MAX_VALUE -> "be at least " + lowest;
            case Between(var lowest, var highest) -> "be between " + lowest + " and " + highest;
            case OneOf(var choices) -> "be one of " + quoted(choices);
            case Matches(var _, var meaning) -> "be " + meaning;
            case Size(var smallest, var largest)
            when largest == Integer.MAX_VALUE ->
                "have at least " + smallest + (smallest == 1 ? " element" : " elements");
            case Size(var smallest, var largest) -> "have " + range(smallest, largest) + " elements";
            case Keys(var _, var meaning) -> "have keys that are " + meaning;
        };
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
