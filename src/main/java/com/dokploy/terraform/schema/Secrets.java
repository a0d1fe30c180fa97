package com.dokploy.terraform.schema;

import org.jspecify.annotations.Nullable;

/**
 * Secrets come in threes: {@code x} is stored in Terraform's state, {@code x_wo} never is, and {@code x_wo_version}
 * says when {@code x_wo} has changed, since Terraform cannot see it.
 */
public final class Secrets {
    /**
     * Stands, in a configuration of an object that is there, for a secret that the server does not tell. Terraform ignores
     * it as long as the object stays, and the provider refuses to plan with it: no server gets it.
     */
    public static final String UNTOLD = "secret-that-the-server-does-not-return";

    private static final String WRITE_ONLY = "_wo";
    private static final String VERSION = WRITE_ONLY + "_version";

    private Secrets() {}

    /**
     * Adds the write-only counterpart and its version beside a secret that was just declared.
     *
     * @param secret the secret, of any kind
     */
    public static <T> Attribute<T> addCounterpart(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = addAlternative(schema, secret);
        schema.rule(Rule.atMostOneOf(secret, counterpart));
        return counterpart;
    }

    /** As {@link #addCounterpart}, of a secret without which nothing works: one of the two must be given. */
    public static <T> Attribute<T> addRequiredCounterpart(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = addAlternative(schema, secret);
        schema.rule(Rule.exactlyOneOf(secret, counterpart));
        return counterpart;
    }

    /** As {@link #addCounterpart}, without a rule: the caller says which of several secrets must be given. */
    public static <T> Attribute<T> addAlternative(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = schema.attribute(counterpartName(secret), secret.type())
                .writeOnlyFormOf(secret)
                .custom()
                .format(secret.format())
                .check(secret.checks().toArray(new Check[0]))
                .describe("Write-only alternative to `" + secret.name() + "`: never stored in the state."
                        + (isSentOnce(secret) ? "" : " Change `" + versionName(secret) + "` to send it again."));
        addVersion(
                schema,
                secret,
                counterpart,
                isSentOnce(secret)
                        ? "Set it to `1` and leave it: the value is sent only when the object is created."
                        : "Terraform cannot see changes of write-only values, so change this number to send the value"
                                + " again.");
        return counterpart;
    }

    /** Whether a secret is sent with the create and never again. */
    public static boolean isSentOnce(Attribute<?> secret) {
        return secret.mapping() == Attribute.Mapping.LOCAL && !secret.replaces();
    }

    /**
     * Adds the version of a write-only counterpart that was just declared; neither is given without the other.
     *
     * @param use the sentence that says what the number is for
     */
    public static Attribute<Long> addVersion(
            Schema.Builder schema, Attribute<?> secret, Attribute<?> counterpart, String use) {
        var version = schema.integer(versionName(secret)).managedOnly().custom();
        if (secret.takesEffectAtOnce()) {
            version.takesEffectAtOnce();
        }
        if (secret.replaces()) {
            version.replaces();
        }
        var declared = version.describe("Version of `" + counterpart.name() + "`. " + use);
        schema.rule(Rule.requires(counterpart, declared), Rule.requires(declared, counterpart));
        return declared;
    }

    /** Returns the name of the write-only counterpart of a secret. */
    public static String counterpartName(Attribute<?> secret) {
        return secret.name() + WRITE_ONLY;
    }

    /** Returns the name of the version of a secret's write-only counterpart. */
    public static String versionName(Attribute<?> secret) {
        return secret.name() + VERSION;
    }

    /** Returns the write-only counterpart of a secret; null if it has none. */
    public static @Nullable Attribute<?> counterpart(Schema schema, Attribute<?> secret) {
        var counterpart = schema.attribute(counterpartName(secret));
        return counterpart != null && counterpart.storedForm() == secret ? counterpart : null;
    }

    /** Returns the attribute with the version of a secret's write-only counterpart; null if it has none. */
    public static @Nullable Attribute<?> version(Schema schema, Attribute<?> secret) {
        return schema.attribute(versionName(secret));
    }

    /** Whether an attribute is the version of a write-only counterpart: while it is set, no state has the secret. */
    public static boolean isVersion(Schema schema, Attribute<?> attribute) {
        var name = attribute.name();
        var secret =
                name.endsWith(VERSION) ? schema.attribute(name.substring(0, name.length() - VERSION.length())) : null;
        return secret != null && counterpart(schema, secret) != null;
    }

    /** Whether a secret is given through its write-only counterpart. */
    public static boolean isWriteOnlyInUse(Schema schema, Attribute<?> secret, Values state) {
        var version = version(schema, secret);
        return version != null && !state.isNull(version);
    }

    /** Whether the write-only counterpart of a secret is to be sent. */
    public static boolean hasNewVersion(Schema schema, Attribute<?> secret, Values plan, Values prior) {
        var version = version(schema, secret);
        return version != null && plan.has(version) && !plan.value(version).equals(prior.value(version));
    }

    /**
     * Returns an object as it was before, with the write-only values of the configuration whose versions have not
     * changed: such values are stored nowhere, and an unchanged version means an unchanged value.
     */
    public static Values withUnchanged(Schema schema, Values config, Values prior) {
        var before = prior;
        for (var secret : schema.attributes()) {
            var counterpart = counterpart(schema, secret);
            var version = version(schema, secret);
            if (counterpart != null
                    && version != null
                    && config.has(version)
                    && config.value(version).equals(prior.value(version))) {
                before = before.withValue(counterpart, config.value(counterpart));
            }
        }
        return before;
    }
}
