package com.dokploy.terraform.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No configuration of a released version becomes invalid unless {@code CHANGELOG.md} says so: under the heading
 * {@code ### Breaking changes} of a later version, in an entry that names the type and the attribute in backticks, as {@link SchemaBreaks.Break#isIn} wants it.
 */
class ReleasedSchemasTest {
    @BeforeAll
    static void record() throws IOException {
        if (Releases.isRecording()) {
            var directory = Releases.toRecord(Releases.SCHEMAS);
            Files.createDirectories(directory);
            Files.writeString(Releases.schemas(directory), schemas());
        }
    }

    private static String schemas() {
        var schemas = new LinkedHashMap<String, List<String>>();
        SchemaLines.schemas(SharedCatalog.CATALOG).forEach((name, schema) -> schemas.put(name, SchemaLines.of(schema)));
        schemas.putAll(SchemaLines.ofOthers(SharedCatalog.CATALOG));
        return SchemaBreaks.text(schemas);
    }

    static List<Path> releases() {
        return Releases.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void configurationsOfEarlierVersionsStayValid(Path release) throws IOException {
        var notes = Changelog.read().breakingChangesSince(release.getFileName().toString());
        assertThat(SchemaBreaks.between(Files.readString(Releases.schemas(release)), schemas()))
                .as(
                        "what is no longer as in %s. Take it back, or name type and attribute under \"### Breaking changes\""
                                + " in %s. If %1$s is not released yet, record it again: %s",
                        release.getFileName(), Changelog.FILE, Releases.COMMAND)
                .filteredOn(change -> !change.isIn(notes))
                .isEmpty();
    }

    @Test
    void everyReleaseIsRecorded() {
        for (var version : Changelog.read().published()) {
            assertThat(Releases.schemas(Releases.of(version)))
                    .as("record of %s. To write it: %s", version, Releases.COMMAND)
                    .exists();
            if (version.equals(Version.PROVIDER)) {
                assertThat(Releases.schemas(Releases.of(version)))
                        .as(
                                "record of %s, which is dated. If it is not published yet, write \"unreleased\" for its"
                                        + " date, and record it again: %s",
                                version, Releases.COMMAND)
                        .hasContent(schemas());
            }
        }
    }

    @Test
    void thePublishedRecordIsNotWrittenAgain(@TempDir Path release) throws IOException {
        var record = Releases.schemas(release);
        var published = new Changelog("## [0.2.0] – 2027-01-01");
        Releases.refusePublished(published, "0.2.0", record);
        Files.writeString(record, "");
        Releases.refusePublished(new Changelog("## [0.2.0] – unreleased"), "0.2.0", record);
        Releases.refusePublished(published, "0.3.0", record);
        assertThatIllegalStateException()
                .isThrownBy(() -> Releases.refusePublished(published, "0.2.0", record))
                .withMessageContaining(record.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a  "string"  optional          | a  "string"  optional+computed default=x |
            a  "string"  optional          | a  "string"  optional default=it replaces |
            a  "string"  optional          | a  "string"  optional sensitive          |
            a  "string"  optional replaces | a  "string"  optional                    |
            a  "string"  required          | a  "string"  optional                    |
            a  "string"  optional          | b  "string"  optional                    | a is gone
            a  "string"  optional          | a  "number"  optional                    | a was "string" and is "number"
            a  nested list  optional       | a  nested set  optional                  | a was nested list and is nested set
            a  "string"  optional          | a  "string"  required                    | a has become required
            a  "string"  computed          | a  "string"  required                    | a has become required
            a  "string"  optional+computed | a  "string"  computed                    | a can no longer be set
            a  "string"  optional          | a  "string"  optional write-only         | a is no longer in states
            a  "string"  optional sensitive write-only | a  "string"  optional sensitive | a is no longer write-only
            a  "string"  computed sensitive | a  "string"  computed                   | a is no longer sensitive
            a  "string"  optional          | a  "string"  optional replaces           | a has come to replace the object
            a  nested  optional;a.b  "bool"  optional | a  nested  optional;a.c  "bool"  required | a.b is gone, a.c is new and required
            a  "string"  optional          | a  "string"  optional;b  nested  optional;b.c  "bool"  required |
            result  "string"  computed     | result  "number"  computed               | result was "string" and is "number"
            argument 1  "string"  required | argument 1  "string"  required;argument 2  "string"  required | argument 2 is new and required
            """)
    void whatEarlierConfigurationsDoNotSurviveIsFound(String earlier, String later, String expected) {
        assertThat(SchemaBreaks.between(text(earlier), text(later)))
                .map(change -> change.path() + " " + change.what())
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    private static String text(String lines) {
        return "# resource.dokploy_sample\n" + lines.replace(';', '\n') + "\n";
    }

    @Test
    void aTypeThatIsGoneIsFound() {
        var change = new SchemaBreaks.Break("resource.dokploy_sample", "", "is gone");
        assertThat(SchemaBreaks.between(text("a  \"string\"  optional"), "")).containsExactly(change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource.dokploy_sample  |   | `dokploy_sample` is removed.                                       | true
            resource.dokploy_sample  |   | `dokploy_sample` has a new attribute.                              | false
            resource.dokploy_sample  |   | `x` of `dokploy_sample` is removed.                                | false
            resource.dokploy_sample  |   | The data source `dokploy_sample` is removed.                       | false
            resource.dokploy_sample  |   | The resource type and the data source `dokploy_sample` are removed. | true
            data.dokploy_sample      |   | The resource type and the data source `dokploy_sample` are removed. | true
            data.dokploy_sample      |   | The data source `dokploy_sample` is removed.                       | true
            data.dokploy_sample      |   | `dokploy_sample` is removed.                                       | false
            ephemeral.dokploy_sample |   | The ephemeral resource `dokploy_sample` is removed.                | true
            ephemeral.dokploy_sample |   | `dokploy_sample` is removed.                                       | false
            action.dokploy_sample    |   | The action `dokploy_sample` is removed.                            | true
            action.dokploy_sample    |   | The data source `dokploy_sample` is removed.                       | false
            resource.dokploy_sample  | x | `x` of `dokploy_sample` is removed.                                | true
            resource.dokploy_sample  | x | `y` of `dokploy_sample` is removed.                                | false
            resource.dokploy_sample  | x | `x` of the data source `dokploy_sample` is removed.                | false
            data.dokploy_sample      | x | `x` of the data source `dokploy_sample` is removed.                | true
            data.dokploy_sample      | x | `x` of `dokploy_sample` is removed.                                | false
            provider                 | x | `x` of `provider` is removed.                                      | true
            identity.dokploy_sample  | x | The identity of `dokploy_sample` has no `x`.                       | true
            identity.dokploy_sample  | x | `x` of `dokploy_sample` is removed.                                | false
            list.dokploy_sample      | x | `x` of the list `dokploy_sample` is removed.                       | true
            function.sample          | result | `result` of the function `sample` is a number.                | true
            function.sample          | argument 1 | `argument 1` of the function `sample` is a number.        | true
            """)
    void anEntryExcusesOnlyWhatItNames(String schema, @Nullable String path, String entry, boolean isExcused) {
        var change = new SchemaBreaks.Break(schema, path == null ? "" : path, "is gone");
        assertThat(change.isIn(List.of("- " + entry))).isEqualTo(isExcused);
    }

    @Test
    void onlyEntriesOfLaterVersionsExcuseABreak() {
        var changelog = """
                ## [0.3.0] – unreleased
                ### Breaking changes
                - `a` of `dokploy_sample` is a number.
                ### Added
                - `b` of `dokploy_sample`.
                ## [0.2.0] – 2027-01-01
                ### Breaking changes
                - `c` of `dokploy_sample` is removed.
                """;
        var notes = new Changelog(changelog).breakingChangesSince("0.2.0");
        assertThat(new SchemaBreaks.Break("resource.dokploy_sample", "a", "is gone").isIn(notes))
                .isTrue();
        for (var path : List.of("b", "c")) {
            assertThat(new SchemaBreaks.Break("resource.dokploy_sample", path, "is gone").isIn(notes))
                    .as(path)
                    .isFalse();
        }
    }
}
