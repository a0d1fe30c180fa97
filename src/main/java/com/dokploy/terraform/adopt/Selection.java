package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The objects that a configuration has as resources, and those that it manages without or cannot have. */
final class Selection<C> {
    /**
     * An object without a resource of its own.
     *
     * @param object the object
     * @param by the object whose resource stands for it
     * @param attribute the attribute of that resource
     */
    record Covered<C>(ServerObject<C> object, ServerObject<C> by, String attribute) {}

    private final Engine<C> engine;
    private final ObjectGraph<C> graph;
    private final Choices choices;
    private final Map<ServerObject<C>, ObjectConfiguration> written = new LinkedHashMap<>();
    private final Map<ServerObject<C>, Covered<C>> covered = new LinkedHashMap<>();
    private final List<Omission> omitted = new ArrayList<>();
    private final List<String> notNeeded = new ArrayList<>();
    private final Map<ServerObject<C>, List<String>> warnings = new LinkedHashMap<>();

    private Selection(Engine<C> engine, ObjectGraph<C> graph, Choices choices) {
        this.engine = engine;
        this.graph = graph;
        this.choices = choices;
    }

    /** Selects the objects of a server that a person has chosen. */
    static <C> Selection<C> of(Engine<C> engine, ObjectGraph<C> graph, Choices choices) {
        var selection = new Selection<>(engine, graph, choices);
        var check = new PlanCheck<>(engine);
        check.prepare(graph.objects());
        for (var object : graph.objects()) {
            if (graph.isIn(object, choices.projects())) {
                selection.select(object, check);
            }
        }
        return selection;
    }

    private void select(ServerObject<C> object, PlanCheck<C> check) {
        var inline = coveringAttribute(object);
        if (inline != null) {
            var owner = Objects.requireNonNull(graph.owner(object));
            covered.put(object, new Covered<>(object, owner, inline.name()));
            return;
        }
        var generated = (Value.MapValue) engine.generateConfig(object.resource(), object.state());
        var completed = object.resource().completeAdopted(new Values(generated)).values();
        var configuration = new ObjectConfiguration(object.schema(), generated, completed, choices);
        var reason = object.resource().whyNotAdopted(new Values(object.state()));
        if (reason != null || isEmpty(configuration)) {
            leave(object, reason == null ? "Everything is at its default." : reason);
            return;
        }
        var result = check.check(object, configuration);
        if (!result.problem().isEmpty()) {
            omitted.add(Omission.of(object, result.problem()));
            return;
        }
        written.put(object, configuration);
        if (!result.warnings().isEmpty()) {
            warnings.put(object, result.warnings());
        }
    }

    /** Returns the attribute of the owner that holds an object; null if the object is a resource of its own. */
    private @Nullable Attribute<?> coveringAttribute(ServerObject<C> object) {
        var owner = graph.owner(object);
        return owner == null ? null : choices.attributeFor(owner.schema(), object.type());
    }

    /** Leaves out an object that needs no resource. */
    private void leave(ServerObject<C> object, String reason) {
        var implied = graph.implied(object);
        if (implied == null) {
            notNeeded.add(object + ". " + reason);
        } else {
            covered.put(object, new Covered<>(object, implied.by(), implied.attribute()));
        }
    }

    private static boolean isEmpty(ObjectConfiguration configuration) {
        return configuration.config().entries().values().stream().allMatch(Value::isNull);
    }

    /** The objects with a resource of their own, and their configurations. */
    Map<ServerObject<C>, ObjectConfiguration> written() {
        return written;
    }

    /** The objects that another resource stands for, if that one is written. */
    List<Covered<C>> covered() {
        return covered.values().stream()
                .filter(each -> written.containsKey(each.by()))
                .toList();
    }

    /** The objects that the configuration cannot have, and those whose owner it cannot have. */
    List<Omission> omitted() {
        var all = new ArrayList<>(omitted);
        for (var each : covered.values()) {
            if (!written.containsKey(each.by())) {
                all.add(Omission.of(each.object(), "The " + each.by() + ", which holds this object, is omitted."));
            }
        }
        return all;
    }

    /** The objects that need no resource, and why. */
    List<String> notNeeded() {
        return notNeeded;
    }

    /** What Terraform will warn of, by the objects. */
    Map<ServerObject<C>, List<String>> warnings() {
        return warnings;
    }
}
