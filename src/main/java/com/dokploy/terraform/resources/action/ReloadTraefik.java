package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;

/** {@code dokploy_reload_traefik}: restarts Traefik on a host. */
public final class ReloadTraefik extends ServerAction {
    private final Attribute<String> serverId;

    /** Declares the attributes of {@code dokploy_reload_traefik}. */
    public ReloadTraefik() {
        super("dokploy_reload_traefik", "Restarts Traefik on the Dokploy host or on a remote server.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy (v0.30.2) restarts Traefik in the background and reports no failure. During the restart, no"
                        + " domain of the host is reachable, and Dokploy itself may not be either.");
        serverId = s.string("server_id")
                .references("dokploy_server")
                .describe("ID of the remote server whose Traefik is restarted. If unset, the Dokploy host.");
    }

    @Override
    void run(Invocation invocation) {
        var body = ApiMapping.create(schema(), invocation.config(), serverId);
        var _ = invocation.send("settings.reloadTraefik", body, "restart Traefik");
        invocation.tell("Dokploy restarts Traefik in the background.");
    }
}
