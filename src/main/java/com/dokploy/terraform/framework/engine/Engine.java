package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers what Terraform asks of a provider, one method per request, in values. Every request may run at the same time
 * as every other. Nothing it answers breaks Terraform's own rules: what would is a diagnostic of ours instead.
 *
 * <p>Only passes on: each family of requests has a class of its own, such as {@link ResourcePlanning}.
 *
 * @param <C> the connection to the server
 */
public final class Engine<C> {
    private final ProviderConnection<C> connection;
    private final Provider<C> provider;
    private final Map<String, Resource<C>> resources = new LinkedHashMap<>();
    private final Map<String, DataSource<C>> dataSources = new LinkedHashMap<>();
    private final Map<String, Ephemeral<C>> ephemerals = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final ProviderLifecycle<C> lifecycle;
    private final ResourcePlanning<C> resourcePlanning;
    private final ResourceRead<C> resourceRead;
    private final ResourceApply<C> resourceApply;
    private final DataSources<C> dataSourceReads;
    private final EphemeralResources<C> ephemeralResources;

    /** Prepares an engine for a provider. Cheap: nothing is connected. */
    public Engine(Provider<C> provider) {
        this.provider = provider;
        connection = new ProviderConnection<>(provider);
        var failures = new Failures<>(connection);
        lifecycle = new ProviderLifecycle<>(connection, failures);
        resourcePlanning = new ResourcePlanning<>(connection, failures);
        resourceRead = new ResourceRead<>(connection, failures);
        resourceApply = new ResourceApply<>(
                connection, failures, new Adoption<>(connection, failures, resourceRead, resourcePlanning));
        dataSourceReads = new DataSources<>(connection, failures);
        ephemeralResources = new EphemeralResources<>(connection, failures);
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

    /** Secrets that the server has told this process so far. */
    public Set<String> secrets() {
        var connected = connection.client();
        return connected == null ? Set.of() : connection.provider().secrets(connected);
    }

    /** ValidateProviderConfig: checks the provider's configuration. */
    public List<Diagnostic> validateProvider(Value config) {
        return lifecycle.validate(config);
    }

    /**
     * ConfigureProvider: prepares the connection. A configuration with unknown values is no error: planning goes on
     * from configuration and state alone (docs/design/protocol.md, "Unknown values and deferral").
     */
    public List<Diagnostic> configure(Value config, String terraformVersion) {
        return lifecycle.configure(config, terraformVersion);
    }

    /** StopProvider: whoever waits stops waiting. Requests that come later work as ever. */
    public void stop() {
        lifecycle.stop();
    }

    /**
     * ValidateResourceConfig: checks the configuration of a resource.
     *
     * @param writeOnlyAllowed whether this Terraform keeps write-only values out of its state
     */
    public List<Diagnostic> validateResource(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return resourcePlanning.validate(resource, config, writeOnlyAllowed);
    }

    /** The type in which a state of some version of the schema is to be decoded, for {@link #upgrade}. */
    public Type storedType(Resource<C> resource, long version) {
        return resourceRead.storedType(resource, version);
    }

    /**
     * UpgradeResourceState: carries a stored state over to the current schema.
     *
     * @param version the version of the schema that it was stored with
     * @param stored the state, decoded in its {@link #storedType}
     */
    public LookupResult upgrade(Resource<C> resource, long version, Value stored) {
        return resourceRead.upgrade(resource, version, stored);
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
        return resourcePlanning.plan(resource, prior, proposed, config, encodedPrivateState, deferralAllowed);
    }

    /** ApplyResourceChange: makes, changes or removes an object. {@code planned} is null when it is to go. */
    public ApplyResult apply(
            Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        return resourceApply.apply(resource, prior, planned, config, encodedPrivateState);
    }

    /**
     * ReadResource: what the object is now.
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

    /** RenewEphemeralResource: keeps open what would run out. */
    public OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return ephemeralResources.renew(ephemeral, encodedPrivateState);
    }

    /** CloseEphemeralResource: closes what was opened. What is gone already is closed. */
    public List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return ephemeralResources.close(ephemeral, encodedPrivateState);
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
}
