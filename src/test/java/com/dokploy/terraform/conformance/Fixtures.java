package com.dokploy.terraform.conformance;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What no declaration can know: the objects that attributes refer to, texts that follow a pattern, and what has to stand
 * beside an attribute. Everything else about a type follows from its declaration; most types need nothing here.
 *
 * <p>Paths are matched by their end, so {@code branch} stands for every attribute of this name and
 * {@code dokploy_domain.path} for one.
 */
final class Fixtures {
    private final TargetServer target;
    private final Dokploy dokploy;
    /** What the names of our own objects begin with: others may have theirs on a real server. */
    private final String prefix;

    private final String project;
    private final String environment;
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<Value>> values = new LinkedHashMap<>();
    /** What has to be removed by itself at the end, by id: the router that does it. */
    private final Map<String, String> leftovers = new LinkedHashMap<>();

    private final List<String> members = new ArrayList<>();
    private String otherOrganization = "";

    Fixtures(TargetServer target, Dokploy dokploy) {
        this.target = target;
        this.dokploy = dokploy;
        prefix = target.sandbox().isPresent() ? "" : "conformance-";
        var first = dokploy.mutate("project.create", json("name", prefix + "first"));
        var second = dokploy.mutate("project.create", json("name", prefix + "second"));
        project = first.at("/project/projectId").asText();
        environment = first.at("/environment/environmentId").asText();
        texts.put("project_id", List.of(project, second.at("/project/projectId").asText()));
        texts.put(
                "environment_id",
                List.of(environment, second.at("/environment/environmentId").asText()));
        // Whatever is deployed by a test makes attachments deploy it again, which takes time: those are services apart.
        services("dokploy_deployment.", "deployed-");
        services("", "");
        planted("server_id", "server", "name");
        texts.put("build_server_id", texts("server_id"));
        planted("registry_id", "registry", "registryName");
        texts.put("build_registry_id", texts("registry_id"));
        made("tag_ids", "tag", name -> json("name", name));
        texts.put("tag_id", texts("tag_ids"));
        made("network_ids", "network", name -> json("name", name).put("driver", "overlay"));
        planted("ssh_key_id", "sshKey", "name");
        planted("github_id", "github", "githubAppName");
        planted("gitlab_id", "gitlab", "gitlabUrl");
        planted("bitbucket_id", "bitbucket", "bitbucketUsername");
        planted("gitea_id", "gitea", "giteaUrl");
        made("destination_id", "destination", Fixtures::bucket);
        texts.put("environment_ids", texts("environment_id"));
        target.sandbox().ifPresent(sandbox -> sandbox.license().set(true));
        identityProviders();
        authenticationProxies();
        made("vault_provider_id", "vaultProvider", this::vault);
        made("dns_provider_id", "dnsProvider", Fixtures::cloudflare);
        planted("ai_id", "ai", "apiUrl");
        mailers();
        texts.put("zone_id", List.of("zone0", "zone1"));
        members();
        patterns();
        templates();
        keys("dokploy_ssh_key", "public_key", KeySamples.ssh());
        keys("dokploy_certificate", "certificate", KeySamples.certificates());
        wholeValues();
    }

    /** Two keys, each with what belongs to it. */
    private void keys(String type, String open, List<KeySamples.Pair> pairs) {
        var secrets = pairs.stream().map(KeySamples.Pair::secret).toList();
        texts.put(type + ".private_key", secrets);
        texts.put(type + ".private_key_wo", secrets);
        texts.put(type + "." + open, pairs.stream().map(KeySamples.Pair::open).toList());
    }

    /** The half of a key that belongs to another one; any half if the other one is not known. */
    private Value otherHalf(String path, String text, String half) {
        var type = path.substring(0, path.indexOf('.'));
        // What is no half of a key at all, as nothing, has any other half.
        var which = Math.max(0, Objects.requireNonNull(texts(path)).indexOf(text));
        return Value.of(Objects.requireNonNull(texts(type + "." + half)).get(which));
    }

    /** Two services of each kind, to hang things on. */
    private void services(String path, String prefix) {
        services(path, prefix, "application", json("name", ""));
        for (var id : texts(path + "application_id")) {
            var image = json("applicationId", id).put("sourceType", "docker").put("dockerImage", "nginx:alpine");
            dokploy.mutate("application.update", image);
        }
        var file = "services: {web: {image: nginx}, worker: {image: busybox}}";
        services(path, prefix, "compose", json("composeFile", file).put("sourceType", "raw"));
        var login = json("databasePassword", "secret");
        services(path, prefix, "redis", login);
        login.put("databaseUser", "x");
        services(path, prefix, "mongo", login);
        var libsql = login.deepCopy().put("sqldNode", "primary");
        for (var nothing : List.of("description", "sqldPrimaryUrl", "serverId")) {
            libsql.putNull(nothing);
        }
        services(path, prefix, "libsql", libsql);
        login.put("databaseName", "x");
        for (var router : List.of("postgres", "mysql", "mariadb")) {
            services(path, prefix, router, login);
        }
    }

