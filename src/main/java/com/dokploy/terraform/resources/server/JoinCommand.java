package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;

/** The data source {@code dokploy_join_command}: the command that makes a machine a node of the cluster. */
public final class JoinCommand extends QueryDataSource {
    private final Attribute<String> role;
    private final Attribute<String> serverId;
    private final Attribute<String> command;
    private final Attribute<String> version;

    /** Declares the data source. */
    public JoinCommand() {
        super(
                "dokploy_join_command",
                "Returns the command that adds a machine to the Docker Swarm cluster, for the user data of a new"
                        + " machine.");
        role = s.string("role")
                .required()
                .check(Check.oneOf("worker", "manager"))
                .describe("Role of the new node: `worker` or `manager`.");
        serverId = declareServer();
        command = s.string("command")
                .computed()
                .sensitive()
                .custom()
                .describe("Command to run on the new machine. Contains the token of the cluster.");
        version = s.string("docker_version")
                .computed()
                .custom()
                .describe("Version of Docker in the cluster, which the new machine should have too.");
    }

    @Override
    public Values read(Values config, Session session) {
        var procedure = config.get(role).equals("manager") ? "cluster.addManager" : "cluster.addWorker";
        var answer = session.dokploy().query(procedure, input(config, serverId));
        return config.with(command, ApiValues.text(answer, "command", procedure))
                .with(version, ApiValues.text(answer, "version", procedure));
    }
}
