package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that exists only while Terraform runs and that no state or plan ever holds, as a token (Terraform 1.10 and
 * later). Opened in every plan and every apply. Implementations are stateless.
 *
 * @param <C> the connection to the server
 */
public interface Ephemeral<C> {
    /**
     * What opening gave.
     *
     * @param result the configuration with every attribute known
     * @param privateState what {@link #renew} and {@link #close} need; kept in memory only, so it may be secret
     * @param renewAt when it must be renewed; null for never
     */
    record Opened(
            Values result,
            PrivateState privateState,
            @Nullable Instant renewAt) {}

    /** Its attributes: what to open, and what that gives. */
    Schema schema();

    /** Checks of a configuration beyond what the schema can say. Values may be unknown. No server here. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Opens it. Everything in {@code config} is known. */
    Opened open(Values config, C client);

    /**
     * Renews it before it runs out.
     *
     * @param privateState those of {@link #open}; Terraform 1.11 hands them to {@link #close} unchanged, so what renewing
     *     puts there must not be needed to close
     * @return when it must be renewed next; null for never again
     */
    default @Nullable Instant renew(PrivateState privateState, C client) {
        return null;
    }

    /** Closes it. May be called twice, and by a process that did not open it. */
    default void close(PrivateState privateState, C client) {}
}
