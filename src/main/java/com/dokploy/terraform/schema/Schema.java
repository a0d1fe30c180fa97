package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a resource, a data source, the provider or a nested object, in the order they were declared.
 * Building one is cheap and pure, since Terraform waits for all of them before it does anything else.
 */
public final class Schema {
    /** How the API spells the names of fields. */
    public enum ApiCase {
        /** {@code startPeriod}. */
        CAMEL,
        /** {@code StartPeriod}. */
        PASCAL
    }

    private final String name;
    private final String description;
    private final ApiCase apiCase;
    private final long version;
    private final List<Rule> rules;
    private final Map<String, Attribute<?>> attributes;
    private final @Nullable Timeouts timeouts;
    private final boolean unique;
    private final Set<Attribute<?>> storedForms = new HashSet<>();
    private @Nullable Type type;

    private Schema(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.apiCase = builder.apiCase;
        this.version = builder.version;
        this.rules = List.copyOf(builder.rules);
        this.timeouts = builder.timeouts;
        this.unique = builder.unique;
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        for (var attribute : attributes.values()) {
            if (attribute.storedForm() != null) {
                storedForms.add(attribute.storedForm());
            }
        }
    }

    /** Starts the schema of a resource or data source. */
    public static Builder resource(String name, String description) {
        return new Builder(name, description, ApiCase.CAMEL);
    }

    /** Starts the schema of the provider's own configuration. */
    public static Builder provider(String description) {
        return new Builder("provider", description, ApiCase.CAMEL);
    }

    /** Starts the schema of a nested object. */
    public static Builder object() {
        return new Builder("", "", ApiCase.CAMEL);
    }

    /** Starts the schema of a nested object whose fields the API spells with a capital first letter. */
    public static Builder pascalCaseObject() {
        return new Builder("", "", ApiCase.PASCAL);
    }

    /** The type's name, with the prefix of its provider; empty for a nested object. */
    public String name() {
        return name;
    }

    /** What users read about the type. */
    public String description() {
        return description;
    }

    /** The version of what is stored; 0 until an {@code StateUpgrader} is needed. */
    public long version() {
        return version;
    }

    /** Whether the server refuses a second object that is called the same in the same place. */
    public boolean isUnique() {
        return unique;
    }

    /** The attribute {@code timeouts}; null if the resource declares none. */
    @Nullable Timeouts timeouts() {
        return timeouts;
    }

    /** The attributes in order of declaration. */
    public Iterable<Attribute<?>> attributes() {
        return attributes.values();
    }

    /** How many attributes there are. */
    public int size() {
        return attributes.size();
    }

    /** The attribute of a name; null if there is none. */
    public @Nullable Attribute<?> attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** Conditions on several attributes at once. */
    public List<Rule> rules() {
        return rules;
    }

    /** Terraform's type of the objects. */
    public Type valueType() {
        var known = type;
        if (known == null) {
            var types = new TreeMap<String, Type>();
            for (var attribute : attributes.values()) {
                types.put(attribute.name(), attribute.valueType());
            }
            known = new Type.ObjectOf(types);
            type = known;
        }
        return known;
    }

    /** The field of the API's object that an attribute of this schema is. */
    public String apiField(Attribute<?> attribute) {
        var explicit = attribute.explicitApiField();
        if (explicit != null) {
            return explicit;
        }
        var snake = attribute.name();
        var field = new StringBuilder(snake.length());
        var upper = apiCase == ApiCase.PASCAL;
        for (var i = 0; i < snake.length(); i++) {
            var character = snake.charAt(i);
            if (character == '_') {
                upper = true;
                continue;
            }
            field.append(upper ? Character.toUpperCase(character) : character);
            upper = false;
        }
        return field.toString();
    }

    /**
     * The schema of the data source that looks up objects of this one: what only configurations hold is left out, the
     * rest is found by the server.
     *
     * @param text what users read about the data source
     * @param id the attribute that identifies an object
     * @param keys the attributes that identify it where the id is left out
     * @param isEachNeeded whether all keys together identify it, rather than some of them
     */
    public Schema asDataSource(String text, Attribute<?> id, List<? extends Attribute<?>> keys, boolean isEachNeeded) {
        var builder = new Builder(name, text, apiCase);
        for (var attribute : attributes.values()) {
            if (attribute == id && keys.isEmpty()) {
                builder.add(attribute.asOnlyKey());
            } else if (attribute == id || keys.contains(attribute)) {
                builder.add(attribute.asLookUpKey());
            } else if (attribute.mapping() != Attribute.Mapping.LOCAL && !isManagedOnly(attribute)) {
                builder.add(attribute.asFound());
            }
        }
        for (var key : keys) {
            builder.rule(isEachNeeded ? Rule.exactlyOneOf(id, key) : Rule.atMostOneOf(id, key));
        }
        return builder.build();
    }

    /** Every attribute only found, at every depth. */
    public Schema asFound() {
        var builder = new Builder(name, description, apiCase);
        for (var attribute : attributes.values()) {
            if (!isManagedOnly(attribute)) {
                builder.add(attribute.asFound());
            }
        }
        return builder.build();
    }

