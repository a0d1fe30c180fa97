package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Terraform asks of a provider, one method per request, in values. Every request may run at the same time
 * as every other. Nothing it answers breaks Terraform's own rules: what would is a diagnostic of ours instead.
 *
 * @param <C> the connection to the server
 */
public final class Engine<C> {
    /** Notes that an object was imported and not applied since. */
    private static final String IMPORTED = "imported";

    /** What planning an object gave; {@code planned} is null when the object is to go. */
    public record Planned(Value planned, List<Path> requiresReplace, PrivateState notes, List<Diagnostic> diagnostics) {}

    /** What applying or reading an object gave; {@code state} is null when there is no such object. */
    public record Result(Value state, PrivateState notes, List<Diagnostic> diagnostics) {}

    /** What looking something up gave. */
    public record Found(Value state, List<Diagnostic> diagnostics) {}

    private final Provider<C> provider;
    private final Map<String, Resource<C>> resources = new LinkedHashMap<>();
    private final Map<String, DataSource<C>> dataSources = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private volatile @Nullable C client;
    private volatile boolean isConfigurationUnknown;
    private volatile Cancellation cancellation = new Cancellation();

    /** Prepares an engine for a provider. Cheap: nothing is connected. */
    public Engine(Provider<C> provider) {
        this.provider = provider;
        for (var resource : provider.resources()) {
            resources.put(resource.schema().name(), resource);
        }
        for (var dataSource : provider.dataSources()) {
            dataSources.put(dataSource.schema().name(), dataSource);
        }
        for (var function : provider.functions()) {
            functions.put(function.name(), function);
        }
    }

    /** The schema of the provider's configuration. */
    public Schema providerSchema() {
        return provider.schema();
    }

    /** The resources by type name. */
    public Map<String, Resource<C>> resources() {
        return resources;
    }

    /** The data sources by type name. */
    public Map<String, DataSource<C>> dataSources() {
        return dataSources;
    }

    /** The functions by name. */
    public Map<String, Function> functions() {
        return functions;
    }

    /** ValidateProviderConfig: checks the provider's configuration. */
    public List<Diagnostic> validateProvider(Value config) {
        return diagnosing(diagnostics -> {
            var state = stateOf(config);
            new Validator(true, diagnostics).validate(provider.schema(), Path.ROOT, state);
            provider.validate(state, diagnostics);
        });
    }

    /**
     * ConfigureProvider: prepares the connection. A configuration with unknown values is no error: planning goes on
     * from configuration alone (protocol §3.4).
     */
    public List<Diagnostic> configure(Value config, String terraformVersion) {
        return diagnosing(diagnostics -> {
            isConfigurationUnknown = !config.isWhollyKnown();
            client = isConfigurationUnknown ? null : provider.configure(stateOf(config), terraformVersion);
        });
    }

    /** StopProvider: whoever waits stops waiting. Requests that come later work as ever. */
    public void stop() {
        var running = cancellation;
        cancellation = new Cancellation();
        running.cancel();
        var connected = client;
        if (connected != null) {
            provider.stop(connected);
        }
    }

    /** ValidateResourceConfig: checks the configuration of a resource. */
    public List<Diagnostic> validateResource(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return diagnosing(diagnostics -> {
            var state = stateOf(config);
            new Validator(writeOnlyAllowed, diagnostics).validate(resource.schema(), Path.ROOT, state);
            resource.validate(state, diagnostics);
        });
    }

    /** ValidateDataResourceConfig: checks the configuration of a data source. */
    public List<Diagnostic> validateDataSource(DataSource<C> dataSource, Value config) {
        return diagnosing(diagnostics -> {
            var state = stateOf(config);
            new Validator(true, diagnostics).validate(dataSource.schema(), Path.ROOT, state);
            dataSource.validate(state, diagnostics);
        });
    }

