package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * <p>A family that the configuration leaves out is not managed: what is there stays. Taking it out of the configuration
 * removes the keys that were Terraform's and no others. What was there before Terraform managed the family, as after an
 * import, belongs to the map that an import puts it into, and stays until that map is written.
 */
public final class Variables extends VariableFamily {
    private Variables(
            Path parent, String apiField, Maps maps, @Nullable Attribute<Boolean> authoritative, boolean isPartial) {
        super(parent, apiField, maps, authoritative, isPartial);
    }

    /** Declares {@code env}, {@code secret_env}, {@code secret_env_wo} and what goes with them. */
    public static Variables environment(Schema.Builder schema, String apiField, String whose) {
        var family = environmentMaps(schema, whose);
        var authoritative = schema.bool("env_authoritative")
                .defaultsTo(true)
                .local()
                .describe(
                        "Remove variables that were set elsewhere from the maps that are written here. Those that were"
                                + " there before Terraform managed any, as after an import, belong to `secret_env` if name or"
                                + " value looks like a secret, otherwise to `env`, and stay until that map is written. With"
                                + " `false`, variables that were set elsewhere always stay.");
        return new Variables(Path.ROOT, apiField, family, authoritative, false);
    }

    private static Maps environmentMaps(Schema.Builder schema, String whose) {
        var plain = map(schema, "env")
                .managedOnly()
                .describe("Environment variables of " + whose
                        + ". Left out together with `secret_env` and `secret_env_wo`, they are not managed; `{}`"
                        + " means none.");
        var secret = map(schema, "secret_env")
                .sensitive()
                .describe("Environment variables whose values are secret. They join `env`.");
        var writeOnly = map(schema, "secret_env_wo")
                .writeOnlyFormOf(secret)
                .describe("Environment variables whose values never reach Terraform's state. They join `env`.");
        return new Maps(plain, secret, writeOnly, version(schema, writeOnly));
    }

    /** Declares {@code env}, {@code secret_env}, {@code secret_env_wo} in a nested object: all keys are Terraform's. */
    public static Variables nestedEnvironment(Schema.Builder schema, Path parent, String apiField, String whose) {
        return new Variables(parent, apiField, environmentMaps(schema, whose), null, false);
    }

    /** Declares the same maps where the text is somebody else's, and only the keys in them are Terraform's. */
    public static Variables partial(Schema.Builder schema, String apiField) {
        return new Variables(Path.ROOT, apiField, environmentMaps(schema, "the owner"), null, true);
    }

    /** Declares a map in the clear. */
    public static Variables plain(
            Schema.Builder schema, Path parent, String name, String apiField, String description) {
        var plain = map(schema, name).describe(description);
        return new Variables(parent, apiField, new Maps(plain, null, null, null), null, false);
    }

    /** Declares a sensitive map with a write-only counterpart. */
    public static Variables secret(
            Schema.Builder schema, Path parent, String name, String apiField, String description) {
        var secret = map(schema, name).sensitive().describe(description);
        var writeOnly = map(schema, name + "_wo")
                .writeOnlyFormOf(secret)
                .describe("As `" + name + "`, but the values never reach Terraform's state.");
        return new Variables(
                parent, apiField, new Maps(null, secret, writeOnly, version(schema, writeOnly)), null, false);
    }

    private static AttributeBuilder<Map<String, String>> map(Schema.Builder schema, String name) {
        return schema.stringMap(name)
                .custom()
                .check(new Check.Keys(Dotenv.KEY, "made of letters, digits, `_`, `.` and `-`"));
    }

