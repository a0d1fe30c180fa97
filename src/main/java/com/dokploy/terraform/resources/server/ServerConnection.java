package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** The attributes by which Dokploy connects to a server. */
final class ServerConnection {
    private final Attribute<String> address;
    private final Attribute<Long> port;
    private final Attribute<String> username;
    private final Attribute<String> sshKeyId;

    /** Declares {@code ip_address}, {@code port}, {@code username} and {@code ssh_key_id}. */
    ServerConnection(Schema.Builder s) {
        address = s.string("ip_address")
                .required()
                .check(Check.matches(
                        "[A-Za-z0-9._-]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*",
                        "an IP address or a host name, without scheme and port"))
                .describe("IP address or host name of the server.");
        port = s.integer("port").defaultsTo(22L).check(Check.between(1, 65535)).describe("Port of the SSH server.");
        username = s.string("username")
                .defaultsTo("root")
                .check(Check.notEmpty())
                .describe("User that Dokploy logs in as. Users other than `root` need `sudo` without a password.");
        sshKeyId = s.string("ssh_key_id")
                .references("dokploy_ssh_key")
                .describe("ID of the SSH key that Dokploy logs in with.", "Without a key Dokploy cannot connect.");
    }

    /** The attribute without which there is no connection. */
    Attribute<String> sshKeyId() {
        return sshKeyId;
    }

    /** Whether a change leads Dokploy to another machine, or to another user there. */
    boolean changes(ProposedChange change) {
        for (var attribute : List.of(address, port, username, sshKeyId)) {
            if (change.changes(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the connection in words. */
    String in(Values state) {
        return state.find(username, "") + "@" + state.find(address, "") + ", port " + state.find(port, 22L);
    }
}
