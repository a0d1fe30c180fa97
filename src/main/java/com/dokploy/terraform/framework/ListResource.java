package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.stream.Stream;

/**
 * A list of the objects of one type that a server holds, for {@code terraform query} (Terraform 1.14 and later).
 * Implementations are stateless.
 *
 * @param <C> the client of a configured provider
 */
public interface ListResource<C> {
    /**
     * An object on the list.
     *
     * @param displayName the name that tells people which object this is
     * @param state a state with the identity of the object and at least what {@link Resource#read} needs, as of an import
     */
    record ListedObject(String displayName, Values state) {}

    /** The attributes of the configuration, by which objects are chosen. Has the name of the listed type. */
    Schema schema();

    /** Checks a configuration beyond what the schema can say, without the server. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Lists the objects that a configuration chooses. The stream asks the server for more only when more is wanted of
     * it.
     */
    Stream<ListedObject> list(Values config, C client);
}
