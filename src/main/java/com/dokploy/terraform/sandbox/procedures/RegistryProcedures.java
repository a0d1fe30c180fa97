package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Images;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import java.util.Map;
import java.util.regex.Pattern;

/** Registries of images. */
final class RegistryProcedures implements ProcedureGroup {
    private static final Pattern REGISTRY =
            Pattern.compile("^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\\d{1,5})?(/[a-zA-Z0-9._/-]+)?$");

    private final ServerModel model;
    private final Store store;

    RegistryProcedures(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("registry.create", this::createRegistry);
        handlers.put("registry.update", this::updateRegistry);
        handlers.put("registry.testRegistry", call -> {
            login(call.text("registryUrl"), call.text("username"));
            return ProcedureResult.yes();
        });
        handlers.put("registry.testRegistryById", this::testRegistry);
    }

    private ProcedureResult createRegistry(Call call) {
        checkRegistryUrl(call);
        var values =
                call.input().deepCopy().put("username", call.text("username").strip());
        login(call.text("registryUrl"), values.path("username").asText());
        return ProcedureResult.of(store.insert("registry", values));
    }

    /** The row is written before the login is tried: a failing login answers 400 and the change stays. */
    private ProcedureResult updateRegistry(Call call) {
        checkRegistryUrl(call);
        store.require("registry", call.text("registryId"));
        if (store.settable(model.table("registry"), call.input()).isEmpty()) {
            throw ApiErrorException.of(400, "No values to set");
        }
        var row = store.update("registry", call.text("registryId"), call.input());
        login(row.path("registryUrl").asText(), row.path("username").asText());
        return ProcedureResult.yes();
    }

    private static void checkRegistryUrl(Call call) {
        var url = call.text("registryUrl");
        if (!url.isEmpty() && !REGISTRY.matcher(url).matches()) {
            throw Issues.custom(
                    "Registry URL must be a valid hostname or hostname:port (e.g. registry.example.com or"
                            + " localhost:5000)",
                    "registryUrl");
        }
    }

    /** Runs {@code docker login}, which registries on port 1 and those whose name says so refuse. */
    private static void login(String url, String username) {
        if (url.endsWith(":1") || Images.isMissing(url)) {
            throw ApiErrorException.of(
                    400,
                    "Command execution failed: Command failed: printf %s '***' | docker login '" + url + "' -u '"
                            + username + "' --password-stdin\nError response from daemon: Get \"http://" + url
                            + "/v2/\": dial tcp: connect: connection refused\n");
        }
    }

    private ProcedureResult testRegistry(Call call) {
        var row = store.find("registry", call.text("registryId"));
        if (row == null) {
            throw ApiErrorException.of(400, "Registry not found");
        }
        login(row.path("registryUrl").asText(), row.path("username").asText());
        return ProcedureResult.yes();
    }
}
