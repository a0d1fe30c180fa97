package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A type of object that exists only while Terraform runs and that no state or plan ever holds, as a token (Terraform
 * 1.10 and later). Opened in every plan and every apply. Implementations are stateless.
 *
 * @param <C> the client of a configured provider
 */
public interface Ephemeral<C> {
    /**
     * The outcome of opening an ephemeral resource.
     *
     * @param result the configuration with every attribute known
     * @param privateState what {@link #renew} and {@link #close} need; kept in memory only, so it may be secret
     * @param renewAt when the object must be renewed; null for never
     */
    record OpenResponse(
            Values result,
            PrivateState privateState,
            @Nullable Instant renewAt) {}

    /** The attributes of the ephemeral resource: what to open, and what that gives. */
    Schema schema();

    /** Checks a configuration beyond what the schema can say, without the server. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Opens the object. Everything in {@code config} is known, and has its default where it has one. */
    OpenResponse open(Values config, C client);

    /**
     * Renews the object before it runs out.
     *
     * @param privateState the notes of {@link #open}; Terraform 1.11 hands them to {@link #close} unchanged, so what
     *     renewing puts there must not be needed to close
     * @return when the object must be renewed next; null for never again
     */
    default @Nullable Instant renew(PrivateState privateState, C client) {
        return null;
    }

    /** Closes the object. May be called twice, and by a process that did not open the object. */
    default void close(PrivateState privateState, C client) {}
}
