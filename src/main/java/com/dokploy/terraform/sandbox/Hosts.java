package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What belongs to the organization or a host rather than to a service: networks, registries, keys, servers, git. */
final class Hosts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> BUILT_IN =
            Set.of("bridge", "host", "none", "ingress", "docker_gwbridge", "dokploy-network");
    private static final Pattern REGISTRY =
            Pattern.compile("^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\\d{1,5})?(/[a-zA-Z0-9._/-]+)?$");
    private static final Pattern PRIVATE_KEY = Pattern.compile("^-----BEGIN (RSA|OPENSSH) PRIVATE KEY-----\\n"
            + "([A-Za-z0-9+/=]+\\n"
            + ")+-----END (RSA|OPENSSH) PRIVATE KEY-----\\s*$");
    private static final Pattern PUBLIC_KEY = Pattern.compile("^ssh-(rsa|ed25519)\\s+[A-Za-z0-9+/=]+(\\s+.*)?\\s*$");

    private final Backend backend;
    private final Store store;

    Hosts(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("network.create", this::createNetwork);
        handlers.put("network.all", this::networks);
        handlers.put("network.remove", this::removeNetwork);
        handlers.put("network.inspect", this::inspectNetwork);
        handlers.put("network.recreate", this::recreateNetwork);
        handlers.put("network.networksToSync", this::networksToSync);
        handlers.put("network.import", this::importNetworks);
        handlers.put("registry.create", this::createRegistry);
        handlers.put("registry.update", this::updateRegistry);
        handlers.put("registry.testRegistry", call -> {
            login(call.text("registryUrl"), call.text("username"));
            return ProcedureResult.yes();
        });
        handlers.put("registry.testRegistryById", this::testRegistry);
        handlers.put("destination.testConnection", Buckets::test);
        handlers.put("sshKey.create", this::createSshKey);
        handlers.put("sshKey.generate", this::generateSshKey);
        handlers.put("server.all", call -> ProcedureResult.of(servers()));
        handlers.put("server.withSSHKey", call -> ProcedureResult.of(serversWith("sshKeyId", "")));
        handlers.put("server.buildServers", call -> ProcedureResult.of(serversWith("serverType", "build")));
        handlers.put(
                "server.count",
                call -> ProcedureResult.of(JSON.numberNode(store.all("server").size())));
        handlers.put("server.remove", this::removeServer);
        handlers.put("schedule.create", this::createSchedule);
        handlers.put("schedule.list", this::schedules);
        handlers.put("volumeBackups.list", this::volumeBackups);
        handlers.put("gitProvider.getAll", call -> ProcedureResult.of(gitProviders()));
        for (var kind : List.of("gitlab", "bitbucket", "gitea")) {
            handlers.put(kind + ".create", call -> createGitProvider(call, kind));
            handlers.put(kind + ".update", call -> updateGitProvider(call, kind));
            handlers.put(kind + "." + kind + "Providers", call -> ProcedureResult.of(configured(kind)));
        }
        handlers.put("github.update", call -> updateGitProvider(call, "github"));
        handlers.put("github.githubProviders", call -> ProcedureResult.of(configured("github")));
    }

    /** Makes the Docker network with the row, or neither. */
    private ProcedureResult createNetwork(Call call) {
        int index = 0;
        for (var config : call.input().path("ipam").path("config")) {
            if (!config.has("subnet") && (config.has("gateway") || config.has("ipRange"))) {
                throw Validation.custom("Gateway and IP range require a subnet", "ipam", "config", index, "subnet");
            }
            index++;
        }
        if (!call.input().path("enableIPv4").asBoolean(true)
                && !call.input().path("enableIPv6").asBoolean()) {
            throw Validation.custom("IPv4 or IPv6 must be enabled", "enableIPv4");
        }
        var row = store.insert("network", call.input());
        try {
            dockerNetwork(row);
        } catch (ApiErrorException refused) {
            store.delete("network", row.path("networkId").asText());
            throw refused;
        }
        return ProcedureResult.of(row);
    }

    /** Remote servers refuse connections, except those at addresses that documentation may use (192.0.2.0/24). */
    private boolean answers(String server) {
        return store.require("server", server).path("ipAddress").asText().startsWith("192.0.2.");
    }

    private void dockerNetwork(ObjectNode row) {
        var name = row.path("name").asText();
        if (row.path("serverId").isTextual()) {
            if (!answers(row.path("serverId").asText())) {
                throw ApiErrorException.of(400, "connect ECONNREFUSED 127.0.0.1:22");
            }
            // Its Docker is not this one.
            return;
        }
        if (BUILT_IN.contains(name) || backend.docker().isNetwork(name)) {
            throw ApiErrorException.of(
                    400, "(HTTP code 409) unexpected - network with name " + name + " already exists ");
        }
        if (row.path("driver").asText().equals("overlay") && !name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            throw ApiErrorException.of(
                    400,
                    "(HTTP code 400) unexpected - rpc error: code = InvalidArgument desc = name must be valid as a DNS"
                            + " name component ");
        }
        for (var config : row.path("ipam").path("config")) {
            var subnet = config.path("subnet").asText("");
            if (!subnet.isEmpty() && !isCidr(subnet)) {
                throw ApiErrorException.of(
                        400,
                        "(HTTP code 500) server error - Invalid subnet " + subnet + " : invalid CIDR address: " + subnet
                                + " ");
            }
        }
        backend.docker().networks().put(name, row);
    }

    private static boolean isCidr(String text) {
        var slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(text.substring(0, Math.max(slash, 0)));
            var bits = Integer.parseInt(text.substring(slash + 1));
            return bits >= 0 && bits <= address.getAddress().length * 8;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Those of one host; without a server id, those of the server Dokploy itself runs on. */
    private ProcedureResult networks(Call call) {
        var list = JSON.arrayNode();
        for (var row : store.all("network").reversed()) {
            if (row.path("serverId").asText("").equals(call.text("serverId"))
                    || (row.path("serverId").isNull() && !call.has("serverId"))) {
                list.add(row);
            }
        }
        return ProcedureResult.of(list);
    }

    private ProcedureResult removeNetwork(Call call) {
        var id = call.text("networkId");
        var row = store.require("network", id);
        for (var service : Projects.SERVICES) {
            for (var user : store.all(service)) {
                if (attached(user, id)
                        && backend.docker().service(user.path("appName").asText()) != null) {
                    throw ApiErrorException.of(
                            400,
                            "(HTTP code 400) unexpected - rpc error: code = FailedPrecondition desc = network "
                                    + row.path("name").asText() + " is in use by service "
                                    + user.path("appName").asText() + " ");
                }
            }
        }
        backend.docker().removeNetwork(row.path("name").asText());
        store.delete("network", id);
        return ProcedureResult.of(row);
    }

    private static boolean attached(ObjectNode service, String network) {
        for (var id : service.path("networkIds")) {
            if (id.asText().equals(network)) {
                return true;
            }
        }
        return false;
    }

    private ProcedureResult inspectNetwork(Call call) {
        var row = store.require("network", call.text("networkId"));
        var name = row.path("name").asText();
        if (!backend.docker().networks().containsKey(name)) {
            throw ApiErrorException.of(400, "(HTTP code 404) no such network - network " + name + " not found ");
        }
        var shown = JSON.objectNode()
                .put("Name", name)
                .put("Id", row.path("networkId").asText());
        shown.set("Created", row.path("createdAt"));
        shown.put("Scope", row.path("driver").asText().equals("overlay") ? "swarm" : "local");
        shown.set("Driver", row.path("driver"));
        shown.set("EnableIPv6", row.path("enableIPv6"));
        var ipam = shown.putObject("IPAM")
                .put("Driver", row.path("ipam").path("driver").asText("default"));
        ipam.putNull("Options");
        var ranges = ipam.putArray("Config");
        for (var config : row.path("ipam").path("config")) {
            var range = ranges.addObject();
            config.properties().forEach(entry -> range.set(dockerName(entry.getKey()), entry.getValue()));
        }
        shown.set("Internal", row.path("internal"));
        shown.set("Attachable", row.path("attachable"));
        shown.put("Ingress", false);
        shown.putObject("ConfigFrom").put("Network", "");
        shown.put("ConfigOnly", false).putNull("Containers");
        var options = shown.putObject("Options");
        if (row.path("mtu").isNumber()) {
            options.put("com.docker.network.driver.mtu", row.path("mtu").asText());
        }
        return ProcedureResult.of(shown.putNull("Labels"));
    }

    private static String dockerName(String column) {
        return switch (column) {
            case "subnet" -> "Subnet";
            case "gateway" -> "Gateway";
            case "ipRange" -> "IPRange";
            default -> column;
        };
    }

    private ProcedureResult recreateNetwork(Call call) {
        var row = store.require("network", call.text("networkId"));
        dockerNetwork(row);
        return ProcedureResult.of(row);
    }

    private ProcedureResult networksToSync(Call call) {
        var known = store.all("network");
        var sync = JSON.objectNode();
        var importable = sync.putArray("importable");
        backend.docker().networks().forEach((name, network) -> {
            if (known.stream().noneMatch(row -> row.path("name").asText().equals(name))) {
                importable.add(network);
            }
        });
        var missing = sync.putArray("missing");
        for (var row : known) {
            if (!backend.docker().networks().containsKey(row.path("name").asText())) {
                var entry = missing.addObject();
                entry.set("networkId", row.path("networkId"));
                entry.set("name", row.path("name"));
            }
        }
        return ProcedureResult.of(sync);
    }

    private ProcedureResult importNetworks(Call call) {
        var result = JSON.objectNode();
        var imported = result.putArray("imported");
        var errors = result.putArray("errors");
        for (var name : call.input().path("names")) {
            var network = backend.docker().networks().get(name.asText());
            if (!store.where("network", "name", name.asText()).isEmpty()) {
                errors.addObject().put("name", name.asText()).put("error", "Already imported");
            } else if (network == null) {
                var text = "(HTTP code 404) no such network - network " + name.asText() + " not found ";
                errors.addObject().put("name", name.asText()).put("error", text);
            } else {
                store.insert("network", network.deepCopy().put("name", name.asText()));
                imported.add(name);
            }
        }
        return ProcedureResult.of(result);
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
        if (store.settable(backend.model().table("registry"), call.input()).isEmpty()) {
            throw ApiErrorException.of(400, "No values to set");
        }
        var row = store.update("registry", call.text("registryId"), call.input());
        login(row.path("registryUrl").asText(), row.path("username").asText());
        return ProcedureResult.yes();
    }

    private static void checkRegistryUrl(Call call) {
        var url = call.text("registryUrl");
        if (!url.isEmpty() && !REGISTRY.matcher(url).matches()) {
            throw Validation.custom(
                    "Registry URL must be a valid hostname or hostname:port (e.g. registry.example.com or"
                            + " localhost:5000)",
                    "registryUrl");
        }
    }

    /** {@code docker login}: refused by registries on port 1 and those whose name says so. */
    private static void login(String url, String username) {
        if (url.endsWith(":1") || Docker.isMissing(url)) {
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

    private ProcedureResult createSshKey(Call call) {
        var issues = JSON.arrayNode();
        if (!PRIVATE_KEY.matcher(call.text("privateKey")).matches()) {
            issues.addAll(issues(Validation.custom("Invalid private key format", "privateKey")));
        }
        if (!PUBLIC_KEY.matcher(call.text("publicKey")).matches()) {
            issues.addAll(issues(Validation.custom("Invalid public key format", "publicKey")));
        }
        if (!issues.isEmpty()) {
            throw ApiErrorException.invalid(issues);
        }
        store.insert("sshKey", call.input().without("organizationId"));
        return ProcedureResult.nothing();
    }

    private static ArrayNode issues(ApiErrorException refusal) {
        var issues = refusal.issues();
        return issues == null ? JSON.arrayNode() : issues;
    }

    private ProcedureResult generateSshKey(Call call) {
        try {
            var rsa = call.text("type").equals("rsa");
            var pair = KeyPairGenerator.getInstance(rsa ? "RSA" : "Ed25519").generateKeyPair();
            var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            var kind = rsa ? "RSA" : "OPENSSH";
            return ProcedureResult.of(JSON.objectNode()
                    .put(
                            "privateKey",
                            "-----BEGIN " + kind + " PRIVATE KEY-----\n"
                                    + encoder.encodeToString(pair.getPrivate().getEncoded()) + "\n-----END " + kind
                                    + " PRIVATE KEY-----\n")
                    .put(
                            "publicKey",
                            (rsa ? "ssh-rsa " : "ssh-ed25519 ")
                                    + Base64.getEncoder()
                                            .encodeToString(pair.getPublic().getEncoded()) + " dokploy"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ArrayNode servers() {
        var list = JSON.arrayNode();
        for (var row : store.all("server")) {
            list.add(
                    row.deepCopy().put("totalSum", services(row.path("serverId").asText())));
        }
        return list;
    }

    private int services(String server) {
        return Projects.SERVICES.stream()
                .mapToInt(table -> store.where(table, "serverId", server).size())
                .sum();
    }

    private ArrayNode serversWith(String column, String value) {
        var list = JSON.arrayNode();
        for (var row : store.all("server")) {
            var cell = row.path(column);
            if (value.isEmpty() ? cell.isTextual() : cell.asText().equals(value)) {
                list.add(row);
            }
        }
        return list;
    }

    private ProcedureResult removeServer(Call call) {
        var row = store.require("server", call.text("serverId"));
        if (services(call.text("serverId")) > 0) {
            throw ApiErrorException.of(400, "Server has active services, please delete them first");
        }
        var shown = backend.views().show("server.one", row);
        store.delete("server", call.text("serverId"));
        return ProcedureResult.of(shown);
    }

    private ProcedureResult createSchedule(Call call) {
        var row = store.insert("schedule", call.input());
        if (call.text("scheduleType").equals("dokploy-server")) {
            var owner = JSON.objectNode().put("organizationId", backend.organization());
            row = store.update("schedule", row.path("scheduleId").asText(), owner);
        }
        return ProcedureResult.of(row);
    }

    private ProcedureResult schedules(Call call) {
        var type = call.text("scheduleType");
        var rows = type.equals("dokploy-server")
                ? store.where("schedule", "scheduleType", type)
                : store.where("schedule", type + "Id", call.text("id"));
        return ProcedureResult.of(backend.views().list("schedule.listed", rows));
    }

    private ProcedureResult volumeBackups(Call call) {
        var rows = store.where("volumeBackup", call.text("volumeBackupType") + "Id", call.text("id"));
        return ProcedureResult.of(backend.views().list("volumeBackup.listed", rows));
    }

    private ProcedureResult createGitProvider(Call call, String kind) {
        var provider = JSON.objectNode().put("name", call.text("name")).put("providerType", kind);
        var id = store.insert("gitProvider", provider).path("gitProviderId").asText();
        var row = store.insert(kind, call.input().deepCopy().put("gitProviderId", id));
        if (!kind.equals("gitea")) {
            return ProcedureResult.nothing();
        }
        var shown = JSON.objectNode();
        for (var column : List.of("giteaId", "clientId", "giteaUrl")) {
            shown.set(column, row.path(column));
        }
        return ProcedureResult.of(shown);
    }

    /** Both rows are updated by the ids given; for bitbucket, a name alone is an error and changes nothing. */
    private ProcedureResult updateGitProvider(Call call, String kind) {
        var id = call.text(kind + "Id");
        ObjectNode changes =
                store.settable(backend.model().table(kind), call.input()).without("gitProviderId");
        if (changes.isEmpty() && kind.equals("bitbucket")) {
            throw ApiErrorException.of(500, "No values to set");
        }
        if (store.find("gitProvider", call.text("gitProviderId")) != null) {
            var name = JSON.objectNode().put("name", call.text("name"));
            store.update("gitProvider", call.text("gitProviderId"), name);
        }
        if (store.find(kind, id) != null) {
            store.update(kind, id, changes);
        }
        return kind.equals("gitea")
                ? ProcedureResult.of(JSON.objectNode().put("success", true))
                : ProcedureResult.nothing();
    }

    /** The providers whose sign-in in a browser is done; Bitbucket needs none. */
    private ArrayNode configured(String kind) {
        var list = JSON.arrayNode();
        for (var row : store.all(kind)) {
            if (isConfigured(kind, row) || kind.equals("bitbucket")) {
                var shown = list.addObject();
                shown.set(kind + "Id", row.path(kind + "Id"));
                var provider =
                        store.find("gitProvider", row.path("gitProviderId").asText());
                shown.set("gitProvider", provider == null ? JSON.nullNode() : provider);
            }
        }
        return list;
    }

    private static boolean isConfigured(String kind, ObjectNode row) {
        return switch (kind) {
            case "github" ->
                row.path("githubAppId").isNumber()
                        && row.path("githubInstallationId").isTextual();
            case "bitbucket" ->
                row.path("bitbucketUsername").isTextual()
                        && row.path("appPassword").isTextual();
            default ->
                row.path("accessToken").isTextual() && row.path("refreshToken").isTextual();
        };
    }

    private ArrayNode gitProviders() {
        var list = JSON.arrayNode();
        for (var provider : store.all("gitProvider").reversed()) {
            var shown = provider.deepCopy();
            shown.set("gitlab", summary(provider, "gitlab", "gitlabId", "applicationId", "gitlabUrl"));
            shown.set("bitbucket", summary(provider, "bitbucket", "bitbucketId", "bitbucketUsername"));
            shown.set(
                    "github",
                    summary(
                            provider,
                            "github",
                            "githubId",
                            "githubAppName",
                            "githubAppId",
                            "githubInstallationId",
                            "githubUrl"));
            shown.set("gitea", summary(provider, "gitea", "giteaId", "giteaUrl", "clientId"));
            list.add(shown.put("isOwner", true));
        }
        return list;
    }

    private JsonNode summary(ObjectNode provider, String kind, String... columns) {
        var rows = store.where(
                kind, "gitProviderId", provider.path("gitProviderId").asText());
        if (rows.isEmpty()) {
            return JSON.nullNode();
        }
        var shown = JSON.objectNode();
        for (var column : columns) {
            shown.set(column, rows.getFirst().path(column));
        }
        shown.put("isConfigured", isConfigured(kind, rows.getFirst()));
        if (kind.equals("bitbucket")) {
            shown.put("isDeprecated", rows.getFirst().path("appPassword").isTextual());
        }
        return shown;
    }
}
