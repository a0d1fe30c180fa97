package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;

/** The password that a new user gets. Nobody but the user can change it later (v0.30.2). */
final class InitialPassword {
    private static final int SHORTEST = 8;

    private final Attribute<String> password;
    private final Attribute<String> writeOnly;

    /** Declares {@code password} and its write-only counterpart. */
    InitialPassword(Schema.Builder s) {
        password = s.string("password")
                .local()
                .sensitive()
                .check(Check.length(SHORTEST, Integer.MAX_VALUE))
                .describe("Password that the new user gets, required to create one. Dokploy has no way to change the"
                        + " password of another user: later changes of the attribute have no effect.");
        writeOnly = Secrets.addCounterpart(s, password);
    }

    /** Refuses a new user without a password, and warns of a change that does nothing. */
    void plan(PlanRequest plan) {
        if (plan.isCreate()) {
            if (plan.config().isNull(password) && plan.config().isNull(writeOnly)) {
                plan.error(
                        password,
                        "Missing Required Argument",
                        "A new user needs `password` or `password_wo`. Only imported users can do without.");
            }
            return;
        }
        if (isOther(password.name(), plan) || isOther(Secrets.versionName(password), plan)) {
            plan.warning(
                    plan.config().isNull(password) ? writeOnly : password,
                    "Password Not Changed",
                    "Dokploy has no way to change the password of another user, so the user keeps the password that"
                            + " they have. They can change it in Dokploy under Settings → Profile.");
        }
    }

    /** Whether a value was given before and is another one now: an import gives none. */
    private static boolean isOther(String attribute, PlanRequest plan) {
        var prior = plan.prior();
        var before = prior == null ? Value.NULL : prior.values().at(attribute);
        var after = plan.planned().values().at(attribute);
        return !before.isNull() && !after.isNull() && !before.equals(after);
    }

    /** Returns the password in a configuration. */
    String of(Values config) {
        return config.find(password, config.find(writeOnly, ""));
    }
}
