package com.dokploy.terraform.schema;

import com.dokploy.terraform.concurrent.Deadline;
import java.time.Duration;

/**
 * The attribute {@code timeouts = { create, read, update, delete }}: how long each operation on an object may take,
 * declared by a resource with its own defaults. Only Terraform knows it. A resource reads what is left of the time from
 * {@code ApplyRequest.timeLeft} and {@code ReadRequest.timeLeft}; it never looks at the attribute itself:
 *
 * <pre>{@code
 * new Timeouts(s, "Timeouts of the operations.", Duration.ofMinutes(20));
 * …
 * waitFor(id, change.timeLeft());
 * }</pre>
 */
public final class Timeouts {
    /** The operations that a timeout limits. */
    public enum Operation {
        CREATE,
        READ,
        UPDATE,
        DELETE
    }

    /** The time that an operation may take on a resource without this attribute. */
    public static final Duration USUAL = Duration.ofMinutes(20);

    private final Timeout create;
    private final Timeout read;
    private final Timeout update;
    private final Timeout delete;
    private final Attribute<Values> attribute;

    /**
     * Declares the attribute with one default for all operations.
     *
     * @param about the description in the user documentation
     */
    public Timeouts(Schema.Builder schema, String about, Duration each) {
        this(schema, about, each, each, each, each);
    }

    /**
     * Declares the attribute with a default for each operation.
     *
     * @param about the description in the user documentation
     */
    public Timeouts(
            Schema.Builder schema, String about, Duration create, Duration read, Duration update, Duration delete) {
        var nested = Schema.object();
        this.create = limit(nested, "create", "creating", create);
        this.read = limit(nested, "read", "reading", read);
        this.update = limit(nested, "update", "updating", update);
        this.delete = limit(nested, "delete", "deleting", delete);
        attribute = schema.object("timeouts", nested.build()).local().describe(about);
        schema.timeouts(this);
    }

    private static Timeout limit(Schema.Builder nested, String name, String doing, Duration usual) {
        return new Timeout(
                nested, name, "Timeout for " + doing + " the object. Defaults to `" + usual.toMinutes() + "m`.", usual);
    }

    /** The attribute {@code timeouts}. */
    public Attribute<Values> attribute() {
        return attribute;
    }

    /** Returns how long an operation may take, as the object says or by default. */
    Duration of(Operation operation, Values object) {
        var limit = switch (operation) {
            case CREATE -> create;
            case READ -> read;
            case UPDATE -> update;
            case DELETE -> delete;
        };
        return limit.of(object.find(attribute, Values.EMPTY));
    }

    /** Returns the deadline of an operation that starts now, on an object of a schema that may not declare timeouts. */
    public static Deadline deadline(Schema schema, Operation operation, Values object) {
        var timeouts = schema.timeouts();
        return Deadline.in(timeouts == null ? USUAL : timeouts.of(operation, object));
    }
}
