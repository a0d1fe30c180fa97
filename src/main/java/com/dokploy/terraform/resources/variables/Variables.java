package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.SingleRead;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A family of attributes that are one text on the server: variables in the clear, sensitive ones, write-only ones. Read
 * back key by key, so that a plan shows the one that changed.
 *
 * <p>A family that the configuration leaves out is not managed: its variables stay as they are. Taking it out of the
 * configuration removes the keys that were Terraform's and no others. Variables that were there before Terraform
 * managed the family, as after an import, belong to the map that an import puts them into, and stay until that map is
 * written.
 */
public final class Variables extends VariableFamily {
    /**
     * Creates a family of attributes of the resource itself.
     *
     * @param apiField the field of the API's object that holds the text
     */
    public Variables(String apiField, VariableMaps maps) {
        this(Path.ROOT, apiField, maps);
    }

    /**
     * Creates a family of attributes of a nested object.
     *
     * @param parent the path of the nested object
     * @param apiField the field of the API's object that holds the text
     */
    public Variables(Path parent, String apiField, VariableMaps maps) {
        super(parent, apiField, maps);
    }

    /** Refuses a key that stands in two of the maps, and values that the text could not give back. */
    public void validate(Values config, Diagnostics diagnostics) {
        var seen = new HashSet<String>();
        for (var attribute : maps()) {
            for (var variable : map(attribute, config).entrySet()) {
                var at = parent.attribute(attribute.name()).key(variable.getKey());
                if (!seen.add(variable.getKey())) {
                    diagnostics.error(
                            at,
                            "Duplicate Variable",
                            "`" + variable.getKey()
                                    + "` is set in more than one of the maps of variables of this resource. Remove"
                                    + " it from all but one.");
                }
                if (!Dotenv.isWritable(variable.getValue())) {
                    diagnostics.add(unwritable(at));
                }
            }
        }
    }

    /** Whether a configuration sets variables and has all others removed. */
    public boolean mayRemoveOthers(Values config) {
        return authoritative != null
                && isManaged(config)
                && !config.value(authoritative).isUnknown()
                && config.find(authoritative, true);
    }

    /** Returns the values of write-only variables in a configuration. */
    public Collection<String> hidden(Values config) {
        return map(writeOnly, config).values();
    }

    private static Diagnostic unwritable(Path at) {
        return Diagnostic.error(
                at,
                "Value Cannot Be Stored",
                "the value contains all three kinds of quotes, and also a line break, a `#`, or a leading or trailing"
                        + " space. Dokploy stores environment variables as text and cannot store this value. Encode it,"
                        + " for example with `base64encode`.");
    }

    /** Says which variables that an import found stay, and names those that an apply removes. */
    public void plan(PlanRequest plan) {
        plan(plan.config(), plan.planned(), plan.prior(), plan.privateState(), plan.diagnostics());
    }

    /** As {@link #plan(PlanRequest)}, for a family in a nested object. */
    public void plan(
            Values config, Values planned, @Nullable Values prior, PrivateState privateState, Diagnostics diagnostics) {
        if (prior == null || !isEveryKeyKnown(config)) {
            return;
        }
        for (var map : storedMaps()) {
            var kept = new TreeSet<String>();
            if (privateState.isImported() && keepsUnmanaged(map, planned)) {
                kept.addAll(keys(map, prior));
                kept.addAll(leftOut(map, privateState));
                kept.retainAll(unmanagedKeys(map, prior, privateState));
                kept.removeAll(keys(config));
            }
            if (!kept.isEmpty()) {
                diagnostics.warning(
                        parent.attribute(map.name()),
                        "Imported Variables Not Managed " + inTitle(kept),
                        "The imported object has variables that the configuration does not set: " + quote(kept)
                                + ". They stay on the server and are not managed. To manage them, set them in `"
                                + parent.attribute(mapToSet(map, privateState).name()) + "`.");
            }
        }
        var missing = missingKeys(config, planned, prior, privateState);
        if (version != null && !missing.isEmpty()) {
            diagnostics.warning(
                    parent.attribute(version.name()),
                    "Write-Only Variables Not Sent " + inTitle(missing),
                    "The server does not have these variables: " + quote(missing) + ". The next change of the object"
                            + " sends them. To send them now, change `" + parent.attribute(version.name()) + "`.");
        }
        var removed = removalsNotShown(config, planned, prior, privateState);
        if (!removed.isEmpty()) {
            diagnostics.warning(
                    parent.attribute(configuredMap(planned).name()),
                    "Variables Will Be Removed " + inTitle(removed),
                    "This apply removes these variables from the server: " + quote(removed)
                            + ". To keep them, set them in " + maps(storedMaps())
                            + (authoritative == null ? "." : ", or set `" + authoritative.name() + " = false`."));
        }
    }

    /** Returns a map that the configuration has, so that Terraform shows its line; if there is none, the first map. */
    Attribute<?> configuredMap(Values planned) {
        for (var map : maps()) {
            if (!planned.isNull(map)) {
                return map;
            }
        }
        return maps().getFirst();
    }

    /** Returns the map of a configuration in which to set the variables of a map that an import found. */
    private Attribute<?> mapToSet(Attribute<?> map, PrivateState privateState) {
        var instead = writeOnly;
        return instead == null || leftOut(map, privateState).isEmpty() ? map : instead;
    }

    private String maps(List<Attribute<Map<String, String>>> maps) {
        var names = new StringBuilder();
        for (var map : maps) {
            names.append(names.isEmpty() ? "`" : " or `")
                    .append(parent.attribute(map.name()))
                    .append('`');
        }
        return names.toString();
    }

