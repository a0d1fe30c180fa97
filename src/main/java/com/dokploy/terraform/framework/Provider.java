package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A provider: everything that it offers, and how it reaches its server.
 *
 * @param <C> the client of a configured provider
 */
public interface Provider<C> {
    /** The schema of the provider's own configuration. */
    Schema schema();

    /** The resources of the provider. */
    List<Resource<C>> resources();

    /**
     * Returns the resource of a type name; null if there is none. A provider that declares its types only when they are
     * needed declares no other.
     */
    default @Nullable Resource<C> resource(String name) {
        for (var resource : resources()) {
            if (resource.schema().name().equals(name)) {
                return resource;
            }
        }
        return null;
    }

    /** The data sources of the provider. */
    List<DataSource<C>> dataSources();

    /** Returns the data source of a type name; null if there is none. Declares no more than it must to find out. */
    default @Nullable DataSource<C> dataSource(String name) {
        for (var dataSource : dataSources()) {
            if (dataSource.schema().name().equals(name)) {
                return dataSource;
            }
        }
        return null;
    }

    /** The ephemeral resources of the provider, which Terraform opens for the length of a run. */
    default List<Ephemeral<C>> ephemerals() {
        return List.of();
    }

    /** Returns the list of the objects of a type that a server holds; null if nothing lists them. */
    default @Nullable ListResource<C> listResource(Resource<C> resource) {
        return resource.list();
    }

    /**
     * Returns the ephemeral resource of a type name; null if there is none. A provider that declares its types only when
     * they are needed declares no other.
     */
    default @Nullable Ephemeral<C> ephemeral(String name) {
        for (var ephemeral : ephemerals()) {
            if (ephemeral.schema().name().equals(name)) {
                return ephemeral;
            }
        }
        return null;
    }

    /** The actions of the provider. */
    default List<Action<C>> actions() {
        return List.of();
    }

    /** Returns the action of a type name; null if there is none. */
    default @Nullable Action<C> action(String name) {
        for (var action : actions()) {
            if (action.schema().name().equals(name)) {
                return action;
            }
        }
        return null;
    }

    /** The functions of the provider. */
    List<Function> functions();

    /** Returns the function of a name; null if there is none. A provider that makes them when they are called makes no other. */
    default @Nullable Function function(String name) {
        for (var function : functions()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return null;
    }

    /** Checks the configuration beyond what the schema can say, without the server. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Prepares the client. Everything in {@code config} is known.
     *
     * @param terraformVersion the version of the Terraform that calls
     */
    C configure(Values config, String terraformVersion);

    /**
     * Makes sure, while objects are planned, that the server can be worked with. Throws an exception that {@link
     * #explain} puts into words; one check per client is enough.
     *
     * @param isChange whether the object is to be made or changed; if not, what is known already will do
     */
    default void check(C client, boolean isChange) {}

    /**
     * Begins to look up what every plan of a new or changed object has to know from the server, and does not wait for
     * the answers.
     *
     * @return a function that waits for the answers and adds what is wrong to the diagnostics
     */
    default Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, C client) {
        return _ -> {};
    }

    /**
     * Stops the work of a client, for good: Terraform is ending, and only another client waits again. Waits end
     * now, nothing is retried and no long work begins; reads and short writes go on, so that a state can be saved.
     */
    void stop(C client);

    /** Closes a client whose place another one takes. Requests that still use it end as ever. */
    default void close(C client) {}

    /**
     * Called while Terraform is being handed the state of a new object. Terraform may still die before it has stored
     * the state.
     */
    default void onStateReturned(C client, String id) {}

    /**
     * Called before a whole server is looked at and nothing is written: what is read once need not be read again, until the
     * client writes all the same.
     */
    default void onOnlyReading(C client) {}

    /**
     * Called when Terraform has an object in its state.
     *
     * @param type the name of the resource type; null if the ID is that of another object, such as a parent
     */
    default void onStateSeen(C client, @Nullable String type, String id) {}

    /** Puts what went wrong into words for the user. */
    Diagnostic explain(RuntimeException failure);

    /**
     * Puts what went wrong with the read of a data source into words.
     *
     * @param config the configuration of the data source
     */
    default List<Diagnostic> explainLookUp(RuntimeException failure, Schema schema, Values config, C client) {
        return List.of(explain(failure));
    }

    /**
     * Puts what went wrong with a create or an update into words. A server may refuse an object because of one of the
     * ids in it and not say which.
     *
     * @param planned the object as it was planned
     */
    default List<Diagnostic> explainWrite(RuntimeException failure, Schema schema, Values planned, C client) {
        return List.of(explain(failure));
    }

    /** Whether a failure says that the object does not exist. */
    boolean meansGone(RuntimeException failure);

    /** Whether an error says that the server does not offer a type at all, so that it holds no objects of the type. */
    default boolean meansNotOffered(Diagnostic error) {
        return false;
    }

    /**
     * Whether a text that nobody declared to be a secret may be one or contain one.
     *
     * @param name the name that a person has given to the text; empty if there is none
     */
    default boolean mayContainSecret(String name, String text) {
        return false;
    }

    /** The secrets that the server has told and Terraform may not have: no diagnostic shows them. */
    default Set<String> secrets(C client) {
        return Set.of();
    }
}
