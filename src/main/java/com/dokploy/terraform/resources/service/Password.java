package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Secrets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** A password of a database: configured, kept out of the state, or generated; and really changed in the engine. */
final class Password {
    /** What Dokploy v0.30.2 accepts in passwords that it hands to an engine's own tools. */
    static final String PATTERN = "[a-zA-Z0-9@#%^&*()_+\\-=\\[\\]{}|;:,.<>?~`]+";

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int GENERATED_LENGTH = 32;

    final Attribute<String> attribute;
    private final Attribute<String> writeOnly;
    private final String owner;

    private Password(Schema.Builder schema, String name, String owner, boolean isImmediate) {
        this.owner = owner;
        var builder = schema.string(name)
                .optionalComputed()
                .keepsState()
                .sensitive()
                .custom()
                .check(Check.matches(
                        PATTERN,
                        "made of letters, digits and ``@#%^&*()_+-=[]{}|;:,.<>?~` `` (the server refuses others)"));
        if (isImmediate) {
            builder.immediate();
        }
        attribute = builder.describe("Password of the " + owner + ". "
                + (isImmediate ? "A change is carried out in the running database." : "A change deploys it again.")
                + " Left out, one of 32 characters is generated and kept in the state.");
        writeOnly = Secrets.addTwin(schema, attribute, "password of the " + owner);
    }

    /**
     * Declares a password.
     *
     * @param owner whose it is, completing "the password of the …"
     * @param isImmediate whether the running engine takes another one
     */
    static Password declare(Schema.Builder schema, String name, String owner, boolean isImmediate) {
        return new Password(schema, name, owner, isImmediate);
    }

    /** Whose it is. */
    String owner() {
        return owner;
    }

    /** Plans it: null where it is write-only, unknown where it will be generated. */
    void plan(Plan plan) {
        if (plan.config().has(writeOnly)) {
            plan.set(attribute, null);
        } else if (!plan.config().isNull(writeOnly) || plan.planned().isNull(attribute)) {
            // Back from a write-only password, or perhaps so: a new one is generated.
            plan.unknown(attribute);
        }
    }

    /** Whether a change gives the user another password than before. */
    boolean isNew(Schema schema, Change change) {
        return change.config().isNull(writeOnly)
                ? change.changes(attribute)
                : Secrets.hasNewVersion(schema, attribute, change.plan(), change.prior());
    }

    /** The password that a change is to set. */
    String wanted(Change change) {
        if (change.config().has(writeOnly)) {
            return change.config().get(writeOnly);
        }
        return change.plan().has(attribute) ? change.plan().get(attribute) : generated();
    }

    /** What the state may hold of a password that was just set. */
    @Nullable String stored(Change change, String secret) {
        return change.config().isNull(writeOnly) ? secret : null;
    }

    /** Whether it is kept out of the state. */
    boolean isHidden(Schema schema, State known) {
        return Secrets.isWriteOnlyInUse(schema, attribute, known);
    }

    private static String generated() {
        var random = new SecureRandom();
        var secret = new StringBuilder(GENERATED_LENGTH);
        for (var i = 0; i < GENERATED_LENGTH; i++) {
            secret.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return secret.toString();
    }
}
