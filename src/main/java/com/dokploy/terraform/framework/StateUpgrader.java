package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * Converts states that an earlier version of the provider stored to the current schema, in one step. Needed only when
 * an attribute has changed its name, type or meaning: attributes that are new or gone need nothing
 * (docs/design/protocol.md, "Reading and upgrading").
 */
public interface StateUpgrader {
    /** The earlier schema, with its version. Only the names and types of its attributes count. */
    Schema from();

    /** Returns a stored object in the current schema. */
    Values upgrade(Values stored);
}
