package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roles of an organization beside those that Dokploy has built in. */
final class CustomRoleProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> BUILT_IN = List.of("owner", "admin", "member");
    private static final int MOST = 10;

    private final Store store;

    CustomRoleProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("customRole.all", call -> list());
        handlers.put("customRole.create", this::create);
        handlers.put("customRole.update", this::update);
        handlers.put("customRole.remove", this::remove);
    }

    private ProcedureResult list() {
        var roles = JSON.arrayNode();
        for (var row : store.own("organizationRole")) {
            var role = roles.addObject();
            role.set("role", row.path("role"));
            role.set("permissions", parse(row.path("permission").asText()));
            role.set("createdAt", row.path("createdAt"));
            role.putArray("ids").add(row.path("id"));
            role.put("memberCount", members(row.path("role").asText()));
        }
        return ProcedureResult.of(roles);
    }

    private ProcedureResult create(Call call) {
        var name = call.text("roleName");
        if (store.own("organizationRole").size() >= MOST) {
            throw ApiErrorException.of(400, "Maximum of 10 custom roles per organization reached");
        }
        refuseTaken(name);
        var values = JSON.objectNode()
                .put("role", name)
                .put("permission", call.input().path("permissions").toString());
        return ProcedureResult.of(store.insert("organizationRole", values));
    }

    /** Changes a role; one that does not exist is not told of. */
    private ProcedureResult update(Call call) {
        var name = call.text("roleName");
        refuseBuiltIn(name, "modify");
        var wanted = call.has("newRoleName") ? call.text("newRoleName") : name;
        if (!wanted.equals(name)) {
            refuseTaken(wanted);
        }
        var row = find(name);
        if (row == null) {
            return ProcedureResult.nothing();
        }
        for (var member : store.own("member", "role", name)) {
            store.update("member", member.path("id").asText(), JSON.objectNode().put("role", wanted));
        }
        var changes = JSON.objectNode()
                .put("role", wanted)
                .put("permission", call.input().path("permissions").toString());
        return ProcedureResult.of(
                store.update("organizationRole", row.path("id").asText(), changes));
    }

    private ProcedureResult remove(Call call) {
        var name = call.text("roleName");
        refuseBuiltIn(name, "delete");
        var members = members(name);
        if (members > 0) {
            throw ApiErrorException.of(
                    400,
                    "Cannot delete role \"" + name + "\": " + members
                            + " member(s) are currently assigned to it. Reassign them first.");
        }
        var row = find(name);
        if (row == null) {
            throw ApiErrorException.of(404, "Role \"" + name + "\" not found");
        }
        store.delete("organizationRole", row.path("id").asText());
        return ProcedureResult.of(JSON.objectNode().put("deleted", 1));
    }

    private int members(String role) {
        return store.own("member", "role", role).size();
    }

    private void refuseTaken(String name) {
        if (find(name) != null) {
            throw ApiErrorException.of(409, "Role \"" + name + "\" already exists");
        }
    }

    private static void refuseBuiltIn(String name, String verb) {
        if (BUILT_IN.contains(name)) {
            throw ApiErrorException.of(400, "Cannot " + verb + " built-in roles");
        }
    }

    private @Nullable ObjectNode find(String name) {
        var found = store.own("organizationRole", "role", name);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static JsonNode parse(String permission) {
        try {
            return JsonText.MAPPER.readTree(permission);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
