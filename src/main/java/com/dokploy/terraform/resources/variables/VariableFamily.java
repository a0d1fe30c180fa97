package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The attributes of a family of variables, and which of the variables are Terraform's and which are not. */
abstract class VariableFamily {
    static final String HIDDEN = ".write-only";
    /** Suffix of the note with the names of secrets that an import found and did not put into the state. */
    static final String LEFT_OUT = ".left-out";

    static final String UNMANAGED = ".unmanaged.";
    /** Suffix of the note that is kept while an update is carried out, until it has ended. */
    static final String APPLIED = ".applied";

    static final String OWN = ".own";
    /** Suffix of the note that all variables that are there were found by an import, and nothing was applied since. */
    static final String FOUND = ".found";
    /** The suffixes of the notes that a removal needs. */
    static final List<String> REMOVAL = List.of(OWN, HIDDEN, FOUND);

    final Path parent;
    final @Nullable Attribute<Map<String, String>> plain;
    final @Nullable Attribute<Map<String, String>> secret;
    final @Nullable Attribute<Map<String, String>> writeOnly;
    final @Nullable Attribute<Long> version;
    final @Nullable Attribute<Boolean> authoritative;
    final boolean isPartial;
    private final String apiField;

    VariableFamily(Path parent, String apiField, VariableMaps maps) {
        this.parent = parent;
        this.apiField = apiField;
        plain = maps.plain();
        secret = maps.secret();
        writeOnly = maps.writeOnly();
        version = maps.version();
        authoritative = maps.authoritative();
        isPartial = maps.isPartial();
    }

    /** Returns the field of the API's object that holds the text. */
    public String apiField() {
        return apiField;
    }

    /** Whether an attribute is one of this family. */
    public boolean contains(Attribute<?> attribute) {
        return maps().contains(attribute) || attribute == version;
    }

    final List<Attribute<Map<String, String>>> maps() {
        var maps = new ArrayList<Attribute<Map<String, String>>>();
        for (var map : Arrays.asList(plain, secret, writeOnly)) {
            if (map != null) {
                maps.add(map);
            }
        }
        return maps;
    }

    /** Notes which variables a project or environment of this plan is to have, for objects that refer to them. */
    public void announce(PlanRequest plan, Session session, Value owner) {
        VariableReferences.announce(session, owner, maps(), plan);
    }

    /**
     * Warns of values that refer to variables that are not there.
     *
     * @param environmentId the attribute that says where the service is
     * @param hasOthers whether Dokploy gives the service variables of its own
     */
    public void warnOfReferences(
            PlanRequest plan, Session session, Attribute<String> environmentId, boolean hasOthers) {
        var shown = new ArrayList<>(maps());
        shown.remove(writeOnly);
        new VariableReferences(plan, session, environmentId, hasOthers ? null : own(plan)).warnOfMissing(shown);
    }

    /** Returns all variables of a new service; null if there may be more than its configuration says. */
    private @Nullable Set<String> own(PlanRequest plan) {
        if (!plan.isCreate()
                || isPartial
                || (authoritative != null && !plan.planned().find(authoritative, true))) {
            return null;
        }
        var keys = new TreeSet<String>();
        for (var map : maps()) {
            switch (plan.config().value(map)) {
                case Value.MapValue entries -> keys.addAll(entries.entries().keySet());
                case Value.Null _ -> {
                    // Nothing to add.
                }
                default -> {
                    return null;
                }
            }
        }
        return keys;
    }

    /** Whether anything of this family is in a configuration. */
    public boolean isManaged(Values state) {
        return (plain != null && !state.isNull(plain))
                || (secret != null && !state.isNull(secret))
                || (version != null && !state.isNull(version));
    }