    /** Refuses variables that are resources of their own where others than these are removed; see {@link InlineConflicts}. */
    public void refuseSeparate(PlanRequest plan, Session session, String owner, String label) {
        if (!isEveryKeyKnown(plan.config())) {
            return;
        }
        var planned = plan.planned();
        var map = configuredMap(planned);
        var isListed = isManaged(planned) && isAuthoritative(planned);
        InlineConflicts.inside(plan, session, map, InlineConflicts.VARIABLES, isListed, owner, label);
        var prior = plan.prior();
        if (!isListed && prior != null && changes(planned, prior, plan.privateState())) {
            var removed = keysToRemove(plan.config(), planned, prior, plan.privateState());
            InlineRemovals.remove(plan, session, map, InlineConflicts.VARIABLES, removed, owner, label);
        }
    }

    /**
     * Notes, for an object that was just made, that it lists its variables, on behalf of objects that are planned after
     * it.
     */
    public void registerInline(Values plan, Session session, String owner, String label) {
        if (isManaged(plan) && isAuthoritative(plan)) {
            InlineConflicts.inside(session, configuredMap(plan), InlineConflicts.VARIABLES, owner, label);
        }
    }

    /**
     * Returns keys in words for the title of a warning: of several warnings with one title Terraform shows the first
     * only.
     */
    static String inTitle(Set<String> keys) {
        return "(" + String.join(", ", keys) + ")";
    }

    static String quote(Set<String> keys) {
        return "`" + String.join("`, `", keys) + "`";
    }

    /**
     * Puts the texts of an object into a body, those that an apply has to send.
     *
     * @param config the configuration
     * @param prior the state before; null for a new object
     * @param privateState the notes that hold the names of Terraform's variables
     * @param row reads the object as the server has it now, which is done once at most
     */
    public static void write(
            List<Variables> families,
            ObjectNode body,
            Values config,
            Values plan,
            @Nullable Values prior,
            PrivateState privateState,
            Supplier<JsonNode> row) {
        var once = new SingleRead(row);
        for (var family : families) {
            privateState.plan(family.apiField() + APPLIED, prior == null ? null : "");
            if (family.changes(plan, prior, privateState)
                    || !family.missingKeys(config, plan, prior, privateState).isEmpty()) {
                var current =
                        prior == null ? "" : once.get().path(family.apiField()).asText("");
                body.put(family.apiField(), family.text(config, plan, prior, privateState, current));
            } else {
                family.note(config, plan, prior, privateState);
            }
        }
    }

    /**
     * Returns the text to send. All parts beside Terraform's variables stay as they are, and so do variables that the
     * plan has not seen, such as those that were added since.
     *
     * @param config the configuration
     * @param plan the planned values
     * @param prior the state before; null for a new object
     * @param privateState the notes that hold the names of Terraform's variables
     * @param current the text that the server has now
     */
    public String text(Values config, Values plan, @Nullable Values prior, PrivateState privateState, String current) {
        var before = Dotenv.read(current);
        var wanted = wantedVariables(config, plan, prior, before);
        var removed = keysToRemove(config, plan, prior, privateState);
        var edited = Dotenv.edit(current, wanted, removed);
        note(config, plan, prior, privateState);
        return edited;
    }

    private Map<String, String> wantedVariables(
            Values config, Values plan, @Nullable Values prior, Map<String, String> before) {
        var wanted = new LinkedHashMap<String, String>();
        for (var map : storedMaps()) {
            wanted.putAll(new TreeMap<>(map(map, plan)));
        }
        var isNewVersion =
                version != null && (prior == null || !plan.value(version).equals(prior.value(version)));
        for (var variable : new TreeMap<>(map(writeOnly, config)).entrySet()) {
            var kept = isNewVersion ? null : before.get(variable.getKey());
            wanted.put(variable.getKey(), kept == null ? variable.getValue() : kept);
        }
        for (var attribute : maps()) {
            for (var key : map(attribute, config).keySet()) {
                var value = wanted.get(key);
                if (value != null && !value.equals(before.get(key)) && !Dotenv.isWritable(value)) {
                    throw new DiagnosticException(
                            unwritable(parent.attribute(attribute.name()).key(key)));
                }
            }
        }
        return wanted;
    }

    /**
     * Puts the variables of a text into the maps that they belong to.
     *
     * @param state the object so far, as the server describes it
     * @param known the object as Terraform has it
     * @param isImport whether nothing is known of the configuration yet: then all variables are taken, and those that
     *     look like secrets by their names are taken as secrets
     */
    public Values read(Values state, Values known, PrivateState privateState, boolean isImport, String text) {
        var variables = Dotenv.read(text);
        if (isImport || (!isPartial && !isManaged(known))) {
            forget(privateState);
        }
        var sorted = new FoundVariables(this, variables, known, privateState, isImport);
        if (isImport
                && secret != null
                && writeOnly != null
                && privateState.importForm().omitsSecrets()) {
            note(privateState, LEFT_OUT, sorted.found(secret).keySet());
        }
        if (!isPartial) {
            for (var map : storedMaps()) {
                note(privateState, UNMANAGED + map.name(), sorted.unmanaged(map));
            }
        }
        if (!isImport && !isManaged(known)) {
            return state;
        }
        var spelled = isImport ? Values.EMPTY : known;
        var result = state;
        for (var map : storedMaps()) {
            var found = sorted.found(map);
            result = result.with(map, found.isEmpty() && spelled.isNull(map) ? null : found);
        }
        if (version != null && !isImport && !variables.keySet().containsAll(hiddenKeys(privateState))) {
            // A write-only variable is gone: forgetting its version makes the next plan say so and send it again.
            result = result.with(version, null);
        }
        return result;
    }
}
