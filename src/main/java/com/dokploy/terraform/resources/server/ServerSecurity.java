package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.schema.Schema;

/** The data source {@code dokploy_server_security}: how a server is protected. */
public final class ServerSecurity extends ServerReport {
    /** Declares the data source. */
    public ServerSecurity() {
        super(
                "dokploy_server_security",
                "Checks over SSH how a remote server is protected: its firewall, its SSH server and Fail2Ban.",
                "server.security",
                false);
        var firewall = Schema.object();
        firewall.bool("installed").computed().describe("Whether UFW is installed.");
        firewall.bool("active").computed().describe("Whether UFW is active.");
        firewall.string("default_incoming")
                .computed()
                .describe("Default policy for incoming connections, for example `deny`. `unknown` without UFW.");
        object(s, "ufw", firewall).describe("Firewall UFW.");
        declareSsh();
        declareFail2ban();
    }

    private void declareSsh() {
        var ssh = Schema.object();
        ssh.bool("enabled").computed().describe("Whether the SSH server is running.");
        ssh.bool("key_auth").computed().describe("Whether users can log in with a key.");
        ssh.string("permit_root_login").computed().describe("Value of `PermitRootLogin`.");
        ssh.string("password_auth").computed().describe("Value of `PasswordAuthentication`.");
        ssh.string("use_pam").computed().describe("Value of `UsePAM`.");
        object(s, "ssh", ssh).describe("Settings of the SSH server.");
    }

    private void declareFail2ban() {
        var fail2ban = Schema.object();
        fail2ban.bool("installed").computed().describe("Whether Fail2Ban is installed.");
        fail2ban.bool("enabled").computed().describe("Whether Fail2Ban is started when the server boots.");
        fail2ban.bool("active").computed().describe("Whether Fail2Ban is running.");
        fail2ban.string("ssh_enabled").computed().describe("`true` if Fail2Ban protects SSH.");
        fail2ban.string("ssh_mode").computed().describe("Mode of the protection of SSH: `normal` or `aggressive`.");
        object(s, "fail2ban", fail2ban).describe("Protection against repeated failed logins.");
    }
}