    private void services(String path, String prefix, String router, ObjectNode body) {
        var ids = new ArrayList<String>();
        for (var name : List.of(prefix + router + "-parent", prefix + router + "-other")) {
            dokploy.mutate(
                    router + ".create",
                    body.deepCopy().put("name", name).put("appName", name).put("environmentId", environment));
            // Not every create says what it made.
            for (var row : dokploy.queryUncached("environment.one", json("environmentId", environment))
                    .path(listOf(router))) {
                if (row.path("name").asText().equals(name)) {
                    ids.add(row.path(router + "Id").asText());
                }
            }
        }
        texts.put(path + router + "_id", ids);
    }

    private static String listOf(String router) {
        return router.equals("application") ? "applications" : router;
    }

    private static ObjectNode bucket(String name) {
        var bucket = json("name", name)
                .put("provider", "Other")
                .put("accessKey", "key")
                .put("bucket", "bucket")
                .put("region", "")
                .put("endpoint", "https://s3.example.com")
                .put("secretAccessKey", "secret");
        bucket.putArray("additionalFlags");
        return bucket;
    }

    /** A vault that nobody can reach, for the first project. */
    private ObjectNode vault(String name) {
        var vault = json("name", name);
        vault.putObject("config")
                .put("providerType", "doppler")
                .put("serviceToken", "sample")
                .put("project", "host.invalid");
        vault.putArray("assignments").addObject().put("projectId", project).putArray("environmentIds");
        return vault;
    }

    private static ObjectNode cloudflare(String name) {
        var provider = json("name", name);
        provider.putObject("config").put("providerType", "cloudflare").put("apiToken", "sample");
        return provider;
    }

    /** Two objects that any server makes when it is asked. */
    private void made(String attribute, String router, Function<String, ObjectNode> body) {
        var ids = new ArrayList<String>();
        for (var which = 0; which < 2; which++) {
            var name = prefix + router + "-" + which;
            var row = dokploy.mutate(router + ".create", body.apply(name));
            var id = row.path(router + "Id").asText();
            ids.add(id);
            leftovers.put(id, router);
        }
        texts.put(attribute, ids);
    }

    /** Ids of two rows of a table; on a real server ids that nothing has, for cases that will be skipped. */
    private void planted(String attribute, String table, String nameField) {
        var ids = new ArrayList<String>();
        for (var which = 0; which < 2; which++) {
            var row = json(nameField, table + "-" + which).put("ipAddress", "192.0.2.7");
            var missing = "planted-" + table + "-" + which;
            ids.add(target.sandbox()
                    .map(sandbox ->
                            sandbox.rows().plant(table, row).path(table + "Id").asText())
                    .orElse(missing));
        }
        texts.put(attribute, ids);
    }

    /** Two notifications that send e-mails. Nobody could receive any from a real server: there the ids are made up. */
    private void mailers() {
        planted("notification_id", "notification", "name");
        var kind = json("notificationType", "email");
        target.sandbox()
                .ifPresent(sandbox ->
                        texts("notification_id").forEach(id -> sandbox.rows().patch("notification", id, kind)));
    }

    /** One template at two URLs: the second has other files. */
    private void templates() {
        var server = TemplateServer.shared();
        texts.put("dokploy_compose.template.id", List.of("page", "page"));
        texts.put("base_url", List.of(server.url("one"), server.url("two")));
        texts.put("dokploy_template.id", List.of("page", "page"));
        texts.put("template.digest", List.of(server.digest("one"), server.digest("two")));
    }

    /** Two members of the organization, and what only a license unlocks. */
    private void members() {
        target.sandbox().ifPresent(sandbox -> sandbox.license().set(true));
        var ids = new ArrayList<String>();
        for (var which = 0; which < 2; which++) {
            var body = json("email", member(which))
                    .put("password", "canary-password")
                    .put("role", "member");
            var id = dokploy.mutate("user.createUserWithCredentials", body)
                    .path("userId")
                    .asText();
            ids.add(id);
            members.add(id);
        }
        texts.put("user_id", ids);
        var own = dokploy.queryUncached("organization.active", JsonNodeFactory.instance.objectNode());
        var other = dokploy.mutate("organization.create", json("name", prefix + "other"));
        otherOrganization = other.path("id").asText();
        texts.put("organization_id", List.of(own.path("id").asText(), otherOrganization));
        texts.put("project_ids", texts("project_id"));
        texts.put("environment_ids", texts("environment_id"));
        texts.put("server_ids", texts("server_id"));
    }

