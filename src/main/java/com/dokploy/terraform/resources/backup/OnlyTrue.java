package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/**
 * An attribute that is {@code true} or left out: it chooses an object without an id, in place of the attributes that
 * give an id.
 *
 * @param attribute the attribute
 */
record OnlyTrue(Attribute<Boolean> attribute) {
    /** Refuses {@code false}, which chooses nothing. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.has(attribute) && !config.get(attribute)) {
            diagnostics.error(
                    Path.of(attribute.name()),
                    "Invalid Attribute Value",
                    "`" + attribute.name() + "` must be `true` or unset.");
        }
    }

    /** Returns a state with the attribute if it was chosen, and without it otherwise. */
    Values with(Values state, boolean isChosen) {
        return state.with(attribute, isChosen ? Boolean.TRUE : null);
    }
}
