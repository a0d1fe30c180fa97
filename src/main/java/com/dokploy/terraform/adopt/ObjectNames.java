package com.dokploy.terraform.adopt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Names of resources, made of the names of the objects: {@code web}, or {@code shop_web} if another project has a
 * {@code web} as well, or {@code shop_staging_web}. What has no name of its own, such as a domain, is named after its
 * service. The names depend on the objects alone, not on their order.
 */
final class ObjectNames<C> {
    private final ObjectGraph<C> graph;
    private final Map<ServerObject<C>, String> names = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final List<ServerObject<C>> numbered = new ArrayList<>();

    private ObjectNames(ObjectGraph<C> graph) {
        this.graph = graph;
    }

    /** Names objects of a graph. */
    static <C> ObjectNames<C> of(ObjectGraph<C> graph, Iterable<ServerObject<C>> objects) {
        var names = new ObjectNames<>(graph);
        var unnamed = new ArrayList<ServerObject<C>>();
        var named = new ArrayList<ServerObject<C>>();
        for (var object : objects) {
            (names.isNamedAfterOwner(object) ? unnamed : named).add(object);
        }
        names.assignShortened(named, List.of(names::label, names::withProject, names::withAllOwners));
        names.assignShortened(unnamed, List.of(names::afterOwner, names::afterOwnerWithLabel));
        return names;
    }

    /** Returns the name of the resource of an object. */
    String name(ServerObject<C> object) {
        return Objects.requireNonNull(names.get(object), "an object of another graph");
    }

    /** Returns the address of the resource of an object. */
    String address(ServerObject<C> object) {
        return object.type() + "." + name(object);
    }

    /** The objects that only a number tells from others of the same name. */
    List<ServerObject<C>> numbered() {
        return numbered;
    }

    private void assignShortened(List<ServerObject<C>> objects, List<Function<ServerObject<C>, String>> choices) {
        assign(
                objects,
                choices.stream()
                        .map(choice -> choice.andThen(Identifier::shortened))
                        .toList());
    }

    /** Gives each object the first of several names that no other object of its type wants. */
    private void assign(List<ServerObject<C>> objects, List<Function<ServerObject<C>, String>> choices) {
        List<ServerObject<C>> left = new ArrayList<>(objects);
        for (var choice : choices) {
            var wanted = new LinkedHashMap<String, List<ServerObject<C>>>();
            for (var object : left) {
                var name = choice.apply(object);
                wanted.computeIfAbsent(object.type() + "." + name, _ -> new ArrayList<>())
                        .add(object);
            }
            for (var group : wanted.values()) {
                var object = group.getFirst();
                if (group.size() == 1 && take(object, choice.apply(object))) {
                    left.remove(object);
                }
            }
        }
        left.sort(Comparator.comparing((ServerObject<C> object) -> object.id()));
        for (var object : left) {
            number(object, choices.getLast().apply(object));
        }
    }

    private boolean take(ServerObject<C> object, String name) {
        if (taken.computeIfAbsent(object.type(), _ -> new HashSet<>()).add(name)) {
            names.put(object, name);
            return true;
        }
        return false;
    }

    private void number(ServerObject<C> object, String name) {
        var isTaken = !take(object, name);
        for (var number = 2; isTaken; number++) {
            isTaken = !take(object, name + "_" + number);
        }
        if (!name(object).equals(name)) {
            numbered.add(object);
        }
    }

    private boolean isNamedAfterOwner(ServerObject<C> object) {
        var owner = graph.owner(object);
        return object.schema().attribute("name") == null
                && owner != null
                && !owner.type().equals(ObjectGraph.PROJECT);
    }

    private String label(ServerObject<C> object) {
        return Identifier.of(words(object), object.type());
    }

    private String withProject(ServerObject<C> object) {
        var project = graph.project(object);
        return project == null || project.equals(object)
                ? label(object)
                : Identifier.of(words(project), project.type()) + "_" + label(object);
    }

    private String withAllOwners(ServerObject<C> object) {
        var owner = graph.owner(object);
        return owner == null ? label(object) : withAllOwners(owner) + "_" + label(object);
    }

    private String afterOwner(ServerObject<C> object) {
        var owner = Objects.requireNonNull(graph.owner(object));
        var name = names.get(owner);
        return name == null ? label(owner) : name;
    }

    private String afterOwnerWithLabel(ServerObject<C> object) {
        var words = Identifier.of(words(object), "");
        return afterOwner(object) + (words.isEmpty() ? "" : "_" + words);
    }

    /** Returns what an import calls an object, without its parents; its path if that is nothing. */
    private static String words(ServerObject<?> object) {
        var words = new StringJoiner(" ");
        for (var part : object.resource().importPath()) {
            for (var attribute : part.split(" ", -1)) {
                var isOwn = object.schema().attribute(attribute) != null && !attribute.endsWith("_id");
                if (isOwn && !object.shown(attribute).isEmpty()) {
                    words.add(object.shown(attribute));
                }
            }
        }
        if (words.length() > 0) {
            return words.toString();
        }
        return object.shown("name").isEmpty() ? object.path() : object.shown("name");
    }
}
