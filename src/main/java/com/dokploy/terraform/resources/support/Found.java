package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The objects that have a name. Names are not unique on a Dokploy server: one object is the answer, none or several are
 * an error.
 *
 * @param all all objects that have the name
 */
public record Found<T>(List<T> all) {
    /** Returns those of some objects that satisfy a condition. */
    public static <T> Found<T> among(Iterable<? extends T> objects, Predicate<T> isMeant) {
        var found = new ArrayList<T>();
        for (var object : objects) {
            if (isMeant.test(object)) {
                found.add(object);
            }
        }
        return new Found<>(found);
    }

    /** Returns the ids of the objects whose natural keys satisfy a condition. */
    public static Found<String> ids(Map<String, String> naturalKeys, Predicate<String> isMeant) {
        var ids = new ArrayList<String>();
        naturalKeys.forEach((id, naturalKey) -> {
            if (isMeant.test(naturalKey)) {
                ids.add(id);
            }
        });
        return new Found<>(ids);
    }

    /** Whether there is no object. */
    public boolean isNone() {
        return all.isEmpty();
    }

    /**
     * Returns the only object. Throws DiagnosticException if there is none or several.
     *
     * @param none the error if there is none
     * @param several the error if there are several
     */
    public T only(Supplier<Diagnostic> none, Function<List<T>, Diagnostic> several) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw new DiagnosticException(all.isEmpty() ? none.get() : several.apply(all));
    }
}
