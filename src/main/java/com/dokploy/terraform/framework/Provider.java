package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that a provider offers, and how it reaches its server.
 *
 * @param <C> the connection to the server
 */
public interface Provider<C> {
    /** Its own configuration. */
    Schema schema();

    /** Its resources. */
    List<Resource<C>> resources();

    /** Its data sources. */
    List<DataSource<C>> dataSources();

    /** What it can open for the length of a run. */
    default List<Ephemeral<C>> ephemerals() {
        return List.of();
    }

    /** Its functions. */
    List<Function> functions();

    /** Checks of the configuration beyond what the schema can say. Values may be unknown. No server here. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Prepares the connection. Everything in {@code config} is known.
     *
     * @param terraformVersion the version of the Terraform that asks
     */
    C configure(Values config, String terraformVersion);

    /**
     * Makes sure, while objects are planned, that the server can be worked with. Throws what {@link #explain} puts into
     * words; once is enough.
     *
     * @param isChange whether the object is to be made or changed; where it is not, what is known already will do
     */
    default void check(C client, boolean isChange) {}

    /**
     * Begins to look up what every plan of a new or changed object has to know from the server, and does not wait for it.
     *
     * @return waits for the answers and tells what is wrong
     */
    default Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, C client) {
        return _ -> {};
    }

    /** Stops what runs on a connection: waits end now, no new retries. Later requests work again. */
    void stop(C client);

    /** Another connection takes its place. Requests that still use it end as ever. */
    default void close(C client) {}

    /** Terraform is being handed the state of a new object. It may still die before it has stored it. */
    default void onStateReturned(C client, String id) {}

    /** Terraform has an object in its state. */
    default void onStateSeen(C client, String id) {}

    /** Puts what went wrong into words for the user. */
    Diagnostic explain(RuntimeException failure);

    /**
     * Puts what went wrong with a create or an update into words. A server may refuse an object for an id in it and not
     * say which.
     *
     * @param planned the object as it was to be
     */
    default List<Diagnostic> explainWrite(RuntimeException failure, Schema schema, Values planned, C client) {
        return List.of(explain(failure));
    }

    /** Whether a failure says that the object does not exist. */
    boolean meansGone(RuntimeException failure);

    /** Secrets that the server has told and Terraform may not have: no diagnostic shows them. */
    default Set<String> secrets(C client) {
        return Set.of();
    }
}
