package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/**
 * Carries what an earlier version of the provider stored over to the current schema, in one step. Needed only when an
 * attribute has changed its name, type or meaning: attributes that are new or gone need nothing
 * (docs/design/protocol.md, "Reading and upgrading").
 */
public interface StateUpgrader {
    /** The schema as it was, with the version it had. Only names and types of its attributes count. */
    Schema from();

    /** The same object in the current schema. */
    Values upgrade(Values stored);
}
