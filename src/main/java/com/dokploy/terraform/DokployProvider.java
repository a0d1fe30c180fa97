package com.dokploy.terraform;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.resources.planning.References;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.variables.LikelySecret;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The provider for Dokploy: what it offers, how it is configured, and what its failures mean. */
public final class DokployProvider implements Provider<Session> {
    private final String version;
    private final Map<String, String> environment;
    private final Catalog catalog;
    private final CreateJournal journal;
    private final ProviderConfiguration configuration = new ProviderConfiguration();

    /**
     * Puts together a provider that remembers nothing of what it was asked to make.
     *
     * @param version its version, for the User-Agent
     * @param environment the process's environment variables
     */
    public DokployProvider(String version, Map<String, String> environment, Catalog catalog) {
        this(version, environment, catalog, CreateJournal.inMemory());
    }

    /**
     * Puts the provider together.
     *
     * @param version its version, for the User-Agent
     * @param environment the process's environment variables
     * @param journal remembers what was asked to be made until it is in a state
     */
    public DokployProvider(String version, Map<String, String> environment, Catalog catalog, CreateJournal journal) {
        this.version = version;
        this.environment = environment;
        this.catalog = catalog;
        this.journal = journal;
    }

    @Override
    public Schema schema() {
        return configuration.schema();
    }

    @Override
    public List<Resource<Session>> resources() {
        return catalog.resources();
    }

    @Override
    public @Nullable Resource<Session> resource(String name) {
        return catalog.resource(name);
    }

    @Override
    public @Nullable ListResource<Session> listResource(Resource<Session> resource) {
        return catalog.listResource(resource);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return catalog.dataSources();
    }

    @Override
    public @Nullable DataSource<Session> dataSource(String name) {
        return catalog.dataSource(name);
    }

    @Override
    public List<Action<Session>> actions() {
        return catalog.actions();
    }

    @Override
    public @Nullable Action<Session> action(String name) {
        return catalog.action(name);
    }

    @Override
    public List<Ephemeral<Session>> ephemerals() {
        return catalog.ephemerals();
    }

    @Override
    public @Nullable Ephemeral<Session> ephemeral(String name) {
        return catalog.ephemeral(name);
    }

    @Override
    public List<Function> functions() {
        return catalog.functions();
    }

    @Override
    public @Nullable Function function(String name) {
        return catalog.function(name);
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        configuration.validate(config, diagnostics);
    }

    @Override
    public Session configure(Values config, String terraformVersion) {
        var userAgent = "terraform-provider-dokploy/" + version + " (terraform " + terraformVersion + ")";
        var settings = configuration.settings(config, environment, userAgent);
        var dokploy = new Dokploy(settings, environment);
        journal.onConfigured();
        if (settings.apiKey() == null) {
            return new Session(dokploy, journal, configuration.keyMissing());
        }
        dokploy.prepareCheck();
        return new Session(dokploy, journal);
    }

    @Override
    public void onStateReturned(Session session, String id) {
        journal.onStateReturned(id);
    }

    @Override
    public void onOnlyReading(Session session) {
        session.dokploy().keepAnswers();
    }

    @Override
    public void onStateSeen(Session session, @Nullable String type, String id) {
        journal.onStateSeen(type, id);
    }

    @Override
    public void check(Session session, boolean isChange) {
        session.dokploy().check(isChange);
    }

    @Override
    public Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, Session session) {
        return References.lookUp(schema, plan, session);
    }

    @Override
    public void stop(Session session) {
        session.server().stop();
    }

    @Override
    public void close(Session session) {
        session.server().close();
    }

    @Override
    public Diagnostic explain(RuntimeException failure) {
        if (failure instanceof ApiException api) {
            return ApiErrorDiagnostics.of(api.error());
        }
        var frames = new StringBuilder();
        for (var frame : failure.getStackTrace()) {
            if (frames.length() < 2000) {
                frames.append("\n  at ").append(frame);
            }
        }
        return Diagnostic.bug(Path.ROOT, failure.getClass().getName() + " was thrown." + frames);
    }

    @Override
    public List<Diagnostic> explainWrite(RuntimeException failure, Schema schema, Values planned, Session session) {
        if (!(failure instanceof ApiException api)) {
            return List.of(explain(failure));
        }
        var unknown = References.mayBeCause(api.error())
                ? References.unknown(schema, planned, api.error(), session)
                : List.<Diagnostic>of();
        return unknown.isEmpty() ? List.of(ApiErrorDiagnostics.ofWrite(api.error())) : unknown;
    }

    @Override
    public List<Diagnostic> explainLookUp(RuntimeException failure, Schema schema, Values config, Session session) {
        var unknown = failure instanceof ApiException api && api.error() instanceof ApiError.NotFound
                ? References.unknown(schema, config, api.error(), session)
                : List.<Diagnostic>of();
        return unknown.isEmpty() ? List.of(explain(failure)) : unknown;
    }

    @Override
    public boolean meansNotOffered(Diagnostic error) {
        return error.summary().equals(ApiErrorDiagnostics.UNLICENSED);
    }

    @Override
    public boolean mayContainSecret(String name, String text) {
        return LikelySecret.isIn(name, text);
    }

    @Override
    public Set<String> secrets(Session session) {
        return session.secrets();
    }

    @Override
    public boolean meansGone(RuntimeException failure) {
        return failure instanceof ApiException api && ApiErrorDiagnostics.meansGone(api.error());
    }
}
