package com.dokploy.terraform.adopt;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a server and how they belong together: which object an id means, and which object owns another one.
 * The owner is what an object cannot be without: the project of an environment, the environment of a service, the
 * service of a domain.
 */
final class ObjectGraph<C> {
    /** The type by which files are named and objects are chosen. */
    static final String PROJECT = "dokploy_project";

    private final List<ServerObject<C>> objects;
    private final Map<String, Map<String, ServerObject<C>>> byType = new HashMap<>();
    private final Map<ServerObject<C>, ServerObject<C>> owners = new HashMap<>();
    private final Map<ServerObject<C>, List<ServerObject<C>>> children = new LinkedHashMap<>();
    private final Map<String, Implied<C>> implied = new HashMap<>();

    /**
     * An object that comes with another one, which tells its id in a computed attribute.
     *
     * @param by the other object
     * @param attribute the name of the attribute
     */
    record Implied<C>(ServerObject<C> by, String attribute) {}

    ObjectGraph(List<ServerObject<C>> objects) {
        this.objects = List.copyOf(objects);
        for (var object : objects) {
            byType.computeIfAbsent(object.type(), _ -> new HashMap<>()).put(object.id(), object);
        }
        for (var object : objects) {
            noteImplied(object);
        }
        for (var object : objects) {
            var owner = findOwner(object, new ArrayList<>());
            if (owner != null) {
                owners.put(object, owner);
                children.computeIfAbsent(owner, _ -> new ArrayList<>()).add(object);
            }
        }
    }

    private void noteImplied(ServerObject<C> object) {
        for (var attribute : object.schema().attributes()) {
            if (!attribute.isConfigurable()
                    && !attribute.references().isEmpty()
                    && object.state().at(attribute.name()) instanceof Value.Text(var id)) {
                implied.put(id, new Implied<>(object, attribute.name()));
            }
        }
    }

    /** All objects, in the order of the server's inventory. */
    List<ServerObject<C>> objects() {
        return objects;
    }

    /** Returns the object that an id means, of one of several types; null if there is none. */
    @Nullable ServerObject<C> find(Collection<String> types, String id) {
        for (var type : types) {
            var found = byType.getOrDefault(type, Map.of()).get(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Returns the object of a project that an id means, of any type; null if there is none. */
    @Nullable ServerObject<C> findInProjects(String id) {
        var found = find(byType.keySet(), id);
        return found == null || project(found) == null ? null : found;
    }

    /** Whether there is an object of a type and an id. */
    boolean has(String type, String id) {
        return find(List.of(type), id) != null;
    }

    /** Returns what tells the id of an object that comes with another one; null if the object comes with none. */
    @Nullable Implied<C> implied(ServerObject<C> object) {
        return implied.get(object.id());
    }

    /** Returns the object that owns another one; null if the object belongs to the server itself. */
    @Nullable ServerObject<C> owner(ServerObject<C> object) {
        return owners.get(object);
    }

    /** Returns the project that an object belongs to; null if it belongs to the server itself. */
    @Nullable ServerObject<C> project(ServerObject<C> object) {
        var last = object;
        for (var owner = owners.get(object); owner != null; owner = owners.get(owner)) {
            last = owner;
        }
        return last.type().equals(PROJECT) ? last : null;
    }

    /** Whether an object belongs to one of some projects; true for every object if no project is named. */
    boolean isIn(ServerObject<C> object, Collection<String> projects) {
        var project = project(object);
        return projects.isEmpty() || (project != null && projects.contains(project.shown("name")));
    }

    /** Throws CommandException if there is no project of one of some names. */
    void requireProjects(Collection<String> wanted) {
        var names = new TreeSet<String>();
        projects().forEach(project -> names.add(project.shown("name")));
        for (var name : wanted) {
            if (!names.contains(name)) {
                throw new CommandException(
                        "The server has no project `" + name + "`, or the API key has no access to it. Projects: "
                                + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
            }
        }
    }

    /** Returns the objects that an object owns, in the order of the server's inventory. */
    List<ServerObject<C>> children(ServerObject<C> owner) {
        return children.getOrDefault(owner, List.of());
    }

    /** Returns an object and everything that belongs to it, each object before those that it owns. */
    List<ServerObject<C>> withDescendants(ServerObject<C> object) {
        var all = new ArrayList<>(List.of(object));
        for (var child : children(object)) {
            all.addAll(withDescendants(child));
        }
        return all;
    }

    /** Returns the projects, in the order of their names. */
    List<ServerObject<C>> projects() {
        var projects = new ArrayList<>(byType.getOrDefault(PROJECT, Map.of()).values());
        projects.sort(Comparator.comparing((ServerObject<C> project) -> project.path())
                .thenComparing(ServerObject::id));
        return projects;
    }

    /** Returns the attribute of an owner that can hold an object in place of a resource of its own; null if none can. */
    static @Nullable Attribute<?> attributeFor(Schema owner, String type) {
        for (var attribute : owner.attributes()) {
            if (type.equals(attribute.separateType())) {
                return attribute;
            }
        }
        return null;
    }

    /** The first object that an object names by an attribute of its own, and that belongs to a project. */
    private @Nullable ServerObject<C> findOwner(ServerObject<C> object, List<ServerObject<C>> asking) {
        if (asking.contains(object)) {
            return null;
        }
        asking.add(object);
        for (var attribute : object.schema().attributes()) {
            if (attribute.isConfigurable() && object.state().at(attribute.name()) instanceof Value.Text(var id)) {
                var target = find(attribute.references(), id);
                if (target != null && (target.type().equals(PROJECT) || findOwner(target, asking) != null)) {
                    return target;
                }
            }
        }
        return null;
    }
}
