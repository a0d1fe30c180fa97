package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One type of object that Terraform manages. Implementations are stateless; requests for different objects run at the
 * same time. Any method may throw {@link DiagnosticException}; every other exception goes through {@link
 * Provider#explain}.
 *
 * @param <C> the client of a configured provider
 */
public interface Resource<C> {
    /** The attributes of the resource. */
    Schema schema();

    /**
     * The attributes that together name an object of this type for as long as the object exists: its resource identity
     * (Terraform 1.12 and later).
     */
    default Schema identity() {
        return Schema.identity(Objects.requireNonNull(schema().attribute("id"), "a type without id"));
    }

    /** The data sources that find objects of this type. */
    default List<DataSource<C>> dataSources() {
        return List.of();
    }

    /** The list of the objects of this type that a server holds; null if nothing lists them. */
    default @Nullable ListResource<C> list() {
        return null;
    }

    /**
     * Why a configuration of everything that a server holds has no objects of this type, as a sentence for users; null
     * if it has them.
     */
    default @Nullable String whyNotAdopted() {
        return null;
    }

    /**
     * Why a configuration of everything that a server holds does not have this object, as a sentence for users; null if
     * it has it. For objects that the server makes by itself, or that cannot be managed.
     *
     * @param state the object as an import finds it
     */
    default @Nullable String whyNotAdopted(Values state) {
        return null;
    }

    /** What people should know of an adopted object before they change or remove its resource; null for nothing. */
    default @Nullable String noteWhenAdopted() {
        return null;
    }

    /** The attributes that an import leaves empty, whatever the server has there: secrets that only a configuration tells. */
    default List<Attribute<?>> notImported() {
        return List.of();
    }

    /**
     * Returns the configuration of an imported object, completed by what the object cannot be without and an import does
     * not tell. Terraform then has to ignore that the state lacks it.
     *
     * @param config the configuration that follows from the state alone
     */
    default Values completeAdopted(Values config) {
        return config;
    }

    /** Checks a configuration beyond what the schema can say, without the server. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Refines the plan of a create or update.
     *
     * @param client the client of the configured provider, to look for conflicts; null if the server's address is not known yet
     */
    default void plan(PlanRequest plan, @Nullable C client) {}

    /**
     * Called when a plan destroys or replaces an object; errors keep the object, warnings say what is left behind.
     *
     * @param privateState the notes that the provider keeps beside the state
     */
    default void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {}

    /** Returns a warning of what the replacement of an object would take away; null for nothing. */
    default @Nullable Diagnostic lossOfReplacement(Values prior) {
        return null;
    }

    /**
     * Called when a plan destroys or replaces an object, unless {@link #planDestroy} keeps the object, and the server
     * is known; warnings say what in the rest of the plan is in the way.
     *
     * @param privateState notes for {@link #delete}: what the rest of this plan means for the removal ({@link
     *     PrivateState#plan})
     */
    default void prepareDestroy(Values prior, PrivateState privateState, C client, Diagnostics diagnostics) {}

    /**
     * Whether a plan makes sure that the server can be worked with ({@link Provider#check}). Objects that make the
     * server ready in the first place do not need this.
     */
    default boolean needsReadyServer() {
        return true;
    }

    /**
     * The types of other providers whose objects this type takes over by {@code terraform state replace-provider} or a
     * {@code moved} block. Types of the same name follow by themselves.
     */
    default List<Predecessor> predecessors() {
        return List.of();
    }

    /** The upgraders of states that earlier versions stored: one for every lower version of the schema. */
    default List<StateUpgrader> upgrades() {
        return List.of();
    }

    /** Makes the object. Returns the object as the server describes it now, with every attribute known. */
    Values create(ApplyRequest request, C client);

    /** Reads the object; null if the server says that it does not exist (and only then). */
    @Nullable Values read(ReadRequest request, C client);

    /** Changes the object in place. Returns the object as the server describes it now, with every attribute known. */
    Values update(ApplyRequest request, C client);

    /** Removes the object. An object that is already gone is no error: the framework handles that. */
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
     * @param id the id as the user wrote it: an id, or a path as {@link #importPath} says
     * @return a state with at least what {@link #read} needs
     */
    Values importState(String id, C client);

    /**
     * Finds the object of an identity on import.
     *
     * @param identity the attributes of {@link #identity}, of which optional ones may be null
     * @return a state with at least what {@link #read} needs
     */
    default Values importByIdentity(Values identity, C client) {
        return importState(Objects.requireNonNull(Values.id(identity.values()), "an identity without id"), client);
    }
}