    /** Identity providers of made-up names, whose origins the server trusts. */
    private void identityProviders() {
        var hosts = List.of("https://licensed-idp.example.com", "https://licensed-other.example.com");
        target.sandbox().ifPresent(sandbox -> {
            sandbox.license().session(true);
            hosts.forEach(host -> dokploy.mutate("sso.addTrustedOrigin", json("origin", host)));
        });
        var sso = "dokploy_sso_provider.";
        texts.put(sso + "provider_id", List.of("licensed-sso", "licensed-sso-other"));
        texts.put(sso + "issuer", hosts);
        texts.put(sso + "domains", List.of("one.example.com", "two.example.com"));
        for (var url : List.of(
                "discovery_endpoint",
                "authorization_endpoint",
                "token_endpoint",
                "jwks_endpoint",
                "user_info_endpoint",
                "entry_point",
                "callback_url",
                "location")) {
            texts.put(url, List.of(hosts.getFirst() + "/one", hosts.getLast() + "/two"));
        }
        texts.put(
                "dokploy_sso_trusted_origin.origin",
                List.of("https://licensed-a.example.com", "http://licensed-b.test"));
        texts.put("dokploy_scim_provider.provider_id", List.of("licensed-scim", "licensed-scim-other"));
    }

    /** Authentication proxies for the domains of applications; the proxies that tests make are on other servers. */
    private void authenticationProxies() {
        var providers = List.of("licensed-login", "licensed-login-other");
        var servers = new ArrayList<>(List.of("planted-login-0", "planted-login-1"));
        target.sandbox().ifPresent(sandbox -> {
            providers.forEach(provider -> sandbox.rows()
                    .plant("ssoProvider", json("providerId", provider).put("oidcConfig", "{}")));
            var proxy = json("authDomain", "planted.example.com")
                    .put("providerId", providers.getFirst())
                    .put("isRunning", true);
            sandbox.rows().plant("forwardAuthSettings", proxy);
            texts("server_id")
                    .forEach(id -> sandbox.rows()
                            .plant("forwardAuthSettings", proxy.deepCopy().put("serverId", id)));
            servers.replaceAll(name -> sandbox.rows()
                    .plant("server", json("name", name))
                    .path("serverId")
                    .asText());
        });
        texts.put("dokploy_forward_auth.server_id", servers);
        texts.put("dokploy_forward_auth.provider_id", providers);
        texts.put("dokploy_forward_auth.host", List.of("auth.example.com", "login.example.com"));
    }

    private String member(int which) {
        return prefix + "member-" + which + "@example.com";
    }

