package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** The environment that comes with every project, and stays as it is called for as long as the project does. */
final class DefaultEnvironment {
    /** What the server calls it; no other may be created under this name. */
    private static final String NAME = "production";

    private final Attribute<String> name;
    private final Attribute<Boolean> isDefault;

    /** Declares {@code is_default}; {@code name} is the attribute that names any environment. */
    DefaultEnvironment(Schema.Builder s, Attribute<String> name) {
        this.name = name;
        isDefault = s.bool("is_default")
                .computed()
                .useStateForUnknown()
                .describe("Whether it came with the project. Such an environment can be imported and managed, but"
                        + " neither renamed nor removed.");
    }

    /** Whether a state is of one. */
    boolean is(Values state) {
        return state.find(isDefault, false);
    }

    /** Whether a plan is for another one, which the server does not make. */
    boolean isSecond(PlanRequest plan) {
        return plan.isCreate() && plan.planned().find(name, "").equals(NAME);
    }

    void refuseSecond(PlanRequest plan) {
        plan.error(
                name,
                "The default environment exists already",
                "Every project comes with an environment `" + NAME + "`, and Dokploy makes no second one of this name."
                        + " Refer to it by `production_environment_id` of the project, or import it to manage it.");
    }

    void refuseRenaming(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null && is(prior) && plan.changes(name)) {
            plan.error(
                    name,
                    "The default environment keeps its name",
                    "Dokploy does not rename the environment that came with the project. Set `name` to `"
                            + prior.find(name, "") + "`.");
        }
    }

    /** Says that it outlives its resource; {@code what} is what it is called. */
    void warnThatItStays(Values prior, String what, Diagnostics diagnostics) {
        if (is(prior)) {
            diagnostics.warning(
                    Path.ROOT,
                    "The default environment stays",
                    "Dokploy keeps the " + what + " as long as its project. Terraform only forgets it.");
        }
    }
}
