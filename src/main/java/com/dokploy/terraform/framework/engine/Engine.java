package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Terraform asks of a provider, one method per request, in values. Every request may run at the same time
 * as every other. No answer breaks Terraform's own rules: one that would is replaced by a diagnostic of ours.
 *
 * <p>The engine only delegates: each family of requests has a class of its own, such as {@link ResourcePlanning}.
 *
 * @param <C> the client of a configured provider
 */
public final class Engine<C> {
    private final ConfiguredProvider<C> configured;
    private final Provider<C> provider;
    private final ProviderLifecycle<C> lifecycle;
    private final ResourcePlanning<C> resourcePlanning;
    private final ResourceRead<C> resourceRead;
    private final ResourceApply<C> resourceApply;
    private final DataSources<C> dataSourceReads;
    private final EphemeralResources<C> ephemeralResources;
    private final ListResources<C> listResources;
    private final Actions<C> actions;

    /** Prepares an engine for a provider. Cheap: no client is made. */
    public Engine(Provider<C> provider) {
        this.provider = provider;
        configured = new ConfiguredProvider<>(provider);
        var failures = new Failures<>(configured);
        lifecycle = new ProviderLifecycle<>(configured, failures);
        resourcePlanning = new ResourcePlanning<>(configured, failures);
        resourceRead = new ResourceRead<>(configured, failures);
        resourceApply = new ResourceApply<>(
                configured, failures, new Adoption<>(configured, failures, resourceRead, resourcePlanning));
        dataSourceReads = new DataSources<>(configured, failures);
        ephemeralResources = new EphemeralResources<>(configured, failures);
        listResources = new ListResources<>(configured, failures, resourceRead);
        actions = new Actions<>(configured, failures);
    }

    /** The schema of the provider's configuration. */
    public Schema providerSchema() {
        return provider.schema();
    }

    /** The resources. */
    public List<Resource<C>> resources() {
        return provider.resources();
    }

    /** Returns the resource of a type name; null if there is none. */
    public @Nullable Resource<C> resource(String name) {
        return provider.resource(name);
    }

    /** The data sources. */
    public List<DataSource<C>> dataSources() {
        return provider.dataSources();
    }

    /** Returns the data source of a type name; null if there is none. */
    public @Nullable DataSource<C> dataSource(String name) {
        return provider.dataSource(name);
    }

    /** The ephemeral resources. */
    public List<Ephemeral<C>> ephemerals() {
        return provider.ephemerals();
    }

    /** Returns the ephemeral resource of a type name; null if there is none. */
    public @Nullable Ephemeral<C> ephemeral(String name) {
        return provider.ephemeral(name);
    }

    /** Returns the list of the objects of a type; null if there is none. */
    public @Nullable ListResource<C> listResource(Resource<C> resource) {
        return provider.listResource(resource);
    }

    /** The actions. */
    public List<Action<C>> actions() {
        return provider.actions();
    }

    /** Returns the action of a type name; null if there is none. */
    public @Nullable Action<C> action(String name) {
        return provider.action(name);
    }

    /** The functions. */
    public List<Function> functions() {
        return provider.functions();
    }

    /** Returns the function of a name; null if there is none. */
    public @Nullable Function function(String name) {
        return provider.function(name);
    }

    /** Whether an error of a list says that the server does not offer the type at all. */
    public boolean meansNotOffered(Diagnostic error) {
        return provider.meansNotOffered(error);
    }

    /**
     * Whether a text that nobody declared to be a secret may be one or contain one.
     *
     * @param name the name that a person has given to the text; empty if there is none
     */
    public boolean mayContainSecret(String name, String text) {
        return provider.mayContainSecret(name, text);
    }

    /** The secrets that the server has told this process so far. */
    public Set<String> secrets() {
        var client = configured.client();
        return client == null ? Set.of() : configured.provider().secrets(client);
    }

    /** The same secrets, for hiding them in a text that the server may have put them into. */
    public KnownSecrets knownSecrets() {
        return new KnownSecrets(Set::of, this::secrets);
    }

    /** ValidateProviderConfig: checks the provider's configuration. */
    public List<Diagnostic> validateProvider(Value config) {
        return lifecycle.validate(config);
    }

    /**
     * ConfigureProvider: prepares the client. A configuration with unknown values is no error: planning goes on
     * from configuration and state alone (docs/design/protocol.md, "Unknown values and deferral").
     */
    public List<Diagnostic> configure(Value config, String terraformVersion) {
        return lifecycle.configure(config, terraformVersion);
    }

    /**
     * StopProvider: whoever waits stops waiting. Requests that come later may still read and save; what takes long, and
     * retries, wait for the next {@link #configure}.
     */
    public void stop() {
        lifecycle.stop();
    }

    /** Stops, as {@link #stop} does, closes the ephemeral objects that Terraform has left open, and returns what failed. */
    public List<Diagnostic> end() {
        stop();
        return ephemeralResources.closeAll();
    }

    /**
     * ValidateResourceConfig: checks the configuration of a resource.
     *
     * @param writeOnlyAllowed whether this Terraform keeps write-only values out of its state
     */
    public List<Diagnostic> validateResource(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return resourcePlanning.validate(resource, config, writeOnlyAllowed);
    }