    private static Attribute<Long> version(Schema.Builder schema, Attribute<?> writeOnly) {
        var version = schema.integer(writeOnly.name() + "_version")
                .managedOnly()
                .custom()
                .describe("Any number that changes when a value in `" + writeOnly.name()
                        + "` does. Terraform does not see write-only values, so this is what makes it send them.");
        schema.rule(Rule.requires(writeOnly, version));
        schema.rule(Rule.requires(version, writeOnly));
        return version;
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
                            "Variable set twice",
                            "`" + variable.getKey() + "` stands in more than one of the maps that are joined here."
                                    + " Remove it from all but one.");
                }
                if (!Dotenv.isWritable(variable.getValue())) {
                    diagnostics.add(unwritable(at));
                }
            }
        }
    }

    private static Diagnostic unwritable(Path at) {
        return Diagnostic.error(
                at,
                "Value Cannot Be Stored",
                "Dokploy keeps variables as a text in which this value could not be read back: it mixes every kind of"
                        + " quote with line breaks, `#` or blanks at an end. Encode it, for example with"
                        + " `base64encode`.");
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
        for (var map : stored()) {
            var staying = new TreeSet<String>();
            if (privateState.isImported() && isSparing(map, planned)) {
                staying.addAll(keys(map, prior));
                staying.retainAll(unmanaged(map, prior, privateState));
                staying.removeAll(keys(config));
            }
            if (!staying.isEmpty()) {
                diagnostics.warning(
                        parent.attribute(map.name()),
                        "Imported Variables Not Managed " + inTitle(staying),
                        "The import found variables that the configuration does not mention: " + named(staying)
                                + ". They stay on the server, and this resource leaves them alone. To manage them,"
                                + " write them in `" + parent.attribute(map.name()) + "`.");
            }
        }
        var going = going(config, planned, prior, privateState);
        if (!going.isEmpty()) {
            diagnostics.warning(
                    parent.attribute(written(planned).name()),
                    "Variables Will Be Removed " + inTitle(going),
                    "This apply removes variables from the server: " + named(going) + ". To keep them, write them in "
                            + maps(stored())
                            + (authoritative == null ? "." : ", or set `" + authoritative.name() + " = false`."));
        }
    }

    /** A map that the configuration has, so that Terraform shows its line; failing that the first. */
    Attribute<?> written(Values planned) {
        for (var map : maps()) {
            if (!planned.isNull(map)) {
                return map;
            }
        }
        return maps().getFirst();
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
        var map = written(planned);
        var isListed = isManaged(planned) && isAuthoritative(planned);
        InlineConflicts.inside(plan, session, map, InlineConflicts.VARIABLES, isListed, owner, label);
        var prior = plan.prior();
        if (!isListed && prior != null && changes(planned, prior, plan.privateState())) {
            var removed = removed(plan.config(), planned, prior, plan.privateState());
            InlineRemovals.remove(plan, session, map, InlineConflicts.VARIABLES, removed, owner, label);
        }
    }

    /** The same for an object that was just made, on behalf of what is planned behind it. */
    public void noteListed(Values plan, Session session, String owner, String label) {
        if (isManaged(plan) && isAuthoritative(plan)) {
            InlineConflicts.inside(session, written(plan), InlineConflicts.VARIABLES, owner, label);
        }
    }

    /** Of several warnings with one title Terraform shows the first only. */
    static String inTitle(Set<String> keys) {
        return "(" + String.join(", ", keys) + ")";
    }

    static String named(Set<String> keys) {
        return "`" + String.join("`, `", keys) + "`";
    }

    /**
     * Puts the texts of an object into a body, those that an apply has to send.
     *
     * @param config what the user wrote
     * @param prior what was before; null for a new object
     * @param privateState where the names of Terraform's variables are kept
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
        var once = once(row);
        for (var family : families) {
            privateState.plan(family.apiField() + APPLIED, prior == null ? null : "");
            if (family.changes(plan, prior, privateState)) {
                var current =
                        prior == null ? "" : once.get().path(family.apiField()).asText("");
                body.put(family.apiField(), family.text(config, plan, prior, privateState, current));
            } else {
                family.note(config, plan, prior, privateState);
            }
        }
    }

    /**
     * What is locked while the text of an object is read and written: the object itself and resources beside it may both
     * change it, at the same time.
     *
     * @param router the first part of the object's procedures' names
     */
    public static Object lockOf(String router, String id) {
        return List.of("env", router, id);
    }

    /** Reads something once, when it is first asked for. */
    public static Supplier<JsonNode> once(Supplier<JsonNode> read) {
        var known = new JsonNode[1];
        return () -> {
            var answer = known[0] == null ? read.get() : known[0];
            known[0] = answer;
            return answer;
        };
    }

    /**
     * The text to send. Whatever is in it beside Terraform's variables stays as it is, and so does what the plan has not
     * seen, as what somebody added since.
     *
     * @param config what the user wrote
     * @param plan what is to be
     * @param prior what was before; null for a new object
     * @param privateState where the names of Terraform's variables are kept
     * @param current the text that the server has now
     */
    public String text(Values config, Values plan, @Nullable Values prior, PrivateState privateState, String current) {
        var before = Dotenv.read(current);
        var wanted = wanted(config, plan, prior, before);
        var removed = removed(config, plan, prior, privateState);
        var edited = Dotenv.edit(current, wanted, removed);
        note(config, plan, prior, privateState);
        return edited;
    }

    private Map<String, String> wanted(Values config, Values plan, @Nullable Values prior, Map<String, String> before) {
        var wanted = new LinkedHashMap<String, String>();
        for (var map : stored()) {
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
     * Puts the variables of a text where they belong.
     *
     * @param state the object so far, as the server describes it
     * @param known what Terraform has
     * @param isImport whether nothing is known of the configuration yet: then everything is taken, and what looks like
     *     a secret by its name is taken as one
     */
    public Values read(Values state, Values known, PrivateState privateState, boolean isImport, String text) {
        var variables = Dotenv.read(text);
        if (isImport || (!isPartial && !isManaged(known))) {
            forget(privateState);
        }
        var sorted = new FoundVariables(this, variables, known, privateState, isImport);
        if (!isPartial) {
            for (var map : stored()) {
                note(privateState, UNMANAGED + map.name(), sorted.unmanaged(map));
            }
        }
        if (!isImport && !isManaged(known)) {
            return state;
        }
        var spelled = isImport ? Values.EMPTY : known;
        var result = state;
        for (var map : stored()) {
            var found = sorted.found(map);
            result = result.with(map, found.isEmpty() && spelled.isNull(map) ? null : found);
        }
        if (version != null && !isImport && !variables.keySet().containsAll(noted(privateState, HIDDEN))) {
            // A write-only variable is gone: forgetting its version makes the next plan say so and send it again.
            result = result.with(version, null);
        }
        return result;
    }
}
