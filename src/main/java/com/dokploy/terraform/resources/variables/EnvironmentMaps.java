package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        this(schema, whose, null);
    }

    /** As {@link #EnvironmentMaps(Schema.Builder, String)}, where a resource type also manages single variables. */
    EnvironmentMaps(Schema.Builder schema, String whose, @Nullable String separateType) {
        this(
                schema,
                false,
                separateType,
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
                null,
                "Environment variables to set. At least one of `env`, `secret_env` and `secret_env_wo` must be set.");
    }

    private EnvironmentMaps(
            Schema.Builder schema, boolean isPartial, @Nullable String separateType, String description) {
        this.isPartial = isPartial;
        var env = PlainMap.map(schema, "env", null).managedOnly();
        plain = (separateType == null ? env : env.orSeparately(separateType)).describe(description);
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
