package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a family of variables: maps whose variables are joined in one text on the server. */
public interface VariableMaps {
    /** Returns the map in the clear. */
    default @Nullable Attribute<Map<String, String>> plain() {
        return null;
    }

    /** Returns the sensitive map. */
    default @Nullable Attribute<Map<String, String>> secret() {
        return null;
    }

    /** Returns the write-only map. */
    default @Nullable Attribute<Map<String, String>> writeOnly() {
        return null;
    }

    /** Returns the attribute whose change makes Terraform send the write-only variables. */
    default @Nullable Attribute<Long> version() {
        return null;
    }

    /** Returns the attribute that says whether all other variables are removed; without one, they are. */
    default @Nullable Attribute<Boolean> authoritative() {
        return null;
    }

    /** Whether the text is managed elsewhere, and only the keys in the maps are Terraform's. */
    default boolean isPartial() {
        return false;
    }
}
