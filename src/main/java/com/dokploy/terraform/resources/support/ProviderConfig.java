package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The account at an external provider, such as a vault: one of several nested objects. The API has the one in use in the
 * field {@code config}, with its kind in {@code providerType}. The server answers a mask in place of each secret, and
 * keeps the secret when it is sent the mask (v0.30.2).
 */
public final class ProviderConfig {
    private static final String FIELD = "config";
    private static final String KIND = "providerType";
    private static final String MASK = "********";

    private final Map<String, Attribute<Values>> kinds = new LinkedHashMap<>();

    /** Declares one of the objects. */
    public void declare(Schema.Builder s, String kind, Schema nested, String description) {
        kinds.put(kind, s.object(kind, nested).custom().describe(description));
    }

    /** Declares that there is one of the objects, and only one. */
    public void requireOne(Schema.Builder s) {
        s.rule(Rule.exactlyOneOf(kinds.values().toArray(Attribute<?>[]::new)));
    }

    /** Declares a secret of one of the objects, and its write-only counterpart. */
    public static void declareSecret(Schema.Builder nested, String name, String description) {
        // On create, the server stores the mask as if it were the secret (v0.30.2).
        var secret = nested.string(name)
                .masked()
                .check(Check.matches(
                        "(?!\\*{8}$)\\S(.*\\S)?",
                        "the secret itself, without blanks around it, not the asterisks that Dokploy shows in its"
                                + " place"))
                .describe(description);
        Secrets.addRequiredCounterpart(nested, secret);
    }

    /** Returns the check of a text that is not empty, and has no blanks around it. */
    public static Check trimmed() {
        return Check.matches("\\S(.*\\S)?", "a text that is not empty and has no blanks around it");
    }

    /** Returns the check of a URL. */
    public static Check url() {
        return Check.matches("https?://\\S+", "a URL that begins with `https://` or `http://`");
    }

    /** Replaces, in the body of a write, the objects by the field of the API. */
    public void addTo(ObjectNode body, Values plan, Values config, Values prior) {
        for (var kind : kinds.entrySet()) {
            var attribute = kind.getValue();
            if (plan.has(attribute)) {
                body.putObject(FIELD)
                        .put(KIND, kind.getKey())
                        .setAll(fields(
                                attribute,
                                Values.of(plan.value(attribute)),
                                Values.of(config.value(attribute)),
                                Values.of(prior.value(attribute))));
            }
        }
    }

    /** Returns the fields of an object. The API takes no nulls in it; a secret that did not change is its mask. */
    private static ObjectNode fields(Attribute<Values> kind, Values plan, Values config, Values prior) {
        var nested = nested(kind);
        var fields = ApiMapping.update(nested, plan, config, prior);
        var absent = new ArrayList<String>();
        for (var field : fields.properties()) {
            if (field.getValue().isNull()) {
                absent.add(field.getKey());
            }
        }
        fields.remove(absent);
        for (var attribute : nested.attributes()) {
            if (attribute.isMasked() && !attribute.isWriteOnly() && !fields.has(nested.apiField(attribute))) {
                fields.put(nested.apiField(attribute), MASK);
            }
        }
        return fields;
    }

    /**
     * Adds to a state the object that a row has.
     *
     * @param procedure the procedure that answered
     */
    public Values completeState(Values state, JsonNode row, Values known, String procedure) {
        var used = row.path(KIND).asText();
        var complete = state.change();
        for (var kind : kinds.entrySet()) {
            var attribute = kind.getValue();
            var value = kind.getKey().equals(used)
                    ? ApiValues.element(
                                    nested(attribute), row.path(FIELD), Values.of(known.value(attribute)), procedure)
                            .values()
                    : Value.NULL;
            complete.setValue(attribute, value);
        }
        return complete.build();
    }

    /**
     * Returns a configuration with one of the objects. An import tells none that holds nothing but secrets, of which
     * there is one at most.
     */
    public Values completeAdopted(Values config) {
        for (var attribute : kinds.values()) {
            if (config.has(attribute)) {
                return config;
            }
        }
        for (var attribute : kinds.values()) {
            if (hasOnlySecrets(nested(attribute))) {
                return config.with(attribute, Values.EMPTY);
            }
        }
        return config;
    }

    private static boolean hasOnlySecrets(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (attribute.mode() == Attribute.Mode.REQUIRED) {
                return false;
            }
        }
        return true;
    }

    /** The kinds that there are. */
    public List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    private static Schema nested(Attribute<Values> attribute) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new IllegalStateException(attribute + " is no object");
        }
        return nested;
    }
}
