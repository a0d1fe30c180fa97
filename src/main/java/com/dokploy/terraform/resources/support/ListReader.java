package com.dokploy.terraform.resources.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads lists and services: as they are at this moment, or, for advice, as another object of the same plan has read
 * them.
 */
public interface ListReader {
    /** Reads one list or service. */
    JsonNode read(String procedure, ObjectNode input);
}
