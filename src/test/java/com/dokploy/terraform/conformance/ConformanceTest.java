package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.log.Level;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * Runs every case that the declarations imply, each on objects of its own, against a sandbox or a real server. After
 * each case nothing that Terraform was told, given or logged holds a secret that should not be there.
 */
class ConformanceTest {
    /** What a server makes up for each object, so that two alike differ in it. */
    private static final Set<String> MADE_UP = Set.of("createdAt", "appName", "refreshToken", "uniqueConfigKey");

    /** What happens to every write of every type; {@code FaultMatrixTest} tries more of it on some. */
    private static final List<FaultScenario> OF_WRITES = List.of(
            FaultScenario.DROPPED_AFTER,
            FaultScenario.TRUNCATED,
            FaultScenario.FAILED_500,
            FaultScenario.FAILED_500_DONE);

    private TargetServer target;
    private Dokploy dokploy;
    private Terraform terraform;
    private Fixtures fixtures;
    private Samples samples;
    private List<Runnable> cleanUp;
    private ByteArrayOutputStream log;

    /** What the provider offers. */
    Catalog catalog() {
        return Catalog.all();
    }

    @BeforeEach
    void start() throws Exception {
        log = new ByteArrayOutputStream();
        Log.writeTo(log, Level.TRACE);
        target = TargetServer.open(
                Sandbox.Options.standard().withDeployTimes(Duration.ofMillis(1), Duration.ofMillis(1)));
        var provider = new DokployProvider(Version.PROVIDER, Map.of(), catalog());
        terraform = new Terraform(provider);
        assertThat(terraform.configure(
                        provider.schema(),
                        Configurations.complete(
                                provider.schema(),
                                Map.of("endpoint", Value.of(target.endpoint()), "api_key", Value.of(target.apiKey())))))
                .isEmpty();
        dokploy = new Dokploy(ClientSettings.of(target.endpoint(), new Secret(target.apiKey())));
        fixtures = new Fixtures(target, dokploy);
        samples = new Samples(fixtures);
        cleanUp = new ArrayList<>();
    }

    @AfterEach
    void stop() {
        Log.writeTo(System.err, Level.OFF);
        fixtures.cleanUp();
        terraform.close();
        target.assertValidRequests();
        target.close();
    }

