package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Content;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
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
    private final Session session;
    private final Attribute<String> environmentId;
    private final @Nullable Set<String> own;

    /**
     * Creates the check of the references of one service.
     *
     * @param environmentId the attribute that says where the service is
     * @param own the service's own variables; null if they cannot be told
     */
    VariableReferences(PlanRequest plan, Session session, Attribute<String> environmentId, @Nullable Set<String> own) {
        this.plan = plan;
        this.session = session;
        this.environmentId = environmentId;
        this.own = own;
    }

    /**
     * Notes which variables a project or environment is to have.
     *
     * @param owner the id of the project or environment, known or not
     */
    static void announce(Session session, Value owner, List<? extends Attribute<?>> maps, PlanRequest plan) {
        if (!(owner instanceof Value.Text(var id))) {
            return;
        }
        var registry = session.planRegistry();
        for (var map : maps) {
            for (var source : List.of(plan.planned(), plan.config())) {
                if (source.value(map) instanceof Value.MapValue entries) {
                    for (var key : entries.entries().keySet()) {
                        registry.addContent(Content.VARIABLE, id, key);
                    }
                } else if (source.value(map).isUnknown()) {
                    registry.addContent(Content.UNKNOWN_VARIABLES, id, map.name());
                }
            }
        }
    }

    /**
     * Warns of references to variables that neither the server nor this plan has.
     *
     * @param maps the attributes that hold variables with their values
     */
    void warnOfMissing(List<Attribute<Map<String, String>>> maps) {
        for (var map : maps) {
            if (plan.changes(map) && plan.planned().value(map) instanceof Value.MapValue entries) {
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
                        "`" + map.name() + "[\"" + key + "\"]` refers to `" + references.group() + "`, but the " + scope
                                + " has no variable `" + missing
                                + "`, so the deployment fails. Add the variable to the " + scope
                                + (scope.equals("service")
                                        ? "."
                                        : ", and let this service depend on the resource that sets it (`depends_on`)."));
            }
        }
    }

    /** Returns the variables that a reference can mean; null if they cannot be told. */
    private @Nullable Set<String> variables(String scope) {
        if (scope.equals("service")) {
            return own;
        }
        if (scope.equals("vault") || !plan.planned().has(environmentId)) {
            return null;
        }
        return OptionalReads.read("variables of the environment or project", null, () -> {
            var environment = plan.planned().get(environmentId);
            var row = session.dokploy().cachedQuery("environment.one", ApiMapping.body("environmentId", environment));
            if (scope.equals("environment")) {
                return variables(row, environment);
            }
            var project = row.path("projectId").asText();
            return variables(
                    session.dokploy().cachedQuery("project.one", ApiMapping.body("projectId", project)), project);
        });
    }

    private @Nullable Set<String> variables(JsonNode row, String id) {
        var registry = session.planRegistry();
        if (!registry.contents(Content.UNKNOWN_VARIABLES, id).isEmpty()) {
            return null;
        }
        var names = new HashSet<>(Dotenv.read(row.path("env").asText("")).keySet());
        names.addAll(registry.contents(Content.VARIABLE, id));
        return names;
    }
}
