package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/** AI providers. Writes answer an empty list; an update makes the row if there is none of the ID (seen on v0.30.2). */
final class AiProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;

    AiProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("ai.create", call -> {
            store.insert("ai", call.input());
            return written();
        });
        handlers.put("ai.update", this::update);
        handlers.put("ai.delete", call -> {
            store.delete("ai", call.text("aiId"));
            return written();
        });
        handlers.put("ai.getModels", AiProcedures::models);
    }

    private static ProcedureResult written() {
        return ProcedureResult.of(JSON.arrayNode());
    }

    private ProcedureResult update(Call call) {
        for (var field : List.of("name", "apiUrl", "apiKey", "model", "isEnabled")) {
            if (!call.input().has(field)) {
                throw ApiErrorException.of(500, "Failed query: insert into \"ai\" …\nparams: " + call.text("aiId"));
            }
        }
        if (store.find("ai", call.text("aiId")) != null) {
            store.update("ai", call.text("aiId"), call.input());
            return written();
        }
        var made = store.insert("ai", call.input());
        store.delete("ai", made.path("aiId").asText());
        store.plant("ai", made.deepCopy().put("aiId", call.text("aiId")));
        return written();
    }

    /** There are no AI providers here: those whose address cannot exist fail, all others have the same two models. */
    private static ProcedureResult models(Call call) {
        if (call.text("apiUrl").contains(".invalid")) {
            throw ApiErrorException.of(400, "fetch failed");
        }
        var models = JSON.arrayNode();
        for (var model : List.of("large", "small")) {
            models.addObject().put("id", model).put("object", "model").put("owned_by", "provider");
        }
        return ProcedureResult.of(models);
    }
}