    /** PlanResourceChange: what an object will be. */
    public Planned plan(Resource<C> resource, Value prior, Value proposed, Value config, byte[] encodedNotes) {
        if (proposed.isNull()) {
            var diagnostics = diagnosing(found -> resource.planDestroy(stateOf(prior), found));
            return new Planned(Value.NULL, List.of(), PrivateState.decode(encodedNotes), diagnostics);
        }
        var diagnostics = new Diagnostics();
        var schema = resource.schema();
        var notes = PrivateState.decode(encodedNotes);
        var isCreate = prior.isNull();
        var before = stateOf(prior);
        var plan = new Plan(
                stateOf(config),
                isCreate ? null : before,
                Planner.plan(schema, stateOf(config), before, isCreate),
                notes,
                diagnostics);
        if (!isCreate) {
            replaceWhereDeclared(schema, plan, before, notes);
        }
        diagnostics.addAll(diagnosing(found -> {
            resource.plan(plan, client);
            if (!replacements(plan).isEmpty()) {
                resource.planDestroy(before, found);
            }
        }));
        var planned = plan.planned().values();
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(Verifier.plan(schema, prior, config, planned));
        }
        return new Planned(planned, replacements(plan), notes, diagnostics.all());
    }

    private static void replaceWhereDeclared(Schema schema, Plan plan, State before, PrivateState notes) {
        // What the server cannot tell is null after an import; filling it in must not destroy what was imported.
        var isImported = notes.get(IMPORTED) != null;
        for (var attribute : schema.attributes()) {
            if (attribute.replaces() && !(isImported && before.isNull(attribute))) {
                plan.replaceBecauseOf(attribute);
            }
        }
    }

    private static List<Path> replacements(Plan plan) {
        var prior = plan.prior();
        var paths = new ArrayList<Path>();
        if (prior != null) {
            for (var name : plan.replacing()) {
                if (!plan.planned().values().at(name).equals(prior.values().at(name))) {
                    paths.add(Path.of(name));
                }
            }
        }
        return paths;
    }

    /** ApplyResourceChange: makes, changes or removes an object. */
    public Result apply(Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedNotes) {
        var diagnostics = new Diagnostics();
        var notes = PrivateState.decode(encodedNotes);
        var change = new Change(
                stateOf(config),
                prior.isNull() ? null : stateOf(prior),
                stateOf(planned),
                notes,
                cancellation,
                diagnostics);
        if (planned.isNull()) {
            return delete(resource, prior, change, notes, diagnostics);
        }
        var schema = resource.schema();
        State actual = null;
        try {
            var connected = connected();
            actual = prior.isNull() ? resource.create(change, connected) : resource.update(change, connected);
            notes.put(IMPORTED, null);
        } catch (RuntimeException failure) {
            diagnostics.addAll(explained(failure));
        } catch (Error failure) {
            diagnostics.add(crashed(failure));
        }
        if (actual == null) {
            var saved = change.saved();
            var kept = saved == null ? prior : known(schema, saved.values());
            return new Result(kept, notes, diagnostics.all());
        }
        var reconciler = new Reconciler();
        var state = reconciler.reconcile(schema, stateOf(planned), actual).values();
        for (var mismatch : reconciler.mismatches()) {
            diagnostics.add(explained(schema, mismatch));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(Verifier.apply(schema, planned, state));
        }
        return new Result(known(schema, state), notes, diagnostics.all());
    }

    private Result delete(
            Resource<C> resource, Value prior, Change change, PrivateState notes, Diagnostics diagnostics) {
        try {
            // A plan made with `-replace` never asked. Its warnings were shown, or would come too late.
            var objections = new Diagnostics();
            resource.planDestroy(stateOf(prior), objections);
            if (objections.hasErrors()) {
                return new Result(prior, notes, objections.all());
            }
            resource.delete(change, connected());
        } catch (RuntimeException failure) {
            if (!provider.meansGone(failure)) {
                diagnostics.addAll(explained(failure));
            }
        } catch (Error failure) {
            diagnostics.add(crashed(failure));
        }
        if (!diagnostics.hasErrors()) {
            return new Result(Value.NULL, new PrivateState(), diagnostics.all());
        }
        var saved = change.saved();
        return new Result(saved == null ? prior : saved.values(), notes, diagnostics.all());
    }

    private static Diagnostic explained(Schema schema, Reconciler.Mismatch mismatch) {
        var isSecret = mismatch.attribute().isSensitive();
        var values = isSecret
                ? ""
                : " Planned: " + Shown.of(mismatch.planned()) + ". The server has: " + Shown.of(mismatch.actual())
                        + ".";
        return Diagnostic.error(
                mismatch.path(),
                "Dokploy kept another value",
                "The server accepted the change of this " + schema.name() + ", but says something else about `"
                        + mismatch.path() + "` now." + values
                        + "\n\nThe state holds what the server says. If nobody else changed it at the same moment,"
                        + " this version of Dokploy does not take the configured value.");
    }

    /** ReadResource: what the object is now. */
    public Result read(Resource<C> resource, Value current, byte[] encodedNotes) {
        var connected = client;
        if (connected == null && isConfigurationUnknown) {
            return new Result(current, PrivateState.decode(encodedNotes), List.of());
        }
        var diagnostics = new Diagnostics();
        var notes = PrivateState.decode(encodedNotes);
        var state = stateOf(current);
        var schema = resource.schema();
        try {
            var isImport = "unread".equals(notes.get(IMPORTED));
            var actual = resource.read(new Reading(state, notes, isImport, diagnostics), connected());
            if (actual == null) {
                return new Result(Value.NULL, new PrivateState(), diagnostics.all());
            }
            if (isImport) {
                notes.put(IMPORTED, "read");
            }
            var reconciled = new Reconciler().reconcile(schema, state, actual);
            return new Result(
                    known(schema, withLocalDefaults(schema, reconciled).values()), notes, diagnostics.all());
        } catch (RuntimeException failure) {
            diagnostics.addAll(explained(failure));
        } catch (Error failure) {
            diagnostics.add(crashed(failure));
        }
        return new Result(current, PrivateState.decode(encodedNotes), diagnostics.all());
    }

    /** What only Terraform knows is not there after an import; its default is what a configuration without it means. */
    private static State withLocalDefaults(Schema schema, State state) {
        var filled = state;
        for (var attribute : schema.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.LOCAL && filled.isNull(attribute)) {
                filled = filled.withValue(attribute, attribute.defaultValue());
            }
        }
        return filled;
    }

    /** ImportResourceState: finds the object that the user names. Terraform reads it next. */
    public Result importState(Resource<C> resource, String id) {
        var schema = resource.schema();
        var diagnostics = new Diagnostics();
        var notes = new PrivateState();
        notes.put(IMPORTED, "unread");
        try {
            var state = resource.importState(id, connected());
            return new Result(known(schema, complete(schema, state)), notes, diagnostics.all());
        } catch (RuntimeException failure) {
            if (provider.meansGone(failure)) {
                diagnostics.add(Diagnostic.error(
                        "Nothing to import",
                        "There is no " + schema.name() + " `" + id + "` on this server, or the API key may not see"
                                + " it. Give its id or its path of names, as the documentation of " + schema.name()
                                + " shows."));
            } else {
                diagnostics.addAll(explained(failure));
            }
        } catch (Error failure) {
            diagnostics.add(crashed(failure));
        }
        return new Result(Value.NULL, new PrivateState(), diagnostics.all());
    }

    /** ReadDataSource: looks something up. */
    public Found readData(DataSource<C> dataSource, Value config) {
        var schema = dataSource.schema();
        try {
            var state = dataSource.read(stateOf(config), connected());
            var reconciled = new Reconciler().reconcile(schema, stateOf(config), state);
            return new Found(known(schema, reconciled.values()), List.of());
        } catch (RuntimeException failure) {
            return new Found(Value.NULL, explained(failure));
        } catch (Error failure) {
            return new Found(Value.NULL, List.of(crashed(failure)));
        }
    }

    /** CallFunction: computes. Throws Function.ArgumentException for an argument that makes no sense. */
    public Value call(Function function, List<Value> arguments) {
        return function.call(arguments);
    }

    private C connected() {
        var connected = client;
        if (connected != null) {
            return connected;
        }
        throw new DiagnosticException(
                isConfigurationUnknown
                        ? Diagnostic.error(
                                "The Dokploy server is not known yet",
                                "The provider's configuration depends on values that are known only after apply, and"
                                        + " this step needs the server. Apply what the provider's configuration"
                                        + " depends on first, for example with `-target`.")
                        : Diagnostic.bug(Path.ROOT, "The provider was asked to work before it was configured."));
    }

    /** Runs a step and collects what it finds, exceptions included. */
    private List<Diagnostic> diagnosing(java.util.function.Consumer<Diagnostics> step) {
        var diagnostics = new Diagnostics();
        try {
            step.accept(diagnostics);
        } catch (RuntimeException failure) {
            diagnostics.addAll(explained(failure));
        } catch (Error failure) {
            diagnostics.add(crashed(failure));
        }
        return diagnostics.all();
    }

    private List<Diagnostic> explained(RuntimeException failure) {
        if (failure instanceof DiagnosticException known) {
            return known.diagnostics();
        }
        if (failure instanceof Cancellation.CancelledException) {
            return List.of(Diagnostic.error(
                    "Interrupted",
                    "Terraform asked to stop while this was under way. What was done so far is in the state; the next"
                            + " apply carries on from there."));
        }
        return List.of(provider.explain(failure));
    }

    private static Diagnostic crashed(Error failure) {
        // Whatever runs out or overflows here concerns one request; the others must still be answered.
        return Diagnostic.bug(Path.ROOT, "The request ended with " + failure.getClass().getName() + ".");
    }

    private static State stateOf(Value object) {
        return object instanceof Value.Entries entries ? new State(entries) : State.EMPTY;
    }

    /** The object with every attribute present. */
    private static Value.Entries complete(Schema schema, State state) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            entries.put(attribute.name(), state.value(attribute));
        }
        return new Value.Entries(entries);
    }

    /** What may be stored: complete, nothing unknown, nothing write-only. */
    private static Value known(Schema schema, Value.Entries object) {
        return Verifier.storable(schema, object);
    }
}
