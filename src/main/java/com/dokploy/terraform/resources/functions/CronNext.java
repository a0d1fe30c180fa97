package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.backup.Cron;
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
        return "Tells when a cron expression runs next.";
    }

    @Override
    public String description() {
        return "Reads a cron expression of five fields, or six with seconds in front, or a word such as `@daily`, and gives the first time after a"
                + " moment at which it runs. For checks and outputs: the same arguments always give the same time.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("expression", Type.STRING, "The expression, as `0 3 * * *`."),
                new Parameter(
                        "after",
                        Type.STRING,
                        "The moment (RFC 3339), as `2026-01-01T00:00:00Z` or what `plantimestamp()` gives. Its offset"
                                + " is the zone that the expression is read in."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        Cron cron;
        try {
            cron = new Cron(((Value.Text) arguments.getFirst()).text());
        } catch (IllegalArgumentException broken) {
            throw new ArgumentException(0, "It is no cron expression: " + broken.getMessage() + ".");
        }
        ZonedDateTime after;
        try {
            after = ZonedDateTime.parse(((Value.Text) arguments.get(1)).text());
        } catch (DateTimeException _) {
            throw new ArgumentException(1, "It is no time such as `2026-01-01T00:00:00Z`.");
        }
        var next = cron.next(after);
        if (next == null) {
            throw new ArgumentException(0, "It never runs: there is no such day.");
        }
        return Value.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(next));
    }
}
