package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.function.BiConsumer;

/** Warnings of settings that the server takes and ignores. */
final class WithoutEffect {
    private WithoutEffect() {}

    /**
     * Warns of settings that a plan makes or changes, or that a change of something else leaves without effect.
     * Settings that were there before, as after an import, are nobody's mistake.
     *
     * @param find finds all such settings of an object
     */
    static void warnOfNew(PlanRequest plan, Schema schema, BiConsumer<Values, Diagnostics> find) {
        var found = new Diagnostics();
        find.accept(plan.config(), found);
        var prior = plan.prior();
        var before = new Diagnostics();
        if (prior != null) {
            find.accept(Secrets.withUnchanged(schema, plan.config(), prior), before);
        }
        for (var warning : found.all()) {
            if (prior == null || !before.all().contains(warning) || isChanged(warning.path(), plan.planned(), prior)) {
                plan.diagnostics().add(warning);
            }
        }
    }

    private static boolean isChanged(Path path, Values planned, Values prior) {
        return !at(path, planned).equals(at(path, prior));
    }

    private static Value at(Path path, Values object) {
        Value value = object.values();
        for (var step : path.steps()) {
            value = ValueWalk.part(value, step);
        }
        return value;
    }

    /** Warns of settings that are not used beside others, as they are declared. */
    static void warnOfUnused(Schema schema, Path path, Values config, Diagnostics diagnostics) {
        for (var attribute : schema.attributes()) {
            var value = config.value(attribute);
            var at = path.attribute(attribute.name());
            var usedWhen = attribute.usedWhen();
            // A default is no reason to warn: generated configuration spells all defaults out.
            if (usedWhen != null
                    && usedWhen.holds(config.values()).equals(Value.of(false))
                    && saysSomething(value)
                    && !value.equals(attribute.defaultValue())) {
                warn(at, at.toString(), "it is " + usedWhen.clause() + ". Remove `" + at + "`.", diagnostics);
            } else if (attribute.type() instanceof AttributeType.ObjectOf(var nested)
                    && value instanceof Value.MapValue object) {
                warnOfUnused(nested, at, new Values(object), diagnostics);
            }
        }
    }

    /**
     * Warns of a setting if the configuration says anything with it.
     *
     * @param reason the reason why the setting has no effect, and what to do, as sentences
     */
    static void warn(Values config, String attribute, String reason, Diagnostics diagnostics) {
        if (saysSomething(config.values().at(attribute))) {
            warn(Path.of(attribute), attribute, reason, diagnostics);
        }
    }

    /** Warns of a setting at a path. */
    static void warn(Path path, String name, String reason, Diagnostics diagnostics) {
        diagnostics.warning(path, "Setting Without Effect", "`" + name + "` has no effect: " + reason);
    }

    /** Whether a value is known and neither empty nor {@code false}. */
    private static boolean saysSomething(Value value) {
        return value instanceof Value.Known && !ValueWalk.isEmpty(value) && !value.equals(Value.of(false));
    }
}
