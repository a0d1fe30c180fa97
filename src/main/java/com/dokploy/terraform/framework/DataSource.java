package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * Something to look up. Never writes.
 *
 * @param <C> the connection to the server
 */
public interface DataSource<C> {
    /** Its attributes: what to look for, and what is found. */
    Schema schema();

    /** Checks of a configuration beyond what the schema can say. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Looks it up. Everything in {@code config} is known. Returns it with every attribute known. */
    Values read(Values config, C client);
}
