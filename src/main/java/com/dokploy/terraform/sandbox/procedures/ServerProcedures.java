package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Remote servers. */
final class ServerProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;
    private final Views views;

    ServerProcedures(ServerModel model, Store store, Views views) {
        this.model = model;
        this.store = store;
        this.views = views;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("server.all", call -> ProcedureResult.of(servers()));
        handlers.put("server.withSSHKey", call -> ProcedureResult.of(serversWith("sshKeyId", "")));
        handlers.put("server.buildServers", call -> ProcedureResult.of(serversWith("serverType", "build")));
        handlers.put(
                "server.count",
                call -> ProcedureResult.of(JSON.numberNode(store.own("server").size())));
        handlers.put("server.remove", this::removeServer);
    }

    private ArrayNode servers() {
        var list = JSON.arrayNode();
        for (var row : store.own("server")) {
            list.add(
                    row.deepCopy().put("totalSum", services(row.path("serverId").asText())));
        }
        return list;
    }

    private int services(String server) {
        return model.services().stream()
                .mapToInt(service ->
                        store.where(service.name(), "serverId", server).size())
                .sum();
    }

    private ArrayNode serversWith(String column, String value) {
        var list = JSON.arrayNode();
        for (var row : store.own("server")) {
            var cell = row.path(column);
            if (value.isEmpty() ? cell.isTextual() : cell.asText().equals(value)) {
                list.add(row);
            }
        }
        return list;
    }

    private ProcedureResult removeServer(Call call) {
        var row = store.require("server", call.text("serverId"));
        if (services(call.text("serverId")) > 0) {
            throw ApiErrorException.of(400, "Server has active services, please delete them first");
        }
        var shown = views.show("server.one", row);
        store.delete("server", call.text("serverId"));
        return ProcedureResult.of(shown);
    }
}
