package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * removes the keys that were Terraform's and no others.
 */
public final class Variables {
    private static final String[] SECRET_WORDS = {
        "PASSWORD", "PASSWD", "SECRET", "TOKEN", "CREDENTIAL", "PRIVATE", "API_KEY", "APIKEY", "ACCESS_KEY", "_KEY"
    };

    private static final String HIDDEN = ".write-only";
    private static final String OWN = ".own";

    private final String apiField;
    private final @Nullable Attribute<Map<String, String>> plain;
    private final @Nullable Attribute<Map<String, String>> secret;
    private final @Nullable Attribute<Map<String, String>> writeOnly;
    private final @Nullable Attribute<Long> version;
    private final @Nullable Attribute<Boolean> authoritative;
    private final boolean isPartial;

    private Variables(
            String apiField,
            @Nullable Attribute<Map<String, String>> plain,
            @Nullable Attribute<Map<String, String>> secret,
            @Nullable Attribute<Map<String, String>> writeOnly,
            @Nullable Attribute<Long> version,
            @Nullable Attribute<Boolean> authoritative,
            boolean isPartial) {
        this.isPartial = isPartial;
        this.apiField = apiField;
        this.plain = plain;
        this.secret = secret;
        this.writeOnly = writeOnly;
        this.version = version;
        this.authoritative = authoritative;
    }

    /** Declares {@code env}, {@code secret_env}, {@code secret_env_wo} and what goes with them. */
    public static Variables environment(Schema.Builder schema, String apiField, String whose) {
        var family = environmentMaps(schema, whose);
        var authoritative = schema.bool("env_authoritative")
                .defaultsTo(true)
                .local()
                .describe("Whether variables that Terraform does not know are removed. With `false` keys that were"
                        + " set elsewhere are left alone.");
        return new Variables(
                apiField, family.plain, family.secret, family.writeOnly, family.version, authoritative, false);
    }

    private record Maps(
            Attribute<Map<String, String>> plain,
            Attribute<Map<String, String>> secret,
            Attribute<Map<String, String>> writeOnly,
            Attribute<Long> version) {}

    private static Maps environmentMaps(Schema.Builder schema, String whose) {
        var plain = map(schema, "env")
                .managedOnly()
                .describe("Environment variables of " + whose
                        + ". Left out together with its secret twins, they are not managed; `{}` means none.");
        var secret = map(schema, "secret_env")
                .sensitive()
                .describe("Environment variables whose values are secret. They join `env`.");
        var writeOnly = map(schema, "secret_env_wo")
                .writeOnly()
                .describe("Environment variables whose values never reach Terraform's state. They join `env`.");
        return new Maps(plain, secret, writeOnly, version(schema, writeOnly));
    }

    /** Declares {@code env}, {@code secret_env}, {@code secret_env_wo} in a nested object: all keys are Terraform's. */
    public static Variables nestedEnvironment(Schema.Builder schema, String apiField, String whose) {
        var family = environmentMaps(schema, whose);
        return new Variables(apiField, family.plain, family.secret, family.writeOnly, family.version, null, false);
    }

    /** Declares the same maps where the text is somebody else's, and only the keys in them are Terraform's. */
    public static Variables partial(Schema.Builder schema, String apiField) {
        var family = environmentMaps(schema, "the owner");
        return new Variables(apiField, family.plain, family.secret, family.writeOnly, family.version, null, true);
    }

    /** Declares a map in the clear. */
    public static Variables plain(Schema.Builder schema, String name, String apiField, String description) {
        return new Variables(apiField, map(schema, name).describe(description), null, null, null, null, false);
    }

    /** Declares a sensitive map with a write-only twin. */
    public static Variables secret(Schema.Builder schema, String name, String apiField, String description) {
        var secret = map(schema, name).sensitive().describe(description);
        var writeOnly = map(schema, name + "_wo")
                .writeOnly()
                .describe("As `" + name + "`, but the values never reach Terraform's state.");
        return new Variables(apiField, null, secret, writeOnly, version(schema, writeOnly), null, false);
    }

    private static Attribute.Builder<Map<String, String>> map(Schema.Builder schema, String name) {
        return schema.stringMap(name)
                .custom()
                .check(new Check.Keys(Dotenv.KEY, "made of letters, digits, `_`, `.` and `-`"));
    }

    private static Attribute<Long> version(Schema.Builder schema, Attribute<?> writeOnly) {
        var version = schema.integer(writeOnly.name() + "_version")
                .custom()
                .describe("Any number that changes when a value in `" + writeOnly.name()
                        + "` does. Terraform does not see write-only values, so this is what makes it send them.");
        schema.rule(Rule.requires(writeOnly, version));
        schema.rule(Rule.requires(version, writeOnly));
        return version;
    }

