package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** The environment that comes with every project, and keeps its name for as long as the project exists. */
final class DefaultEnvironment {
    /** The name that the server gives the default environment; no other environment may be created with it. */
    private static final String NAME = "production";

    /** The description that the server gives the default environment (v0.30.2). */
    private static final String DESCRIPTION = "Production environment";

    private final Attribute<String> name;
    private final Attribute<Boolean> isDefault;

    /** Declares {@code is_default}; {@code name} is the attribute that names any environment. */
    DefaultEnvironment(Schema.Builder s, Attribute<String> name) {
        this.name = name;
        isDefault = s.bool("is_default")
                .computed()
                .useStateForUnknown()
                .describe("Whether the environment was created with its project. Such an environment can be"
                        + " imported and managed, but neither renamed nor deleted.");
    }

    /** Whether a state is that of a default environment. */
    boolean is(Values state) {
        return state.find(isDefault, false);
    }

    /** Whether a state is that of a default environment whose description nobody has changed. */
    boolean isAsCreated(Values state, Attribute<String> description) {
        return is(state) && state.find(description, DESCRIPTION).equals(DESCRIPTION);
    }

    /** Whether a plan is for a second default environment, which the server does not make. */
    boolean isSecond(PlanRequest plan) {
        return plan.isCreate() && plan.planned().find(name, "").equals(NAME);
    }

    void refuseSecond(PlanRequest plan) {
        plan.error(
                name,
                "Default Environment Already Exists",
                "Dokploy creates an environment `" + NAME
                        + "` with every project, and refuses a second one of this name. Use the"
                        + " `production_environment_id` of the `dokploy_project`, or import the environment to manage"
                        + " it.");
    }

    void refuseRenaming(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null && is(prior) && plan.changes(name)) {
            plan.error(
                    name,
                    "Default Environment Cannot Be Renamed",
                    "Dokploy does not rename the environment that it created with the project. Set `name` to `"
                            + prior.find(name, "") + "`.");
        }
    }

    /** Warns that the default environment outlives its resource; {@code what} is its kind and name. */
    void warnThatItStays(Values prior, String what, Diagnostics diagnostics) {
        if (is(prior)) {
            diagnostics.warning(
                    Path.ROOT,
                    "Default Environment Cannot Be Deleted",
                    "Dokploy does not delete the " + what
                            + ", which exists as long as its project. Terraform removes it from the state only.");
        }
    }
}
