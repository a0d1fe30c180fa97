package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.PlanRegistry.Claimant;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References such as <code>${{project.REGION}}</code> in values of variables. Dokploy puts values in their places when it
 * deploys, and a reference to a variable that is not there fails the deploy (v0.30.2).
 */
final class VariableReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\{(?:(project|environment|vault)\\.)?(.*?)}}");

    private final PlanRequest plan;
    private final Dokploy dokploy;
    private final Attribute<String> environmentId;
    private final @Nullable Set<String> own;

    /**
     * References of one service.
     *
     * @param environmentId the attribute that says where the service is
     * @param own the service's own variables; null if they cannot be told
     */
    VariableReferences(PlanRequest plan, Dokploy dokploy, Attribute<String> environmentId, @Nullable Set<String> own) {
        this.plan = plan;
        this.dokploy = dokploy;
        this.environmentId = environmentId;
        this.own = own;
    }

    /**
     * Notes which variables a project or environment is to have.
     *
     * @param owner its id, known or not
     */
    static void announce(Dokploy dokploy, Value owner, List<? extends Attribute<?>> maps, PlanRequest plan) {
        if (!(owner instanceof Value.Text(var id))) {
            return;
        }
        for (var map : maps) {
            for (var source : List.of(plan.planned(), plan.config())) {
                if (source.value(map) instanceof Value.Entries entries) {
                    for (var key : entries.entries().keySet()) {
                        PlanRegistry.of(dokploy).claim(variablesOf(id), new Claimant(null, key));
                    }
                } else if (source.value(map).isUnknown()) {
                    PlanRegistry.of(dokploy).claim(unknownVariablesOf(id), new Claimant(null, map.name()));
                }
            }
        }
    }

    private static String variablesOf(String owner) {
        return "to be a variable of " + owner;
    }

    private static String unknownVariablesOf(String owner) {
        return "to have variables that are not known yet, " + owner;
    }

    /**
     * Warns of references to variables that neither the server nor this plan has.
     *
     * @param maps the attributes that hold variables with their values
     */
    void warnOfMissing(List<Attribute<Map<String, String>>> maps) {
        for (var map : maps) {
            if (plan.changes(map) && plan.planned().value(map) instanceof Value.Entries entries) {
                for (var variable : entries.entries().entrySet()) {
                    if (variable.getValue() instanceof Value.Text(var text)) {
                        warn(map, variable.getKey(), text);
                    }
                }
            }
        }
    }

    private void warn(Attribute<?> map, String key, String text) {
        var references = REFERENCE.matcher(text);
        while (references.find()) {
            var scope = references.group(1) == null ? "service" : references.group(1);
            var missing = references.group(2);
            var there = variables(scope);
            if (there != null && !there.contains(missing)) {
                plan.warning(
                        map,
                        "Unknown Variable Reference",
                        "`" + map.name() + "[\"" + key + "\"]` refers to `" + references.group() + "`, and the " + scope
                                + " has no variable `" + missing
                                + "`: the deployment will fail. Add it to the variables"
                                + " of the " + scope
                                + (scope.equals("service") ? "." : ", and let this service depend on what adds it."));
            }
        }
    }

    /** The variables that a reference can mean; null if they cannot be told. */
    private @Nullable Set<String> variables(String scope) {
        if (scope.equals("service")) {
            return own;
        }
        if (scope.equals("vault") || !plan.planned().has(environmentId)) {
            return null;
        }
        try {
            var environment = plan.planned().get(environmentId);
            var row = dokploy.cachedQuery("environment.one", ApiMapping.body("environmentId", environment));
            if (scope.equals("environment")) {
                return variables(row, environment);
            }
            var project = row.path("projectId").asText();
            return variables(dokploy.cachedQuery("project.one", ApiMapping.body("projectId", project)), project);
        } catch (ApiException unreadable) {
            // A plan that only looks further than it must does not fail for it.
            Log.debug("references of variables not looked up", "error", unreadable);
            return null;
        }
    }

    private @Nullable Set<String> variables(JsonNode row, String id) {
        if (!PlanRegistry.of(dokploy).claimants(unknownVariablesOf(id)).isEmpty()) {
            return null;
        }
        var names = new HashSet<>(Dotenv.read(row.path("env").asText("")).keySet());
        for (var planned : PlanRegistry.of(dokploy).claimants(variablesOf(id))) {
            names.add(planned.label());
        }
        return names;
    }
}