    /** Refuses a key that stands in two of the maps, and values that the text could not give back. */
    public void validate(Path path, State config, Diagnostics diagnostics) {
        var seen = new HashSet<String>();
        for (var attribute : maps()) {
            for (var variable : map(attribute, config).entrySet()) {
                var at = path.attribute(attribute.name()).key(variable.getKey());
                if (!seen.add(variable.getKey())) {
                    diagnostics.error(
                            at,
                            "Variable set twice",
                            "`" + variable.getKey() + "` stands in more than one of the maps that are joined here."
                                    + " Remove it from all but one.");
                }
                if (!Dotenv.isWritable(variable.getValue())) {
                    diagnostics.error(
                            at,
                            "Value cannot be stored",
                            "Dokploy keeps variables as a text in which this value could not be read back: it mixes"
                                    + " every kind of quote with line breaks, `#` or blanks at an end. Encode it, for"
                                    + " example with `base64encode`.");
                }
            }
        }
    }

    private List<Attribute<Map<String, String>>> maps() {
        var maps = new ArrayList<Attribute<Map<String, String>>>();
        for (var map : Arrays.asList(plain, secret, writeOnly)) {
            if (map != null) {
                maps.add(map);
            }
        }
        return maps;
    }

    /** Whether anything of this family is in a configuration. */
    public boolean isManaged(State state) {
        return (plain != null && !state.isNull(plain))
                || (secret != null && !state.isNull(secret))
                || (version != null && !state.isNull(version));
    }

    /** Whether an attribute is one of this family. */
    public boolean contains(Attribute<?> attribute) {
        return maps().contains(attribute) || attribute == version;
    }

    /** Whether nothing of it is Terraform's, now and from now on: what is there stays. */
    public boolean isLeftAlone(State plan, @Nullable State prior, PrivateState notes) {
        return !isManaged(plan) && ownedKeys(prior, notes).isEmpty();
    }

    /** Says what becomes of variables that an import found and the configuration does not mention. */
    public void plan(Plan plan) {
        var prior = plan.prior();
        if (prior != null
                && plan.notes().isImported()
                && isManaged(prior)
                && isLeftAlone(plan.config(), prior, plan.notes())) {
            plan.warning(
                    maps().getFirst(),
                    "Not managed here",
                    "The import found variables in `" + maps().getFirst().name() + "`, and the configuration has none."
                            + " They stay on the server, and this resource leaves them alone from now on. To manage"
                            + " them, write them here.");
        }
    }

    /** Whether an apply has to send the text at all. */
    public boolean changes(State plan, @Nullable State prior, PrivateState notes) {
        if (prior == null) {
            return isManaged(plan);
        }
        if (isLeftAlone(plan, prior, notes)) {
            return false;
        }
        return (plain != null && !plan.value(plain).equals(prior.value(plain)))
                || (secret != null && !plan.value(secret).equals(prior.value(secret)))
                || (version != null && !plan.value(version).equals(prior.value(version)))
                || (isManaged(plan) && isAuthoritative(plan) != isAuthoritative(prior));
    }

    /**
     * Puts the texts of an object into a body, those that an apply has to send.
     *
     * @param prior what was before; null for a new object
     * @param row reads the object as the server has it now, which is done once at most
     */
    public static void write(
            List<Variables> families,
            ObjectNode body,
            Change change,
            State plan,
            @Nullable State prior,
            Supplier<JsonNode> row) {
        JsonNode current = null;
        for (var family : families) {
            if (!family.changes(plan, prior, change.notes())) {
                continue;
            }
            var text = "";
            if (prior != null && family.buildsOnWhatIsThere(plan)) {
                current = current == null ? row.get() : current;
                text = current.path(family.apiField).asText("");
            }
            body.put(family.apiField, family.text(change.config(), plan, prior, change.notes(), text));
        }
    }

    private boolean buildsOnWhatIsThere(State plan) {
        return !isAuthoritative(plan) || version != null || !isManaged(plan);
    }

    /**
     * The text to send.
     *
     * @param config what the user wrote
     * @param plan what is to be
     * @param prior what was before; null for a new object
     * @param notes where the names of Terraform's variables are kept
     * @param current the text that the server has now
     */
    public String text(State config, State plan, @Nullable State prior, PrivateState notes, String current) {
        var before = Dotenv.read(current);
        var result = new LinkedHashMap<String, String>();
        if (!isAuthoritative(plan) || !isManaged(plan)) {
            result.putAll(before);
            result.keySet().removeAll(ownedKeys(prior, notes));
        }
        result.putAll(sorted(map(plain, plan)));
        result.putAll(sorted(map(secret, plan)));
        var hidden = sorted(map(writeOnly, config));
        var isNewVersion =
                version != null && (prior == null || !plan.value(version).equals(prior.value(version)));
        for (var variable : hidden.entrySet()) {
            var kept = isNewVersion ? null : before.get(variable.getKey());
            result.put(variable.getKey(), kept == null ? variable.getValue() : kept);
        }
        if (isManaged(plan)) {
            // What was Terraform's until now is asked for once more, when it is decided whether to deploy.
            var seen = new TreeSet<>(map(plain, plan).keySet());
            seen.addAll(map(secret, plan).keySet());
            note(notes, OWN, seen);
            note(notes, HIDDEN, hidden.keySet());
        }
        return Dotenv.write(result);
    }

