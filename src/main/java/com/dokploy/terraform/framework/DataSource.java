package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * A type of object that Terraform looks up. Never writes.
 *
 * @param <C> the client of a configured provider
 */
public interface DataSource<C> {
    /** The attributes of the data source: what to look for, and what is found. */
    Schema schema();

    /** Checks a configuration beyond what the schema can say. Values may be unknown. */
    default void validate(Values config, Diagnostics diagnostics) {}

    /** Looks the object up. Everything in {@code config} is known. Returns the object with every attribute known. */
    Values read(Values config, C client);
}
