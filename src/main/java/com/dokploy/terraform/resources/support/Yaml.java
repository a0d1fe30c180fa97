package com.dokploy.terraform.resources.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML as Docker and Traefik take it: with tags of their own, merge keys ({@code <<}) and any number of aliases, as
 * long as reading it takes neither much memory nor a deep stack. Aliases are not expanded: they are the node that they
 * name.
 *
 * @param root the outermost node; null if the text holds none or there is a {@code problem}
 * @param problem the error in the text, with its line where there is one; null if there is no error
 */
record Yaml(@Nullable Node root, @Nullable String problem) {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    /** The deepest nesting that is read: no real file nests this deep, and the parser's own stack can take it. */
    private static final int DEEPEST = 250;

    /** The most values that aliases may expand to: from there on Docker's parser checks them more closely. */
    private static final long MOST_VALUES = 4_000_000;

    private static final String MERGE = "<<";

    /** Reads a text. Never throws: a text that cannot be read has a {@link #problem}. */
    static Yaml read(String text) {
        try {
            var problem = new Scan().problem(text);
            if (problem != null) {
                return new Yaml(null, problem);
            }
            var root = new Compose(SETTINGS).composeString(text).orElse(null);
            var duplicate = root == null ? null : duplicateKey(root);
            return new Yaml(duplicate == null ? root : null, duplicate);
        } catch (MarkedYamlEngineException broken) {
            return new Yaml(null, line(broken.getProblemMark().orElse(null)) + broken.getProblem());
        } catch (YamlEngineException broken) {
            return new Yaml(null, String.valueOf(broken.getMessage()));
        }
    }

    private static String line(@Nullable Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
    }

    /** Returns the text of a scalar; null for anything else, and for a scalar that {@code !reset} takes away. */
    static @Nullable String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** Returns a value of a mapping, its own or one that is merged into it; null if there is none. */
    static @Nullable Node value(MappingNode mapping, String key) {
        return values(mapping).get(key);
    }

    /**
     * Returns all values of a mapping in order, its own and those merged into it, without those that {@code !reset}
     * takes away. A mapping's own keys win over merged ones, and earlier merges over later ones.
     */
    static Map<String, Node> values(MappingNode mapping) {
        var values = new LinkedHashMap<String, Node>();
        var seen = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        var waiting = new ArrayDeque<MappingNode>(List.of(mapping));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            if (!seen.add(next)) {
                continue;
            }
            var merged = new ArrayList<MappingNode>();
            for (var tuple : next.getValue()) {
                var key = text(tuple.getKeyNode());
                if (MERGE.equals(key)) {
                    addMappings(tuple.getValueNode(), merged);
                } else if (key != null) {
                    values.putIfAbsent(key, tuple.getValueNode());
                }
            }
            merged.reversed().forEach(waiting::push);
        }
        values.values().removeIf(value -> value.getTag().getValue().equals("!reset"));
        return values;
    }

    private static void addMappings(Node node, List<MappingNode> mappings) {
        if (node instanceof MappingNode mapping) {
            mappings.add(mapping);
        } else if (node instanceof SequenceNode sequence) {
            for (var item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    mappings.add(mapping);
                }
            }
        }
    }

    private static @Nullable String duplicateKey(Node root) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
        var waiting = new ArrayDeque<Node>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof SequenceNode sequence) {
                waiting.addAll(sequence.getValue());
            } else if (node instanceof MappingNode mapping) {
                var keys = new HashSet<String>();
                for (var tuple : mapping.getValue()) {
                    var key = text(tuple.getKeyNode());
                    if (key != null && !keys.add(key)) {
                        return line(tuple.getKeyNode().getStartMark().orElse(null)) + "found duplicate key " + key;
                    }
                    waiting.add(tuple.getValueNode());
                }
            }
        }
        return null;
    }

    /** A first pass over the parser's events, which needs no stack, to find texts that would take too much to read. */
    private static final class Scan {
        /** A collection that has not ended, and the number of values in it so far. */
        private static final class Open {
            final @Nullable Anchor anchor;
            long values = 1;

            Open(@Nullable Anchor anchor) {
                this.anchor = anchor;
            }
        }

        private final ArrayDeque<Open> open = new ArrayDeque<>();
        /** The number of values that each anchor stands for, with aliases expanded. */
        private final Map<Anchor, Long> anchored = new HashMap<>();

        @Nullable String problem(String text) {
            for (var event : new Parse(SETTINGS).parseString(text)) {
                var problem = problem(event);
                if (problem != null) {
                    return line(event.getStartMark().orElse(null)) + problem;
                }
            }
            return null;
        }

        private @Nullable String problem(Event event) {
            return switch (event) {
                case CollectionStartEvent start -> {
                    open.push(new Open(start.getAnchor().orElse(null)));
                    yield open.size() > DEEPEST ? "it is nested more than " + DEEPEST + " levels deep." : null;
                }
                case CollectionEndEvent _ -> {
                    var ended = open.pop();
                    note(ended.anchor, ended.values);
                    yield add(ended.values);
                }
                case AliasEvent alias ->
                    open.stream().anyMatch(each -> alias.getAlias().equals(each.anchor))
                            ? "the alias `*" + alias.getAlias() + "` refers to the value that contains it."
                            : add(anchored.getOrDefault(alias.getAlias(), 1L));
                case NodeEvent scalar -> {
                    note(scalar.getAnchor().orElse(null), 1);
                    yield add(1);
                }
                default -> null;
            };
        }

        private void note(@Nullable Anchor anchor, long values) {
            if (anchor != null) {
                anchored.put(anchor, values);
            }
        }

        private @Nullable String add(long values) {
            if (!open.isEmpty()) {
                open.element().values += values;
            }
            return values > MOST_VALUES || (!open.isEmpty() && open.element().values > MOST_VALUES)
                    ? "its aliases expand to more than " + MOST_VALUES + " values."
                    : null;
        }
    }
}
