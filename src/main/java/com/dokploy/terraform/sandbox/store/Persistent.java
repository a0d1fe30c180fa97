package com.dokploy.terraform.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A state that a {@link StateFile} keeps between runs. */
public interface Persistent {
    /** Grows with every change. */
    long version();

    /** Everything that survives a stop, as JSON. */
    ObjectNode dump();
}