    /**
     * Returns the keys that an apply removes if they are there: the keys that the plan knows and the configuration does
     * not want.
     */
    Set<String> keysToRemove(Values config, Values planned, @Nullable Values prior, PrivateState privateState) {
        var removed = appliedKeys(prior, privateState);
        if (prior != null && isManaged(planned) && isAuthoritative(planned)) {
            for (var map : storedMaps()) {
                removed.addAll(keys(map, prior));
                var unmanaged = unmanagedKeys(map, prior, privateState);
                if (keepsUnmanaged(map, planned)) {
                    removed.removeAll(unmanaged);
                } else {
                    removed.addAll(unmanaged);
                }
            }
        }
        removed.removeAll(keys(config));
        return removed;
    }

    /**
     * Returns the keys that an apply removes, without those whose removal a plan shows by itself: Terraform's own
     * variables in the clear that are taken out.
     */
    Set<String> removalsNotShown(Values config, Values planned, Values prior, PrivateState privateState) {
        var there = keys(prior);
        there.addAll(hiddenKeys(privateState));
        for (var map : storedMaps()) {
            there.addAll(unmanagedKeys(map, prior, privateState));
        }
        var shown = keys(plain, prior);
        shown.retainAll(appliedKeys(prior, privateState));
        var removed = keysToRemove(config, planned, prior, privateState);
        removed.retainAll(there);
        removed.removeAll(shown);
        return removed;
    }

    /** Whether variables that are there and not Terraform's stay, of those that a map would hold. */
    boolean keepsUnmanaged(Attribute<?> map, Values plan) {
        return plan.isNull(map) || !isAuthoritative(plan);
    }

    /** Returns the maps that a state holds. */
    List<Attribute<Map<String, String>>> storedMaps() {
        var stored = maps();
        stored.remove(writeOnly);
        return stored;
    }

    /**
     * Returns the names of variables that are there and not Terraform's, of those that a map would hold: variables that
     * an import found, and variables that were there while nothing was managed.
     */
    Set<String> unmanagedKeys(Attribute<?> map, @Nullable Values prior, PrivateState privateState) {
        var keys = new TreeSet<>(readNote(privateState, UNMANAGED + map.name()));
        if (prior != null && privateState.isImported()) {
            keys.addAll(keys(map, prior));
            keys.addAll(leftOut(map, privateState));
            keys.removeAll(readNote(privateState, OWN));
        }
        return keys;
    }

    /** Returns the names of the secrets that an import found and did not put into the state, if a map would hold them. */
    Set<String> leftOut(Attribute<?> map, PrivateState privateState) {
        return map == secret ? readNote(privateState, LEFT_OUT) : Set.of();
    }

    /** Returns the names of the variables that are there without being in the state. */
    Set<String> hiddenKeys(PrivateState privateState) {
        var keys = new TreeSet<>(readNote(privateState, HIDDEN));
        keys.addAll(readNote(privateState, LEFT_OUT));
        return keys;
    }

    /**
     * Returns the write-only variables that the server lacks although an import has put their version into the state:
     * the plan shows no change, so nothing else sends them.
     */
    Set<String> missingKeys(Values config, Values plan, @Nullable Values prior, PrivateState privateState) {
        if (version == null
                || prior == null
                || prior.isNull(version)
                || !privateState.isImported()
                || !plan.value(version).equals(prior.value(version))) {
            return Set.of();
        }
        var missing = keys(writeOnly, config);
        missing.removeAll(hiddenKeys(privateState));
        return missing;
    }

    /** Whether an apply has to send the text at all. */
    public boolean changes(Values plan, @Nullable Values prior, PrivateState privateState) {
        if (prior == null) {
            return isManaged(plan);
        }
        for (var map : storedMaps()) {
            if (!plan.value(map).equals(prior.value(map)) && !isLeftAlone(map, plan, prior, privateState)) {
                return true;
            }
        }
        return (version != null && !plan.value(version).equals(prior.value(version)))
                || (isManaged(plan) && isAuthoritative(plan) != isAuthoritative(prior));
    }

