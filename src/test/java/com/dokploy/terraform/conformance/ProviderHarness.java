package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.journal.KilledProcess;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server, and one provider process after the other that works on it: every command of Terraform is a process of its
 * own. The tests decide whether requests fail on the way.
 */
final class ProviderHarness implements AutoCloseable {
    /** How long a request may take here: soon over where one is made too slow, and enough for a busy machine. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** What grows with every deploy or is there once and for all, and belongs to no configuration. */
    private static final List<String> HISTORY = List.of("deployment", "rollback", "auditLog", "webServerSettings");

    /** With which a provider meets faults: it tells of each at once. */
    private static final Map<String, Value> WITHOUT_RETRIES =
            Map.of("max_retries", Value.of(0), "request_timeout", Value.of(REQUEST_TIMEOUT.toSeconds() + "s"));

    private static final Duration SHORT = Duration.ofMillis(1);

    private final TargetServer target;
    private final Catalog catalog;
    private final Map<String, Value> settings = new HashMap<>();
    private final @Nullable Path directory;
    private final Fixtures fixtures;
    private final Samples samples;
    private final List<String> said = new ArrayList<>();
    private CreateJournal journal;
    private Terraform terraform;

    /** Starts a server, and a first process that keeps its data in a directory. */
    ProviderHarness(Path directory) throws IOException {
        this(directory, SHORT);
    }

    /** Starts a server that takes so long for each deploy, and a first process that keeps its data in a directory. */
    ProviderHarness(Path directory, Duration deploy) throws IOException {
        this(sandbox(deploy), SharedCatalog.CATALOG, WITHOUT_RETRIES, directory);
    }

    /**
     * Takes the server that the build names, or else a sandbox, and starts one process of a provider with these types.
     * It tries again as it does for users, and keeps its journal in memory.
     */
    ProviderHarness(Catalog catalog) throws IOException {
        this(open(SHORT), catalog, Map.of(), null);
    }

    /** Takes a server, and starts one process that keeps its journal in memory. */
    ProviderHarness(TargetServer target) throws IOException {
        this(target, SharedCatalog.CATALOG, Map.of(), null);
    }

    private ProviderHarness(TargetServer target, Catalog catalog, Map<String, Value> settings, @Nullable Path directory)
            throws IOException {
        this.target = target;
        this.catalog = catalog;
        this.settings.putAll(settings);
        this.settings.put("endpoint", Value.of(target.endpoint()));
        this.settings.put("api_key", Value.of(target.apiKey()));
        this.directory = directory;
        fixtures = new Fixtures(
                target,
                new Dokploy(ClientSettings.of(target.endpoint(), new Secret(target.apiKey())), System.getenv()));
        samples = new Samples(fixtures);
        begin();
    }

    private static TargetServer open(Duration deploy) {
        return TargetServer.open(Sandbox.Options.standard().withDeployTimes(deploy, deploy));
    }

    /** Ends the test as skipped on a real server. */
    private static TargetServer sandbox(Duration deploy) {
        var target = open(deploy);
        var _ = target.sandbox("fail on purpose");
        return target;
    }

    private void begin() throws IOException {
        journal = directory == null ? CreateJournal.inMemory() : CreateJournal.in(directory, "default", true);
        var provider = new DokployProvider(Version.PROVIDER, Map.of(), catalog, journal);
        terraform = new Terraform(provider);
        assertThat(terraform.configure(provider.schema(), Configurations.complete(provider.schema(), settings)))
                .isEmpty();
    }

    /** The server. */
    TargetServer target() {
        return target;
    }

    /** The sandbox; ends the test as skipped on a real server. */
    Sandbox sandbox() {
        return target.sandbox("fail on purpose");
    }

    /** Puts a file into the bucket that a backup goes to. */
    void plantBackupFile(String backup, String path) {
        var rows = sandbox().rows();
        var destination = rows.find("backup", backup).path("destinationId").asText();
        rows.plant("backupFile", Fixtures.json("destinationId", destination).put("Path", path));
    }

    Terraform terraform() {
        return terraform;
    }

    Fixtures fixtures() {
        return fixtures;
    }

    Samples samples() {
        return samples;
    }

    /** The process ends as Terraform asks it to, and another one begins. */
    void nextProcess() throws IOException {
        journal.close();
        exchange();
    }

    /** The process is killed, and another one begins. */
    void kill() throws IOException {
        KilledProcess.kill(journal);
        exchange();
    }

    private void exchange() throws IOException {
        said.addAll(terraform.said());
        terraform.close();
        begin();
    }

    /** Everything that any process said to the user. */
    List<String> said() {
        var all = new ArrayList<>(said);
        all.addAll(terraform.said());
        return all;
    }

