package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of variables that are a resource of their own with the variables that their owner lists.
 *
 * @param variables the variables of the resource
 * @param schema the schema of the resource
 */
record SeparateVariables(Variables variables, Schema schema) {
    /** Refuses the variables where the owner lists its own, or removes these; see {@link InlineConflicts}. */
    void refuseInline(PlanRequest plan, Attribute<String> attribute, Session session) {
        var owner = plan.planned().get(attribute);
        var label = "the " + schema.name() + " with `" + String.join("`, `", variables.keys(plan.config())) + "`";
        InlineConflicts.beside(plan, session, attribute, InlineConflicts.VARIABLES, owner, label);
        var prior = plan.prior();
        // A change writes all variables, also those that the owner has removed before.
        if (prior != null && !variables.changes(plan.planned(), prior, plan.privateState())) {
            var kept = new TreeMap<String, String>();
            for (var key : variables.keys(prior)) {
                kept.put(key, "the variable `" + key + "` of a " + schema.name());
            }
            InlineRemovals.keep(plan, session, attribute, InlineConflicts.VARIABLES, kept, owner);
        }
    }

    /** Refuses a variable that is there with another value: it is managed elsewhere, and is not overwritten. */
    void refuseSetElsewhere(String current, @Nullable Values prior, ApplyRequest request) {
        var there = Dotenv.read(current);
        var wanted = Dotenv.read(variables.text(request.config(), request.planned(), null, new PrivateState(), ""));
        var ownKeys = variables.ownKeys(prior, request.privateState());
        var conflicts = new ArrayList<String>();
        for (var key : variables.keys(request.config())) {
            var value = there.get(key);
            if (value != null && !ownKeys.contains(key) && !value.equals(wanted.get(key))) {
                conflicts.add(key);
            }
        }
        if (!conflicts.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Variables Already Set",
                    "These variables are already set, with other values: `" + String.join("`, `", conflicts)
                            + "`. Nothing was changed. Remove these variables where they are set now, or"
                            + " import them into this resource, then run `terraform apply` again."));
        }
    }
}
