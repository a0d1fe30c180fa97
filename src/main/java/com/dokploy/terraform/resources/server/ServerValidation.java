package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** The data source {@code dokploy_server_validation}: whether a server has what Dokploy needs there. */
public final class ServerValidation extends ServerReport {
    /** Declares the data source. */
    public ServerValidation() {
        super(
                "dokploy_server_validation",
                "Checks over SSH whether a remote server has everything that Dokploy needs there.",
                "server.validate",
                false);
        for (var program : List.of("docker Docker", "rclone rclone", "nixpacks Nixpacks", "railpack Railpack")) {
            var blank = program.indexOf(' ');
            declareProgram(program.substring(0, blank), program.substring(blank + 1));
        }
        declareProgram("buildpacks", "the Buildpacks CLI (`pack`)");
        s.bool("swarm_installed")
                .computed()
                .apiField("isSwarmInstalled")
                .describe("Whether Docker runs in swarm mode.");
        s.bool("dokploy_network_installed")
                .computed()
                .apiField("isDokployNetworkInstalled")
                .describe("Whether the Docker network `dokploy-network` exists.");
        s.bool("main_directory_installed")
                .computed()
                .apiField("isMainDirectoryInstalled")
                .describe("Whether the directory `/etc/dokploy` exists.");
        s.string("privilege_mode")
                .computed()
                .describe("`root`, `sudo` if the user can use `sudo` without a password, or `none`.");
        s.bool("docker_group_member").computed().describe("Whether the user is in the group `docker`.");
    }

    private void declareProgram(String name, String program) {
        var nested = Schema.object();
        nested.bool("enabled").computed().describe("Whether " + program + " is installed.");
        nested.string("version").computed().describe("Version of " + program + ". `0.0.0` if it is not installed.");
        object(s, name, nested).describe("Installation of " + program + ".");
    }
}
