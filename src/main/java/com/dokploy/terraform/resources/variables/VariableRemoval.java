package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.schema.Values;
import java.util.Map;
import java.util.Set;

/** The removal of variables from an owner that stays, when the object that gives them is removed. */
public final class VariableRemoval {
    private final Variables variables;

    /** Creates the removal of the variables that an object gives. */
    public VariableRemoval(Variables variables) {
        this.variables = variables;
    }

    /**
     * Notes in the plan which variables are Terraform's: when Terraform replaces the object, its removal sees only what
     * the plan has noted.
     */
    public void note(PrivateState privateState) {
        var field = variables.apiField();
        for (var note : VariableFamily.REMOVAL) {
            privateState.plan(field + note, privateState.get(field + note));
        }
        if (privateState.isImported()) {
            privateState.plan(field + VariableFamily.FOUND, "");
        }
    }

    /**
     * Returns the text without the keys that are Terraform's; where nothing is noted, as after a create that failed,
     * without all keys that the object has. Keys that an import found and no apply has set since stay.
     */
    public String text(Values prior, PrivateState privateState, String current) {
        var field = variables.apiField();
        for (var note : VariableFamily.REMOVAL) {
            // The note is kept beyond the plan, for the next attempt if this one fails.
            if (privateState.get(field + note) == null) {
                privateState.put(field + note, privateState.planned(field + note));
            }
        }
        return Dotenv.edit(current, Map.of(), removed(prior, privateState));
    }

    private Set<String> removed(Values prior, PrivateState privateState) {
        var owned = variables.appliedKeys(prior, privateState);
        var isFound =
                privateState.isImported() || privateState.get(variables.apiField() + VariableFamily.FOUND) != null;
        return owned.isEmpty() && !isFound ? variables.keys(prior) : owned;
    }

    /**
     * Warns of those variables of the state that stay, since an import has found them, and names those that go and that
     * Terraform does not show: it hides the keys of sensitive maps, and knows none of write-only ones.
     */
    public void warn(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        var removed = removed(prior, privateState);
        var kept = variables.keys(prior);
        if (variables.secret != null) {
            kept.addAll(variables.leftOut(variables.secret, privateState));
        }
        kept.removeAll(removed);
        var at = variables.parent.attribute(variables.configuredMap(prior).name());
        if (!kept.isEmpty()) {
            diagnostics.warning(
                    at,
                    "Imported Variables Stay " + Variables.inTitle(kept),
                    "These variables were found by an import and never changed by an apply, so they stay on the"
                            + " server after the destroy: " + Variables.quote(kept)
                            + ". Remove them in Dokploy if nothing needs them.");
        }
        removed.removeAll(VariableFamily.keys(variables.plain, prior));
        if (!removed.isEmpty()) {
            diagnostics.warning(
                    at,
                    "Variables Will Be Removed " + Variables.inTitle(removed),
                    "The destroy removes these variables from the server, which Terraform does not show in the"
                            + " plan: " + Variables.quote(removed) + ".");
        }
    }
}