    /**
     * Puts the variables of a text where they belong.
     *
     * @param state the object so far, as the server describes it
     * @param known what Terraform has
     * @param isImport whether nothing is known of the configuration yet: then everything is taken, and what looks like
     *     a secret by its name is taken as one
     */
    public State read(State state, State known, PrivateState notes, boolean isImport, String text) {
        var variables = Dotenv.read(text);
        if (isImport) {
            return imported(state, variables);
        }
        if (!isManaged(known)) {
            return state;
        }
        var hidden = noted(notes, HIDDEN);
        var ownSecrets = map(secret, known).keySet();
        var ownPlain = map(plain, known).keySet();
        var strangersAreSecret = plain == null || (known.isNull(plain) && secret != null && !known.isNull(secret));
        var plainOnes = new TreeMap<String, String>();
        var secretOnes = new TreeMap<String, String>();
        for (var variable : variables.entrySet()) {
            var key = variable.getKey();
            if (hidden.contains(key)) {
                continue;
            }
            if (ownSecrets.contains(key)) {
                secretOnes.put(key, variable.getValue());
            } else if (ownPlain.contains(key)) {
                plainOnes.put(key, variable.getValue());
            } else if (isAuthoritative(known)) {
                var isSecret = strangersAreSecret || (secret != null && looksSecret(key, variable.getValue()));
                (isSecret ? secretOnes : plainOnes).put(key, variable.getValue());
            }
        }
        var result = put(put(state, known, plain, plainOnes), known, secret, secretOnes);
        if (version != null && !variables.keySet().containsAll(hidden)) {
            // A write-only variable is gone: forgetting its version makes the next plan say so and send it again.
            result = result.with(version, null);
        }
        return result;
    }

    private State imported(State state, Map<String, String> variables) {
        var plainOnes = new TreeMap<String, String>();
        var secretOnes = new TreeMap<String, String>();
        for (var variable : variables.entrySet()) {
            var isSecret = plain == null || (secret != null && looksSecret(variable.getKey(), variable.getValue()));
            (isSecret ? secretOnes : plainOnes).put(variable.getKey(), variable.getValue());
        }
        return put(put(state, State.EMPTY, plain, plainOnes), State.EMPTY, secret, secretOnes);
    }

    private static State put(
            State state,
            State known,
            @Nullable Attribute<Map<String, String>> attribute,
            Map<String, String> variables) {
        if (attribute == null) {
            return state;
        }
        return state.with(attribute, variables.isEmpty() && known.isNull(attribute) ? null : variables);
    }

    private static boolean looksSecret(String key, String value) {
        var upper = key.toUpperCase(Locale.ROOT);
        for (var word : SECRET_WORDS) {
            if (upper.contains(word)) {
                return true;
            }
        }
        // A connection URI with a password in it, as in scheme://user:password@host.
        var scheme = value.indexOf("://");
        var at = value.lastIndexOf('@');
        return scheme > 0 && at > scheme && value.substring(scheme + 3, at).indexOf(':') > 0;
    }

    /** The names of all variables that an object gives, write-only ones included. */
    public Set<String> keys(State config) {
        var keys = new TreeSet<String>();
        for (var attribute : maps()) {
            keys.addAll(map(attribute, config).keySet());
        }
        return keys;
    }

    /** The keys that Terraform has set. The state may hold those of others beside them, as a plan has found them. */
    private Set<String> ownedKeys(@Nullable State prior, PrivateState notes) {
        if (prior == null || !isManaged(prior)) {
            return Set.of();
        }
        var owned = new HashSet<>(noted(notes, HIDDEN));
        owned.addAll(noted(notes, OWN));
        if (isPartial) {
            owned.addAll(map(plain, prior).keySet());
            owned.addAll(map(secret, prior).keySet());
        }
        return owned;
    }

    private void note(PrivateState notes, String what, Set<String> keys) {
        notes.put(apiField + what, keys.isEmpty() ? null : String.join("\n", keys));
    }

    private Set<String> noted(PrivateState notes, String what) {
        var keys = notes.get(apiField + what);
        return keys == null ? Set.of() : Set.of(keys.split("\n"));
    }

    private boolean isAuthoritative(State state) {
        return !isPartial && (authoritative == null || state.find(authoritative, true));
    }

    private static Map<String, String> map(@Nullable Attribute<Map<String, String>> attribute, State state) {
        if (attribute == null || !state.value(attribute).isWhollyKnown()) {
            return Map.of();
        }
        return state.find(attribute, Map.of());
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    /** The field of the API's object that holds the text. */
    public String apiField() {
        return apiField;
    }
}
