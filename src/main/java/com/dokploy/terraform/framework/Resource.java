package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One type of object that Terraform manages. Implementations are stateless; requests for different objects run at the
 * same time. Any method may throw {@link DiagnosticException}; every other exception goes through {@link
 * Provider#explain}.
 *
 * @param <C> the connection to the server
 */
public interface Resource<C> {
    /** Its attributes. */
    Schema schema();

    /** The data sources that find objects of this type. */
    default List<DataSource<C>> dataSources() {
        return List.of();
    }

    /** Checks of a configuration beyond what the schema can say. Values may be unknown. No server here. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Refines the plan of a create or update.
     *
     * @param client the server, to look for conflicts; null if its address is not known yet
     */
    default void plan(PlanRequest plan, @Nullable C client) {}

    /**
     * Called when a plan destroys or replaces an object; errors keep it, warnings say what is left behind.
     *
     * @param privateState what the provider noted beside the state
     */
    default void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {}

    /** What the replacement of an object would take away, as a warning; null for nothing. */
    default @Nullable Diagnostic lossOfReplacement(Values prior) {
        return null;
    }

    /**
     * Called when a plan destroys or replaces an object, unless {@link #planDestroy} keeps it, and the server is known;
     * warnings say what in the rest of the plan is in the way.
     *
     * @param privateState for {@link #delete}: what the rest of this plan means for it ({@link PrivateState#plan})
     */
    default void prepareDestroy(Values prior, PrivateState privateState, C client, Diagnostics diagnostics) {}

    /** How to read what earlier versions stored: one for every lower version of the schema. */
    default List<StateUpgrader> upgrades() {
        return List.of();
    }

    /** Makes the object. Returns what the server says it is now, with every attribute known. */
    Values create(ApplyRequest request, C client);

    /** Reads the object; null if the server says that it does not exist (and only then). */
    @Nullable Values read(ReadRequest request, C client);

    /** Changes the object in place. Returns what the server says it is now, with every attribute known. */
    Values update(ApplyRequest request, C client);

    /** Removes the object. An object that is already gone is no error: the framework sees to that. */
    void delete(ApplyRequest request, C client);

    /**
     * The path that an import takes in place of the id, by its parts: names of parents, then the attributes that tell an
     * object from its siblings. Slashes join the parts, also where a value begins with one of its own; the last part may
     * hold slashes, and several attributes, joined by spaces. Empty if only an id leads to the object.
     */
    default List<String> importPath() {
        return List.of();
    }

    /**
     * Finds the object that a user names on import.
     *
     * @param id what the user wrote: an id, or a path as {@link #importPath} says
     * @return a state with at least what {@link #read} needs
     */
    Values importState(String id, C client);
}
