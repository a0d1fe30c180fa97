package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import org.jspecify.annotations.Nullable;

/**
 * Secrets come in threes: {@code x} is stored in Terraform's state, {@code x_wo} never is, and {@code x_wo_version}
 * says when {@code x_wo} has changed, since Terraform cannot see it.
 */
public final class Secrets {
    private static final String WRITE_ONLY = "_wo";
    private static final String VERSION = "_wo_version";

    private Secrets() {}

    /**
     * Adds the write-only twin and its version beside a secret that was just declared.
     *
     * @param secret the secret, of any kind
     * @param what what it is, completing "The …"
     */
    public static <T> Attribute<T> addTwin(Schema.Builder schema, Attribute<T> secret, String what) {
        var twin = declareTwin(schema, secret, what);
        schema.rule(Rule.atMostOneOf(secret, twin));
        return twin;
    }

    /** As {@link #addTwin}, of a secret without which nothing works: one of the two must be given. */
    public static <T> void addRequiredTwin(Schema.Builder schema, Attribute<T> secret, String what) {
        schema.rule(Rule.exactlyOneOf(secret, declareTwin(schema, secret, what)));
    }

    private static <T> Attribute<T> declareTwin(Schema.Builder schema, Attribute<T> secret, String what) {
        var twin = schema.attribute(secret.name() + WRITE_ONLY, secret.kind())
                .writeOnly()
                .custom()
                .check(secret.checks().toArray(new com.dokploy.terraform.framework.Check[0]))
                .describe("The " + what + ", kept out of Terraform's state. Use it instead of `" + secret.name()
                        + "`, and raise `" + secret.name() + VERSION + "` whenever it changes.");
        var version = schema.integer(secret.name() + VERSION).custom();
        if (secret.isImmediate()) {
            version.immediate();
        }
        var declared = version.describe("Any number that changes when `" + twin.name()
                + "` does. Terraform does not see write-only values, so this is what makes it send one.");
        schema.rule(Rule.requires(twin, declared), Rule.requires(declared, twin));
        return twin;
    }

    /** Whether a secret is given through its write-only twin. */
    public static boolean isWriteOnlyInUse(Schema schema, Attribute<?> secret, State state) {
        var version = schema.attribute(secret.name() + VERSION);
        return version != null && !state.isNull(version);
    }

    /** Whether the write-only twin of a secret is to be sent. */
    public static boolean hasNewVersion(Schema schema, Attribute<?> secret, State plan, State prior) {
        var version = schema.attribute(secret.name() + VERSION);
        return version != null && plan.has(version) && !plan.value(version).equals(prior.value(version));
    }

    /** The secret whose write-only twin an attribute is; null if it is none. */
    static @Nullable Attribute<?> secretOf(Schema schema, Attribute<?> twin) {
        var name = twin.name();
        return twin.isWriteOnly() && name.endsWith(WRITE_ONLY)
                ? schema.attribute(name.substring(0, name.length() - WRITE_ONLY.length()))
                : null;
    }
}
