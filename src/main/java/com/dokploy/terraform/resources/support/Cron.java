package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields (minute, hour, day of the month, month, day of the week), or of six with seconds in
 * front, or a word such as {@code @daily}. Dokploy takes any text and never says that one it does not understand will not
 * run (v0.30.2), so a plan has to. It means what node-schedule 2.1.1 and cron-parser 4.9.0 make of it, which that version
 * runs: {@code L} is the last day of the month, {@code 5L} its last Friday, {@code 1#2} its second Monday. Where both days
 * are restricted, either is enough, as in every cron.
 */
public final class Cron {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final String NO_SUCH_DAY = "no month that it names has such a day";
    /** The bit for the last day, in the set of the days of the month. */
    private static final int LAST = 0;

    /** The number of years within which February 29 falls on any given day of the week. */
    private static final int YEARS_TO_LOOK = 40;

    private enum Field {
        SECOND("second", 0, 59),
        MINUTE("minute", 0, 59),
        HOUR("hour", 0, 23),
        DAY("day of the month", 1, 31),
        MONTH("month", 1, 12),
        WEEKDAY("day of the week", 0, 7);

        private final String text;
        private final int lowest;
        private final int highest;

        Field(String text, int lowest, int highest) {
            this.text = text;
            this.lowest = lowest;
            this.highest = highest;
        }

        /** Returns the values of a field that an expression names. */
        BitSet parse(String expression) {
            var values = new BitSet();
            for (var part : expression.split(",", -1)) {
                if (this == DAY && part.equals("L")) {
                    values.set(LAST);
                } else {
                    addPart(part, values);
                }
            }
            return values;
        }

        void addPart(String part, BitSet values) {
            var slash = part.indexOf('/');
            var range = slash < 0 ? part : part.substring(0, slash);
            var step = slash < 0 ? 1 : whole(part.substring(slash + 1));
            if (step < 1) {
                throw problem(part);
            }
            int first;
            int last;
            var dash = range.indexOf('-');
            if (range.equals("*") || (range.equals("?") && (this == DAY || this == WEEKDAY))) {
                first = lowest;
                last = highest;
            } else if (dash > 0) {
                first = value(range.substring(0, dash));
                last = value(range.substring(dash + 1));
            } else {
                first = value(range);
                last = slash < 0 ? first : highest;
            }
            if (this == WEEKDAY && last == 7) {
                // A range that ends with 7 contains Sunday, whatever its step.
                values.set(0);
                if (first == last && slash < 0) {
                    return;
                }
            }
            if (first < lowest || last > highest || first > last) {
                throw problem(part);
            }
            for (var value = first; value <= last; value += step) {
                values.set(value);
            }
        }

        int value(String text) {
            var name = text.toLowerCase(Locale.ROOT);
            if (this == MONTH && MONTHS.contains(name)) {
                return MONTHS.indexOf(name) + 1;
            }
            if (this == WEEKDAY && DAYS.contains(name)) {
                return DAYS.indexOf(name);
            }
            return whole(text);
        }

        int whole(String text) {
            if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                throw problem(text);
            }
            return Integer.parseInt(text);
        }

        IllegalArgumentException problem(String part) {
            return new IllegalArgumentException("`" + part + "` is not " + (text.startsWith("h") ? "an " : "a ") + text
                    + " from " + lowest + " to " + highest);
        }
    }

    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    /** The days of the week: Sunday is 0, and 7 as well where a range ends there. */
    private final BitSet weekdays = new BitSet();
    /** The days of the week that count on their last date in the month. */
    private final BitSet lastWeekdays = new BitSet();
    /** The number of the one day among the month's days of that weekday that counts, from 1; 0 for all. */
    private final int occurrence;

    /** Reads an expression. Throws IllegalArgumentException with the error as part of a sentence. */
    public Cron(String expression) {
        var text = expression.strip();
        var fields = WORDS.getOrDefault(text, text).split("\\s+", -1);
        if (fields.length != 5 && fields.length != 6) {
            throw new IllegalArgumentException(
                    "five fields are needed (minute, hour, day of the month, month, day of the"
                            + " week), or six with seconds in front, or one of " + words());
        }
        var first = fields.length - 5;
        seconds = Field.SECOND.parse(first == 0 ? "0" : fields[0]);
        minutes = Field.MINUTE.parse(fields[first]);
        hours = Field.HOUR.parse(fields[first + 1]);
        days = Field.DAY.parse(fields[first + 2]);
        months = Field.MONTH.parse(fields[first + 3]);
        occurrence = parseWeekdays(fields[first + 4]);
        if (months.cardinality() == 1
                && days.nextSetBit(LAST) > Month.of(months.nextSetBit(1)).maxLength()) {
            // Such a day is refused even where a day of the week would be enough.
            throw new IllegalArgumentException(NO_SUCH_DAY);
        }
    }

    private static String words() {
        return String.join(", ", new TreeSet<>(WORDS.keySet()));
    }

    private int parseWeekdays(String field) {
        var hash = field.indexOf('#');
        if (hash >= 0) {
            weekdays.set(Field.WEEKDAY.value(field.substring(0, hash)) % 7);
            var which = Field.WEEKDAY.whole(field.substring(hash + 1));
            if (which < 1 || which > 5) {
                throw Field.WEEKDAY.problem(field);
            }
            return which;
        }
        for (var part : field.split(",", -1)) {
            if (part.endsWith("L")) {
                lastWeekdays.set(Field.WEEKDAY.value(part.substring(0, part.length() - 1)) % 7);
            } else {
                Field.WEEKDAY.addPart(part, weekdays);
            }
        }
        return 0;
    }

    /** Refuses a configured expression that would never run. */
    public static void validate(Attribute<String> attribute, Values config, Diagnostics diagnostics) {
        var expression = config.find(attribute);
        if (expression == null) {
            return;
        }
        var problem = problem(expression);
        if (problem != null) {
            diagnostics.error(
                    Path.of(attribute.name()),
                    "Invalid Cron Expression",
                    "`" + expression + "` is not a valid cron expression: " + problem
                            + ". For example, `0 3 * * *` runs every night at 03:00.");
        }
    }

    /** Returns the error in an expression, as part of a sentence; null if there is none. */
    static @Nullable String problem(String expression) {
        try {
            var first = new Cron(expression).next(ZonedDateTime.parse("2024-01-01T00:00:00Z"));
            return first == null ? NO_SUCH_DAY : null;
        } catch (IllegalArgumentException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    /** Returns the next run after a moment, in the zone of that moment; null for never. */
    public @Nullable ZonedDateTime next(ZonedDateTime after) {
        var time = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var end = after.plusYears(YEARS_TO_LOOK);
        while (time.isBefore(end)) {
            if (!months.get(time.getMonthValue())) {
                time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!isDay(time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            } else if (!seconds.get(time.getSecond())) {
                time = time.plusSeconds(1);
            } else {
                return time;
            }
        }
        return null;
    }

    private boolean isDay(ZonedDateTime time) {
        var day = time.getDayOfMonth();
        var weekday = time.getDayOfWeek().getValue() % 7;
        var length = YearMonth.from(time).lengthOfMonth();
        var isDay = days.get(day) || (days.get(LAST) && day == length);
        var isWeekday = weekdays.get(weekday) || (lastWeekdays.get(weekday) && day > length - 7);
        if (occurrence != 0 && occurrence != (day + 6) / 7) {
            return false;
        }
        if (isAnyWeekday()) {
            return isDay;
        }
        return days.cardinality() >= time.getMonth().maxLength() ? isWeekday : isDay || isWeekday;
    }

    /** Whether the day of the week is unrestricted: all days, with Sunday at both ends. */
    private boolean isAnyWeekday() {
        return weekdays.cardinality() + lastWeekdays.cardinality() == 8;
    }
}