    /** One of many in a data source that lists: without secrets, and without what the data source knows of all. */
    public Schema asListed() {
        var builder = new Builder("", "", apiCase);
        for (var attribute : attributes.values()) {
            var isOwn = attribute.mapping() != Attribute.Mapping.LOCAL && !attribute.replaces();
            if (isOwn && !attribute.isSensitive() && !isManagedOnly(attribute)) {
                builder.add(attribute.asFound());
            }
        }
        return builder.build();
    }

    /** Declares in a data source that lists where to look: what an object belongs to as long as it lives. */
    public void declarePlaces(Builder listing) {
        for (var attribute : attributes.values()) {
            if (attribute.replaces()) {
                listing.add(attribute.asPlace());
            }
        }
        for (var rule : rules) {
            if (rule instanceof Rule.ExactlyOneOf(var among) && among.stream().allMatch(Attribute::replaces)) {
                listing.rule(rule);
            }
        }
    }

    /** What may be kept out of the state by a configuration, a data source must not put there. */
    private boolean isManagedOnly(Attribute<?> attribute) {
        return attribute.isManagedOnly() || attribute.isWriteOnly() || storedForms.contains(attribute);
    }

    /** The part of an object that this schema knows, at every depth. */
    public Values only(Values object) {
        return new Values(only(object.values()));
    }

    private Value.MapValue only(Value.MapValue object) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : attributes.values()) {
            if (object.entries().containsKey(attribute.name())) {
                entries.put(attribute.name(), only(attribute.type(), object.at(attribute.name())));
            }
        }
        return new Value.MapValue(entries);
    }

    private static Value only(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema) when value instanceof Value.MapValue object -> schema.only(object);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.map(value, part -> only(collection.element(), part));
            case AttributeType.ObjectOf _, AttributeType.Scalar<?> _ -> value;
        };
    }

    /** A schema in the making; {@link #build} seals it. By convention the field that holds it is called {@code s}. */
    public static final class Builder {
        private final String name;
        private final String description;
        private final ApiCase apiCase;
        private final Map<String, Attribute<?>> attributes = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();
        private long version;
        private @Nullable Timeouts timeouts;
        private boolean unique;
        private boolean sealed;

        private Builder(String name, String description, ApiCase apiCase) {
            this.name = name;
            this.description = description;
            this.apiCase = apiCase;
        }

        /** Says that states of lower versions need an {@code StateUpgrader}. */
        public Builder version(long current) {
            version = current;
            return this;
        }

        /** Says that the server refuses a second object that is called the same in the same place. */
        public Builder unique() {
            unique = true;
            return this;
        }

        void timeouts(Timeouts declared) {
            timeouts = declared;
        }

        /** The id that the server gives; {@code apiField} is the API's name of it, as {@code projectId}. */
        public Attribute<String> id(String apiField) {
            return string("id")
                    .computed()
                    .useStateForUnknown()
                    .takesEffectAtOnce()
                    .apiField(apiField)
                    .describe("ID that the server gave it.");
        }

        /** A string. */
        public AttributeBuilder<String> string(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.TEXT);
        }

        /** A whole number. */
        public AttributeBuilder<Long> integer(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.INTEGER);
        }

        /** Any number. */
        public AttributeBuilder<BigDecimal> decimal(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.DECIMAL);
        }

        /** True or false. */
        public AttributeBuilder<Boolean> bool(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.BOOL);
        }

        /** Strings in order. */
        public AttributeBuilder<List<String>> strings(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.ListOf<>(AttributeType.TEXT));
        }

        /** Distinct strings. */
        public AttributeBuilder<Set<String>> stringSet(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.SetOf<>(AttributeType.TEXT));
        }

        /** Strings under keys. */
        public AttributeBuilder<Map<String, String>> stringMap(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.MapOf<>(AttributeType.TEXT));
        }

        /** One nested object. */
        public AttributeBuilder<Values> object(String attribute, Schema nested) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.ObjectOf(nested));
        }

        /** Nested objects in order. */
        public AttributeBuilder<List<Values>> objects(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.ListOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** Distinct nested objects. */
        public AttributeBuilder<Set<Values>> objectSet(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.SetOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** Nested objects under keys. */
        public AttributeBuilder<Map<String, Values>> objectMap(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.MapOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** An attribute of any kind. */
        public <T> AttributeBuilder<T> attribute(String attribute, AttributeType<T> type) {
            return new AttributeBuilder<>(this, attribute, type);
        }

        /** Adds conditions on several attributes at once. */
        public Builder rule(Rule... more) {
            Collections.addAll(rules, more);
            return this;
        }

        /** Adds an attribute that is declared already. Throws IllegalStateException if there is one of that name. */
        public <T> Attribute<T> add(Attribute<T> attribute) {
            if (sealed) {
                throw new IllegalStateException("schema " + name + " is built, too late for " + attribute.name());
            }
            if (attributes.put(attribute.name(), attribute) != null) {
                throw new IllegalStateException("schema " + name + " has two attributes " + attribute.name());
            }
            return attribute;
        }

        /** The schema. Nothing can be declared afterwards. */
        public Schema build() {
            sealed = true;
            return new Schema(this);
        }
    }
}
