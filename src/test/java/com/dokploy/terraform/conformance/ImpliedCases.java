package com.dokploy.terraform.conformance;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** How many cases a declaration implies, counted from the declaration alone: a case that got lost shows here. */
final class ImpliedCases {
    /** The cases that every type has, whatever its attributes are. */
    private static final int OF_THE_TYPE = 6;

    private ImpliedCases() {}

    /** The number of cases of one type. */
    static int count(Schema schema) {
        var count = OF_THE_TYPE;
        for (var attribute : schema.attributes()) {
            var isOptional = attribute.mode() != Attribute.Mode.REQUIRED;
            var isLocal = attribute.mapping() == Attribute.Mapping.LOCAL;
            count += implied(attribute, isOptional, AttributePath.replaces(attribute), isLocal);
        }
        return count;
    }

    private static int implied(Attribute<?> attribute, boolean isOptional, boolean replaces, boolean isLocal) {
        if (attribute.mode() == Attribute.Mode.COMPUTED || attribute.name().endsWith("_wo_version")) {
            return 0;
        }
        var nested = attribute.nested();
        var count = 0;
        if (nested == null || nested.size() == 0 || !(attribute.type() instanceof AttributeType.ObjectOf)) {
            var isVisible = !isLocal && !attribute.isWriteOnly() && !attribute.isMasked();
            count += 1 + (isOptional ? 1 : 0) + (replaces || isVisible ? 1 : 0);
            for (var check : attribute.checks()) {
                count += switch (check) {
                    case Check.OneOf(var choices) when attribute.type() instanceof AttributeType.Text -> choices.size();
                    case Check.Between _ -> 2;
                    default -> 0;
                };
            }
        }
        for (var inner : nested == null ? List.<Attribute<?>>of() : nested.attributes()) {
            count += implied(inner, isOptional, replaces, isLocal || inner.mapping() == Attribute.Mapping.LOCAL);
        }
        return count;
    }
}
