package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/**
 * Something that the server can be told to do and that leaves no object in the state, such as a restart (Terraform
 * 1.14 and later). Implementations are stateless.
 *
 * @param <C> the client of a configured provider
 */
public interface Action<C> {
    /** The attributes of the configuration. */
    Schema schema();

    /** Checks a configuration beyond what the schema can say, without the server. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /**
     * Objects to an action, or warns of it, when it is planned. Values may be unknown.
     *
     * @param client the client of the configured provider; null if the server's address is not known yet
     */
    default void plan(Values config, @Nullable C client, Diagnostics diagnostics) {}

    /** Does it, and returns when it is done. Everything in the configuration is known. */
    void invoke(InvokeRequest request, C client);
}
