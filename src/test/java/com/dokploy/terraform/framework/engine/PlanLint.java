package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong when the resources of a provider plan random objects, the server being unknown: plans that Terraform
 * refuses, and second plans that contradict the first (docs/design/protocol.md, "Second plan"). Seeds make
 * findings repeatable.
 */
public final class PlanLint<C> {
    private final Engine<C> engine;
    private final List<String> problems = new ArrayList<>();

    private PlanLint(Engine<C> engine) {
        this.engine = engine;
    }

    /** What went wrong in so many runs for each resource, one line each; empty if nothing. */
    public static <C> List<String> problems(Provider<C> provider, int runs) {
        var lint = new PlanLint<>(new Engine<>(provider));
        var schema = provider.schema();
        var unknown = ObjectShape.complete(schema, Values.EMPTY.values());
        for (var attribute : schema.attributes()) {
            unknown = unknown.with(attribute.name(), Value.UNKNOWN);
        }
        lint.engine.configure(unknown, "1.11.4");
        for (var resource : provider.resources()) {
            for (var seed = 0; seed < runs; seed++) {
                lint.run(resource, seed);
            }
        }
        return lint.problems;
    }

    private void run(Resource<C> resource, long seed) {
        var schema = resource.schema();
        var random = new RandomObjects(seed);
        var place = schema.name() + ", seed " + seed + ": ";
        var prior = seed % 4 == 0 ? Value.NULL : made(resource, random);
        var partial = random.config(schema, 4);
        var full = random.completed(schema, partial, prior);
        var first = plan(resource, prior, partial);
        var second = plan(resource, prior, full);
        report(place, first.diagnostics());
        report(place, second.diagnostics());
        if (hasErrors(first) || hasErrors(second)) {
            return;
        }
        report(place, ProtocolRules.secondPlan(schema, first.planned(), second.planned()));
        if (first.requiresReplace().isEmpty() && !second.requiresReplace().isEmpty()) {
            problems.add(place + "replaced only by the second plan, because of " + second.requiresReplace());
        }
        if (first.planned().equals(prior) && !second.planned().equals(prior)) {
            problems.add(place + "changed only by the second plan");
        }
    }

    private Value made(Resource<C> resource, RandomObjects random) {
        var schema = resource.schema();
        var planned = plan(resource, Value.NULL, random.config(schema, 0)).planned();
        var actual = random.applied(schema, (Value.MapValue) planned);
        return ObjectShape.completeForState(
                schema,
                new Reconciler(false)
                        .reconcile(schema, new Values((Value.MapValue) planned), new Values(actual))
                        .values());
    }

    private PlanResult plan(Resource<C> resource, Value prior, Value config) {
        return engine.plan(resource, prior, config, config, new byte[0], false);
    }

    private static boolean hasErrors(PlanResult planned) {
        return planned.diagnostics().stream()
                .anyMatch(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR);
    }

    private void report(String place, List<Diagnostic> diagnostics) {
        for (var diagnostic : diagnostics) {
            if (diagnostic.summary().startsWith("Bug in ")) {
                problems.add(place + diagnostic.path() + " "
                        + diagnostic.detail().lines().findFirst().orElse(""));
            }
        }
    }
}
