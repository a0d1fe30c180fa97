package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.conformance.RecordedCalls;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.sandbox.OpenApi;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the provider to the server's whole contract: every procedure is what some type does, or there is a reason why
 * not; every key that the procedures of a type take is an attribute, or there is a reason why not.
 *
 * <p>It holds the other way round as well. That a type calls a procedure is shown by {@link RecordedCalls}, the requests
 * that a sandbox receives while objects of each type live: nobody writes them down, and a type that only mentions a
 * procedure is not taken for one that calls it. What no such life leads to, as reading the log of a deploy that failed,
 * is found in the class files by {@link NamedProcedures}, so that no call hides in a branch.
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

    /** What a type does to its objects. */
    private static final Set<String> WORK = Set.of(
            "create",
            "one",
            "update",
            "delete",
            "remove",
            "deploy",
            "changePassword",
            "readTraefikConfig",
            "updateTraefikConfig");

    private static final Pattern TYPE = Pattern.compile("`(dokploy_\\w+)`");

    private static final String ACT = "an act at a moment, not a state to keep";
    private static final String SHOWS = "shows what happens on the server; nothing to configure";
    private static final String COVERED_BY_UPDATE = "`update` takes the same";
    private static final String BY_HAND = "a helper of the dashboard";
    private static final String LISTS = "a list; the provider reads one that says more";

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
                "listByServiceId",
                "allNamedByApplicationId",
                "allForPermissions",
                "allByServer",
                "allByType");
        return reasons;
    }

    private static void put(Map<String, String> reasons, String reason, String... names) {
        for (var name : names) {
            reasons.put(name, reason);
        }
    }

    /** What else the provider calls: what for, and which types do, by name; without a name it is any. */
    private static final Map<String, String> USED = Map.ofEntries(
            Map.entry("deployment.all", "how deploys of `dokploy_deployment` and `dokploy_application` end"),
            Map.entry("deployment.allByCompose", "how deploys of `dokploy_deployment` and `dokploy_compose` end"),
            Map.entry("deployment.allCentralized", "import of `dokploy_deployment`"),
            Map.entry("deployment.queueList", "said of deploys that wait for others"),
            Map.entry("deployment.readLogs", "said of deploys that fail"),
            Map.entry("destination.all", "data source `dokploy_destinations`"),
            Map.entry("destination.testConnection", "`verify_connection` of `dokploy_destination`"),
            Map.entry(
                    "dockerVolume.removeVolume",
                    "`delete_volumes` of `dokploy_libsql`, `dokploy_mariadb`, `dokploy_mongo`, `dokploy_mysql`,"
                            + " `dokploy_postgres` and `dokploy_redis`"),
            Map.entry("domain.byApplicationId", "look-up of `dokploy_domain`"),
            Map.entry("domain.byComposeId", "look-up of `dokploy_domain`"),
            Map.entry("environment.byProjectId", "data source `dokploy_environments`"),
            Map.entry("network.all", "data source `dokploy_networks`"),
            Map.entry("overview.domains", "data source `dokploy_domains`"),
            Map.entry("overview.services", "data source `dokploy_services`"),
            Map.entry("patch.byEntityId", "data source `dokploy_patches`"),
            Map.entry("project.all", "data source `dokploy_projects`"),
            Map.entry("registry.one", "`registry_id` of `dokploy_application`"),
            Map.entry("schedule.list", "data source `dokploy_schedules`"),
            Map.entry("server.all", "names of servers in paths to import"),
            Map.entry("server.one", "`server_id` of `dokploy_application` and others"),
            Map.entry("settings.getDokployVersion", "said when a server lacks a procedure"),
            Map.entry("settings.readTraefikFile", "`dokploy_traefik_config`"),
            Map.entry("settings.updateTraefikFile", "`dokploy_traefik_config`"),
            Map.entry("tag.bulkAssign", "`tag_ids` of `dokploy_project`"),
            Map.entry("tag.one", "`tag_ids` of `dokploy_project`"),
            Map.entry("user.get", "`web_server` of `dokploy_backup`"),
            Map.entry("user.getBackups", "`web_server` of `dokploy_backup`"),
            Map.entry("organization.active", "`dokploy_server` of `dokploy_schedule`"),
            Map.entry("volumeBackups.list", "data source `dokploy_volume_backups`"));

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
            var type = TYPES.get(router(procedure.getKey()));
            var verb = verb(procedure.getKey());
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

    @Test
    void typesCallWhatTheTableSaysAndNothingElse(@TempDir Path directory) throws IOException {
        var recorded = RecordedCalls.ofEveryType(directory);
        var table = tabled();
        var named = NamedProcedures.among(table);
        var called = new TreeSet<>(named);
        recorded.values().forEach(called::addAll);
        var problems = new ArrayList<String>();
        for (var procedure : called) {
            if (use(procedure) == null) {
                problems.add(procedure + " is called by " + callers(recorded, procedure) + ", and the table says: "
                        + where(procedure));
            }
        }
        for (var procedure : table) {
            var use = use(procedure);
            if (use == null) {
                continue;
            }
            if (!called.contains(procedure)) {
                problems.add(procedure + " is called by nobody, and the table says: " + use);
            }
            var type = TYPE.matcher(use);
            while (type.find()) {
                var calls = recorded.get(type.group(1));
                // What is no type is an attribute, as `dokploy_server` is.
                if (calls != null && !calls.contains(procedure)) {
                    problems.add(procedure + " is not called by " + type.group(1) + ", and the table says: " + use);
                }
            }
        }
        assertThat(problems).as("where the table and the types differ").isEmpty();
        assertThat(recorded.keySet())
                .as("types that were seen at work")
                .containsAll(Catalog.all().resources().stream()
                        .map(resource -> resource.schema().name())
                        .toList())
                .containsAll(Catalog.all().dataSources().stream()
                        .map(dataSource -> dataSource.schema().name())
                        .toList());
        assertThat(recorded).as("types that call nothing").doesNotContainValue(Set.of());
    }

    private static List<String> callers(Map<String, Set<String>> recorded, String procedure) {
        var callers = new ArrayList<String>();
        recorded.forEach((type, calls) -> {
            if (calls.contains(procedure)) {
                callers.add(type);
            }
        });
        return callers.isEmpty() ? List.of("a class that names it") : callers;
    }

    /** Whether no router's procedures are what a type calls. Some types write fields of what other types make. */
    static boolean hasNoRouter(String type) {
        return !TYPES.containsValue(type) && USED.values().stream().noneMatch(use -> use.contains("`" + type + "`"));
    }

    /** Every procedure that the table has: the server's own description need not be at hand for them. */
    private static SortedSet<String> tabled() throws IOException {
        var procedures = new TreeSet<String>();
        for (var line : Files.readAllLines(FILE)) {
            if (line.equals("## Keys that are no attributes")) {
                break;
            }
            if (line.startsWith("| `")) {
                procedures.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        return procedures;
    }

    private static String where(String procedure) {
        var use = use(procedure);
        if (use != null) {
            return use;
        }
        var reason = reason(procedure);
        return reason == null ? "" : reason;
    }

    /** What a procedure is called for; null if it is not. */
    private static @Nullable String use(String procedure) {
        var used = USED.get(procedure);
        if (used != null) {
            return used;
        }
        var type = TYPES.get(router(procedure));
        var isWork = type != null && PROCEDURES.get(procedure) == null && WORK.contains(verb(procedure));
        return isWork ? "`" + type + "`" : null;
    }

    private static @Nullable String reason(String procedure) {
        return TYPES.containsKey(router(procedure))
                ? PROCEDURES.getOrDefault(procedure, PROCEDURES.get(verb(procedure)))
                : ROUTERS.get(router(procedure));
    }

    private static String router(String procedure) {
        return procedure.substring(0, procedure.indexOf('.'));
    }

    private static String verb(String procedure) {
        return procedure.substring(procedure.indexOf('.') + 1);
    }

    /** The key by which an update says what it changes, as {@code portId} of {@code port.update}. */
    private static boolean isOwnId(String procedure, String key) {
        var router = router(procedure);
        var singular = router.endsWith("s") && !router.equals("redis") && !router.equals("postgres")
                ? router.substring(0, router.length() - 1)
                : router;
        return key.equals(router + "Id") || key.equals(singular + "Id");
    }

    private static Schema schema(String type) {
        return Catalog.all().resources().stream()
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