    /** Whether leaving out a map removes no variables. The answer is the same before and after the keys are noted. */
    boolean isLeftAlone(Attribute<?> map, Values plan, Values prior, PrivateState privateState) {
        if (!plan.isNull(map)) {
            return false;
        }
        var before = keys(map, prior);
        return isManaged(plan)
                ? unmanagedKeys(map, prior, privateState).containsAll(before)
                : Collections.disjoint(appliedKeys(prior, privateState), before);
    }

    /**
     * Notes which variables are Terraform's and which are not. Nothing is noted of maps that are no longer managed: the
     * next read notes their variables.
     */
    void note(Values config, Values plan, @Nullable Values prior, PrivateState privateState) {
        if (!isManaged(plan)) {
            return;
        }
        for (var map : storedMaps()) {
            var kept = keepsUnmanaged(map, plan) ? unmanagedKeys(map, prior, privateState) : new TreeSet<String>();
            kept.removeAll(keys(config));
            note(privateState, UNMANAGED + map.name(), kept);
        }
        var own = keys(plain, plan);
        own.addAll(keys(secret, plan));
        note(privateState, OWN, own);
        note(privateState, HIDDEN, keys(writeOnly, config));
        note(privateState, FOUND, Set.of());
        note(privateState, LEFT_OUT, Set.of());
    }

    /** Returns the names of all variables that an object gives, write-only ones included. */
    public Set<String> keys(Values config) {
        var keys = new TreeSet<String>();
        for (var attribute : maps()) {
            keys.addAll(keys(attribute, config));
        }
        return keys;
    }

    static Set<String> keys(@Nullable Attribute<?> map, Values state) {
        return map != null && state.value(map) instanceof Value.MapValue(var entries)
                ? new TreeSet<>(entries.keySet())
                : new TreeSet<>();
    }

    boolean isEveryKeyKnown(Values config) {
        for (var attribute : maps()) {
            if (config.value(attribute).isUnknown()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the keys that Terraform has set. The state may hold other keys beside them, which a plan has found. */
    Set<String> appliedKeys(@Nullable Values prior, PrivateState privateState) {
        var keys = new TreeSet<String>();
        if (prior != null && (isPartial || isManaged(prior))) {
            keys.addAll(readNote(privateState, HIDDEN));
            keys.addAll(readNote(privateState, OWN));
        }
        return keys;
    }

    /** Returns the keys that Terraform may set again: those that it has set, and those that its state holds. */
    public Set<String> ownKeys(@Nullable Values prior, PrivateState privateState) {
        var keys = appliedKeys(prior, privateState);
        if (prior != null) {
            keys.addAll(keys(prior));
        }
        return keys;
    }

    /** Forgets which variables were Terraform's, once none are managed any more. */
    void forget(PrivateState privateState) {
        note(privateState, OWN, Set.of());
        note(privateState, HIDDEN, Set.of());
        note(privateState, LEFT_OUT, Set.of());
    }

    void note(PrivateState privateState, String what, Set<String> keys) {
        privateState.put(apiField + what, keys.isEmpty() ? null : String.join("\n", keys));
    }

    Set<String> readNote(PrivateState privateState, String what) {
        var keys = privateState.get(apiField + what);
        return keys == null ? Set.of() : Set.of(keys.split("\n"));
    }

    boolean isAuthoritative(Values state) {
        return !isPartial && (authoritative == null || state.find(authoritative, true));
    }

    static Map<String, String> map(@Nullable Attribute<Map<String, String>> attribute, Values state) {
        if (attribute == null || !state.value(attribute).isWhollyKnown()) {
            return Map.of();
        }
        return state.find(attribute, Map.of());
    }

    /** Returns the values of a text's variables that look like secrets. */
    public static List<String> secrets(String text) {
        var secrets = new ArrayList<String>();
        Dotenv.read(text).forEach((key, value) -> {
            if (LikelySecret.is(key, value)) {
                secrets.add(value);
            }
        });
        return secrets;
    }
}
