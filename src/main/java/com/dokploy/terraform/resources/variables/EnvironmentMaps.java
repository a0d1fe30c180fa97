package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.Map;

/** {@code env}, {@code secret_env} and {@code secret_env_wo}: environment variables. */
public sealed class EnvironmentMaps implements VariableMaps permits ManagedEnvironment {
    private final Attribute<Map<String, String>> plain;
    private final SecretMap secret;
    private final boolean isPartial;

    /**
     * Declares the maps for a text of which all keys are Terraform's.
     *
     * @param whose what the variables belong to, as {@code previews}
     */
    public EnvironmentMaps(Schema.Builder schema, String whose) {
        this(
                schema,
                false,
                "Environment variables of " + whose
                        + ". If `env`, `secret_env` and `secret_env_wo` are all unset, environment variables are not"
                        + " managed. `{}` means none. Removing the attribute removes the variables that Terraform set"
                        + " with it.");
    }

    /** Declares the maps for a text that is managed elsewhere, of which only the keys in the maps are Terraform's. */
    public EnvironmentMaps(Schema.Builder schema) {
        this(
                schema,
                true,
                "Environment variables to set. At least one of `env`, `secret_env` and `secret_env_wo` must be set.");
    }

    private EnvironmentMaps(Schema.Builder schema, boolean isPartial, String description) {
        this.isPartial = isPartial;
        plain = PlainMap.map(schema, "env", null).managedOnly().describe(description);
        secret = new SecretMap(
                schema,
                "secret_env",
                null,
                "Sensitive environment variables. Merged with `env`.",
                "Write-only environment variables, which are never stored in the state. Merged with `env`.");
    }

    @Override
    public final Attribute<Map<String, String>> plain() {
        return plain;
    }

    @Override
    public final Attribute<Map<String, String>> secret() {
        return secret.secret();
    }

    @Override
    public final Attribute<Map<String, String>> writeOnly() {
        return secret.writeOnly();
    }

    @Override
    public final Attribute<Long> version() {
        return secret.version();
    }

    @Override
    public final boolean isPartial() {
        return isPartial;
    }
}
