package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.FailedQueryException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/** Environments of projects. */
final class EnvironmentProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;

    EnvironmentProcedures(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("environment.create", this::createEnvironment);
        handlers.put("environment.update", this::updateEnvironment);
        handlers.put("environment.remove", this::removeEnvironment);
        handlers.put("environment.duplicate", this::duplicateEnvironment);
    }

    private ProcedureResult createEnvironment(Call call) {
        if (call.text("name").equals("production")) {
            throw ApiErrorException.of(400, "You cannot create a environment with the name 'production'");
        }
        return ProcedureResult.of(
                sql("creating", () -> store.insert("environment", call.input().without("env"))));
    }

    private ProcedureResult updateEnvironment(Call call) {
        var id = call.text("environmentId");
        var environment = store.find("environment", id);
        if (environment == null) {
            throw ApiErrorException.of(400, "Error updating the environment: Environment not found");
        }
        if (environment.path("isDefault").asBoolean() && call.has("name")) {
            throw ApiErrorException.of(
                    400, "Error updating the environment: You cannot rename the default environment");
        }
        if (store.settable(model.table("environment"), call.input()).isEmpty()) {
            throw ApiErrorException.of(400, "Error updating the environment: No values to set");
        }
        return ProcedureResult.of(sql("updating", () -> store.update("environment", id, call.input())));
    }

    private ProcedureResult removeEnvironment(Call call) {
        var environment = store.require("environment", call.text("environmentId"));
        if (environment.path("isDefault").asBoolean()) {
            throw ApiErrorException.of(400, "You cannot delete the default environment");
        }
        for (var service : model.services()) {
            if (!store.where(service.name(), "environmentId", call.text("environmentId"))
                    .isEmpty()) {
                throw ApiErrorException.of(
                        400, "Cannot delete environment: it has active services. Delete all services first.");
            }
        }
        store.delete("environment", call.text("environmentId"));
        return ProcedureResult.of(environment);
    }

    private ProcedureResult duplicateEnvironment(Call call) {
        var source = store.find("environment", call.text("environmentId"));
        if (source == null) {
            throw ApiErrorException.of(400, "Error duplicating the environment: Environment not found");
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set(
                "description", call.has("description") ? call.input().path("description") : source.path("description"));
        values.set("env", source.path("env"));
        values.set("projectId", source.path("projectId"));
        return ProcedureResult.of(store.insert("environment", values));
    }

    private static ObjectNode sql(String doing, Supplier<ObjectNode> work) {
        try {
            return work.get();
        } catch (FailedQueryException failure) {
            throw ApiErrorException.of(400, "Error " + doing + " the environment: " + failure.text());
        }
    }
}
