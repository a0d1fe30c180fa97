package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.conformance.RecordedCalls;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.sandbox.OpenApi;
import com.dokploy.terraform.sandbox.model.Procedure;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    private static final Pattern TYPE = Pattern.compile("`(dokploy_\\w+)`");

    private static final Coverage COVERAGE = Coverage.read();

    @Test
    void theTableIsUpToDate() throws IOException {
        var text = new StringBuilder("""
            # What of Dokploy's API is covered

            Generated from `src/test/coverage`, which has a file for each router. That the types call the procedures
            that this table says they call, and no others, is tested in every build. That no procedure and no key of
            Dokploy v0.30.2 is left out is tested where `DOKPLOY_OPENAPI` names a copy of the server's own description.
            To write the table anew: `mvn -B test -Dtest=CoverageTest -Dgolden.overwrite=true`.

            """);
        text.append("| Procedure | Where |\n|---|---|\n");
        for (var procedure : COVERAGE.procedures().entrySet()) {
            row(text, procedure.getKey(), procedure.getValue().text());
        }
        text.append(
                "\n## Keys that are no attributes\n\nOf the procedures that make and change what the types are.\n\n");
        text.append("| Key | Why |\n|---|---|\n");
        COVERAGE.keys().forEach((key, reason) -> row(text, key, reason));
        text.append("\n## What goes by another name\n\nThings of Dokploy that no type is named after.\n\n");
        text.append("| Thing | Here |\n|---|---|\n");
        COVERAGE.concepts()
                .forEach((thing, here) -> text.append("| ")
                        .append(thing)
                        .append(" | ")
                        .append(here)
                        .append(" |\n"));
        Golden.check(FILE, text.toString(), CoverageTest.class);
    }

    private static void row(StringBuilder text, String name, String explanation) {
        text.append("| `").append(name).append("` | ").append(explanation).append(" |\n");
    }

    @Test
    void whatGoesByAnotherNameIsThere() {
        assertThat(COVERAGE.concepts())
                .hasSizeGreaterThan(10)
                .allSatisfy((thing, here) -> assertThat(
                                TYPE.matcher(here).results().map(type -> type.group(1)))
                        .as(thing)
                        .isNotEmpty()
                        .allMatch(type -> SharedCatalog.CATALOG.resource(type) != null
                                || SharedCatalog.CATALOG.dataSource(type) != null));
    }

    @Test
    void everythingIsCoveredOrThereIsAReason() throws IOException {
        var contract = OpenApi.load().orElse(null);
        if (contract == null) {
            System.err.println(OpenApi.absence());
            Assumptions.abort("no description of the server");
        }
        var procedures = contract.procedures();
        var all = new TreeSet<>(procedures.keySet());
        // The server's description has no subscriptions.
        new ServerModel()
                .procedures().values().stream()
                        .filter(Procedure::isSubscription)
                        .map(Procedure::name)
                        .forEach(all::add);
        assertThat(COVERAGE.procedures().keySet()).isEqualTo(all);
        var missing = new TreeSet<String>();
        for (var procedure : procedures.entrySet()) {
            if (COVERAGE.isWrite(procedure.getKey())) {
                missing.addAll(keysWithoutAttribute(procedure.getKey(), procedure.getValue()));
            }
        }
        assertThat(COVERAGE.keys().keySet())
                .as("keys that are no attributes")
                .containsExactlyInAnyOrderElementsOf(missing);
    }

    private static List<String> keysWithoutAttribute(String procedure, Set<String> keys) {
        var fields = new HashSet<String>();
        for (var type : COVERAGE.types(procedure)) {
            collect(schema(type), fields);
        }
        var missing = new ArrayList<String>();
        for (var key : keys) {
            if (!fields.contains(key) && !isOwnId(procedure, key)) {
                missing.add(COVERAGE.listed(procedure, key));
            }
        }
        return missing;
    }

    @Test
    void typesCallWhatTheTableSaysAndNothingElse(@TempDir Path directory) throws IOException {
        var recorded = RecordedCalls.ofEveryType(directory);
        var table = COVERAGE.procedures();
        var named = NamedProcedures.among(new TreeSet<>(table.keySet()));
        var called = new TreeSet<>(named);
        recorded.values().forEach(called::addAll);
        // Sign-up and sign-in are no procedures: no document of the server lists them.
        called.removeIf(name -> name.startsWith("auth/"));
        var problems = new ArrayList<String>();
        for (var procedure : called) {
            var verdict = table.get(procedure);
            if (verdict == null || !verdict.isUsed()) {
                problems.add(procedure + " is called by " + callers(recorded, procedure) + ", and the table says: "
                        + (verdict == null ? "nothing" : verdict.text()));
            }
        }
        for (var entry : table.entrySet()) {
            var procedure = entry.getKey();
            if (!entry.getValue().isUsed()) {
                continue;
            }
            var use = entry.getValue().text();
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
                .containsAll(SharedCatalog.CATALOG.resources().stream()
                        .map(resource -> resource.schema().name())
                        .toList())
                .containsAll(SharedCatalog.CATALOG.dataSources().stream()
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

    /** Whether no router says that it belongs to a type, and no procedure that the type calls it. */
    static boolean hasNoRouter(String type) {
        return COVERAGE.procedures().values().stream()
                .noneMatch(verdict -> verdict.isUsed() && verdict.text().contains("`" + type + "`"));
    }

    /** The key by which an update says what it changes, as {@code portId} of {@code port.update}. */
    private static boolean isOwnId(String procedure, String key) {
        var router = Coverage.router(procedure);
        var singular = router.endsWith("s") && !router.equals("redis") && !router.equals("postgres")
                ? router.substring(0, router.length() - 1)
                : router;
        return key.equals(router + "Id") || key.equals(singular + "Id");
    }

    private static Schema schema(String type) {
        return SharedCatalog.CATALOG.resources().stream()
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
                if (attribute.name().equals("preview_deployments")) {
                    collectVariables(nested, "preview", fields);
                }
            }
            if (attribute.discriminator() != null) {
                fields.add(attribute.discriminator().field());
            }
        }
    }

    /** The fields of the families of variables inside an object, as {@code previewBuildArgs} of {@code build_args}. */
    private static void collectVariables(Schema nested, String prefix, Set<String> fields) {
        for (var attribute : nested.attributes()) {
            if (attribute.type() instanceof AttributeType.MapOf<?> && attribute.mapping() == Attribute.Mapping.CUSTOM) {
                var field = nested.apiField(attribute);
                fields.add(prefix + Character.toUpperCase(field.charAt(0)) + field.substring(1));
            }
        }
    }
}
