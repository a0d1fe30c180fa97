package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.FailedQueryException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Tags that projects carry. */
final class TagProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;

    TagProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("tag.assignToProject", this::assignTag);
        handlers.put("tag.removeFromProject", this::removeTag);
        handlers.put("tag.bulkAssign", this::assignTags);
    }

    private ProcedureResult assignTag(Call call) {
        if (store.find("project", call.text("projectId")) == null) {
            throw ApiErrorException.of(404, "Project not found or you don't have permission to modify it");
        }
        try {
            return ProcedureResult.of(store.insert("projectTag", call.input()));
        } catch (FailedQueryException failure) {
            throw ApiErrorException.of(400, "Error assigning tag to project: " + failure.text());
        }
    }

    private ProcedureResult removeTag(Call call) {
        for (var row : store.where("projectTag", "projectId", call.text("projectId"))) {
            if (row.path("tagId").asText().equals(call.text("tagId"))) {
                store.delete("projectTag", row.path("id").asText());
            }
        }
        return success();
    }

    private ProcedureResult assignTags(Call call) {
        var project = call.text("projectId");
        if (store.find("project", project) == null) {
            throw ApiErrorException.of(404, "Project not found or you don't have permission to modify it");
        }
        store.where("projectTag", "projectId", project)
                .forEach(row -> store.delete("projectTag", row.path("id").asText()));
        for (var tag : call.input().path("tagIds")) {
            store.insert(
                    "projectTag", JSON.objectNode().put("projectId", project).put("tagId", tag.asText()));
        }
        return success();
    }

    private static ProcedureResult success() {
        return ProcedureResult.of(JSON.objectNode().put("success", true));
    }
}
