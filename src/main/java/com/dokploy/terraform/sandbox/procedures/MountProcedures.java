package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.FailedQueryException;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Mounts of services. */
final class MountProcedures implements ProcedureGroup {
    private final ServerModel model;
    private final Store store;
    private final Views views;

    MountProcedures(ServerModel model, Store store, Views views) {
        this.model = model;
        this.store = store;
        this.views = views;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("mounts.create", this::createMount);
        handlers.put("mounts.listByServiceId", this::listMounts);
        handlers.put("mounts.allNamedByApplicationId", this::namedMounts);
    }

    /** Without a service type the mount belongs to nobody; a file mount without a path leaves its row behind. */
    private ProcedureResult createMount(Call call) {
        var values = call.input().deepCopy();
        if (call.has("serviceType")) {
            values.put(call.text("serviceType") + "Id", call.text("serviceId"));
        }
        ObjectNode row;
        try {
            row = store.insert("mount", values);
        } catch (FailedQueryException failure) {
            throw ApiErrorException.of(400, "Error " + failure.text());
        }
        var directory =
                call.text("type").equals("file") && call.text("filePath").isEmpty();
        if (directory && hasFiles(call)) {
            throw ApiErrorException.of(
                    400,
                    "Error Error creating the mount EISDIR: illegal operation on a directory, open"
                            + " '/etc/dokploy/applications/" + appName(call) + "/files'");
        }
        return ProcedureResult.of(row);
    }

    private String appName(Call call) {
        return store.require(call.text("serviceType"), call.text("serviceId"))
                .path("appName")
                .asText();
    }

    private boolean hasFiles(Call call) {
        return call.has("serviceType")
                && store.where("mount", call.text("serviceType") + "Id", call.text("serviceId")).stream()
                        .anyMatch(mount -> mount.path("filePath").isTextual());
    }

    private ProcedureResult listMounts(Call call) {
        var type = call.text("serviceType");
        if (!model.isService(type)) {
            throw ApiErrorException.of(404, "Service not found");
        }
        store.require(type, call.text("serviceId"));
        return ProcedureResult.of(views.list("mount", store.where("mount", type + "Id", call.text("serviceId"))));
    }

    private ProcedureResult namedMounts(Call call) {
        store.require("application", call.text("applicationId"));
        return ProcedureResult.nothing();
    }
}
