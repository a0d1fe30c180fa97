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
        var hidden = family.noted(privateState, VariableFamily.HIDDEN);
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
        for (var map : family.stored()) {
            if (!isImport && VariableFamily.keys(map, known).contains(key)) {
                found(map).put(key, value);
                return;
            }
        }
        var holder = holder(key, value);
        if (isImport) {
            found(holder).put(key, value);
        } else if (!family.isManaged(known)
                || !family.isAuthoritative(known)
                || (known.isNull(holder)
                        && family.noted(privateState, VariableFamily.UNMANAGED + holder.name())
                                .contains(key))) {
            unmanaged(holder).add(key);
        } else if (privateState.planned(family.apiField() + VariableFamily.APPLIED) == null) {
            // Somebody added it, and the next apply will remove it. After an update it is for the next plan to say.
            found(isOnlySecretWritten() ? requireNonNull(family.secret) : holder)
                    .put(key, value);
        }
    }

    private boolean isOnlySecretWritten() {
        return family.plain != null
                && known.isNull(family.plain)
                && family.secret != null
                && !known.isNull(family.secret);
    }

    /** The map that a variable of nobody belongs to: by what it was taken for before, else by what it looks like. */
    private Attribute<Map<String, String>> holder(String key, String value) {
        if (family.plain == null || family.secret == null) {
            return family.stored().getFirst();
        }
        if (!isImport
                && family.noted(privateState, VariableFamily.UNMANAGED + family.plain.name())
                        .contains(key)) {
            return family.plain;
        }
        var isSecret = (!isImport
                        && family.noted(privateState, VariableFamily.UNMANAGED + family.secret.name())
                                .contains(key))
                || VariableFamily.looksSecret(key, value);
        return isSecret ? family.secret : family.plain;
    }
}
