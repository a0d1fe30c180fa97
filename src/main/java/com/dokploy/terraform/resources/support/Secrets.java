package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * Secrets come in threes: {@code x} is stored in Terraform's state, {@code x_wo} never is, and {@code x_wo_version}
 * says when {@code x_wo} has changed, since Terraform cannot see it.
 */
public final class Secrets {
    private static final String WRITE_ONLY = "_wo";
    private static final String VERSION = WRITE_ONLY + "_version";

    private Secrets() {}

    /**
     * Adds the write-only counterpart and its version beside a secret that was just declared.
     *
     * @param secret the secret, of any kind
     */
    public static <T> Attribute<T> addCounterpart(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = declareCounterpart(schema, secret);
        schema.rule(Rule.atMostOneOf(secret, counterpart));
        return counterpart;
    }

    /** As {@link #addCounterpart}, without a rule: the caller says which of several secrets must be given. */
    public static <T> Attribute<T> addAlternative(Schema.Builder schema, Attribute<T> secret) {
        return declareCounterpart(schema, secret);
    }

    /** As {@link #addCounterpart}, of a secret without which nothing works: one of the two must be given. */
    public static <T> Attribute<T> addRequiredCounterpart(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = declareCounterpart(schema, secret);
        schema.rule(Rule.exactlyOneOf(secret, counterpart));
        return counterpart;
    }

    private static <T> Attribute<T> declareCounterpart(Schema.Builder schema, Attribute<T> secret) {
        var counterpart = schema.attribute(secret.name() + WRITE_ONLY, secret.type())
                .writeOnlyFormOf(secret)
                .custom()
                .format(secret.format())
                .check(secret.checks().toArray(new com.dokploy.terraform.schema.Check[0]))
                .describe("Write-only alternative to `" + secret.name() + "`: never stored in the state. Change `"
                        + secret.name() + VERSION + "` to send it again.");
        var version = schema.integer(secret.name() + VERSION).managedOnly().custom();
        if (secret.takesEffectAtOnce()) {
            version.takesEffectAtOnce();
        }
        if (secret.replaces()) {
            version.replaces();
        }
        var declared = version.describe("Version of `" + counterpart.name()
                + "`. Terraform cannot see changes of write-only values, so change this number to send the value"
                + " again.");
        schema.rule(Rule.requires(counterpart, declared), Rule.requires(declared, counterpart));
        return counterpart;
    }

    /** Whether a secret is given through its write-only counterpart. */
    public static boolean isWriteOnlyInUse(Schema schema, Attribute<?> secret, Values state) {
        var version = schema.attribute(secret.name() + VERSION);
        return version != null && !state.isNull(version);
    }

    /** Whether the write-only counterpart of a secret is to be sent. */
    public static boolean hasNewVersion(Schema schema, Attribute<?> secret, Values plan, Values prior) {
        var version = schema.attribute(secret.name() + VERSION);
        return version != null && plan.has(version) && !plan.value(version).equals(prior.value(version));
    }

    /**
     * Returns an object as it was before, with the write-only values of the configuration whose versions have not
     * changed: such values are stored nowhere, and an unchanged version means an unchanged value.
     */
    public static Values withUnchanged(Schema schema, Values config, Values prior) {
        var before = prior;
        for (var attribute : schema.attributes()) {
            var version = attribute.isWriteOnly() ? schema.attribute(attribute.name() + "_version") : null;
            if (version != null && config.has(version) && config.value(version).equals(prior.value(version))) {
                before = before.withValue(attribute, config.value(attribute));
            }
        }
        return before;
    }
}
