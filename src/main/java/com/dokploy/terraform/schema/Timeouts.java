package com.dokploy.terraform.schema;

import com.dokploy.terraform.concurrent.Deadline;
import java.time.Duration;

/**
 * The attribute {@code timeouts = { create, read, update, delete }}: how long each operation on an object may take,
 * declared by a resource with its own defaults. Only Terraform knows it. A resource reads what is left of the time from
 * {@code ApplyRequest.timeLeft} and {@code ReadRequest.timeLeft}; it never looks at the attribute itself:
 *
 * <pre>{@code
 * static final Timeouts TIMEOUTS = Timeouts.declare(S, Duration.ofMinutes(20));
 * …
 * waitFor(id, change.timeLeft());
 * }</pre>
 */
public final class Timeouts {
    /** What may take its time. */
    public enum Operation {
        CREATE,
        READ,
        UPDATE,
        DELETE
    }

    /** What an operation of a resource without this attribute may take. */
    public static final Duration USUAL = Duration.ofMinutes(20);

    /** How long one operation may take: the attribute that says so, and what holds without it. */
    private record Limit(Attribute<String> attribute, Duration usual) {
        static Limit declare(Schema.Builder nested, String name, String doing, Duration usual) {
            // No time at all would fail every operation, and Terraform's own timeouts know no days.
            var attribute = nested.string(name)
                    .local()
                    .format(Format.DURATION)
                    .check(Check.matches(
                            "([0-9]+(\\.[0-9]+)?(ms|s|m|h))+",
                            "a duration with its unit, such as `90s`, `20m` or `1h30m`"))
                    .describe("How long " + doing + " it may take, as `90s` or `1h30m`. Without it " + shown(usual)
                            + ".");
            return new Limit(attribute, usual);
        }

        Duration in(Values timeouts) {
            var text = timeouts.find(attribute);
            var nanos = text == null ? null : Format.DURATION.canonical(text);
            return nanos == null ? usual : Duration.ofNanos(Long.parseLong(nanos));
        }
    }

    private final Limit create;
    private final Limit read;
    private final Limit update;
    private final Limit delete;
    private final Attribute<Values> attribute;

    private Timeouts(Schema.Builder schema, Duration create, Duration read, Duration update, Duration delete) {
        var nested = Schema.object();
        this.create = Limit.declare(nested, "create", "creating", create);
        this.read = Limit.declare(nested, "read", "reading", read);
        this.update = Limit.declare(nested, "update", "changing", update);
        this.delete = Limit.declare(nested, "delete", "removing", delete);
        attribute = schema.object("timeouts", nested.build())
                .local()
                .describe("How long Terraform waits for each operation. A change of it changes nothing on the server.");
    }

    /** Declares the attribute with one default for all operations. */
    public static Timeouts declare(Schema.Builder schema, Duration each) {
        return declare(schema, each, each, each, each);
    }

    /** Declares the attribute with a default for each operation. */
    public static Timeouts declare(
            Schema.Builder schema, Duration create, Duration read, Duration update, Duration delete) {
        var timeouts = new Timeouts(schema, create, read, update, delete);
        schema.timeouts(timeouts);
        return timeouts;
    }

    /** The attribute itself. */
    public Attribute<Values> attribute() {
        return attribute;
    }

    /** How long an operation may take, by what the object says or by default. */
    Duration of(Operation operation, Values object) {
        var limit = switch (operation) {
            case CREATE -> create;
            case READ -> read;
            case UPDATE -> update;
            case DELETE -> delete;
        };
        return limit.in(object.find(attribute, Values.EMPTY));
    }

    /** The deadline of an operation that starts now, on an object of a schema that may not declare timeouts. */
    public static Deadline deadline(Schema schema, Operation operation, Values object) {
        var timeouts = schema.timeouts();
        return Deadline.in(timeouts == null ? USUAL : timeouts.of(operation, object));
    }

    private static String shown(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds % 60 != 0) {
            return seconds + " seconds";
        }
        return seconds == 60 ? "1 minute" : seconds / 60 + " minutes";
    }
}
