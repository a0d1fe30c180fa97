package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Terraform asks of a provider, one method per request, in values. Every request may run at the same time
 * as every other. Nothing it answers breaks Terraform's own rules: what would is a diagnostic of ours instead.
 *
 * @param <C> the connection to the server
 */
public final class Engine<C> {
    /**
     * What planning an object gave.
     *
     * @param planned null when the object is to go
     * @param isDeferred whether Terraform must ask again once the provider's configuration is known
     */
    public record PlanResult(
            Value planned,
            List<Path> requiresReplace,
            PrivateState privateState,
            List<Diagnostic> diagnostics,
            boolean isDeferred) {}

    /**
     * What applying, reading or importing an object gave.
     *
     * @param state null when there is no such object
     * @param isDeferred whether Terraform must ask again once the provider's configuration is known
     */
    public record ApplyResult(
            Value state, PrivateState privateState, List<Diagnostic> diagnostics, boolean isDeferred) {}

    /**
     * What looking something up or upgrading a state gave.
     *
     * @param state null when nothing was found, which a diagnostic explains
     * @param isDeferred whether Terraform must ask again once the provider's configuration is known
     */
    public record LookupResult(Value state, List<Diagnostic> diagnostics, boolean isDeferred) {}

    /**
     * What opening or renewing something ephemeral gave.
     *
     * @param result what was opened; null when renewing, and when it failed
     * @param renewAt when it must be renewed next; null for never
     * @param isDeferred whether Terraform must ask again once the provider's configuration is known
     */
    public record OpenResult(
            Value result,
            PrivateState privateState,
            @Nullable Instant renewAt,
            List<Diagnostic> diagnostics,
            boolean isDeferred) {}

