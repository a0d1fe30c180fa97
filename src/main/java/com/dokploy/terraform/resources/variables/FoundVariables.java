package com.dokploy.terraform.resources.variables;

import static java.util.Objects.requireNonNull;

import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The variables of a text by the map that holds each, or would hold it if it were written. */
final class FoundVariables {
    private final VariableFamily family;
    private final Values known;
    private final PrivateState privateState;
    private final boolean isImport;
    private final Map<Attribute<?>, Map<String, String>> found = new HashMap<>();
    private final Map<Attribute<?>, Set<String>> unmanaged = new HashMap<>();

    FoundVariables(
            VariableFamily family,
            Map<String, String> variables,
            Values known,
            PrivateState privateState,
            boolean isImport) {
        this.family = family;
        this.known = known;
        this.privateState = privateState;
        this.isImport = isImport;
        var hidden = family.hiddenKeys(privateState);
        for (var variable : variables.entrySet()) {
            if (!hidden.contains(variable.getKey())) {
                assign(variable.getKey(), variable.getValue());
            }
        }
    }

    Map<String, String> found(Attribute<?> map) {
        return found.computeIfAbsent(map, _ -> new TreeMap<>());
    }

    Set<String> unmanaged(Attribute<?> map) {
        return unmanaged.computeIfAbsent(map, _ -> new TreeSet<>());
    }

    private void assign(String key, String value) {
        for (var map : family.storedMaps()) {
            if (!isImport && VariableFamily.keys(map, known).contains(key)) {
                found(map).put(key, value);
                return;
            }
        }
        var map = mapFor(key, value);
        if (isImport) {
            found(map).put(key, value);
        } else if (!family.isManaged(known)
                || !family.isAuthoritative(known)
                || (known.isNull(map)
                        && family.readNote(privateState, VariableFamily.UNMANAGED + map.name())
                                .contains(key))) {
            unmanaged(map).add(key);
        } else if (privateState.planned(family.apiField() + VariableFamily.APPLIED) == null) {
            // The variable was added outside Terraform, and the next apply will remove it. After an update the next
            // plan says so.
            found(isOnlySecretWritten() ? requireNonNull(family.secret) : map).put(key, value);
        }
    }

    private boolean isOnlySecretWritten() {
        return family.plain != null
                && known.isNull(family.plain)
                && family.secret != null
                && !known.isNull(family.secret);
    }

    /**
     * Returns the map for a variable that no map of the configuration holds: the one that it was put into before, else
     * the one that its name and value suggest.
     */
    private Attribute<Map<String, String>> mapFor(String key, String value) {
        if (family.plain == null || family.secret == null) {
            return family.storedMaps().getFirst();
        }
        if (!isImport
                && family.readNote(privateState, VariableFamily.UNMANAGED + family.plain.name())
                        .contains(key)) {
            return family.plain;
        }
        var isSecret = (!isImport
                        && family.readNote(privateState, VariableFamily.UNMANAGED + family.secret.name())
                                .contains(key))
                || LikelySecret.is(key, value);
        return isSecret ? family.secret : family.plain;
    }
}