    private void patterns() {
        texts.put("name", List.of("sample", "other-sample"));
        texts.put("certificate_type", List.of("letsencrypt", "none"));
        texts.put("domains.host", List.of("inline-0.example.com", "inline-1.example.com"));
        for (var path : List.of("dokploy_domain.path", "domains.path", "preview_deployments.path")) {
            texts.put(path, List.of("/one", "/two"));
        }
        texts.put("gitlab.project_id", List.of("41", "42"));
        texts.put("internal_path", List.of("/inner", "/other"));
        texts.put("branch", List.of("main", "release/1.0"));
        texts.put("dokploy_application.docker.image", List.of("nginx:latest", "nginx:alpine"));
        texts.put("image", List.of("nginx:alpine", "nginx:1.29"));
        texts.put("dokploy_postgres.docker_image", List.of("postgres:16", "postgres:17"));
        texts.put("database_password", List.of("Canary-canary-1", "Canary-canary-2"));
        texts.put("database_password_wo", List.of("Hidden-canary-3", "Hidden-canary-4"));
        texts.put("docker_image", List.of("database:1", "database:2"));
        texts.put("dokploy_mysql.docker_image", List.of("mysql:8.4", "mysql:9"));
        texts.put("dokploy_mariadb.docker_image", List.of("mariadb:10.6", "mariadb:6"));
        texts.put("dokploy_mongo.docker_image", List.of("mongo:7", "mongo:15"));
        texts.put("dokploy_redis.docker_image", List.of("redis:7", "redis:7-alpine"));
        texts.put(
                "compose_file",
                List.of(
                        "services:\n  web:\n    image: nginx:alpine\n  worker:\n    image: busybox\n",
                        "services:\n  web:\n    image: nginx:1.29\n  worker:\n    image: busybox\n"));
        texts.put("service_networks.service_name", List.of("web", "worker"));
        texts.put("dokploy_domain.service_name", List.of("web", "worker"));
        texts.put("cron_expression", List.of("0 3 * * *", "*/15 * * * *"));
        texts.put(
                "dokploy_traefik_config.path",
                List.of("/etc/dokploy/traefik/dynamic/one.yml", "/etc/dokploy/traefik/dynamic/two/three.yaml"));
        texts.put("dokploy_traefik_config.content", List.of("http: {}\n", "tcp: {}\n"));
        texts.put("dokploy_user.role", List.of("member", "admin"));
        texts.put("dokploy_invitation.role", List.of("member", "admin"));
        texts.put("dokploy_web_server_settings.server_ip", List.of("192.0.2.8", "192.0.2.9"));
        texts.put("dokploy_custom_role.name", List.of("licensed-role", "licensed-other"));
        texts.put("dokploy_api_key.expires_in", List.of("24h", "48h"));
        texts.put("dokploy_organization.default_role", List.of("member", "admin"));
        texts.put("timezone", List.of("Europe/Berlin", "UTC"));
        texts.put("additional_flags", List.of("--s3-no-check-bucket", "--transfers=2"));
        texts.put("dokploy_patch.file_path", List.of("config/app.yml", "Dockerfile"));
        texts.put("webhook_url", List.of("https://canary.example.com/one", "https://canary.example.com/two"));
        texts.put(
                "webhook_url_wo",
                List.of("https://hidden-canary.example.com/one", "https://hidden-canary.example.com/two"));
        texts.put("from_address", List.of("dokploy@example.com", "Dokploy <dokploy@example.com>"));
        texts.put("to_addresses", List.of("ops@example.com", "Operations <ops@example.org>"));
        texts.put("server_url", List.of("https://one.example.com", "https://two.example.com"));
        texts.put("dokploy_custom_notification.endpoint", texts("server_url"));
        texts.put("dokploy_pushover_notification.priority", List.of("1", "-1"));
        texts.put("dokploy_server.ip_address", List.of("192.0.2.10", "192.0.2.11"));
        texts.put("monitoring.cron_job", List.of("0 3 * * *", "*/15 * * * *"));
        texts.put("monitoring.url_callback", texts("server_url"));
        texts.put("ipam.config.subnet", List.of("10.96.0.0/14", "10.96.0.0/13"));
        texts.put("ipam.config.gateway", List.of("10.98.0.1", "10.98.0.2"));
        texts.put("ipam.config.ip_range", List.of("10.98.1.0/24", "10.98.2.0/24"));
        for (var attribute :
                List.of("internal_url", "redirect_uri", "dokploy_gitlab_provider.url", "dokploy_gitea_provider.url")) {
            texts.put(attribute, List.of("https://one.example.com/git", "http://other.example.com:3000"));
        }
        texts.put("dokploy_bitbucket_provider.email", List.of("one@example.com", "other@example.com"));
        texts.put("dokploy_registry.registry_url", List.of("localhost:5000", "127.0.0.1:5000"));
        texts.put("sqld_node", List.of("replica", "primary"));
        texts.put("database_root_password", texts("database_password"));
        texts.put("database_root_password_wo", texts("database_password_wo"));
        texts.put("database_name", List.of("sample", "other"));
        texts.put("database_user", List.of("sample", "other"));
        texts.put("memory_reservation", List.of("16m", "32m"));
        texts.put("cpu_reservation", List.of("0.1", "0.2"));
        texts.put("traefik_config", List.of("http: {}\n", "http:\n  routers: {}\n"));
        for (var owner : List.of("dokploy_mount", "mounts")) {
            texts.put(owner + ".mount_path", List.of("/sample", "/other"));
            texts.put(owner + ".host_path", List.of("/srv/sample", "/srv/other"));
            texts.put(owner + ".file_path", List.of("sample.conf", "conf/other.conf"));
            texts.put(owner + ".type", List.of("volume", "bind"));
        }
        for (var url :
                List.of("hashicorp.url", "infisical.site_url", "aws.endpoint", "azure.vault_uri", "scaleway.api_url")) {
            texts.put("dokploy_vault_provider." + url, List.of("https://one.example.com", "https://two.example.com"));
        }
        var settings = "dokploy_web_server_settings.";
        texts.put(settings + "host", List.of("dokploy.example.com", "other.example.com"));
        texts.put(settings + "letsencrypt_email", List.of("one@example.com", "two@example.com"));
        texts.put(settings + "log_cleanup_cron", List.of("0 3 * * *", "*/15 * * * *"));
        for (var url : List.of("logo_url", "login_logo_url", "favicon_url", "support_url", "docs_url")) {
            texts.put("dokploy_whitelabeling." + url, List.of("https://one.example.com/a", "http://two.example.com/b"));
        }
        texts.put("api_url", List.of("https://one.example.com", "https://two.example.com"));
        texts.put("dokploy_dns_record.zone", List.of("example.com", "example.org"));
        texts.put("dokploy_dns_record.name", List.of("www.example.com", "other.example.com"));
        texts.put("dokploy_dns_record.content", List.of("192.0.2.1", "192.0.2.2"));
        for (var operation : List.of("create", "read", "update", "delete")) {
            texts.put("timeouts." + operation, List.of("5m", "6m"));
        }
    }

