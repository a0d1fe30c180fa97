package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.sandbox.OpenApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holds the provider to the server's whole contract: every procedure is what some type does, or there is a reason why
 * not; every key that the procedures of a type take is an attribute, or there is a reason why not.
 */
class CoverageTest {
    private static final Path FILE = Path.of("docs/design/api-coverage.md");

    /** The types that the procedures of a router belong to. */
    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("application", "dokploy_application"),
            Map.entry("backup", "dokploy_backup"),
            Map.entry("compose", "dokploy_compose"),
            Map.entry("deployment", "dokploy_deployment"),
            Map.entry("destination", "dokploy_destination"),
            Map.entry("domain", "dokploy_domain"),
            Map.entry("environment", "dokploy_environment"),
            Map.entry("libsql", "dokploy_libsql"),
            Map.entry("mariadb", "dokploy_mariadb"),
            Map.entry("mongo", "dokploy_mongo"),
            Map.entry("mounts", "dokploy_mount"),
            Map.entry("mysql", "dokploy_mysql"),
            Map.entry("network", "dokploy_network"),
            Map.entry("patch", "dokploy_patch"),
            Map.entry("port", "dokploy_port"),
            Map.entry("postgres", "dokploy_postgres"),
            Map.entry("project", "dokploy_project"),
            Map.entry("redirects", "dokploy_redirect"),
            Map.entry("redis", "dokploy_redis"),
            Map.entry("schedule", "dokploy_schedule"),
            Map.entry("security", "dokploy_security"),
            Map.entry("volumeBackups", "dokploy_volume_backup")));

    private static final String ACT = "an act at a moment, not a state to keep";
    private static final String SHOWS = "shows what happens on the server; nothing to configure";
    private static final String COVERED_BY_UPDATE = "`update` takes the same";
    private static final String BY_HAND = "a helper of the dashboard";
    private static final String LISTS = "a list; the provider reads it, or one that says more";

    /** Why a procedure of these routers is not what a type does: by its whole name, or by its name in any router. */
    private static final Map<String, String> PROCEDURES = procedures();

    private static Map<String, String> procedures() {
        var reasons = new LinkedHashMap<String, String>();
        put(
                reasons,
                ACT,
                "start",
                "stop",
                "reload",
                "redeploy",
                "rebuild",
                "markRunning",
                "cleanQueues",
                "killBuild",
                "cancelDeployment",
                "clearDeployments",
                "changeStatus",
                "refreshToken",
                "runManually",
                "killProcess",
                "removeDeployment",
                "dropDeployment",
                "duplicate",
                "recreate",
                "manualBackupPostgres",
                "manualBackupMySql",
                "manualBackupMariadb",
                "manualBackupMongo",
                "manualBackupLibsql",
                "manualBackupCompose",
                "manualBackupWebServer",
                "backup.restoreBackupWithLogs",
                "restoreBackupWithLogs",
                "restoreVolumeBackupWithLogs",
                "network.import",
                "compose.import",
                "deployTemplate");
        put(
                reasons,
                COVERED_BY_UPDATE,
                "move",
                "saveEnvironment",
                "saveBuildType",
                "saveGithubProvider",
                "saveGitlabProvider",
                "saveBitbucketProvider",
                "saveGiteaProvider",
                "saveDockerProvider",
                "saveGitProvider",
                "disconnectGitProvider",
                "saveExternalPort",
                "saveExternalPorts",
                "toggleEnable",
                "toggleEnabled",
                "saveFileAsPatch",
                "markFileForDeletion",
                "randomizeCompose",
                "isolatedDeployment");
        put(
                reasons,
                "`update` and a deploy: what this changes inside the container is gone after its next restart",
                "redis.changePassword");
        put(
                reasons,
                SHOWS,
                "readLogs",
                "readAppMonitoring",
                "queueList",
                "inspect",
                "getConvertedCompose",
                "getDefaultCommand",
                "loadServices",
                "loadMountsByService",
                "homeStats",
                "listBackupFiles",
                "networksToSync",
                "readRepoDirectories",
                "readRepoFile");
        put(
                reasons,
                BY_HAND,
                "templates",
                "getTags",
                "processTemplate",
                "previewTemplate",
                "fetchSourceType",
                "generateDomain",
                "canGenerateTraefikMeDomains",
                "validateDomain",
                "testConnection",
                "ensureRepo",
                "cleanPatchRepos");
        put(
                reasons,
                LISTS,
                "all",
                "list",
                "search",
                "byProjectId",
                "byApplicationId",
                "byComposeId",
                "byEntityId",
                "listByServiceId",
                "allNamedByApplicationId",
                "allForPermissions",
                "allByCompose",
                "allByServer",
                "allCentralized",
                "allByType");
        return reasons;
    }

    private static void put(Map<String, String> reasons, String reason, String... names) {
        for (var name : names) {
            reasons.put(name, reason);
        }
    }

    /** Procedures that types of other routers use. */
    private static final Map<String, String> USED = Map.ofEntries(
            Map.entry("destination.testConnection", "`verify_connection` of `dokploy_destination`"),
            Map.entry("dockerVolume.removeVolume", "`delete_volumes` of the databases"),
            Map.entry("overview.domains", "data source `dokploy_domains`"),
            Map.entry("overview.services", "data source `dokploy_services`"),
            Map.entry("settings.getDokployVersion", "said when a server lacks a procedure"),
            Map.entry("settings.readTraefikFile", "`dokploy_traefik_config`"),
            Map.entry("settings.updateTraefikFile", "`dokploy_traefik_config`"),
            Map.entry("tag.bulkAssign", "`tag_ids` of `dokploy_project`"),
            Map.entry("user.get", "`web_server` of `dokploy_backup`"),
            Map.entry("user.getBackups", "`web_server` of `dokploy_backup`"),
            Map.entry("organization.active", "`dokploy_server` of `dokploy_schedule`"));

    /** Why a whole router is not a type. */
    private static final Map<String, String> ROUTERS = routers();

    private static Map<String, String> routers() {
        var reasons = new LinkedHashMap<String, String>();
        var account = "accounts, keys and permissions: administration of the server, not part of a stack";
        put(reasons, account, "user", "organization", "customRole", "sso", "scim", "auditLog", "licenseKey");
        put(
                reasons,
                "credentials and machines that stacks refer to by id, made once by an administrator",
                "registry",
                "sshKey",
                "certificates",
                "server",
                "gitProvider",
                "github",
                "gitlab",
                "bitbucket",
                "gitea",
                "tag",
                "vaultProvider",
                "dnsProvider");
        put(
                reasons,
                "the server's own settings",
                "settings",
                "admin",
                "notification",
                "whitelabeling",
                "forwardAuth",
                "ai");
        put(reasons, SHOWS, "docker", "dockerDiskUsage", "dockerImage", "dockerVolume", "cluster", "swarm", "overview");
        put(reasons, "made by pull requests and deploys, never by hand", "previewDeployment", "rollback");
        put(reasons, "the hosted service only", "stripe");
        return reasons;
    }

    /** Why a key is not an attribute: by its whole name, or by its name in any procedure. */
    private static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        var reasons = new LinkedHashMap<String, String>();
        put(
                reasons,
                "the server's own",
                "createdAt",
                "updatedAt",
                "organizationId",
                "refreshToken",
                "composeStatus",
                "applicationStatus");
        put(
                reasons,
                "which service it is: one `…_id` attribute for each kind",
                "serviceId",
                "serviceType",
                "volumeBackupType",
                "domainType",
                "scheduleType",
                "backupType");
        put(reasons, "given by `app_name_prefix` when it is made; the server adds to it", "appName");
        put(reasons, "which of the nested sources is set", "sourceType");
        put(reasons, "of a preview, which only pull requests make", "previewDeploymentId");
        put(reasons, "the write-only and plain passwords of a login, put together by the provider", "metadata");
        put(reasons, "the owner of Dokploy itself, for `web_server`", "userId");
        put(
                reasons,
                "where a connection is tested from, and nowhere kept",
                "destination.create.serverId",
                "destination.update.serverId");
        put(reasons, "of applications uploaded as an archive, which no configuration can hold", "dropBuildPath");
        return reasons;
    }

    @Test
    void everythingIsCoveredOrThereIsAReason() throws IOException {
        var contract = OpenApi.load().orElse(null);
        if (contract == null) {
            System.err.println(OpenApi.absence());
            Assumptions.abort("no description of the server");
        }
        var procedures = contract.procedures();
        var unexplained = new ArrayList<String>();
        var text = new StringBuilder("""
            # What of Dokploy's API is covered

            Generated from the server's own description (v0.30.2) and the declarations of the types; a test fails
            when a procedure or a key is neither. To write it anew:
            `mvn -B test -Dtest=CoverageTest -Dgolden.overwrite=true`.

            """);
        text.append("| Procedure | Where |\n|---|---|\n");
        for (var procedure : procedures.keySet()) {
            var where = where(procedure);
            if (where.isEmpty()) {
                unexplained.add(procedure);
            }
            text.append("| `").append(procedure).append("` | ").append(where).append(" |\n");
        }
        text.append(
                "\n## Keys that are no attributes\n\nOf the procedures that make and change what the types are.\n\n");
        text.append("| Key | Why |\n|---|---|\n");
        for (var procedure : procedures.entrySet()) {
            var type =
                    TYPES.get(procedure.getKey().substring(0, procedure.getKey().indexOf('.')));
            var verb = procedure.getKey().substring(procedure.getKey().indexOf('.') + 1);
            if (type == null || !(verb.equals("create") || verb.equals("update"))) {
                continue;
            }
            var fields = new HashSet<String>();
            collect(schema(type), fields);
            for (var key : procedure.getValue()) {
                if (fields.contains(key)) {
                    continue;
                }
                var full = procedure.getKey() + "." + key;
                var reason = KEYS.getOrDefault(full, KEYS.get(key));
                if (reason == null && key.endsWith("Id") && isOwnId(procedure.getKey(), key)) {
                    continue;
                }
                if (reason == null) {
                    unexplained.add(full);
                } else {
                    text.append("| `")
                            .append(full)
                            .append("` | ")
                            .append(reason)
                            .append(" |\n");
                }
            }
        }
        assertThat(unexplained).as("what is neither covered nor explained").isEmpty();
        Golden.check(FILE, text.toString(), CoverageTest.class);
    }

    private static String where(String procedure) {
        var used = USED.get(procedure);
        if (used != null) {
            return used;
        }
        var router = procedure.substring(0, procedure.indexOf('.'));
        var verb = procedure.substring(procedure.indexOf('.') + 1);
        var type = TYPES.get(router);
        if (type == null) {
            return ROUTERS.getOrDefault(router, "");
        }
        var reason = PROCEDURES.getOrDefault(procedure, PROCEDURES.get(verb));
        if (reason != null) {
            return reason;
        }
        var isWork = Set.of(
                        "create",
                        "one",
                        "update",
                        "delete",
                        "remove",
                        "deploy",
                        "changePassword",
                        "readTraefikConfig",
                        "updateTraefikConfig")
                .contains(verb);
        return isWork ? "`" + type + "`" : "";
    }

    /** The key by which an update says what it changes, as {@code portId} of {@code port.update}. */
    private static boolean isOwnId(String procedure, String key) {
        var router = procedure.substring(0, procedure.indexOf('.'));
        var singular = router.endsWith("s") && !router.equals("redis") && !router.equals("postgres")
                ? router.substring(0, router.length() - 1)
                : router;
        return key.equals(router + "Id") || key.equals(singular + "Id");
    }

    private static Schema schema(String type) {
        return Catalog.resources().stream()
                .map(resource -> resource.schema())
                .filter(schema -> schema.name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** The fields of the API that attributes are, those of flattened objects included. */
    private static void collect(Schema schema, Set<String> fields) {
        for (Attribute<?> attribute : schema.attributes()) {
            fields.add(schema.apiField(attribute));
            var nested = attribute.nested();
            if (nested != null && attribute.mapping() == Attribute.Mapping.FLATTENED) {
                collect(nested, fields);
            }
            if (attribute.discriminator() != null) {
                fields.add(attribute.discriminator().field());
            }
        }
        // Families of variables are one text each.
        for (var family :
                List.of("env", "buildArgs", "buildSecrets", "previewEnv", "previewBuildArgs", "previewBuildSecrets")) {
            fields.add(family);
        }
    }
}