    private final Provider<C> provider;
    private final Map<String, Resource<C>> resources = new LinkedHashMap<>();
    private final Map<String, DataSource<C>> dataSources = new LinkedHashMap<>();
    private final Map<String, Ephemeral<C>> ephemerals = new LinkedHashMap<>();
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
        for (var ephemeral : provider.ephemerals()) {
            ephemerals.put(ephemeral.schema().name(), ephemeral);
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

    /** The ephemeral resources by type name. */
    public Map<String, Ephemeral<C>> ephemerals() {
        return ephemerals;
    }

    /** The functions by name. */
    public Map<String, Function> functions() {
        return functions;
    }

    /** ValidateProviderConfig: checks the provider's configuration. */
    public List<Diagnostic> validateProvider(Value config) {
        return validated(provider.schema(), config, true, provider::validate);
    }

    /**
     * ConfigureProvider: prepares the connection. A configuration with unknown values is no error: planning goes on
     * from configuration and state alone (docs/design/protocol.md, "Unknown values and deferral").
     */
    public List<Diagnostic> configure(Value config, String terraformVersion) {
        return diagnosing(diagnostics -> {
            var before = client;
            client = null;
            if (before != null) {
                provider.close(before);
            }
            isConfigurationUnknown = !config.isWhollyKnown();
            if (!isConfigurationUnknown) {
                client = provider.configure(stateOf(config), terraformVersion);
            }
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

    /**
     * ValidateResourceConfig: checks the configuration of a resource.
     *
     * @param writeOnlyAllowed whether this Terraform keeps write-only values out of its state
     */
    public List<Diagnostic> validateResource(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return validated(resource.schema(), config, writeOnlyAllowed, resource::validate);
    }

    /** ValidateDataResourceConfig: checks the configuration of a data source. */
    public List<Diagnostic> validateDataSource(DataSource<C> dataSource, Value config) {
        return validated(dataSource.schema(), config, true, dataSource::validate);
    }

    /** ValidateEphemeralResourceConfig: checks the configuration of an ephemeral resource. */
    public List<Diagnostic> validateEphemeral(Ephemeral<C> ephemeral, Value config) {
        return validated(ephemeral.schema(), config, true, ephemeral::validate);
    }

    private List<Diagnostic> validated(
            Schema schema, Value config, boolean writeOnlyAllowed, BiConsumer<Values, Diagnostics> further) {
        return diagnosing(diagnostics -> {
            var state = stateOf(config);
            new Validator(writeOnlyAllowed, diagnostics).validate(schema, Path.ROOT, state);
            if (!diagnostics.hasErrors()) {
                further.accept(state, diagnostics);
            }
        });
    }

    /** The type in which a state of some version of the schema is to be decoded, for {@link #upgrade}. */
    public Type storedType(Resource<C> resource, long version) {
        var upgrade = upgradeFrom(resource, version);
        return upgrade == null ? resource.schema().type() : upgrade.from().type();
    }

    /**
     * UpgradeResourceState: carries a stored state over to the current schema.
     *
     * @param version the version of the schema that it was stored with
     * @param stored the state, decoded in its {@link #storedType}
     */
    public LookupResult upgrade(Resource<C> resource, long version, Value stored) {
        var schema = resource.schema();
        var found = new Value[] {Value.NULL};
        var diagnostics = diagnosing(_ -> {
            var upgrade = upgradeFrom(resource, version);
            if (upgrade == null && version != schema.version()) {
                throw new DiagnosticException(Diagnostic.error(
                        "State of an unknown version",
                        "The state of this " + schema.name() + " has version " + version + ", and this version of the"
                                + " provider knows " + schema.version() + ". Use the version of the provider that"
                                + " wrote it, or remove it from the state and import it again."));
            }
            var state = stateOf(stored);
            found[0] = SchemaConformance.storable(schema, (upgrade == null ? state : upgrade.upgrade(state)).values());
            isKnown(found[0]);
        });
        return new LookupResult(found[0], diagnostics, false);
    }

    private @Nullable StateUpgrader upgradeFrom(Resource<C> resource, long version) {
        if (version != resource.schema().version()) {
            for (var upgrade : resource.upgrades()) {
                if (upgrade.from().version() == version) {
                    return upgrade;
                }
            }
        }
        return null;
    }

    /**
     * PlanResourceChange: what an object will be.
     *
     * @param proposed null when the object is to go
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public PlanResult plan(
            Resource<C> resource,
            Value prior,
            Value proposed,
            Value config,
            byte[] encodedPrivateState,
            boolean deferralAllowed) {
        isKnown(prior);
        return refined(resource, prior, proposed, config, encodedPrivateState, deferralAllowed);
    }

    private PlanResult refined(
            Resource<C> resource,
            Value prior,
            Value proposed,
            Value config,
            byte[] encodedPrivateState,
            boolean deferralAllowed) {
        var decoded = PrivateState.decode(encodedPrivateState);
        var isDeferred = isConfigurationUnknown && deferralAllowed;
        if (proposed.isNull()) {
            var diagnostics = diagnosing(found -> planDestroy(resource, stateOf(prior), decoded, found));
            return new PlanResult(Value.NULL, List.of(), decoded, diagnostics, isDeferred);
        }
        var schema = resource.schema();
        var isCreate = prior.isNull();
        // With a replacement come the notes of the object that goes.
        var privateState = isCreate ? decoded.ofPlan() : decoded;
        if (!isCreate) {
            privateState.dropPlan();
            privateState.put(PrivateState.FORMER, id(prior));
        }
        var isImported = privateState.isImported();
        var before = stateOf(prior);
        var diagnostics = new Diagnostics();
        var plan = new PlanRequest(
                stateOf(config),
                isCreate ? null : before,
                Planner.plan(schema, stateOf(config), before, isCreate),
                privateState,
                diagnostics);
        diagnostics.addAll(diagnosing(found -> {
            resource.plan(plan, client);
            if (!plan.replacements(schema, isImported).isEmpty()) {
                // Terraform asks for a plan of the new object next, which says the same.
                diagnostics.dropWarnings();
                planDestroy(resource, before, privateState, found);
                resource.planReplace(before, found);
            }
        }));
        var mistakes = SchemaConformance.mistakes(schema, plan.planned().values());
        for (var mistake : mistakes) {
            diagnostics.add(wrongType(schema, mistake));
        }
        var planned = SchemaConformance.complete(schema, plan.planned().values());
        if (!planned.equals(prior) && !diagnostics.hasErrors()) {
            diagnostics.addAll(checked());
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.plan(schema, prior, config, planned));
        }
        return new PlanResult(
                planned, plan.replacements(schema, isImported), privateState, diagnostics.all(), isDeferred);
    }

    /** What is wrong with the server, as a plan for it must know. Nothing, if its address is not known yet. */
    private List<Diagnostic> checked() {
        var connected = client;
        return connected == null ? List.of() : diagnosing(_ -> provider.check(connected));
    }

    private void planDestroy(Resource<C> resource, Values prior, PrivateState privateState, Diagnostics diagnostics) {
        resource.planDestroy(prior, diagnostics);
        var connected = client;
        if (connected != null && !diagnostics.hasErrors()) {
            resource.prepareDestroy(prior, privateState, connected);
        }
    }

    /** ApplyResourceChange: makes, changes or removes an object. {@code planned} is null when it is to go. */
    public ApplyResult apply(
            Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        var result = carriedOut(resource, prior, planned, config, encodedPrivateState);
        result.privateState().dropPlan();
        var isTainted = prior.isNull() && !result.state().isNull() && hasErrors(result.diagnostics());
        return isTainted ? withConsequences(resource, result) : result;
    }

    /** Adds to the last error what Terraform makes of a new object whose creation did not end well, and how to keep it. */
    private static <C> ApplyResult withConsequences(Resource<C> resource, ApplyResult result) {
        var text = new StringBuilder("Terraform marks this ")
                .append(resource.schema().name())
                .append(" as tainted: the next apply destroys it and creates a new one. To keep it and only finish"
                        + " what is missing, run `terraform untaint ADDRESS` with its address first.");
        var losses = new Diagnostics();
        resource.planDestroy(stateOf(result.state()), losses);
        for (var loss : losses.all()) {
            if (loss.severity() == Diagnostic.Severity.WARNING) {
                text.append(' ').append(loss.detail());
            }
        }
        var diagnostics = new ArrayList<>(result.diagnostics());
        for (var i = diagnostics.size() - 1; i >= 0; i--) {
            if (diagnostics.get(i).severity() == Diagnostic.Severity.ERROR) {
                diagnostics.set(i, diagnostics.get(i).and(text.toString()));
                break;
            }
        }
        return new ApplyResult(result.state(), result.privateState(), diagnostics, result.isDeferred());
    }

    private ApplyResult carriedOut(
            Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        var schema = resource.schema();
        var diagnostics = new Diagnostics();
        var privateState = PrivateState.decode(encodedPrivateState);
        var operation = prior.isNull()
                ? Timeouts.Operation.CREATE
                : planned.isNull() ? Timeouts.Operation.DELETE : Timeouts.Operation.UPDATE;
        var change = new ApplyRequest(
                stateOf(config),
                prior.isNull() ? null : stateOf(prior),
                stateOf(planned),
                privateState,
                Timeouts.deadline(schema, operation, stateOf(planned.isNull() ? prior : planned)),
                cancellation,
                diagnostics,
                false);
        if (planned.isNull()) {
            return delete(resource, prior, change, privateState, diagnostics);
        }
        Values actual = null;
        try {
            var connected = connected();
            actual = prior.isNull() ? resource.create(change, connected) : resource.update(change, connected);
            privateState.put(PrivateState.IMPORTED, null);
        } catch (AlreadyCreatedException found) {
            return prior.isNull()
                    ? handedOver(adopt(resource, found.id(), planned, config))
                    : new ApplyResult(prior, privateState, List.of(crashed(found)), false);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explainedWrite(failure, schema, stateOf(planned)));
        }
        var result = outcome(schema, prior, planned, change, privateState, actual, diagnostics);
        return prior.isNull() ? handedOver(result) : result;
    }

    /** What a create or an update left; {@code actual} is null when it failed. */
    private static ApplyResult outcome(
            Schema schema,
            Value prior,
            Value planned,
            ApplyRequest change,
            PrivateState privateState,
            @Nullable Values actual,
            Diagnostics diagnostics) {
        if (actual == null) {
            if (!diagnostics.hasErrors()) {
                diagnostics.add(
                        Diagnostic.bug(Path.ROOT, "Changing this " + schema.name() + " did not say what it is now."));
            }
            return new ApplyResult(kept(schema, change, prior), privateState, diagnostics.all(), false);
        }
        Value state;
        try {
            state = applied(schema, planned, actual, diagnostics);
        } catch (RuntimeException failure) {
            // A mistake in looking at the object must not lose it.
            diagnostics.add(crashed(failure));
            state = SchemaConformance.storable(schema, actual.values());
        }
        return new ApplyResult(state, privateState, diagnostics.all(), false);
    }

    /** Makes an object that is there already what it was planned to be, as an import and an update would. */
    private ApplyResult adopt(Resource<C> resource, String id, Value planned, Value config) {
        var schema = resource.schema();
        var imported = importState(resource, id, false);
        if (hasErrors(imported.diagnostics())) {
            return new ApplyResult(Value.NULL, new PrivateState(), imported.diagnostics(), false);
        }
        var read = refreshed(resource, imported.state(), imported.privateState().encoded(), false);
        if (read.state().isNull() || hasErrors(read.diagnostics())) {
            return new ApplyResult(Value.NULL, new PrivateState(), read.diagnostics(), false);
        }
        var plan = refined(
                resource, read.state(), config, config, read.privateState().encoded(), false);
        if (!plan.requiresReplace().isEmpty()) {
            return new ApplyResult(
                    Value.NULL, new PrivateState(), List.of(notWhatIsPlanned(schema, id, plan)), false);
        }
        var diagnostics = new Diagnostics();
        diagnostics.add(Diagnostic.warning(
                "Taken over from an interrupted apply",
                "An earlier apply in this directory asked for this " + schema.name() + " and was cut short before"
                        + " Terraform could note it. What came of it, `" + id + "`, is now managed here; nothing was"
                        + " made twice."));
        diagnostics.addAll(read.diagnostics());
        var change = new ApplyRequest(
                stateOf(config),
                stateOf(read.state()),
                stateOf(plan.planned()),
                plan.privateState(),
                Timeouts.deadline(schema, Timeouts.Operation.CREATE, stateOf(planned)),
                cancellation,
                diagnostics,
                true);
        Values actual = null;
        try {
            refuse(plan.diagnostics());
            actual = isChangeable(schema) ? resource.update(change, connected()) : stateOf(read.state());
            plan.privateState().put(PrivateState.IMPORTED, null);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explainedWrite(failure, schema, stateOf(planned)));
        }
        return outcome(schema, read.state(), planned, change, plan.privateState(), actual, diagnostics);
    }

    /** Whether anything about such an object can be changed in place. */
    private static boolean isChangeable(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable() && !attribute.replaces()) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic notWhatIsPlanned(Schema schema, String id, PlanResult plan) {
        var paths = new StringBuilder();
        for (var path : plan.requiresReplace()) {
            paths.append(paths.isEmpty() ? "`" : "`, `").append(path);
        }
        return Diagnostic.error(
                "Left by an interrupted apply, and not what is planned now",
                "An earlier apply in this directory made the " + schema.name() + " `" + id + "` and was cut short"
                        + " before Terraform could note it. It cannot be changed in place to what is planned,"
                        + " which differs in " + paths
                        + "`.\n\nRemove it in Dokploy and apply again, or import it and let Terraform replace"
                        + " it.");
    }

    private static boolean hasErrors(List<Diagnostic> diagnostics) {
        var all = new Diagnostics();
        all.addAll(diagnostics);
        return all.hasErrors();
    }

    private static void refuse(List<Diagnostic> diagnostics) {
        if (hasErrors(diagnostics)) {
            throw new DiagnosticException(diagnostics);
        }
    }

    /** Tells the provider that a new object is on its way into the state. */
    private ApplyResult handedOver(ApplyResult result) {
        var connected = client;
        var id = id(result.state());
        if (connected != null && id != null) {
            provider.handedOver(connected, id);
        }
        return result;
    }

    /** Tells the provider that the state holds an object. */
    private void isKnown(Value state) {
        var connected = client;
        var id = id(state);
        if (connected != null && id != null) {
            provider.isKnown(connected, id);
        }
    }

    private static @Nullable String id(Value state) {
        return state instanceof Value.Entries entries && entries.at("id") instanceof Value.Text(var text) ? text : null;
    }

    /** What the object is after it was made or changed, held against what was planned. */
    private static Value applied(Schema schema, Value planned, Values actual, Diagnostics diagnostics) {
        var mistakes = SchemaConformance.mistakes(schema, actual.values());
        if (!mistakes.isEmpty()) {
            // The object is there, so what can be stored of it must be.
            for (var mistake : mistakes) {
                diagnostics.add(wrongType(schema, mistake));
            }
            return SchemaConformance.storable(schema, actual.values());
        }
        var reconciler = new Reconciler();
        var state = reconciler
                .reconcile(schema, stateOf(planned), asPlanned(schema, stateOf(planned), actual))
                .values();
        for (var mismatch : reconciler.mismatches()) {
            diagnostics.add(explained(schema, mismatch));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.apply(schema, planned, SchemaConformance.complete(schema, state)));
        }
        return SchemaConformance.storable(schema, state);
    }

    /** What was made of an object, without what has changed by itself since it was planned. */
    private static Values asPlanned(Schema schema, Values planned, Values actual) {
        var settled = actual;
        for (var attribute : schema.attributes()) {
            if (attribute.isServerManaged() && !planned.value(attribute).isUnknown()) {
                settled = settled.withValue(attribute, planned.value(attribute));
            }
        }
        return settled;
    }

    /** What Terraform remembers of an object whose change failed. */
    private static Value kept(Schema schema, ApplyRequest change, Value prior) {
        var saved = change.saved();
        return saved == null
                ? prior
                : SchemaConformance.storable(
                        schema, unmentioned(schema, saved, change, prior).values());
    }

    /** What the server does not speak of stays as it was; what only Terraform knows is as planned from now on. */
    private static Values unmentioned(Schema schema, Values saved, ApplyRequest change, Value prior) {
        var whole = saved;
        for (var attribute : schema.attributes()) {
            if (!saved.values().entries().containsKey(attribute.name())) {
                var isLocal = attribute.mapping() == Attribute.Mapping.LOCAL && !attribute.isWriteOnly();
                whole = whole.withValue(
                        attribute,
                        isLocal
                                ? change.plan().value(attribute)
                                : stateOf(prior).value(attribute));
            }
        }
        return whole;
    }

    private ApplyResult delete(
            Resource<C> resource,
            Value prior,
            ApplyRequest change,
            PrivateState privateState,
            Diagnostics diagnostics) {
        try {
            // A plan made with `-replace` never asked. Its warnings were shown, or would come too late.
            var objections = new Diagnostics();
            resource.planDestroy(stateOf(prior), objections);
            if (objections.hasErrors()) {
                return new ApplyResult(prior, privateState, objections.all(), false);
            }
            resource.delete(change, connected());
        } catch (RuntimeException | Error failure) {
            if (!meansGone(failure)) {
                diagnostics.addAll(explained(failure));
            }
        }
        if (!diagnostics.hasErrors()) {
            return new ApplyResult(Value.NULL, new PrivateState(), diagnostics.all(), false);
        }
        return new ApplyResult(kept(resource.schema(), change, prior), privateState, diagnostics.all(), false);
    }

    private static Diagnostic explained(Schema schema, Reconciler.Mismatch mismatch) {
        var values = mismatch.isSecret()
                ? ""
                : " Planned: " + ValueFormatter.of(mismatch.kind(), mismatch.planned()) + ". The server has: "
                        + ValueFormatter.of(mismatch.kind(), mismatch.actual()) + ".";
        return Diagnostic.error(
                mismatch.path(),
                "Dokploy kept another value",
                "The server accepted the change of this " + schema.name() + ", but says something else about `"
                        + mismatch.path() + "` now." + values
                        + "\n\nThe state holds what the server says. If nobody else changed it at the same moment,"
                        + " this version of Dokploy does not take the configured value.");
    }

    private static Diagnostic wrongType(Schema schema, Path path) {
        return Diagnostic.bug(
                path, "`" + path + "` of this " + schema.name() + " was given a value of the wrong type.");
    }

    /**
     * ReadResource: what the object is now.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public ApplyResult read(
            Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        isKnown(current);
        return refreshed(resource, current, encodedPrivateState, deferralAllowed);
    }

    private ApplyResult refreshed(
            Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        var privateState = PrivateState.decode(encodedPrivateState);
        if (client == null && isConfigurationUnknown) {
            return new ApplyResult(current, privateState, List.of(), deferralAllowed);
        }
        var state = stateOf(current);
        var schema = resource.schema();
        var deadline = Timeouts.deadline(schema, Timeouts.Operation.READ, state);
        var diagnostics = new Diagnostics();
        try {
            var isImport = "unread".equals(privateState.get(PrivateState.IMPORTED));
            var actual =
                    resource.read(new ReadRequest(state, privateState, isImport, deadline, diagnostics), connected());
            if (actual == null) {
                return new ApplyResult(Value.NULL, new PrivateState(), diagnostics.all(), false);
            }
            refuseMistakes(schema, actual);
            if (isImport) {
                privateState.put(PrivateState.IMPORTED, "read");
            }
            var reconciled = new Reconciler().reconcile(schema, state, actual);
            return new ApplyResult(
                    SchemaConformance.storable(
                            schema, withLocalDefaults(schema, reconciled).values()),
                    privateState,
                    diagnostics.all(),
                    false);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explained(failure));
        }
        return new ApplyResult(current, PrivateState.decode(encodedPrivateState), diagnostics.all(), false);
    }

    private static void refuseMistakes(Schema schema, Values object) {
        var mistakes = SchemaConformance.mistakes(schema, object.values());
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(wrongType(schema, mistakes.getFirst()));
        }
    }

    /** What only Terraform knows is not there after an import; its default is what a configuration without it means. */
    private static Values withLocalDefaults(Schema schema, Values state) {
        var filled = state.change();
        for (var attribute : schema.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.LOCAL && state.isNull(attribute)) {
                filled.setValue(attribute, attribute.defaultValue());
            }
        }
        return filled.build();
    }