    /** Where what stands in one attribute decides what may stand in the next. */
    private void wholeValues() {
        values.put(
                "dokploy_custom_role.permissions",
                List.of(
                        new Value.MapValue(Map.of("project", Value.set(Value.of("create")))),
                        new Value.MapValue(Map.of("service", Value.set(Value.of("create"), Value.of("read"))))));
        values.put(
                "mounts",
                List.of(
                        Value.list(object("type", "volume", "mount_path", "/one", "volume_name", "sample-one")),
                        Value.list(
                                object("type", "bind", "mount_path", "/two", "host_path", "/srv/two"),
                                object(
                                        "type",
                                        "file",
                                        "mount_path",
                                        "/three",
                                        "file_path",
                                        "three.conf",
                                        "content",
                                        "three\n"))));
    }

    static ObjectNode json(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    static Value.MapValue object(String... namesAndTexts) {
        var entries = new LinkedHashMap<String, Value>();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            entries.put(namesAndTexts[i], Value.of(namesAndTexts[i + 1]));
        }
        return new Value.MapValue(entries);
    }

    /** A client of one's own, to change things behind Terraform's back. */
    Dokploy dokploy() {
        return dokploy;
    }

    /** Samples of a text or number that a pattern or another object decides; null where the declaration suffices. */
    @Nullable List<String> texts(String path) {
        return byEnd(texts, path);
    }

    /** Samples of a whole value; null where the declaration suffices. */
    @Nullable List<Value> values(String path) {
        return byEnd(values, path);
    }

    /** The longest end of a path counts. */
    private static <T> @Nullable T byEnd(Map<String, T> table, String path) {
        var rest = path;
        while (true) {
            var found = table.get(rest);
            if (found != null) {
                return found;
            }
            var dot = rest.indexOf('.');
            if (dot < 0) {
                return null;
            }
            rest = rest.substring(dot + 1);
        }
    }

    /** What the smallest object of a path needs that no declaration says. */
    Map<String, Value> smallest(String path) {
        return switch (path) {
            // Docker Hub takes no made-up users; registries on a test server do.
            case "dokploy_registry" ->
                target.sandbox().isPresent()
                        ? Map.of()
                        : Map.of("registry_url", Value.of(first("dokploy_registry.registry_url")));
            // The owner of a sandbox, who is adopted.
            case "dokploy_bootstrap" ->
                Map.of("email", Value.of("owner@example.com"), "password", Value.of("sandbox-password"));
            case "dokploy_schedule" -> Map.of("command", Value.of("true"));
            case "dokploy_ssh_key" -> Map.of("generate", Value.of("ed25519"));
            case "dokploy_forward_auth" -> Map.of("server_id", Value.of(first("dokploy_forward_auth.server_id")));
            case "dokploy_compose.template", "dokploy_template", "dokploy_templates" ->
                Map.of("base_url", Value.of(first("base_url")));
            case "dokploy_user" -> Map.of("password", Value.of("canary-password"));
            case "dokploy_web_server_settings" -> Map.of("server_ip", Value.of("192.0.2.7"));
            case "dokploy_whitelabeling" -> Map.of("app_name", Value.of("licensed-sample"));
            case "dokploy_environment_variables" ->
                Map.of("env", new Value.MapValue(Map.of("SAMPLE", Value.of("always"))));
            default -> Map.of();
        };
    }

    /** A mount is a mount, and a domain a domain, wherever it is written. */
    private static String uniform(String path) {
        return path.replaceFirst("^dokploy_mount\\.", "mounts.")
                .replaceFirst("^dokploy_[a-z]+\\.mounts\\.", "mounts.")
                .replaceFirst("^dokploy_domain\\.", "domains.")
                .replaceFirst("^dokploy_forward_auth\\.(cert|custom_cert)", "domains.$1")
                .replaceFirst("^dokploy_application\\.domains\\.", "domains.");
    }

