package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import java.util.Map;

/** Docker volumes. */
final class VolumeProcedures implements ProcedureGroup {
    private final Store store;
    private final Docker docker;

    VolumeProcedures(Store store, Docker docker) {
        this.store = store;
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("dockerVolume.removeVolume", this::removeVolume);
    }

    private ProcedureResult removeVolume(Call call) {
        var name = call.text("volumeName");
        if (!call.text("serverId").isEmpty() && store.find("server", call.text("serverId")) == null) {
            throw ApiErrorException.of(404, "Server not found");
        }
        if (name.endsWith("-data") && docker.service(name.substring(0, name.length() - 5)) != null) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: docker volume rm " + name
                            + "\nError response from daemon: remove " + name + ": volume is in use - ["
                            + "0".repeat(64) + "]\n");
        }
        if (!docker.volumes().remove(name)) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: docker volume rm " + name
                            + "\nError response from daemon: get " + name + ": no such volume\n");
        }
        return ProcedureResult.nothing();
    }
}
