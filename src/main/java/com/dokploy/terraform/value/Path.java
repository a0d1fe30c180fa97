package com.dokploy.terraform.value;

import java.util.ArrayList;
import java.util.List;

/** The place of a value within an object, for example {@code mounts[2].host_path}. Immutable. */
public record Path(List<Step> steps) {
    /** The object itself. */
    public static final Path ROOT = new Path(List.of());

    /** One step down. */
    public sealed interface Step {}

    /** The step to the attribute of an object. */
    public record Attribute(String name) implements Step {}

    /** The step to the element of a map. */
    public record Key(String key) implements Step {}

    /** The step to the element of a list. */
    public record Index(long index) implements Step {}

    public Path {
        steps = List.copyOf(steps);
    }

    /** Returns the path of a top-level attribute. */
    public static Path of(String attribute) {
        return ROOT.attribute(attribute);
    }

    /** Returns the path of an attribute of the object at this path. */
    public Path attribute(String name) {
        return and(new Attribute(name));
    }

    /** Returns the path of an element of the map at this path. */
    public Path key(String key) {
        return and(new Key(key));
    }

    /** Returns the path of an element of the list at this path. */
    public Path index(long index) {
        return and(new Index(index));
    }

    /** The last step. Throws NoSuchElementException for {@link #ROOT}. */
    public Step last() {
        return steps.getLast();
    }

    private Path and(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    /** Returns the path as users write it: {@code swarm.labels["a"]}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Attribute(var name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Key(var key) -> text.append("[\"").append(key).append("\"]");
                case Index(var index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }
}
