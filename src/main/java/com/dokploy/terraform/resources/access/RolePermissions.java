package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What members with a custom role may do: actions on kinds of objects. */
final class RolePermissions {
    /** Kinds of objects that Dokploy does not let custom roles work on. */
    private static final Set<String> INTERNAL = Set.of("organization", "invitation", "team", "ac");

    private final Attribute<Map<String, Set<String>>> permissions;

    /** Declares {@code permissions}. */
    RolePermissions(Schema.Builder s) {
        permissions = s.attribute(
                        "permissions", new AttributeType.MapOf<>(new AttributeType.SetOf<>(AttributeType.TEXT)))
                .required()
                .describe("Allowed actions by kind of object, for example `{ project = [\"create\"], service ="
                        + " [\"create\", \"read\"] }`. The plan refuses kinds and actions that the server does not"
                        + " have, and names those that it has.");
    }

    /** Refuses kinds of objects and actions that the server does not know. */
    void plan(PlanRequest plan, Session session) {
        if (plan.changes(permissions) && plan.planned().value(permissions) instanceof Value.MapValue(var wanted)) {
            OptionalReads.look("permissions of roles", () -> {
                var known = session.dokploy().cachedQuery("customRole.getStatements", ApiMapping.body());
                wanted.forEach((kind, actions) -> check(plan, kind, actions, known));
            });
        }
    }

    private void check(PlanRequest plan, String kind, Value actions, JsonNode known) {
        var path = Path.of(permissions.name()).key(kind);
        if (!known.has(kind) || INTERNAL.contains(kind)) {
            plan.diagnostics()
                    .error(
                            path,
                            "Unknown Permission",
                            "`" + kind + "` is no kind of object that permissions of custom roles are about. Use one of"
                                    + " `" + String.join("`, `", kinds(known)) + "`.");
            return;
        }
        var possible = texts(known.path(kind));
        if (actions instanceof Value.SetValue(var items)) {
            for (var item : items) {
                if (item instanceof Value.Text(var action) && !possible.contains(action)) {
                    plan.diagnostics()
                            .error(
                                    path,
                                    "Unknown Permission",
                                    "`" + kind + "` has no action `" + action + "`. Use one of `"
                                            + String.join("`, `", possible) + "`.");
                }
            }
        }
    }

    private static List<String> kinds(JsonNode known) {
        var kinds = new ArrayList<String>();
        for (var kind : known.properties()) {
            if (!INTERNAL.contains(kind.getKey())) {
                kinds.add(kind.getKey());
            }
        }
        return kinds;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
