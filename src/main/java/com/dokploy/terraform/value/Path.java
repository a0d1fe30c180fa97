package com.dokploy.terraform.value;

import java.util.ArrayList;
import java.util.List;

/** Where in an object something stands, for example {@code mounts[2].host_path}. Immutable. */
public record Path(List<Step> steps) {
    /** The object itself. */
    public static final Path ROOT = new Path(List.of());

    /** One step down. */
    public sealed interface Step {}

    /** To the attribute of an object. */
    public record Attribute(String name) implements Step {}

    /** To the element of a map. */
    public record Key(String key) implements Step {}

    /** To the element of a list. */
    public record Index(long index) implements Step {}

    public Path {
        steps = List.copyOf(steps);
    }

    /** The path of a top-level attribute. */
    public static Path of(String attribute) {
        return ROOT.attribute(attribute);
    }

    /** The path of an attribute of what stands here. */
    public Path attribute(String name) {
        return and(new Attribute(name));
    }

    /** The path of a map element of what stands here. */
    public Path key(String key) {
        return and(new Key(key));
    }

    /** The path of a list element of what stands here. */
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

    /** As users write it: {@code swarm.labels["a"]}. */
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
