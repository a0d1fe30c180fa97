package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Patches of cloned repositories. */
final class PatchProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final Views views;

    PatchProcedures(Store store, Views views) {
        this.store = store;
        this.views = views;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("patch.create", this::createPatch);
        handlers.put("patch.update", this::updatePatch);
        handlers.put("patch.byEntityId", this::listPatches);
        handlers.put("patch.saveFileAsPatch", call -> savePatch(call, call.text("content"), call.text("patchType")));
        handlers.put("patch.markFileForDeletion", call -> savePatch(call, "", "delete"));
    }

    /** Creates a patch, which is enabled at first, whatever the input says. */
    private ProcedureResult createPatch(Call call) {
        if (!call.has("applicationId") && !call.has("composeId")) {
            throw ApiErrorException.of(400, "Either applicationId or composeId must be provided");
        }
        return ProcedureResult.of(insertPatch(call.input().deepCopy()));
    }

    private ObjectNode insertPatch(ObjectNode values) {
        var now = Ids.now();
        values.put("enabled", true).put("createdAt", now);
        var row = store.insert("patch", values);
        return store.update(
                "patch", row.path("patchId").asText(), JSON.objectNode().put("updatedAt", now));
    }

    private ProcedureResult updatePatch(Call call) {
        store.require("patch", call.text("patchId"));
        var values = call.input().deepCopy();
        values.remove(List.of("applicationId", "composeId"));
        if (values.path("content").isTextual()) {
            values.put("content", withNewline(values.path("content").asText()));
        }
        return ProcedureResult.of(store.update("patch", call.text("patchId"), values.put("updatedAt", Ids.now())));
    }

    /** The server ends non-empty content with a newline when a patch is updated, not when it is created. */
    private static String withNewline(String content) {
        return content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    }

    private ProcedureResult listPatches(Call call) {
        return ProcedureResult.of(views.list("patch", store.where("patch", call.text("type") + "Id", call.text("id"))));
    }

    private ProcedureResult savePatch(Call call, String content, String type) {
        var owner = call.text("type") + "Id";
        for (var patch : store.where("patch", owner, call.text("id"))) {
            if (patch.path("filePath").asText().equals(call.text("filePath"))) {
                var changes = JSON.objectNode().put("type", type).put("updatedAt", Ids.now());
                changes.put("content", withNewline(content));
                return ProcedureResult.of(
                        store.update("patch", patch.path("patchId").asText(), changes));
            }
        }
        var values = JSON.objectNode().put("filePath", call.text("filePath")).put("content", content);
        return ProcedureResult.of(insertPatch(values.put("type", type).put(owner, call.text("id"))));
    }
}