    /**
     * ImportResourceState: finds the object that the user names. Terraform reads it next.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public ApplyResult importState(Resource<C> resource, String id, boolean deferralAllowed) {
        var schema = resource.schema();
        if (isConfigurationUnknown && deferralAllowed) {
            return new ApplyResult(notKnownYet(schema, Values.EMPTY), new PrivateState(), List.of(), true);
        }
        var privateState = new PrivateState();
        privateState.put(PrivateState.IMPORTED, "unread");
        try {
            var state = resource.importState(id, connected());
            refuseMistakes(schema, state);
            return new ApplyResult(
                    SchemaConformance.storable(schema, state.values()), privateState, List.of(), false);
        } catch (RuntimeException | Error failure) {
            var diagnostics = meansGone(failure) ? List.of(nothingToImport(schema, id)) : explained(failure);
            return new ApplyResult(Value.NULL, new PrivateState(), diagnostics, false);
        }
    }

    private static Diagnostic nothingToImport(Schema schema, String id) {
        return Diagnostic.error(
                "Nothing to import",
                "There is no " + schema.name() + " `" + id + "` on this server, or the API key may not see it. Give its"
                        + " id or its path of names, as the documentation of " + schema.name() + " shows.");
    }

    /**
     * ReadDataSource: looks something up.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public LookupResult readData(DataSource<C> dataSource, Value config, boolean deferralAllowed) {
        var schema = dataSource.schema();
        if (isConfigurationUnknown && deferralAllowed) {
            return new LookupResult(notKnownYet(schema, stateOf(config)), List.of(), true);
        }
        try {
            return new LookupResult(
                    found(schema, config, dataSource.read(stateOf(config), connected())), List.of(), false);
        } catch (RuntimeException | Error failure) {
            return new LookupResult(Value.NULL, explained(failure), false);
        }
    }

    /** What was found, in the configuration's spelling where there is one: an empty list is not the same as none here. */
    private static Value found(Schema schema, Value config, Values found) {
        refuseMistakes(schema, found);
        var spelled = new Reconciler().reconcile(schema, stateOf(config), found);
        for (var attribute : schema.attributes()) {
            if (stateOf(config).isNull(attribute)) {
                spelled = spelled.withValue(attribute, found.value(attribute));
            }
        }
        return SchemaConformance.storable(schema, spelled.values());
    }