    /**
     * Returns the form in which a stored state is to be decoded, for {@link #upgrade}. Throws DiagnosticException if the
     * resource does not take over states of the type.
     */
    public StoredForm storedForm(Resource<C> resource, String type, long version) {
        return resourceRead.storedForm(resource, type, version);
    }

    /**
     * UpgradeResourceState and MoveResourceState: converts a stored state, of this provider or another one, to
     * the current schema.
     *
     * @param type the name of the type that the state was stored for
     * @param version the version of the schema that the state was stored with
     * @param stored the state, decoded as its {@link #storedForm} says
     */
    public LookupResult upgrade(Resource<C> resource, String type, long version, Value stored) {
        return resourceRead.upgrade(resource, type, version, stored);
    }

    /** Says that everything that follows reads, and nothing writes: answers may be kept until something does. */
    public void onOnlyReading() {
        configured.provider().onOnlyReading(configured.requireClient());
    }

    /** Notes that a state holds an object, without reading the object. */
    public void onStateSeen(Resource<C> resource, Value state) {
        configured.onStateSeen(resource, state);
    }

    /**
     * PlanResourceChange: plans what an object will be.
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
        return resourcePlanning.plan(resource, prior, proposed, config, encodedPrivateState, deferralAllowed);
    }

    /** ApplyResourceChange: makes, changes or removes an object. {@code planned} is null when the object is to go. */
    public ApplyResult apply(
            Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        return resourceApply.apply(resource, prior, planned, config, encodedPrivateState);
    }

    /**
     * ReadResource: reads what the object is now.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public ApplyResult read(Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        return resourceRead.read(resource, current, encodedPrivateState, deferralAllowed);
    }

    /**
     * ImportResourceState: finds the object that the user names. Terraform reads it next.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public ApplyResult importState(Resource<C> resource, String id, boolean deferralAllowed) {
        return resourceRead.importState(resource, id, deferralAllowed);
    }

    /**
     * ImportResourceState: finds the object of an identity. Terraform reads it next.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public ApplyResult importByIdentity(Resource<C> resource, Value identity, boolean deferralAllowed) {
        return resourceRead.importByIdentity(resource, identity, deferralAllowed);
    }

    /** ValidateDataResourceConfig: checks the configuration of a data source. */
    public List<Diagnostic> validateDataSource(DataSource<C> dataSource, Value config) {
        return dataSourceReads.validate(dataSource, config);
    }

    /**
     * ReadDataSource: looks something up.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public LookupResult readData(DataSource<C> dataSource, Value config, boolean deferralAllowed) {
        return dataSourceReads.read(dataSource, config, deferralAllowed);
    }

    /** GenerateResourceConfig: writes the configuration that a person would write for an object. */
    public Value generateConfig(Resource<C> resource, Value state) {
        return state instanceof Value.MapValue object
                ? ConfigurationGenerator.generate(resource.schema(), object)
                : Value.NULL;
    }

    /** ValidateListResourceConfig: checks the configuration of a list. */
    public List<Diagnostic> validateList(ListResource<C> list, Value config) {
        return listResources.validate(list, config);
    }

    /**
     * ListResource: lists the objects of a type that a server holds.
     *
     * @param withObjects whether the whole objects are wanted, not only their identities
     * @param limit the largest number of objects that is wanted
     * @param receiver takes each object as soon as it is known, and returns whether more are wanted
     * @return the errors that ended the list
     */
    public List<Diagnostic> list(
            Resource<C> resource,
            ListResource<C> list,
            Value config,
            boolean withObjects,
            long limit,
            Predicate<ListedResult> receiver) {
        return listResources.list(resource, list, config, withObjects, limit, receiver);
    }

    /** ValidateActionConfig: checks the configuration of an action. */
    public List<Diagnostic> validateAction(Action<C> action, Value config) {
        return actions.validate(action, config);
    }

    /**
     * PlanAction: lets an action object to what it is to do.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public LookupResult planAction(Action<C> action, Value config, boolean deferralAllowed) {
        return actions.plan(action, config, deferralAllowed);
    }

    /**
     * InvokeAction: carries out an action, and returns when it is done.
     *
     * @param progress takes lines that Terraform shows to the user at once
     */
    public List<Diagnostic> invoke(Action<C> action, Value config, Consumer<String> progress) {
        return actions.invoke(action, config, progress);
    }

    /** ValidateEphemeralResourceConfig: checks the configuration of an ephemeral resource. */
    public List<Diagnostic> validateEphemeral(Ephemeral<C> ephemeral, Value config) {
        return ephemeralResources.validate(ephemeral, config);
    }

    /**
     * OpenEphemeralResource: opens something for the length of this run.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    public OpenResult open(Ephemeral<C> ephemeral, Value config, boolean deferralAllowed) {
        return ephemeralResources.open(ephemeral, config, deferralAllowed);
    }

    /** RenewEphemeralResource: keeps an object open that would run out. */
    public OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return ephemeralResources.renew(ephemeral, encodedPrivateState);
    }

    /** CloseEphemeralResource: closes an object that was opened. One that is gone already counts as closed. */
    public List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return ephemeralResources.close(ephemeral, encodedPrivateState);
    }

    /**
     * CallFunction: computes the result of a function. Needs no configured provider. Throws Function.ArgumentException
     * for an argument that makes no sense.
     *
     * @param arguments one for each parameter, known and not null
     */
    public Value call(Function function, List<Value> arguments) {
        return function.call(arguments);
    }
}