    /** How many rows there are of what configurations stand for. */
    Map<String, Integer> objects() {
        var counts = new LinkedHashMap<>(sandbox().rows().counts());
        counts.keySet().removeAll(HISTORY);
        // The settings of its channel stay behind a notification.
        counts.keySet().removeIf(model -> catalog.resource("dokploy_" + model + "_notification") != null);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** What is left over, and how the sandbox calls it. */
    Map<String, List<String>> orphans() {
        var orphans = new LinkedHashMap<>(sandbox().rows().orphans());
        // A volume that was mounted once is data, and stays; those of databases go with them.
        orphans.computeIfPresent(
                "volumes",
                (_, names) ->
                        names.stream().filter(name -> name.endsWith("-data")).toList());
        orphans.values().removeIf(List::isEmpty);
        return orphans;
    }

    /** The requests since a moment, by their number at that moment. */
    List<Requests.Request> requestsSince(int logged) {
        var log = sandbox().requests().log();
        return log.subList(logged, log.size());
    }

    int requests() {
        return sandbox().requests().log().size();
    }

    /** The smallest configuration that leaves nothing behind when it goes. */
    Value.MapValue minimal(Schema schema) {
        return leavingNothing(schema, samples.smallest(schema.name(), schema, Map.of()));
    }

    /** A configuration whose object leaves nothing behind when it goes. */
    Value.MapValue leavingNothing(Schema schema, Value.MapValue config) {
        return schema.attribute("delete_volumes") == null ? config : config.with("delete_volumes", Value.of(true));
    }

    /** Everything that can be set together and changed in place, and nothing that keeps the object from its end. */
    Value.MapValue full(Schema schema) {
        var smallest = minimal(schema);
        var config = samples.whole(schema.name(), schema, 0);
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            if (attribute.replaces()) {
                config = config.with(name, smallest.at(name));
            } else if (name.equals("deletion_protection") || name.equals("delete_volumes")) {
                config = config.with(name, Value.of(name.equals("delete_volumes")));
            } else if (config.at(name) instanceof Value.MapValue object
                    && attribute.type() instanceof AttributeType.ObjectOf(var nested)) {
                config = config.with(name, unreplaced(nested, object));
            }
        }
        return config;
    }

    private static Value.MapValue unreplaced(Schema schema, Value.MapValue object) {
        var kept = object;
        for (var attribute : schema.attributes()) {
            if (attribute.replaces()) {
                kept = kept.with(attribute.name(), Value.NULL);
            }
        }
        return kept;
    }

    /** The schema of a resource, by its name with or without {@code dokploy_}. */
    static Schema schema(String type) {
        var name = type.startsWith("dokploy_") ? type : "dokploy_" + type;
        for (var resource : SharedCatalog.CATALOG.resources()) {
            if (resource.schema().name().equals(name)) {
                return resource.schema();
            }
        }
        throw new AssertionError("no type " + type);
    }

    /** The id of an object that Terraform has. */
    static String id(Terraform.StoredState kept) {
        return ((Value.Text) ((Value.MapValue) kept.state()).at("id")).text();
    }

    /**
     * Returns an object when the build queue is empty: the status of a deployment that nobody waits for changes by itself
     * until then. Where Terraform has waited, nothing is read again, since the status must be right.
     */
    private Terraform.StoredState afterDeploys(Schema schema, Terraform.StoredState kept) {
        if (schema.attribute("wait_for_deployment") == null) {
            return kept;
        }
        while (target.sandbox().map(Sandbox::queued).orElse(0) > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        var status = kept.object().at("status");
        var isUnderWay = status.equals(Value.of("running")) || status.equals(Value.of("queued"));
        var isAwaited = kept.object().at("wait_for_deployment").equals(Value.of(true));
        return isUnderWay || !isAwaited ? terraform.read(schema, kept) : kept;
    }

    /** A second look finds what Terraform has, plans nothing and writes nothing. */
    void assertConverged(Schema schema, Terraform.StoredState kept, Value.MapValue config) {
        var mutations = mutations();
        var settled = afterDeploys(schema, kept);
        var read = terraform.read(schema, settled);
        assertThat(read.state()).as("what the next run reads").isEqualTo(settled.state());
        assertThat(terraform.plan(schema, read, config).planned())
                .as("what the next run plans")
                .isEqualTo(read.state());
        assertThat(mutations()).as("writes of the next run").isEqualTo(mutations);
    }

    /** Destroys an object that Terraform has, unless it is gone. */
    void destroyIfThere(Schema schema, Terraform.StoredState kept) {
        if (kept.state().isNull()) {
            return;
        }
        var read = terraform.read(schema, kept);
        if (!read.state().isNull()) {
            terraform.destroy(schema, read);
        }
    }

    private long mutations() {
        return target.sandbox().map(sandbox -> sandbox.requests().mutations()).orElse(0L);
    }

    /** Nothing that is written down for the next process, or said to the user, holds a secret. */
    void assertNoSecrets() throws IOException {
        for (var text : said()) {
            assertThat(text).as("what the user is told").doesNotContainIgnoringCase(Samples.CANARY);
        }
        if (directory == null || !Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                assertThat(file).content().doesNotContainIgnoringCase(Samples.CANARY);
            }
        }
    }

    @Override
    public void close() {
        KilledProcess.kill(journal);
        terraform.close();
        target.close();
    }
}
