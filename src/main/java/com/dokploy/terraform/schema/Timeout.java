package com.dokploy.terraform.schema;

import java.time.Duration;

/** An attribute that limits how long something may take, and the limit where the attribute is not set. */
public final class Timeout {
    private final Attribute<String> attribute;
    private final Duration usual;

    /**
     * Declares the attribute.
     *
     * @param description the description, which names the usual limit
     * @param usual the limit where the attribute is not set
     */
    public Timeout(Schema.Builder s, String name, String description, Duration usual) {
        this.usual = usual;
        // A timeout of zero would fail every operation, and Terraform's own timeouts know no days.
        attribute = s.string(name)
                .local()
                .format(Format.DURATION)
                .check(Check.matches(
                        "([0-9]+(\\.[0-9]+)?(ms|s|m|h))+", "a duration with its unit, such as `90s`, `20m` or `1h30m`"))
                .describe(description);
    }

    /** Returns the limit that an object sets, or the usual one. */
    public Duration of(Values object) {
        var text = object.find(attribute);
        var nanos = text == null ? null : Format.DURATION.canonical(text);
        return nanos == null ? usual : Duration.ofNanos(Long.parseLong(nanos));
    }
}