    @TestFactory
    List<DynamicNode> everyAttributeOfEveryType() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            var cases = casesOf(resource);
            assertThat(cases)
                    .as(
                            "cases of %s that its declaration implies",
                            resource.schema().name())
                    .hasSize(implied(resource.schema()));
            tests.addAll(cases);
        }
        return tests;
    }

    /** All types, or those that {@code -Dconformance.types=dokploy_mount,dokploy_port} names. */
    List<Resource<Session>> resources() {
        var wanted = List.of(System.getProperty("conformance.types", "").split(","));
        return catalog().resources().stream()
                .filter(resource ->
                        wanted.contains("") || wanted.contains(resource.schema().name()))
                .toList();
    }

    private List<DynamicNode> casesOf(Resource<Session> resource) {
        var schema = resource.schema();
        var tests = new ArrayList<DynamicNode>();
        tests.add(test(schema, "create_minimal", () -> createMinimal(schema)));
        tests.add(test(schema, "create_full", () -> createFull(schema)));
        tests.add(test(schema, "import", () -> imports(resource)));
        tests.add(test(schema, "disappears", () -> disappears(schema)));
        tests.add(test(schema, "lost_response", () -> lostResponse(schema)));
        for (var place : AttributePath.in(schema)) {
            tests.add(test(schema, "update:" + place, () -> update(schema, place)));
            if (place.isOptional()) {
                tests.add(test(schema, "clear:" + place, () -> clear(schema, place)));
            }
            if (place.isReplacing()) {
                tests.add(test(schema, "replaces:" + place, () -> replaces(schema, place)));
            } else if (place.isVisible()) {
                tests.add(test(schema, "drift:" + place, () -> drift(schema, place)));
            }
            for (var extreme : samples.extremes(schema.name() + "." + place, place.attribute())) {
                tests.add(test(schema, "accepts:" + place + "=" + extreme, () -> accepts(schema, place, extreme)));
            }
        }
        return tests;
    }

    /** How many cases a declaration implies, counted from the declaration alone: a case that got lost shows here. */
    private static int implied(Schema schema) {
        var count = 5;
        for (var attribute : schema.attributes()) {
            var isOptional = attribute.mode() != Attribute.Mode.REQUIRED;
            var isLocal = attribute.mapping() == Attribute.Mapping.LOCAL;
            count += implied(attribute, isOptional, attribute.replaces(), isLocal);
        }
        return count;
    }

    private static int implied(Attribute<?> attribute, boolean isOptional, boolean replaces, boolean isLocal) {
        if (attribute.mode() == Attribute.Mode.COMPUTED || attribute.name().endsWith("_wo_version")) {
            return 0;
        }
        var nested = attribute.nested();
        var count = 0;
        if (nested == null || nested.size() == 0 || !(attribute.type() instanceof AttributeType.ObjectOf)) {
            var isVisible = !isLocal && !attribute.isWriteOnly();
            count += 1 + (isOptional ? 1 : 0) + (replaces || isVisible ? 1 : 0);
            for (var check : attribute.checks()) {
                count += switch (check) {
                    case Check.OneOf(var choices) when attribute.type() instanceof AttributeType.Text -> choices.size();
                    case Check.Between _ -> 2;
                    default -> 0;
                };
            }
        }
        for (var inner : nested == null ? List.<Attribute<?>>of() : nested.attributes()) {
            count += implied(inner, isOptional, replaces, isLocal || inner.mapping() == Attribute.Mapping.LOCAL);
        }
        return count;
    }

    private DynamicTest test(Schema schema, String name, Executable test) {
        return dynamicTest(schema.name() + " " + name, () -> {
            terraform.forgetAll();
            log.reset();
            try {
                test.execute();
                assertNoSecrets();
            } catch (TestAbortedException skipped) {
                throw skipped;
            } catch (AssertionError | RuntimeException failure) {
                // Reports name dynamic tests by number alone.
                throw new AssertionError(schema.name() + " " + name + ": " + failure.getMessage(), failure);
            } finally {
                cleanUp.reversed().forEach(Runnable::run);
                cleanUp.clear();
                target.sandbox().ifPresent(sandbox -> sandbox.faults().clear());
            }
        });
    }

    /** Secrets may be in states, where they are marked, and nowhere else; write-only ones nowhere at all. */
    private void assertNoSecrets() {
        for (var text : terraform.said()) {
            assertThat(text).as("what the user is told").doesNotContainIgnoringCase(Samples.CANARY);
        }
        for (var text : terraform.noted()) {
            assertThat(text).as("notes").doesNotContainIgnoringCase(Samples.CANARY);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).as("the log").doesNotContainIgnoringCase(Samples.CANARY);
        for (var value : new HashSet<>(terraform.kept())) {
            assertThat(value.toString()).as("what Terraform keeps").doesNotContainIgnoringCase(Samples.HIDDEN_CANARY);
        }
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

    private void imports(Resource<Session> resource) {
        var schema = resource.schema();
        for (var config : List.of(minimal(schema), full(schema))) {
            var kept = create(schema, config);
            var id = ((Value.Text) kept.object().at("id")).text();
            assertImported(schema, kept, terraform.importState(schema, id), config);
            var path = fixtures.importPath(resource, config, kept.object());
            if (path != null) {
                assertImported(schema, kept, terraform.importState(schema, path), config);
            }
            forget(schema, kept);
        }
    }

    private void assertImported(
            Schema schema, Terraform.StoredState kept, Terraform.StoredState imported, Value.MapValue config) {
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
                                        .extracting(planned -> ((Value.MapValue) planned).at(attribute.name()))
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
        var kept = terraform.apply(schema, Terraform.StoredState.NOTHING, minimal(schema));
        var id = ((Value.Text) kept.object().at(fixtures.isAct(schema.name()) ? "deployment_id" : "id")).text();
        target.sandbox()
                .filter(_ -> !fixtures.isPart(schema.name()))
                .ifPresentOrElse(
                        sandbox -> assertThat(sandbox.rows().delete(table(schema), id))
                                .as("deleted by somebody else")
                                .isTrue(),
                        () -> terraform.destroy(schema, kept));
        var gone = terraform.read(schema, kept);
        if (fixtures.stays(schema.name())) {
            assertThat(gone.state()).isEqualTo(kept.state());
            return;
        }
        assertThat(gone.state()).isEqualTo(Value.NULL);
        forget(schema, terraform.apply(schema, gone, minimal(schema)));
        // Destroying what is gone already is no error.
        terraform.destroy(schema, kept);
    }

    private void lostResponse(Schema schema) {
        var sandbox = target.sandbox("lose a reply");
        var config = minimal(schema);
        var rehearsed = sandbox.requests().log().size();
        forget(schema, terraform.apply(schema, Terraform.StoredState.NOTHING, config));
        var creation = writesSince(sandbox, rehearsed).iterator().next();
        var before = count(sandbox, table(schema));
        sandbox.faults().add(Faults.fault(creation, Faults.Kind.DROP_AFTER));
        var kept = create(schema, config);
        assertThat(sandbox.faults().fired()).as("faults that hit").isPositive();
        if (hasCount(schema)) {
            assertThat(count(sandbox, table(schema)))
                    .as("objects on the server")
                    .isEqualTo(before + 1);
        }
        assertConverged(schema, kept, config);
    }

    private void update(Schema schema, AttributePath place) {
        var kept = create(schema, with(schema, place, 0));
        assertConverged(schema, kept, with(schema, place, 0));
        if (!place.isReplacing()) {
            assertThat(terraform.plan(schema, kept, with(schema, place, 1)).requiresReplace())
                    .isEmpty();
            var updated = terraform.apply(schema, kept, with(schema, place, 1));
            assertThat(updated.object().at("id")).isEqualTo(kept.object().at("id"));
            assertConverged(schema, updated, with(schema, place, 1));
        }
    }

    private void clear(Schema schema, AttributePath place) {
        var kept = create(schema, with(schema, place, 0));
        var without = quiet(schema, place, minimal(schema));
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

    private void accepts(Schema schema, AttributePath place, Value value) {
        if (target.sandbox().isEmpty() && value instanceof Value.Number) {
            Assumptions.abort("bounds would have a real server start thousands of containers");
        }
        var config = possible(quiet(schema, place, place.with(schema, samples, value, 1)));
        assertConverged(schema, create(schema, config), config);
    }

    private void replaces(Schema schema, AttributePath place) {
        var kept = create(schema, with(schema, place, 0));
        var second = with(schema, place, 1);
        var plan = terraform.plan(schema, kept, second);
        if (plan.planned().equals(kept.state())) {
            throw new AssertionError("the samples of " + place + " are the same");
        }
        assertThat(plan.requiresReplace()).contains(place.first().name());
    }

    /** Somebody else changes the object; Terraform must see it, name it, and put it right. */
    private void drift(Schema schema, AttributePath place) {
        var config = with(schema, place, 0);
        var other =
                with(schema, place, 1).equals(config) ? quiet(schema, place, minimal(schema)) : with(schema, place, 1);
        var kept = create(schema, config);
        var name = place.first().name();
        if (!changeRow(schema, place, kept, other)) {
            terraform.apply(schema, kept, other);
        }
        var seen = terraform.read(schema, kept);
        assertThat(seen.object().at(name))
                .as("what the read says about %s", place)
                .isNotEqualTo(kept.object().at(name));
        var planned = (Value.MapValue) terraform.plan(schema, seen, config).planned();
        var named = new LinkedHashSet<String>();
        var differing = new LinkedHashSet<String>();
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable()
                    && !planned.at(attribute.name()).equals(seen.object().at(attribute.name()))) {
                named.add(attribute.name());
            }
            if (!config.at(attribute.name()).equals(other.at(attribute.name()))) {
                differing.add(attribute.name());
            }
        }
        assertThat(named).as("what the plan names").contains(name).isSubsetOf(differing);
        var restored = terraform.apply(schema, seen, config);
        assertThat(restored.object().at(name)).isEqualTo(kept.object().at(name));
        assertConverged(schema, restored, config);
    }

    /**
     * Gives the row of an object what the row of another configuration would have. No procedure of the server is
     * involved, so nothing that the provider does to write can hide a mistake.
     *
     * @return false if the two do not differ in the object's own row, or this is a real server
     */
    private boolean changeRow(Schema schema, AttributePath place, Terraform.StoredState kept, Value.MapValue other) {
        var sandbox = target.sandbox().orElse(null);
        if (sandbox == null || fixtures.isPart(schema.name())) {
            return false;
        }
        var attempt = terraform.attempt(schema, Terraform.StoredState.NOTHING, other);
        if (!attempt.errors().isEmpty()) {
            // There cannot be two alike.
            return false;
        }
        var second = attempt.kept();
        cleanUp.add(() -> forget(schema, second));
        var ours = row(sandbox, schema, kept);
        var theirs = row(sandbox, schema, second);
        var difference = JsonNodeFactory.instance.objectNode();
        for (var column : theirs.properties()) {
            var isOwn = column.getKey().endsWith("Id") && column.getValue().equals(theirs.get(table(schema) + "Id"));
            var isGenerated =
                    column.getKey().endsWith("assword") && !place.toString().contains("password");
            if (!isOwn
                    && !isGenerated
                    && !MADE_UP.contains(column.getKey())
                    && !column.getValue().equals(ours.get(column.getKey()))) {
                difference.set(column.getKey(), column.getValue());
            }
        }
        if (difference.isEmpty()) {
            return false;
        }
        sandbox.rows().patch(table(schema), ((Value.Text) kept.object().at("id")).text(), difference);
        return true;
    }

    private static ObjectNode row(Sandbox sandbox, Schema schema, Terraform.StoredState kept) {
        var row = sandbox.rows().find(table(schema), ((Value.Text) kept.object().at("id")).text());
        if (row == null) {
            throw new AssertionError("no row of " + schema.name());
        }
        return row;
    }

    @TestFactory
    List<DynamicNode> everyDataSource() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            var managed = resource.schema();
            for (var dataSource : resource.dataSources()) {
                var schema = dataSource.schema();
                if (schema.name().equals(managed.name())) {
                    tests.add(test(schema, "looked up", () -> looksUp(managed, schema)));
                } else {
                    tests.add(test(schema, "listed", () -> lists(managed, schema)));
                }
            }
            if (managed.name().equals("dokploy_application")) {
                var services = ListDataSource.ofServices().schema();
                tests.add(test(services, "listed", () -> lists(managed, services)));
            }
        }
        return tests;
    }

    /** What a data source says is what the resource says, without the secrets. */
    private void looksUp(Schema managed, Schema schema) {
        var kept = create(managed, full(managed));
        var found = terraform.lookUp(
                schema,
                Configurations.complete(schema, Map.of("id", kept.object().at("id"))));
        for (var attribute : schema.attributes()) {
            var ours = kept.object().at(attribute.name());
            if (attribute.nested() == null && !ours.isNull()) {
                var theirs = found.at(attribute.name());
                var isSame = ours instanceof Value.Text(var our)
                        && theirs instanceof Value.Text(var their)
                        && attribute.format().same(our, their);
                assertThat(isSame || ours.equals(theirs))
                        .as("%s: %s is %s", attribute.name(), theirs, ours)
                        .isTrue();
            }
        }
        assertThat(found.toString())
                .as("what a data source puts into the state")
                .doesNotContainIgnoringCase("canary");
    }

    /** A listing shows a new object of the type whose plural it is, and an empty list once it is gone. */
    private void lists(Schema managed, Schema schema) {
        var kept = create(managed, unprotected(managed));
        var places = new HashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable() && managed.attribute(attribute.name()) != null) {
                places.put(attribute.name(), kept.object().at(attribute.name()));
            }
        }
        var config = Configurations.complete(schema, places);
        var id = kept.object().at("id");
        assertThat(items(schema, config)).extracting(item -> item.at("id")).contains(id);
        assertThat(items(schema, config).toString())
                .as("what a data source puts into the state")
                .doesNotContainIgnoringCase("canary");
        terraform.destroy(managed, kept);
        assertThat(items(schema, config)).extracting(item -> item.at("id")).doesNotContain(id);
    }

    /** Never null, which nothing could be done with in a configuration. */
    private List<Value.MapValue> items(Schema schema, Value.MapValue config) {
        var items = new ArrayList<Value.MapValue>();
        for (var item : ((Value.ListValue) terraform.lookUp(schema, config).at("items")).items()) {
            items.add((Value.MapValue) item);
        }
        return items;
    }

    @TestFactory
    List<DynamicNode> everyWriteMayGoWrong() {
        var tests = new ArrayList<DynamicNode>();
        for (var resource : resources()) {
            var schema = resource.schema();
            for (var scenario : OF_WRITES) {
                tests.add(test(schema, "create, " + scenario, () -> createGoesWrong(schema, scenario)));
                tests.add(test(schema, "update, " + scenario, () -> updateGoesWrong(schema, scenario)));
            }
        }
        return tests;
    }

    private void createGoesWrong(Schema schema, FaultScenario scenario) {
        var sandbox = target.sandbox("go wrong on purpose");
        var config = unprotected(schema);
        var rehearsed = sandbox.requests().log().size();
        forget(schema, terraform.apply(schema, Terraform.StoredState.NOTHING, config));
        for (var procedure : writesSince(sandbox, rehearsed)) {
            if (procedure.contains(".remove") || procedure.contains(".delete")) {
                continue;
            }
            strike(schema, Terraform.StoredState.NOTHING, config, procedure, scenario);
        }
    }

    private void updateGoesWrong(Schema schema, FaultScenario scenario) {
        var sandbox = target.sandbox("go wrong on purpose");
        var config = unprotected(schema);
        var first = terraform.apply(schema, Terraform.StoredState.NOTHING, minimal(schema));
        var rehearsed = sandbox.requests().log().size();
        var isReplaced =
                !terraform.plan(schema, first, config).requiresReplace().isEmpty();
        forget(schema, terraform.apply(schema, first, config));
        for (var procedure : writesSince(sandbox, rehearsed)) {
            if (isReplaced || procedure.contains(".remove") || procedure.contains(".delete")) {
                continue;
            }
            strike(
                    schema,
                    terraform.apply(schema, Terraform.StoredState.NOTHING, minimal(schema)),
                    config,
                    procedure,
                    scenario);
        }
    }

    private void strike(
            Schema schema,
            Terraform.StoredState prior,
            Value.MapValue config,
            String procedure,
            FaultScenario scenario) {
        var sandbox = target.sandbox("go wrong on purpose");
        var table = table(schema);
        var before = count(sandbox, table) - (prior.state().isNull() ? 0 : 1);
        var orphans = sandbox.rows().orphans();
        sandbox.faults().add(scenario.at(procedure, 1));
        var attempt = terraform.attempt(schema, prior, config);
        assertThat(sandbox.faults().fired()).as("faults that hit %s", procedure).isPositive();
        sandbox.faults().clear();
        var kept = attempt.kept();
        if (!attempt.errors().isEmpty()
                && prior.state().isNull()
                && !kept.state().isNull()) {
            // Terraform replaces what was not wholly made.
            terraform.destroy(schema, kept);
            kept = Terraform.StoredState.NOTHING;
        }
        if (!kept.state().isNull()) {
            kept = terraform.read(schema, kept);
        }
        var mended = terraform.apply(schema, kept, config);
        try {
            if (hasCount(schema)) {
                assertThat(count(sandbox, table))
                        .as("objects after %s went wrong", procedure)
                        .isEqualTo(before + 1);
            }
            assertConverged(schema, mended, config);
        } finally {
            forget(schema, mended);
        }
        assertThat(sandbox.rows().orphans()).as("orphans after %s", procedure).isEqualTo(orphans);
    }

    private Value.MapValue unprotected(Schema schema) {
        var config = full(schema);
        return schema.attribute("deletion_protection") == null
                ? config
                : config.with("deletion_protection", Value.of(false));
    }

    private Set<String> writesSince(Sandbox sandbox, int logged) {
        var writes = new LinkedHashSet<String>();
        var log = sandbox.requests().log();
        for (var request : log.subList(logged, log.size())) {
            if (request.mutation()) {
                writes.addAll(request.procedures());
            }
        }
        return writes;
    }

    /** Whether rows tell how many objects there are. */
    private boolean hasCount(Schema schema) {
        return !fixtures.isAct(schema.name()) && !fixtures.isPart(schema.name());
    }

    private static int count(Sandbox sandbox, String table) {
        return sandbox.rows().counts().getOrDefault(table, 0);
    }

    // ---------------------------------------------------------------------------------------------------- objects

    private Terraform.StoredState create(Schema schema, Value.MapValue config) {
        var kept = terraform.apply(schema, Terraform.StoredState.NOTHING, config);
        cleanUp.add(() -> forget(schema, kept));
        return kept;
    }

    private void forget(Schema schema, Terraform.StoredState kept) {
        if (terraform.read(schema, kept).state() instanceof Value.MapValue state) {
            var unprotected = state.entries().containsKey("deletion_protection")
                    ? state.with("deletion_protection", Value.of(false))
                    : state;
            terraform.destroy(schema, new Terraform.StoredState(unprotected, kept.privateState()));
        }
    }

    /** A second run of Terraform finds nothing to do, and writes nothing. */
    private void assertConverged(Schema schema, Terraform.StoredState kept, Value.MapValue config) {
        var mutations = mutations();
        var read = terraform.read(schema, kept);
        assertThat(read.state()).as("what the second run reads").isEqualTo(kept.state());
        assertThat(terraform.plan(schema, read, config).planned())
                .as("what the second run plans")
                .isEqualTo(read.state());
        assertThat(mutations()).as("writes of the second run").isEqualTo(mutations);
    }

    private long mutations() {
        return target.sandbox().map(sandbox -> sandbox.requests().mutations()).orElse(0L);
    }

    // ----------------------------------------------------------------------------------------------- configurations

    private Value.MapValue minimal(Schema schema) {
        return possible(samples.smallest(schema.name(), schema, Map.of()));
    }

    /** The same, not deployed: a deploy is waited for, and says nothing about an attribute. */
    private Value.MapValue quiet(Schema schema, AttributePath place, Value.MapValue config) {
        var isWaitedFor =
                schema.name().equals("dokploy_application") || schema.name().equals("dokploy_compose");
        var isAboutDeploys = place.first().name().contains("deploy");
        // Docker keeps the mode of a service, so a deploy of another one fails.
        var wouldFail = place.toString().startsWith("swarm.mode");
        return (isWaitedFor || wouldFail)
                        && !isAboutDeploys
                        && config.at("deploy_on_change").isNull()
                ? config.with("deploy_on_change", Value.of(false))
                : config;
    }

    /** Everything that can be set together. */
    private Value.MapValue full(Schema schema) {
        return possible(samples.whole(schema.name(), schema, 0));
    }

    private Value.MapValue with(Schema schema, AttributePath place, int which) {
        var sample = samples.of(schema.name() + "." + place, place.attribute(), which);
        return possible(quiet(schema, place, place.with(schema, samples, sample, 1L + which)));
    }

    private Value.MapValue possible(Value.MapValue config) {
        if (target.sandbox().isEmpty() && Fixtures.needsSandbox(config)) {
            Assumptions.abort("needs what only a sandbox has");
        }
        return config;
    }

    /** The server's name for the objects of a type, as {@code volumeBackup}. */
    private static String table(Schema schema) {
        var words = schema.name().substring("dokploy_".length()).split("_");
        var table = new StringBuilder(words[0]);
        for (var word : List.of(words).subList(1, words.length)) {
            table.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return table.toString();
    }
}