    /** What has to be set, or left out ({@link Value#NULL}), beside an attribute that has this value among others. */
    Map<String, Value> beside(String path, Value value, Map<String, Value> others) {
        var text = value instanceof Value.Text(var plain) ? plain : "";
        var isTrue = value.equals(Value.of(true));
        return switch (uniform(path)) {
            case "domains.certificate_type" ->
                switch (text) {
                    case "none" -> Map.of();
                    case "custom" -> Map.of("https", Value.of(true), "custom_cert_resolver", Value.of("resolver"));
                    default -> Map.of("https", Value.of(true));
                };
            case "domains.custom_cert_resolver" ->
                Map.of("https", Value.of(true), "certificate_type", Value.of("custom"));
            case "dokploy_forward_auth.https" -> isTrue ? Map.of() : Map.of("certificate_type", Value.of("none"));
            case "domains.strip_path" -> isTrue ? Map.of("path", Value.of("/stripped")) : Map.of();
            case "mounts.type" ->
                switch (text) {
                    case "bind" -> Map.of("host_path", Value.of("/srv/sample"));
                    case "volume" -> Map.of("volume_name", Value.of("sample-volume"));
                    default -> Map.of("file_path", Value.of("sample.conf"));
                };
            case "mounts.host_path" -> Map.of("type", Value.of("bind"));
            case "mounts.volume_name" -> Map.of("type", Value.of("volume"));
            case "mounts.file_path", "mounts.content" -> Map.of("type", Value.of("file"));
            case "dokploy_compose.template.digest" ->
                Map.of(
                        "base_url",
                        Value.of(text.equals(first("template.digest")) ? first("base_url") : last("base_url")));
            case "dokploy_compose.suffix" -> Map.of("randomize", Value.of(true));
            case "dokploy_libsql.sqld_node" ->
                text.equals("replica")
                        ? Map.of("sqld_primary_url", Value.of("http://primary:5001"), "external_grpc_port", Value.NULL)
                        : Map.of();
            case "dokploy_libsql.sqld_primary_url" -> Map.of("sqld_node", Value.of("replica"));
            case "dokploy_libsql.external_grpc_port" -> Map.of("sqld_node", Value.of("primary"));
            case "dokploy_network.enable_ipv4" -> isTrue ? Map.of() : Map.of("enable_ipv6", Value.of(true));
            case "dokploy_network.ipam.config.gateway", "dokploy_network.ipam.config.ip_range" ->
                Map.of("subnet", Value.of("10.96.0.0/14"));
            case "dokploy_backup.compose_id",
                    "dokploy_backup.service_name",
                    "dokploy_backup.database_user",
                    "dokploy_backup.database_password",
                    "dokploy_backup.database_password_wo" -> {
                var isPassword = path.contains("password");
                yield others.containsKey("database_type")
                        ? inStack(((Value.Text) others.get("database_type")).text())
                        : isPassword
                                ? inStack("mariadb", "database_user", "database_password")
                                : inStack("postgres", "database_user");
            }
            case "dokploy_ssh_key.private_key", "dokploy_ssh_key.private_key_wo" ->
                Map.of("public_key", otherHalf(path, text, "public_key"));
            case "dokploy_certificate.private_key", "dokploy_certificate.private_key_wo" ->
                Map.of("certificate", otherHalf(path, text, "certificate"));
            case "dokploy_certificate.certificate" -> Map.of("private_key", otherHalf(path, text, "private_key"));
            case "dokploy_ssh_key.public_key" -> Map.of("private_key", otherHalf(path, text, "private_key"));
            case "dokploy_backup.mongo_id" -> Map.of("database_name", Value.of("shop"));
            case "dokploy_backup.database_type" ->
                switch (text) {
                    case "postgres" -> inStack(text, "database_user");
                    case "mysql" -> inStack(text, "database_password");
                    default -> inStack(text, "database_user", "database_password");
                };
            case "dokploy_pushover_notification.priority" ->
                value.equals(Value.of(2L)) ? Map.of("retry", Value.of(60L), "expire", Value.of(600L)) : Map.of();
            case "dokploy_server.run_setup" -> isTrue ? Map.of("ssh_key_id", Value.of(first("ssh_key_id"))) : Map.of();
            case "dokploy_server.monitoring" -> Map.of("ssh_key_id", Value.of(first("ssh_key_id")));
            case "dokploy_traefik_config.server_id" ->
                Map.of("path", Value.of("/etc/dokploy/traefik/dynamic/remote.yml"));
            case "dokploy_dns_record.zone" -> Map.of("name", Value.of("www." + text));
            case "dokploy_dns_record.type" ->
                text.equals("CNAME") ? Map.of("content", Value.of("target.example.net")) : Map.of();
            case "dokploy_vault_provider.assignments.environment_ids" ->
                Map.of("project_id", Value.of(projectOf(value)));
            case "dokploy_sso_provider.oidc.skip_discovery" -> isTrue ? endpoints() : Map.of();
            case "dokploy_sso_provider.provider_id" ->
                text.endsWith("-other") ? Map.of("domains", Value.set(Value.of("three.example.com"))) : Map.of();
            case "dokploy_sso_provider.issuer" -> Map.of("oidc", new Value.MapValue(openId()));
            case "dokploy_volume_backup.compose_id" -> Map.of("service_name", Value.of("web"));
            case "dokploy_volume_backup.service_name" -> Map.of("compose_id", Value.of(first("compose_id")));
            case "dokploy_schedule.compose_id" -> Map.of("service_name", Value.of("web"));
            case "dokploy_schedule.service_name" -> Map.of("compose_id", Value.of(first("compose_id")));
            case "dokploy_schedule.server_id", "dokploy_schedule.dokploy_server" ->
                Map.of("command", Value.NULL, "script", Value.of("uptime"));
            case "dokploy_schedule.script" -> Map.of("command", Value.NULL, "dokploy_server", Value.of(true));
            default -> Map.of();
        };
    }

