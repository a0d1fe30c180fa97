package com.dokploy.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Types by name, each declared when it is first asked for. Thread-safe once all names are known.
 *
 * @param <T> what is declared
 */
final class Declarations<T> {
    private final Map<String, Supplier<T>> suppliers = new LinkedHashMap<>();
    private final Map<String, T> declared = new ConcurrentHashMap<>();

    /** Adds a type, to be declared later. */
    void put(String name, Supplier<T> supplier) {
        suppliers.put(name, supplier);
    }

    /** Adds the types of another catalog, as far as they are declared there. */
    void putAll(Declarations<T> others) {
        suppliers.putAll(others.suppliers);
        declared.putAll(others.declared);
    }

    /** The names, in the order in which they were added. */
    Set<String> names() {
        return suppliers.keySet();
    }

    /** Returns the type of a name; null if there is none. */
    @Nullable T find(String name) {
        return suppliers.containsKey(name) ? get(name) : null;
    }

    /** Returns the type of a name that there is. */
    T get(String name) {
        return declared.computeIfAbsent(
                name, _ -> Objects.requireNonNull(suppliers.get(name), name).get());
    }

    /** Declares all types, in the order in which they were added. */
    List<T> all() {
        var all = new ArrayList<T>();
        for (var name : names()) {
            all.add(get(name));
        }
        return all;
    }
}
