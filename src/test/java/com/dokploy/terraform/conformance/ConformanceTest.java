package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Kind;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.resources.DokployProvider;
import com.dokploy.terraform.sandbox.Faults;
import com.dokploy.terraform.sandbox.OpenApi;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Runs every case that the declarations imply, each on objects of its own. */
class ConformanceTest {
    /** One attribute, or one of a nested object, that a configuration can set. */
    private record Place(List<Attribute<?>> steps) {
        Attribute<?> attribute() {
            return steps.getLast();
        }

        Place inside(Attribute<?> attribute) {
            var longer = new ArrayList<>(steps);
            longer.add(attribute);
            return new Place(longer);
        }

        boolean isReplacing() {
            return steps.getFirst().replaces();
        }

        @Override
        public String toString() {
            return String.join(".", steps.stream().map(Attribute::name).toList());
        }
    }

    private Sandbox sandbox;
    private Terraform terraform;
    private Fixtures fixtures;
    private Samples samples;
    private List<Runnable> cleanUp;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(Sandbox.Options.standard().withDeployTimes(Duration.ofMillis(1), Duration.ofMillis(1)));
        var provider = new DokployProvider(
                Version.PROVIDER, Map.of(), Catalog.resources(), Catalog.dataSources(), Catalog.functions());
        terraform = new Terraform(provider);
        assertThat(terraform.configure(
                        provider.schema(),
                        Configurations.complete(
                                provider.schema(),
                                Map.of(
                                        "endpoint", Value.of(sandbox.endpoint().toString()),
                                        "api_key", Value.of(sandbox.apiKey())))))
                .isEmpty();
        var dokploy = new Dokploy(Dokploy.Settings.of(sandbox.endpoint().toString(), new Secret(sandbox.apiKey())));
        fixtures = new Fixtures(sandbox, dokploy);
        samples = new Samples(fixtures.samples());
        cleanUp = new ArrayList<>();
    }

    @AfterEach
    void stop() {
        var document = OpenApi.load();
        if (document.isEmpty()) {
            System.err.println(OpenApi.absence());
        } else {
            assertThat(document.get().violations(sandbox.requests()))
                    .as("requests against the server's own description")
                    .isEmpty();
        }
        terraform.close();
        sandbox.close();
    }

    @TestFactory
    List<DynamicNode> everyAttributeOfEveryType() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : Catalog.resources()) {
            tests.addAll(casesOf(resource));
        }
        assertThat(tests).as("cases that the declarations imply").hasSizeGreaterThan(400);
        return tests;
    }

    private List<DynamicNode> casesOf(Resource<Dokploy> resource) {
        var schema = resource.schema();
        var tests = new ArrayList<DynamicNode>();
        tests.add(test(schema, "create_minimal", () -> createMinimal(schema)));
        tests.add(test(schema, "create_full", () -> createFull(schema)));
        tests.add(test(schema, "import", () -> imports(schema)));
        tests.add(test(schema, "disappears", () -> disappears(schema)));
        tests.add(test(schema, "lost_response", () -> lostResponse(schema)));
        for (var place : places(schema)) {
            tests.add(test(schema, "update:" + place, () -> update(schema, place)));
            tests.add(test(schema, "clear:" + place, () -> clear(schema, place)));
            if (place.isReplacing()) {
                tests.add(test(schema, "replaces:" + place, () -> replaces(schema, place)));
            } else if (isOnServer(place)) {
                tests.add(test(schema, "drift:" + place, () -> drift(schema, place)));
            }
        }
        return tests;
    }

    private DynamicTest test(Schema schema, String name, Executable test) {
        return dynamicTest(schema.name() + " " + name, () -> {
            try {
                test.execute();
                for (var text : terraform.said()) {
                    assertThat(text).as("what the user is told").doesNotContainIgnoringCase(Samples.CANARY);
                }
            } finally {
                cleanUp.reversed().forEach(Runnable::run);
                cleanUp.clear();
                sandbox.faults().clear();
            }
        });
    }

    // ------------------------------------------------------------------------------------------------------ cases

    private void createMinimal(Schema schema) {
        var config = minimal(schema);
        assertConverged(schema, create(schema, config), config);
    }

    private void createFull(Schema schema) {
        var config = full(schema);
        assertConverged(schema, create(schema, config), config);
    }

    private void imports(Schema schema) {
        for (var config : List.of(minimal(schema), full(schema))) {
            var kept = create(schema, config);
            var id = ((Value.Text) kept.object().at("id")).text();
            assertImported(schema, kept, terraform.importState(schema, id), config);
            if (config.equals(minimal(schema))) {
                assertImported(schema, kept, terraform.importState(schema, fixtures.importPath(schema.name())), config);
            }
            forget(schema, kept);
        }
    }

    private void assertImported(Schema schema, Kept kept, Kept imported, Value.Entries config) {
        for (var attribute : schema.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.FIELD && !attribute.isWriteOnly()) {
                assertThat(imported.object().at(attribute.name()))
                        .as("imported %s", attribute.name())
                        .satisfiesAnyOf(
                                value -> assertThat(value)
                                        .isEqualTo(kept.object().at(attribute.name())),
                                value -> assertThat(terraform
                                                .plan(schema, imported, config)
                                                .planned())
                                        .extracting(planned -> ((Value.Entries) planned).at(attribute.name()))
                                        .isEqualTo(value));
            }
        }
        assertThat(terraform.plan(schema, imported, config).requiresReplace())
                .as("what the import would destroy")
                .isEmpty();
        var applied = terraform.apply(schema, imported, config);
        assertThat(applied.object().at("id")).isEqualTo(kept.object().at("id"));
        assertConverged(schema, applied, config);
    }

    private void disappears(Schema schema) {
        var kept = terraform.apply(schema, Kept.NOTHING, minimal(schema));
        var id = ((Value.Text) kept.object().at("id")).text();
        assertThat(sandbox.rows().delete(schema.name().substring("dokploy_".length()), id))
                .as("deleted by somebody else")
                .isTrue();
        var gone = terraform.read(schema, kept);
        assertThat(gone.state()).isEqualTo(Value.NULL);
        forget(schema, terraform.apply(schema, gone, minimal(schema)));
        // Destroying what is gone already is no error.
        terraform.destroy(schema, kept);
    }

    private void lostResponse(Schema schema) {
        var table = schema.name().substring("dokploy_".length());
        var before = count(table);
        sandbox.faults().add(Faults.fault(table + ".create", Faults.Kind.DROP_AFTER));
        var config = minimal(schema);
        var kept = create(schema, config);
        assertThat(sandbox.faults().fired()).as("faults that hit").isPositive();
        assertThat(count(table)).as("objects on the server").isEqualTo(before + 1);
        assertConverged(schema, kept, config);
    }

    /** Every write of a create or an update goes wrong once, in every way; the next apply makes good. */
    @TestFactory
    List<DynamicNode> everyWriteMayGoWrong() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : Catalog.resources()) {
            var schema = resource.schema();
            for (var mishap : Mishap.values()) {
                tests.add(test(schema, "create, " + mishap.text, () -> createGoesWrong(schema, mishap)));
                tests.add(test(schema, "update, " + mishap.text, () -> updateGoesWrong(schema, mishap)));
            }
        }
        return tests;
    }

    /** What happens to a write. */
    private enum Mishap {
        REPLY_LOST("reply lost", Faults.Kind.DROP_AFTER, false),
        REPLY_CUT("reply cut", Faults.Kind.TRUNCATED, false),
        REFUSED("refused", Faults.Kind.STATUS, false),
        DONE_BUT_REFUSED("done and yet refused", Faults.Kind.STATUS, true);

        private final String text;
        private final Faults.Kind kind;
        private final boolean isDone;

        Mishap(String text, Faults.Kind kind, boolean isDone) {
            this.text = text;
            this.kind = kind;
            this.isDone = isDone;
        }

        Faults.Fault of(String procedure) {
            var fault = Faults.fault(procedure, kind);
            return isDone ? fault.afterwards() : fault;
        }
    }

    private void createGoesWrong(Schema schema, Mishap mishap) {
        var config = unprotected(schema);
        var rehearsed = sandbox.requests().log().size();
        forget(schema, terraform.apply(schema, Kept.NOTHING, config));
        for (var procedure : writesSince(rehearsed)) {
            if (procedure.endsWith(".remove") || procedure.endsWith(".delete")) {
                continue;
            }
            strike(schema, Kept.NOTHING, config, procedure, mishap);
        }
    }

    private void updateGoesWrong(Schema schema, Mishap mishap) {
        var config = unprotected(schema);
        var first = terraform.apply(schema, Kept.NOTHING, minimal(schema));
        var rehearsed = sandbox.requests().log().size();
        var isReplaced =
                !terraform.plan(schema, first, config).requiresReplace().isEmpty();
        forget(schema, terraform.apply(schema, first, config));
        for (var procedure : writesSince(rehearsed)) {
            if (isReplaced || procedure.endsWith(".remove") || procedure.endsWith(".delete")) {
                continue;
            }
            strike(schema, terraform.apply(schema, Kept.NOTHING, minimal(schema)), config, procedure, mishap);
        }
    }

    private void strike(Schema schema, Kept prior, Value.Entries config, String procedure, Mishap mishap) {
        var table = schema.name().substring("dokploy_".length());
        var before = count(table) - (prior.state().isNull() ? 0 : 1);
        var orphans = sandbox.rows().orphans();
        sandbox.faults().add(mishap.of(procedure));
        var attempt = terraform.attempt(schema, prior, config);
        assertThat(sandbox.faults().fired()).as("faults that hit %s", procedure).isPositive();
        sandbox.faults().clear();
        var kept = attempt.kept();
        if (!attempt.errors().isEmpty()
                && prior.state().isNull()
                && !kept.state().isNull()) {
            // Terraform replaces what was not wholly made.
            terraform.destroy(schema, kept);
            kept = Kept.NOTHING;
        }
        if (!kept.state().isNull()) {
            kept = terraform.read(schema, kept);
        }
        var mended = terraform.apply(schema, kept, config);
        try {
            assertThat(count(table))
                    .as("objects after %s went wrong", procedure)
                    .isEqualTo(before + 1);
            assertConverged(schema, mended, config);
        } finally {
            forget(schema, mended);
        }
        assertThat(sandbox.rows().orphans()).as("orphans after %s", procedure).isEqualTo(orphans);
    }

    private Value.Entries unprotected(Schema schema) {
        var config = full(schema);
        return schema.attribute("deletion_protection") == null
                ? config
                : config.with("deletion_protection", Value.of(false));
    }

    private Set<String> writesSince(int logged) {
        var writes = new LinkedHashSet<String>();
        var log = sandbox.requests().log();
        for (var request : log.subList(logged, log.size())) {
            if (request.mutation()) {
                writes.addAll(request.procedures());
            }
        }
        return writes;
    }

    private int count(String table) {
        return sandbox.rows().counts().getOrDefault(table, 0);
    }

    private void update(Schema schema, Place place) {
        var kept = create(schema, with(schema, place, 0));
        assertConverged(schema, kept, with(schema, place, 0));
        if (!place.isReplacing()) {
            assertThat(terraform.plan(schema, kept, with(schema, place, 1)).requiresReplace())
                    .isEmpty();
            var updated = terraform.apply(schema, kept, with(schema, place, 1));
            assertThat(updated.object().at("id")).isEqualTo(kept.object().at("id"));
            assertConverged(schema, updated, with(schema, place, 1));
        }
        assertSecretsStayOut(place, kept);
    }

    private void assertSecretsStayOut(Place place, Kept kept) {
        if (place.attribute().isWriteOnly()) {
            assertThat(kept.state().toString() + kept.notes().toStringUtf8())
                    .as("what Terraform stores")
                    .doesNotContainIgnoringCase(Samples.CANARY);
        }
    }

    private void clear(Schema schema, Place place) {
        var kept = create(schema, with(schema, place, 0));
        var without = minimal(schema);
        var isReplaced =
                !terraform.plan(schema, kept, without).requiresReplace().isEmpty();
        var cleared = terraform.apply(schema, kept, without);
        if (isReplaced) {
            cleanUp.add(() -> forget(schema, cleared));
        } else {
            assertThat(cleared.object().at("id")).isEqualTo(kept.object().at("id"));
        }
        assertConverged(schema, cleared, without);
    }

    private void replaces(Schema schema, Place place) {
        var kept = create(schema, with(schema, place, 0));
        var second = with(schema, place, 1);
        var plan = terraform.plan(schema, kept, second);
        if (plan.planned().equals(kept.state())) {
            throw new AssertionError("the samples of " + place + " are the same");
        }
        assertThat(plan.requiresReplace())
                .containsExactly(place.steps().getFirst().name());
    }

    /** Somebody else's Terraform changes the object; ours must see it and put it right. */
    private void drift(Schema schema, Place place) {
        var config = with(schema, place, 0);
        var kept = create(schema, config);
        var other = with(schema, place, 1);
        terraform.apply(schema, kept, other.equals(config) ? minimal(schema) : other);
        var seen = terraform.read(schema, kept);
        var plan = terraform.plan(schema, seen, config);
        var name = place.steps().getFirst().name();
        var shown = place.attribute().isWriteOnly() ? name + "_version" : name;
        if (place.attribute().isWriteOnly()) {
            // A changed write-only value cannot be seen; that is what its version is for.
            assertConverged(schema, terraform.apply(schema, seen, config), config);
            return;
        }
        assertThat(seen.object().at(shown))
                .as("what the read says about %s", place)
                .isNotEqualTo(kept.object().at(shown));
        assertThat(((Value.Entries) plan.planned()).at(name))
                .isNotEqualTo(seen.object().at(name));
        var restored = terraform.apply(schema, seen, config);
        assertThat(restored.object().at(name)).isEqualTo(kept.object().at(name));
        assertConverged(schema, restored, config);
    }

    private Kept create(Schema schema, Value.Entries config) {
        var kept = terraform.apply(schema, Kept.NOTHING, config);
        cleanUp.add(() -> forget(schema, kept));
        return kept;
    }

    private void forget(Schema schema, Kept kept) {
        if (terraform.read(schema, kept).state() instanceof Value.Entries state) {
            var unprotected = state.entries().containsKey("deletion_protection")
                    ? state.with("deletion_protection", Value.of(false))
                    : state;
            terraform.destroy(schema, new Kept(unprotected, kept.notes()));
        }
    }

    /** A second run of Terraform finds nothing to do, and writes nothing. */
    private void assertConverged(Schema schema, Kept kept, Value.Entries config) {
        var mutations = sandbox.requests().mutations();
        var read = terraform.read(schema, kept);
        assertThat(read.state()).as("what the second run reads").isEqualTo(kept.state());
        assertThat(terraform.plan(schema, read, config).planned())
                .as("what the second run plans")
                .isEqualTo(read.state());
        assertThat(sandbox.requests().mutations())
                .as("writes of the second run")
                .isEqualTo(mutations);
    }

    // ----------------------------------------------------------------------------------------------- configurations

    private Value.Entries minimal(Schema schema) {
        return Configurations.complete(schema, fixtures.minimal(schema.name()));
    }

    /** Everything that can be set together. */
    private Value.Entries full(Schema schema) {
        var values = new LinkedHashMap<>(fixtures.minimal(schema.name()));
        for (var attribute : schema.attributes()) {
            var isChoice =
                    !fixtures.beside(schema.name() + "." + attribute.name()).isEmpty();
            if (attribute.isConfigurable()
                    && !attribute.isWriteOnly()
                    && !Samples.isVersion(attribute)
                    && !isChoice
                    && !values.containsKey(attribute.name())) {
                values.put(attribute.name(), sampleOf(schema, attribute));
            }
        }
        return Configurations.complete(schema, values);
    }

    private Value sampleOf(Schema schema, Attribute<?> attribute) {
        var path = schema.name() + "." + attribute.name();
        if (path.endsWith(".swarm")) {
            // One mode at a time.
            var swarm = (Value.Entries) samples.of(path, attribute, 0);
            var mode = (Value.Entries) swarm.at("mode");
            return swarm.with(
                    "mode",
                    mode.with("global", Value.NULL)
                            .with("replicated_job", Value.NULL)
                            .with("global_job", Value.NULL));
        }
        return samples.of(path, attribute, 0);
    }

    private Value.Entries with(Schema schema, Place place, int which) {
        var values = new LinkedHashMap<>(fixtures.minimal(schema.name()));
        values.putAll(fixtures.beside(schema.name() + "." + place));
        var first = place.steps().getFirst();
        var sample = samples.of(schema.name() + "." + place, place.attribute(), which);
        var isWriteOnly = place.attribute().isWriteOnly();
        var owner = place.steps().size() == 1
                ? null
                : (Value.Entries) values.getOrDefault(first.name(), new Value.Entries(Map.of()));
        if (owner == null) {
            values.put(first.name(), sample);
            if (isWriteOnly) {
                values.put(first.name() + "_version", Value.of(1L + which));
            }
        } else {
            values.put(first.name(), nested(schema.name() + "." + first.name(), first, place, 1, owner, sample, which));
        }
        return Configurations.complete(schema, values);
    }

    private Value nested(
            String path, Attribute<?> owner, Place place, int depth, Value.Entries had, Value sample, int which) {
        var step = place.steps().get(depth);
        var entries = new LinkedHashMap<>(had.entries());
        for (var sibling : nestedOf(owner).attributes()) {
            if (sibling.mode() == Attribute.Mode.REQUIRED && !entries.containsKey(sibling.name())) {
                entries.put(sibling.name(), samples.of(path + "." + sibling.name(), sibling, 0));
            }
        }
        var isLast = depth == place.steps().size() - 1;
        var inner = path + "." + step.name();
        entries.put(
                step.name(),
                isLast ? sample : nested(inner, step, place, depth + 1, new Value.Entries(Map.of()), sample, which));
        if (isLast && step.isWriteOnly()) {
            entries.put(step.name() + "_version", Value.of(1L + which));
        }
        return new Value.Entries(entries);
    }

    /** Every attribute that a configuration can set, nested ones included; a list counts as one. */
    private List<Place> places(Schema schema) {
        var places = new ArrayList<Place>();
        for (var attribute : schema.attributes()) {
            collect(new Place(List.of(attribute)), places, schema.name());
        }
        return places;
    }

    private void collect(Place place, List<Place> places, String type) {
        var attribute = place.attribute();
        if (!attribute.isConfigurable() || Samples.isVersion(attribute)) {
            return;
        }
        if (attribute.kind() instanceof Kind.ObjectOf(var schema) && schema.size() > 0) {
            for (var nested : schema.attributes()) {
                collect(place.inside(nested), places, type);
            }
            return;
        }
        if (attribute.mode() != Attribute.Mode.REQUIRED || place.steps().size() == 1) {
            places.add(place);
        }
    }

    private static boolean isOnServer(Place place) {
        for (var step : place.steps()) {
            if (step.mapping() == Attribute.Mapping.LOCAL) {
                return false;
            }
        }
        return true;
    }

    private static Schema nestedOf(Attribute<?> attribute) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new AssertionError(attribute + " has no nested schema");
        }
        return nested;
    }
}
