package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of variables in the clear. */
public final class PlainMap implements VariableMaps {
    /** What leaving out and removing a map that stands alone means. */
    static final String WHEN_MANAGED =
            "If never set, not managed. `{}` removes all of them; removing the attribute removes those that"
                    + " Terraform set.";

    private final Attribute<Map<String, String>> plain;

    /** Declares the map. */
    public PlainMap(Schema.Builder schema, String name, String description) {
        this(schema, name, null, description);
    }

    /**
     * Declares a map that does not always have an effect.
     *
     * @param usedWhen the condition under which the map has an effect; null if always
     */
    public PlainMap(Schema.Builder schema, String name, @Nullable Condition usedWhen, String description) {
        plain = map(schema, name, usedWhen).describe(description, WHEN_MANAGED);
    }

    /** Begins any map of variables. */
    static AttributeBuilder<Map<String, String>> map(Schema.Builder schema, String name, @Nullable Condition usedWhen) {
        var map = schema.stringMap(name)
                .custom()
                .check(new Check.Keys(Dotenv.KEY, "made of letters, digits, `_`, `.` and `-`"));
        return usedWhen == null ? map : map.usedWhen(usedWhen);
    }

    @Override
    public Attribute<Map<String, String>> plain() {
        return plain;
    }
}
