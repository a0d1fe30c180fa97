package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sensitive map of variables with its write-only counterpart. */
public final class SecretMap implements VariableMaps {
    private final Attribute<Map<String, String>> secret;
    private final Attribute<Map<String, String>> writeOnly;
    private final Attribute<Long> version;

    /** Declares the map and its counterpart. */
    public SecretMap(Schema.Builder schema, String name, String description) {
        this(schema, name, null, description);
    }

    /**
     * Declares a map that does not always have an effect, and its counterpart.
     *
     * @param usedWhen the condition under which the maps have an effect; null if always
     */
    public SecretMap(Schema.Builder schema, String name, @Nullable Condition usedWhen, String description) {
        this(
                schema,
                name,
                usedWhen,
                description + " " + PlainMap.WHEN_MANAGED,
                "As `" + name + "`, but write-only: never stored in the state.");
    }

    /**
     * Declares the map and its counterpart.
     *
     * @param usedWhen the condition under which the maps have an effect; null if always
     * @param aboutWriteOnly the description of the counterpart
     */
    SecretMap(
            Schema.Builder schema,
            String name,
            @Nullable Condition usedWhen,
            String description,
            String aboutWriteOnly) {
        secret = PlainMap.map(schema, name, usedWhen).sensitive().describe(description);
        writeOnly = PlainMap.map(schema, Secrets.counterpartName(secret), usedWhen)
                .writeOnlyFormOf(secret)
                .describe(aboutWriteOnly);
        version = Secrets.addVersion(schema, secret, writeOnly, "Change this number to send the values again.");
    }

    @Override
    public Attribute<Map<String, String>> secret() {
        return secret;
    }

    @Override
    public Attribute<Map<String, String>> writeOnly() {
        return writeOnly;
    }

    @Override
    public Attribute<Long> version() {
        return version;
    }
}
