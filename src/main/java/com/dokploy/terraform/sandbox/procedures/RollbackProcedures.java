package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Images of earlier deployments. A rollback changes the running service and no row (seen on v0.30.2). */
final class RollbackProcedures implements ProcedureGroup {
    private final Store store;
    private final Docker docker;

    RollbackProcedures(Store store, Docker docker) {
        this.store = store;
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("rollback.rollback", this::rollback);
    }

    private ProcedureResult rollback(Call call) {
        var rollback = store.find("rollback", call.text("rollbackId"));
        if (rollback == null
                || !(rollback.path("fullContext") instanceof ObjectNode application)
                || docker.service(application.path("appName").asText()) == null) {
            throw ApiErrorException.of(400, "Error input: Rolling back");
        }
        var registry =
                store.find("registry", application.path("rollbackRegistryId").asText());
        var place = registry == null
                ? ""
                : registry.path("registryUrl").asText() + "/"
                        + registry.path("username").asText() + "/";
        docker.deploy(application, place + rollback.path("image").asText());
        return ProcedureResult.nothing();
    }
}
