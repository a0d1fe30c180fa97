package com.dokploy.terraform.conformance;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which procedures each type calls, as a sandbox receives them: objects of the type are made, read, looked up, listed,
 * imported by id and by path, changed and destroyed, once for each attribute that the configuration before it leaves out;
 * actions are invoked.
 */
public final class RecordedCalls implements AutoCloseable {
    private final ProviderHarness harness;
    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final Map<String, Value.MapValue> objects = new HashMap<>();

    private RecordedCalls(Path directory) throws IOException {
        harness = new ProviderHarness(directory);
    }

    /**
     * The procedures that each resource type, data source, ephemeral resource and action calls, by its name.
     *
     * @param directory where the provider may keep its data
     */
    public static Map<String, Set<String>> ofEveryType(Path directory) throws IOException {
        try (var recorded = new RecordedCalls(directory)) {
            for (var resource : SharedCatalog.CATALOG.resources()) {
                recorded.live(resource);
            }
            for (var dataSource : SharedCatalog.CATALOG.dataSources()) {
                if (!recorded.calls.containsKey(dataSource.schema().name())) {
                    recorded.read(dataSource.schema());
                }
            }
            for (var dataSource : SharedCatalog.CATALOG.otherDataSources()) {
                recorded.lookUp(dataSource.schema());
            }
            for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
                recorded.open(ephemeral.schema());
            }
            for (var action : SharedCatalog.CATALOG.actions()) {
                recorded.invoke(action.schema());
            }
            return recorded.calls;
        }
    }

    private void live(Resource<Session> resource) throws IOException {
        var schema = resource.schema();
        for (var config : configurations(schema)) {
            harness.nextProcess();
            var before = harness.requests();
            var kept = harness.terraform()
                    .attempt(schema, Terraform.StoredState.NOTHING, config)
                    .kept();
            if (!kept.state().isNull()) {
                objects.put(schema.name(), kept.object());
                kept = use(resource, kept, config);
                harness.terraform().tryPlanDestroy(schema, kept);
                harness.terraform().attemptDestroy(schema, kept);
            }
            note(schema.name(), before);
        }
    }

    private Terraform.StoredState use(Resource<Session> resource, Terraform.StoredState kept, Value.MapValue config)
            throws IOException {
        var schema = resource.schema();
        var id = kept.object().at("id");
        harness.nextProcess();
        harness.terraform().tryRead(schema, kept);
        if (id instanceof Value.Text(var text)) {
            harness.terraform().tryImport(schema, text);
            actOn(schema, id);
        }
        // Paths of samples lead to what the smallest configuration makes.
        if (config.equals(harness.minimal(schema))) {
            var path = harness.fixtures().importPath(resource, config, kept.object());
            harness.terraform().tryImport(schema, path == null ? "no/such/path/at all" : path);
        }
        var list = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(resource), schema.name());
        harness.terraform().tryList(list.schema(), Configurations.complete(list.schema(), Map.of()));
        for (var source : SharedCatalog.CATALOG.dataSources()) {
            if (source.schema().name().equals(schema.name())) {
                harness.terraform()
                        .tryLookUp(source.schema(), Configurations.complete(source.schema(), Map.of("id", id)));
                harness.terraform().tryLookUp(source.schema(), byName(source.schema(), config));
            }
        }
        return harness.terraform().attempt(schema, kept, changed(schema)).kept();
    }

    /** The largest configuration, with another value in whatever it must have, and can have without more. */
    private Value.MapValue changed(Schema schema) {
        var config = harness.full(schema);
        for (var place : AttributePath.required(schema)) {
            var attribute = place.attribute();
            if (place.first() == attribute && !attribute.replaces()) {
                var sample = harness.samples().of(schema.name() + "." + place, attribute, 1);
                var other = config.with(attribute.name(), sample);
                config = harness.terraform().validate(schema, other).isEmpty() ? other : config;
            }
        }
        return config;
    }

    /** What a data source finds an object by, other than its id. */
    private static Value.MapValue byName(Schema source, Value.MapValue config) {
        var given = new HashMap<String, Value>();
        for (var attribute : source.attributes()) {
            if (attribute.isConfigurable() && !attribute.name().equals("id")) {
                given.put(attribute.name(), config.at(attribute.name()));
            }
        }
        return Configurations.complete(source, given);
    }

    /** The smallest configuration, the largest, and one for each attribute that is in neither. */
    private List<Value.MapValue> configurations(Schema schema) {
        var all = new ArrayList<Value.MapValue>();
        all.add(harness.minimal(schema));
        all.add(harness.full(schema));
        for (var place : AttributePath.in(schema)) {
            var attribute = place.first();
            if (place.isOptional()
                    && place.attribute() == attribute
                    && !attribute.isWriteOnly()
                    && all.stream()
                            .allMatch(config -> config.at(attribute.name()).isNull())) {
                var sample = harness.samples().of(schema.name() + "." + place, attribute, 0);
                all.add(harness.leavingNothing(schema, place.with(schema, harness.samples(), sample, 1L)));
            }
        }
        return all;
    }

    /** Reads a data source that is not named like a resource: without its optional arguments, with each of them, and with each choice. */
    private void read(Schema schema) throws IOException {
        harness.nextProcess();
        var before = harness.requests();
        for (var config : configurations(schema)) {
            harness.terraform().tryLookUp(schema, config);
        }
        var minimal = harness.minimal(schema);
        for (var attribute : schema.attributes()) {
            for (var check : attribute.checks()) {
                if (check instanceof Check.OneOf(var choices)) {
                    for (var choice : choices) {
                        harness.terraform().tryLookUp(schema, minimal.with(attribute.name(), Value.of(choice)));
                    }
                }
            }
        }
        for (var object : objects.values()) {
            for (var attribute : schema.attributes()) {
                var value = object.entries().get(attribute.name());
                if (attribute.isConfigurable() && value != null && !value.isNull()) {
                    harness.terraform().tryLookUp(schema, minimal.with(attribute.name(), value));
                }
            }
        }
        note(schema.name(), before);
    }

    /** Looks up what a data source without a resource finds. */
    private void lookUp(Schema schema) throws IOException {
        harness.nextProcess();
        var before = harness.requests();
        harness.terraform().tryLookUp(schema, harness.minimal(schema));
        note(schema.name(), before);
    }

    /** Opens and closes an ephemeral resource, once for each choice of arguments. One that asks nothing is not noted. */
    private void open(Schema schema) throws IOException {
        harness.nextProcess();
        var before = harness.requests();
        for (var config : configurations(schema)) {
            harness.terraform().closeEphemeral(schema, harness.terraform().openEphemeral(schema, config));
        }
        if (harness.requests() > before) {
            note(schema.name(), before);
        }
    }

    /** Invokes an action, once for each choice of arguments. */
    private void invoke(Schema schema) throws IOException {
        harness.nextProcess();
        for (var config : configurations(schema)) {
            invoke(schema, config);
        }
    }

    /** Invokes the actions that work on objects of this type only, on this one. */
    private void actOn(Schema type, Value id) {
        for (var action : SharedCatalog.CATALOG.actions()) {
            for (var attribute : action.schema().attributes()) {
                if (attribute.mode() == Attribute.Mode.REQUIRED
                        && attribute.references().contains(type.name())) {
                    var config = harness.minimal(action.schema());
                    for (var other : action.schema().attributes()) {
                        config = other.references().isEmpty() ? config : config.with(other.name(), Value.NULL);
                    }
                    invoke(action.schema(), config.with(attribute.name(), id));
                }
            }
        }
    }

    /** An invocation that changes nothing is not noted: what it works on, such as a running deployment, is missing. */
    private void invoke(Schema schema, Value.MapValue config) {
        var before = harness.requests();
        var mutations = harness.sandbox().requests().mutations();
        new Invocations(harness.terraform()).invoke(schema.name().replaceFirst("^dokploy_", ""), config.entries());
        if (harness.sandbox().requests().mutations() > mutations) {
            note(schema.name(), before);
        }
    }

    private void note(String type, int before) {
        var procedures = calls.computeIfAbsent(type, _ -> new TreeSet<>());
        for (var request : harness.requestsSince(before)) {
            procedures.addAll(request.procedures());
        }
    }

    @Override
    public void close() {
        harness.close();
    }
}
