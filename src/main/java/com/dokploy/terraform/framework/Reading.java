package com.dokploy.terraform.framework;

/**
 * One refresh of an object.
 *
 * @param state what Terraform has; right after an import little more than the id
 * @param notes what the provider noted beside it; changes are stored
 * @param isImport whether this is the first read after an import, when nothing of the configuration is known yet
 * @param diagnostics where to put warnings
 */
public record Reading(State state, PrivateState notes, boolean isImport, Diagnostics diagnostics) {}