    private Map<String, Value> endpoints() {
        var endpoints = new LinkedHashMap<String, Value>();
        for (var name : List.of(
                "authorization_endpoint",
                "token_endpoint",
                "jwks_endpoint",
                "user_info_endpoint",
                "discovery_endpoint")) {
            endpoints.put(name, Value.of(first(name)));
        }
        return endpoints;
    }

    /** Settings with every endpoint: those that are discovered belong to one issuer. */
    private Map<String, Value> openId() {
        var settings = endpoints();
        settings.put("client_id", Value.of("sample"));
        settings.put("client_secret", Value.of(Samples.CANARY + "-secret"));
        return settings;
    }

    /** A database in a compose stack, and what it takes to log in. */
    private Map<String, Value> inStack(String type, String... login) {
        var beside = new LinkedHashMap<String, Value>();
        beside.put("database_type", Value.of(type));
        beside.put("compose_id", Value.of(first("compose_id")));
        beside.put("service_name", Value.of("web"));
        beside.put("database_name", Value.of("shop"));
        for (var attribute : login) {
            beside.put(attribute, Value.of(attribute.contains("password") ? "Canary-login" : "login"));
        }
        return beside;
    }

    /** The project of the environment in a set of one. */
    private String projectOf(Value environments) {
        return environments.equals(Value.set(Value.of(first("environment_id"))))
                ? first("project_id")
                : last("project_id");
    }

    private String last(String path) {
        return Objects.requireNonNull(texts(path), path).getLast();
    }

    private String first(String path) {
        var found = texts(path);
        if (found == null) {
            throw new AssertionError("no sample of " + path);
        }
        return found.getFirst();
    }

    /** Whether the objects of a type are part of others, and have no row of their own. */
    boolean isPart(String type) {
        return switch (type) {
            case "dokploy_environment_variables",
                    "dokploy_forward_auth",
                    "dokploy_project_tag",
                    "dokploy_traefik_config",
                    "dokploy_user_permissions",
                    "dokploy_web_server_settings",
                    "dokploy_whitelabeling" -> true;
            default -> false;
        };
    }

    /** Whether nobody can take an object of a type away. */
    boolean stays(String type) {
        return isAct(type)
                || type.equals("dokploy_traefik_config")
                || type.equals("dokploy_user_permissions")
                || type.equals("dokploy_web_server_settings")
                || type.equals("dokploy_whitelabeling");
    }

    /** Whether a type is an act rather than an object. */
    boolean isAct(String type) {
        return type.equals("dokploy_deployment");
    }

    /** Whether an attribute cannot stand beside everything else that an object may have. */
    boolean standsAlone(String path) {
        return switch (uniform(path)) {
            // Only with a certificate of one's own.
            case "domains.custom_cert_resolver" -> true;
            case "mounts.host_path", "mounts.volume_name", "mounts.file_path", "mounts.content" -> true;
            // Only for what runs in a compose stack, or on a server.
            case "dokploy_backup.service_name",
                    "dokploy_backup.database_type",
                    "dokploy_backup.database_user",
                    "dokploy_backup.database_password",
                    "dokploy_volume_backup.service_name",
                    "dokploy_schedule.service_name",
                    "dokploy_schedule.script" -> true;
            // One mode at a time; and a real server would find nobody to send a test message to.
            default ->
                path.endsWith("swarm.mode.global")
                        || path.endsWith(".send_test_on_change")
                        || path.endsWith(".run_setup")
                        || path.endsWith("swarm.mode.replicated_job")
                        || path.endsWith("swarm.mode.global_job");
        };
    }