    /** What is configured, with everything that only the server can say unknown. */
    private static Value notKnownYet(Schema schema, Values config) {
        return Planner.plan(schema, config, Values.EMPTY, true).values();
    }

    /**
     * OpenEphemeralResource: opens something for the length of this run.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public OpenResult open(Ephemeral<C> ephemeral, Value config, boolean deferralAllowed) {
        var schema = ephemeral.schema();
        if (isConfigurationUnknown && deferralAllowed) {
            return new OpenResult(
                    notKnownYet(schema, stateOf(config)), new PrivateState(), null, List.of(), true);
        }
        try {
            var opened = ephemeral.open(stateOf(config), connected());
            var result = found(schema, config, opened.result());
            var violations = ProtocolRules.plan(schema, Value.NULL, config, result);
            return new OpenResult(result, opened.privateState(), opened.renewAt(), violations, false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, new PrivateState(), null, explained(failure), false);
        }
    }

    /** RenewEphemeralResource: keeps open what would run out. */
    public OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        var privateState = PrivateState.decode(encodedPrivateState);
        try {
            var renewAt = ephemeral.renew(privateState, connected());
            return new OpenResult(Value.NULL, privateState, renewAt, List.of(), false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, privateState, null, explained(failure), false);
        }
    }

    /** CloseEphemeralResource: closes what was opened. What is gone already is closed. */
    public List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return diagnosing(_ -> {
            try {
                ephemeral.close(PrivateState.decode(encodedPrivateState), connected());
            } catch (RuntimeException failure) {
                if (!provider.meansGone(failure)) {
                    throw failure;
                }
            }
        });
    }

    /**
     * CallFunction: computes. Needs no configured provider. Throws Function.ArgumentException for an argument that makes
     * no sense.
     *
     * @param arguments one for each parameter, known and not null
     */
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
    private List<Diagnostic> diagnosing(Consumer<Diagnostics> step) {
        var diagnostics = new Diagnostics();
        try {
            step.accept(diagnostics);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(explained(failure));
        }
        return diagnostics.all();
    }

    private boolean meansGone(Throwable failure) {
        return failure instanceof RuntimeException exception && provider.meansGone(exception);
    }

    private List<Diagnostic> explainedWrite(Throwable failure, Schema schema, Values planned) {
        var connected = client;
        if (connected == null
                || !(failure instanceof RuntimeException refused)
                || refused instanceof DiagnosticException
                || refused instanceof Cancellation.CancelledException) {
            return explained(failure);
        }
        try {
            return provider.explainWrite(refused, schema, planned, connected);
        } catch (RuntimeException _) {
            return explained(failure);
        }
    }

    private List<Diagnostic> explained(Throwable failure) {
        return switch (failure) {
            case DiagnosticException known -> known.diagnostics();
            case Cancellation.CancelledException _ ->
                List.of(Diagnostic.error(
                        "Interrupted",
                        "Terraform asked to stop while this was under way. What was done so far is in the state."));
            case RuntimeException exception -> List.of(explainedByProvider(exception));
            default -> List.of(crashed(failure));
        };
    }

    private Diagnostic explainedByProvider(RuntimeException failure) {
        try {
            return provider.explain(failure);
        } catch (RuntimeException unexplained) {
            return crashed(unexplained);
        }
    }

    /**
     * Whatever runs out, overflows or is wrong here concerns one request; the others must still be answered. Without
     * the message, which may quote a secret.
     */
    private static Diagnostic crashed(Throwable failure) {
        var trace = failure.getStackTrace();
        var where = trace.length == 0 ? "" : " at " + trace[0];
        return Diagnostic.bug(
                Path.ROOT, "The request ended with " + failure.getClass().getName() + where + ".");
    }

    private static Values stateOf(Value object) {
        return object instanceof Value.Entries entries ? new Values(entries) : Values.EMPTY;
    }
}
