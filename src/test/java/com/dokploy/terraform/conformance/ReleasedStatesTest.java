package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.conformance.ReleaseRecorder.Extent;
import com.dokploy.terraform.golden.Releases;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a released version has made plans empty with this one: the state is upgraded, the object read from a server that
 * holds what the released version has written, and planned with the configuration that has made it.
 */
class ReleasedStatesTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void record(@TempDir Path directory) throws IOException {
        if (Releases.isRecording()) {
            for (var extent : Extent.values()) {
                var release = Releases.toRecord(name(extent));
                ReleaseRecorder.record(server(release, extent), extent, directory.resolve(extent.name()));
            }
        }
    }

    private static ReleasedServer server(Path release, Extent extent) {
        return new ReleasedServer(release.resolve(name(extent)));
    }

    private static String name(Extent extent) {
        return extent.name().toLowerCase(Locale.ROOT);
    }

    static List<ReleasedServer> servers() {
        var servers = new ArrayList<ReleasedServer>();
        for (var release : Releases.all()) {
            for (var extent : Extent.values()) {
                servers.add(server(release, extent));
            }
        }
        return servers;
    }

    static List<Path> releases() {
        return Releases.all();
    }

    /** All types but those that need an empty server: each record is of one server with all objects side by side. */
    @ParameterizedTest
    @MethodSource("releases")
    void everyTypeIsRecorded(Path release) throws IOException {
        var types = Releases.resources(release).stream()
                .filter(SharedCatalog::isShareable)
                .toList();
        assertThat(types).isNotEmpty();
        for (var extent : Extent.values()) {
            var server = server(release, extent);
            assertThat(server.types())
                    .as("types with a file in %s, and resources in %s", server.directory(), release)
                    .containsExactlyInAnyOrderElementsOf(types);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void objectsOfEarlierVersionsPlanEmpty(ReleasedServer released) throws IOException {
        try (var target = released.start(directory.resolve("server"));
                var terraform = terraform(target)) {
            var checks = new ArrayList<Executable>();
            for (var object : released.objects(target)) {
                var resource = SharedCatalog.CATALOG.resource(object.type());
                // ReleasedSchemasTest wants a word about each type that is gone.
                if (resource != null) {
                    checks.add(() -> assertPlansEmpty(terraform, resource.schema(), object));
                }
            }
            assertAll("If the version is not released yet, record it again: " + Releases.COMMAND, checks);
            target.assertValidRequests();
        }
    }

    private static Terraform terraform(TargetServer target) {
        var provider = new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG, CreateJournal.inMemory());
        var terraform = new Terraform(provider);
        var settings = Map.of("endpoint", Value.of(target.endpoint()), "api_key", Value.of(target.apiKey()));
        assertThat(terraform.configure(provider.schema(), Configurations.complete(provider.schema(), settings)))
                .isEmpty();
        return terraform;
    }

    private static void assertPlansEmpty(Terraform terraform, Schema schema, ReleasedObject object) {
        var answer = terraform.calls().upgradeResourceState(object.upgrade());
        assertThat(terraform.errors(answer.getDiagnosticsList()))
                .as("errors of the upgrade of %s", object.type())
                .isEmpty();
        var upgraded = terraform.decode(answer.getUpgradedState(), schema);
        var kept = new Terraform.StoredState(upgraded, object.notes());
        var read = terraform.read(schema, kept);
        assertThat(read.state().isNull()).as("%s is gone", object.type()).isFalse();
        for (var attribute : schema.attributes()) {
            var before = kept.object().at(attribute.name());
            if (!before.isNull()) {
                assertThat(read.object().at(attribute.name()))
                        .as("%s.%s, read again", object.type(), attribute.name())
                        .isEqualTo(before);
            }
        }
        var config = object.config(schema);
        assertThat(terraform.validate(schema, config))
                .as("errors in the configuration of %s", object.type())
                .isEmpty();
        assertThat(terraform.plan(schema, read, config).planned())
                .as("plan of %s", object.type())
                .isEqualTo(read.state());
    }
}
