package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.RandomText;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** The ephemeral resource {@code dokploy_password}: a password that any database of Dokploy takes. */
public final class EphemeralPassword implements Ephemeral<Session> {
    /** The special characters that Dokploy takes and that mean nothing to the shell that starts Redis. */
    private static final String SPECIAL = "@%^_+=:,.-";

    private final Schema schema;
    private final Attribute<Long> length;
    private final Attribute<Boolean> special;
    private final Attribute<String> password;

    /** Declares the ephemeral resource. */
    public EphemeralPassword() {
        var s = Schema.ephemeral(
                "dokploy_password",
                "Generates a password that every database of Dokploy accepts, for write-only attributes. Neither the"
                        + " plan nor the state has it.");
        s.note(
                Note.Kind.NOTE,
                "Each plan and each apply generates another password. A write-only attribute is only sent when its"
                        + " `_version` changes, so that the database keeps the password of the apply that sent it.");
        length =
                s.integer("length").defaultsTo(32L).check(Check.between(8, 128)).describe("Number of characters.");
        special = s.bool("special")
                .defaultsTo(false)
                .describe("Use the characters `" + SPECIAL + "` in addition to letters and digits. The password then"
                        + " contains at least one of them.");
        password = s.string("password")
                .computed()
                .sensitive()
                .describe("The password. Contains at least one upper-case letter, one lower-case letter and one"
                        + " digit.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OpenResponse open(Values config, Session session) {
        var generated = generated(Math.toIntExact(config.get(length)), config.get(special));
        return new OpenResponse(config.with(password, generated), new PrivateState(), null);
    }

    /** Draws until a password has all kinds of characters, so that each such password is as likely as any other. */
    private static String generated(int length, boolean withSpecial) {
        var alphabet = RandomText.LETTERS_AND_DIGITS + (withSpecial ? SPECIAL : "");
        while (true) {
            var drawn = RandomText.of(length, alphabet);
            if (hasAllKinds(drawn, withSpecial)
                    && PasswordRule.CHECKED.allows(drawn)
                    && PasswordRule.SHELL.allows(drawn)) {
                return drawn;
            }
        }
    }

    private static boolean hasAllKinds(String password, boolean withSpecial) {
        var kinds =
                withSpecial ? List.of("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]") : List.of("[A-Z]", "[a-z]", "[0-9]");
        for (var kind : kinds) {
            if (password.replaceFirst(kind, "").equals(password)) {
                return false;
            }
        }
        return true;
    }
}
