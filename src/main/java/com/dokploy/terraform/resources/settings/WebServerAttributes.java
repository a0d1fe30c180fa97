package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The attributes of {@code dokploy_web_server_settings}. */
final class WebServerAttributes {
    private static final String UNSET = "If unset, not managed.";

    final Attribute<String> id;
    final Attribute<String> logCleanupCron;
    final Attribute<Boolean> remoteServersOnly;
    final Attribute<Boolean> enforceSso;
    final Attribute<Set<Values>> traefikPorts;
    final Attribute<Long> targetPort;
    final Schema schema;

    WebServerAttributes() {
        var s = Schema.resource("dokploy_web_server_settings", "Settings of the Dokploy server itself.");
        addNote(s);
        id = SettingsResource.declareId(s);
        declareDomain(s);
        kept(s.string("server_ip"))
                .check(Check.matches("|[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", "an IP address, or empty"))
                .describe("IP address of the server. Empty for none.", UNSET);
        kept(s.integer("builds_concurrency"))
                .check(Check.between(1, 100))
                .describe("Maximum number of builds that run at the same time on the Dokploy host.", UNSET);
        kept(s.bool("docker_cleanup"))
                .apiField("enableDockerCleanup")
                .describe("Whether Dokploy removes unused Docker objects every day.", UNSET);
        logCleanupCron = kept(s.string("log_cleanup_cron"))
                .describe("Cron expression of the cleanup of Traefik's access log. Empty for no cleanup.", UNSET);
        remoteServersOnly = kept(s.bool("remote_servers_only"))
                .describe(
                        "Whether services can only be created on remote servers. Needs an enterprise license.", UNSET);
        enforceSso = kept(s.bool("enforce_sso"))
                .apiField("enforceSSO")
                .describe("Whether users can only sign in with single sign-on. Needs an enterprise license.", UNSET);
        kept(s.bool("requests_log")).describe("Whether Traefik logs requests, which the dashboard shows.", UNSET);
        kept(s.bool("traefik_dashboard"))
                .describe("Whether Traefik's own dashboard is published on port 8080. Changes restart Traefik.", UNSET);
        var port = Schema.object();
        targetPort = declarePort(port);
        traefikPorts = kept(s.objectSet("traefik_ports", port.build()))
                .describe(
                        "Ports that Traefik publishes besides 80, 443 and the dashboard's 8080. Changes restart"
                                + " Traefik.",
                        UNSET);
        declareTraefikEnv(s);
        declareSshKey(s);
        schema = s.build();
    }

    private static void addNote(Schema.Builder s) {
        s.note(
                Note.Kind.NOTE,
                "A server has its settings once, so a configuration declares the resource once. "
                        + SettingsResource.RESTORED
                        + " An earlier secret is not stored and cannot be restored.");
    }

    private static void declareSshKey(Schema.Builder s) {
        var key = s.string("ssh_private_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Private SSH key of the Dokploy host (PEM).", UNSET);
        Secrets.addCounterpart(s, key);
    }

    private static <T> AttributeBuilder<T> kept(AttributeBuilder<T> builder) {
        return builder.optionalComputed().useStateForUnknown();
    }

    private static void declareDomain(Schema.Builder s) {
        kept(s.string("host"))
                .check(Check.matches(
                        "|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+",
                        "a host name in lower case, such as `dokploy.example.com`, without scheme and path, or empty"))
                .describe("Host name of the dashboard and the API. Empty for none.", UNSET);
        kept(s.bool("https")).describe("Whether the dashboard is served over HTTPS.", UNSET);
        kept(s.string("certificate_type"))
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe(
                        "Certificate of the dashboard: `none`, `letsencrypt` (a free one), or `custom` (one that"
                                + " Traefik"
                                + " has).",
                        UNSET);
        kept(s.string("letsencrypt_email"))
                .apiField("letsEncryptEmail")
                .check(Check.matches("|[^@\\s]+@[^@\\s]+\\.[^@\\s.]+", "an e-mail address, or empty"))
                .describe(
                        "E-mail address for Let's Encrypt, for all domains of the server. Traefik keeps it when it is"
                                + " emptied.",
                        UNSET);
    }

    private static Attribute<Long> declarePort(Schema.Builder port) {
        var target = port.integer("target_port")
                .required()
                .check(Check.between(1, 65535))
                .describe("Port of Traefik other than 80, 443 and 8080, which Dokploy publishes itself.");
        port.integer("published_port")
                .required()
                .check(Check.between(1, 65535))
                .describe("Port of the host that leads there.");
        port.string("protocol")
                .required()
                .check(Check.oneOf("tcp", "udp", "sctp"))
                .describe("Protocol: `tcp`, `udp` or `sctp`.");
        return target;
    }

    private static void declareTraefikEnv(Schema.Builder s) {
        var env = s.stringMap("traefik_env")
                .sensitive()
                .check(
                        new Check.Keys("[A-Za-z_][A-Za-z0-9_]*", "names of environment variables"),
                        Check.matches(
                                "[^\\s\"'`#]([^\"'`#\\r\\n]*[^\\s\"'`#])?",
                                "a text without quotes, `#` and line breaks"))
                .describe("All environment variables of Traefik. Changes restart Traefik.", UNSET);
        Secrets.addCounterpart(s, env);
    }

    /** The settings, in the order in which they are written. */
    static List<ServerSetting> settings() {
        var all = new ArrayList<>(RowSettings.all());
        all.addAll(List.of(TraefikSettings.values()));
        all.add(new SshKeySetting());
        return all;
    }
}
