package com.dokploy.terraform.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects that the workspace manages, as far as this plan or apply has seen them: what it made, what it adopted, and
 * what the state holds.
 */
public final class ManagedObjects {
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Set<String> adopted = ConcurrentHashMap.newKeySet();
    private final Set<String> inState = ConcurrentHashMap.newKeySet();

    ManagedObjects() {}

    /** Whether the workspace manages an object. */
    public boolean contains(String id) {
        return hasMade(id) || isInState(id);
    }

    /** Whether the workspace's state holds an object. */
    public boolean isInState(String id) {
        return inState.contains(id);
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

    void addInState(String id) {
        inState.add(id);
    }

    void clear() {
        made.clear();
        adopted.clear();
        inState.clear();
    }
}