    /** Removes what was made for the tests, where it would stay. */
    void cleanUp() {
        if (target.sandbox().isEmpty()) {
            // Dokploy would forget them with their project and leave their containers running.
            for (var type : ServiceType.values()) {
                var ids = new ArrayList<>(texts("dokploy_deployment." + ParentService.attributeName(type)));
                ids.addAll(texts(ParentService.attributeName(type)));
                ids.forEach(id -> dokploy.mutate(type.removal(), removal(type, id)));
            }
            texts("project_id").forEach(id -> dokploy.mutate("project.remove", json("projectId", id)));
            dokploy.mutate("organization.delete", json("organizationId", otherOrganization));
            members.forEach(id -> dokploy.mutate("user.remove", json("userId", id)));
            leftovers.forEach((id, router) -> dokploy.mutate(router + ".remove", json(router + "Id", id)));
        }
    }

    private static ObjectNode removal(ServiceType type, String id) {
        var body = json(type.idField(), id);
        return type == ServiceType.COMPOSE ? body.put("deleteVolumes", true) : body;
    }

    /** What names things that no server has: ids, drivers, images, networks, nodes. */
    private static final List<String> MADE_UP = List.of(
            "planted-",
            // Records are at a DNS provider that a real server would have to reach.
            "zone=",
            "licensed-",
            "forward_auth_enabled=Bool[bool=true]",
            "dns_provider_id=",
            "sample-driver",
            "database:",
            "sample-constraints",
            "sample-target",
            "sample-networks",
            "_job=",
            "global=");

    /** Attributes that need an enterprise license. */
    private static final List<String> LICENSED =
            List.of("remote_servers_only", "enforce_sso", "git_provider_ids", "server_ids");

    /** Whether an import leaves a secret where it is: one of the server's own, which few configurations manage. */
    static boolean staysOutOfImports(String path) {
        return path.equals("dokploy_web_server_settings.ssh_private_key")
                || path.equals("dokploy_web_server_settings.traefik_env");
    }

    /** Attributes that need a Traefik that Dokploy manages. */
    private static final List<String> TRAEFIK =
            List.of("traefik_dashboard", "traefik_ports", "traefik_env", "traefik_env_wo");

    /** Whether only a sandbox can make such an object: others lack what it refers to, or connects to. */
    static boolean needsSandbox(Value.MapValue config) {
        var text = config.toString()
                .replace("_job=INSTANCE", "")
                .replace("global=INSTANCE", "")
                // Not the zone of a DNS provider.
                .replace("timezone=", "");
        return MADE_UP.stream().anyMatch(text::contains)
                || config.at("enable_ipv6").equals(Value.of(true))
                || config.at("verify_connection").equals(Value.of(true))
                || LICENSED.stream().anyMatch(name -> !config.at(name).isNull())
                || TRAEFIK.stream().anyMatch(name -> !config.at(name).isNull())
                || config.at("send_test_on_change").equals(Value.of(true))
                || config.at("run_setup").equals(Value.of(true))
                || config.at("monitoring") instanceof Value.MapValue
                || config.at("wait_for_deployment").equals(Value.of(false));
    }

    /** The path that leads to an object, as its type declares it; null if none does. */
    @Nullable String importPath(Resource<Session> type, Value.MapValue config, Value.MapValue object) {
        // Paths begin at projects; what lives on a remote server is in none.
        var isElsewhere = config.entries().containsKey("server_id")
                && !config.at("server_id").isNull();
        var parts = new ArrayList<String>();
        for (var part : type.importPath()) {
            parts.add(
                    switch (part) {
                        case "project" -> prefix + "first";
                        case "environment" -> "production";
                        case "tag" -> prefix + "tag-0";
                        case "email" -> object.entries().containsKey("email") ? text(object, part) : member(0);
                        case "service" -> service(config) + "-parent";
                        default -> values(part, object).replaceFirst("^/", "");
                    });
        }
        return parts.isEmpty() || (isElsewhere && parts.size() == 1) ? null : String.join("/", parts);
    }

    private static String service(Value.MapValue config) {
        for (var type : ServiceType.values()) {
            var attribute = ParentService.attributeName(type);
            if (config.entries().containsKey(attribute) && !config.at(attribute).isNull()) {
                return type.router();
            }
        }
        throw new AssertionError("no service in " + config);
    }

    private static String values(String attributes, Value.MapValue object) {
        var values = new ArrayList<String>();
        for (var attribute : attributes.split(" ", -1)) {
            values.add(text(object, attribute));
        }
        return String.join(" ", values);
    }

    private static String text(Value.MapValue config, String attribute) {
        return switch (config.at(attribute)) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            case Value other -> throw new AssertionError(attribute + " is " + other);
        };
    }
}
