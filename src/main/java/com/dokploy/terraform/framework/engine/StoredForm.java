package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.value.Type;

/**
 * The form of a stored state.
 *
 * @param type the type to decode it as
 * @param isOurs whether this provider stored it; a state of another provider may hold other values under the same names
 */
public record StoredForm(Type type, boolean isOurs) {}
