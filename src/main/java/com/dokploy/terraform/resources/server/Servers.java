package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** The data source {@code dokploy_servers}, which lists remote servers. */
final class Servers extends ListDataSource {
    /** Declares the data source. */
    Servers() {
        super(
                "dokploy_servers",
                "Lists the remote servers.",
                "server.all",
                List.of(),
                List.of("name", "server_type", "status"),
                Servers::declareListed);
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("serverId").describe("ID of the server.");
        item.string("name").describe("Name in Dokploy's dashboard.");
        item.string("description").describe("Description in Dokploy's dashboard.");
        item.string("ip_address").describe("IP address or host name of the server.");
        item.integer("port").describe("Port of the SSH server.");
        item.string("username").describe("User that Dokploy logs in as.");
        item.string("ssh_key_id").describe("ID of the SSH key that Dokploy logs in with.");
        item.string("server_type").describe("`deploy` for servers that run services, `build` for build servers.");
        item.string("status").apiField("serverStatus").describe("`active` or `inactive`.");
        item.integer("services_count")
                .apiField("totalSum")
                .describe("Number of services on the server, libSQL databases not counted.");
        item.string("created_at").describe("Time of creation (UTC, ISO 8601).");
    }
}
