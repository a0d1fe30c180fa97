package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.support.Cron;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** {@code provider::dokploy::cron_next(expression, after)}: when a cron expression runs next. */
public final class CronNext implements Function {
    @Override
    public String name() {
        return "cron_next";
    }

    @Override
    public String summary() {
        return "Returns the first time after a given time at which a cron expression runs.";
    }

    @Override
    public String description() {
        return "The expression has five fields, or six with seconds in front, or is a word such as `@daily`. Meant"
                + " for checks and outputs: the same arguments always return the same time.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("expression", Type.STRING, "Cron expression, for example `0 3 * * *`."),
                new Parameter(
                        "after",
                        Type.STRING,
                        "Time (RFC 3339), for example `2026-01-01T00:00:00Z` or `plantimestamp()`. Its offset is"
                                + " the time zone of the expression."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        Cron cron;
        try {
            cron = new Cron(Arguments.text(arguments, 0));
        } catch (IllegalArgumentException broken) {
            throw new ArgumentException(0, "The cron expression is not valid: " + broken.getMessage());
        }
        ZonedDateTime after;
        try {
            after = ZonedDateTime.parse(Arguments.text(arguments, 1));
        } catch (DateTimeException _) {
            throw new ArgumentException(1, "This is not a time such as `2026-01-01T00:00:00Z`");
        }
        var next = cron.next(after);
        if (next == null) {
            throw new ArgumentException(0, "This cron expression never runs: no month that it names has such a day");
        }
        return Value.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(next));
    }
}
