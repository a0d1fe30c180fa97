package com.dokploy.terraform.journal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the workspace manages, as far as this plan or apply has seen them: what it made, what it adopted, and
 * what the state holds.
 */
public final class ManagedObjects {
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Set<String> adopted = ConcurrentHashMap.newKeySet();
    /** The resource types of the objects in the state by ID; empty if the type is not known. */
    private final Map<String, String> inState = new ConcurrentHashMap<>();

    ManagedObjects() {}

    /** Whether the workspace manages an object. */
    public boolean contains(String id) {
        return hasMade(id) || isInState(id);
    }

    /** Whether the workspace's state holds an object. */
    public boolean isInState(String id) {
        return inState.containsKey(id);
    }

    /** Returns the resource type of an object in the state; null if it is not known. */
    public @Nullable String typeOf(String id) {
        var type = inState.getOrDefault(id, "");
        return type.isEmpty() ? null : type;
    }

    /** Whether this plan or apply made an object, or adopted it. */
    public boolean hasMade(String id) {
        return made.contains(id);
    }

    /** Whether this plan or apply made an object from nothing, so that everything in the object is of this apply. */
    public boolean isNew(String id) {
        return made.contains(id) && !adopted.contains(id);
    }

    void addMade(String id) {
        made.add(id);
    }

    void addAdopted(String id) {
        adopted.add(id);
    }

    void addInState(@Nullable String type, String id) {
        inState.merge(id, type == null ? "" : type, (known, added) -> known.isEmpty() ? added : known);
    }

    void clear() {
        made.clear();
        adopted.clear();
        inState.clear();
    }
}
