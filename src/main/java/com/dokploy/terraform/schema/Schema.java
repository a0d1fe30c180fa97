package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Type;
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
 * Building a schema is cheap and pure, since Terraform waits for all schemas before it does anything else.
 */
public final class Schema {
    private static final long FIRST_STORED_VERSION = 100;

    private final String name;
    private final String description;
    private final ApiCase apiCase;
    private final long version;
    private final List<Rule> rules;
    private final List<Note> notes;
    private final Map<String, Attribute<?>> attributes;
    private final @Nullable Timeouts timeouts;
    private final boolean unique;
    private final boolean overwritten;
    private final boolean shownOnce;
    private final Set<Attribute<?>> storedForms = new HashSet<>();
    private @Nullable Type type;

    private Schema(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.apiCase = builder.apiCase;
        this.version = builder.version;
        this.rules = List.copyOf(builder.rules);
        this.notes = List.copyOf(builder.notes);
        this.timeouts = builder.timeouts;
        this.unique = builder.unique;
        this.overwritten = builder.overwritten;
        this.shownOnce = builder.shownOnce;
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

    /** Starts the schema of an ephemeral resource: each run opens another object, so no attribute replaces one. */
    public static Builder ephemeral(String name, String description) {
        var builder = new Builder(name, description, ApiCase.CAMEL);
        builder.isReplaceable = false;
        return builder;
    }

    /** Starts the schema of the provider's own configuration. */
    public static Builder provider(String description) {
        return new Builder("provider", description, ApiCase.CAMEL);
    }

    /** Starts the schema of a nested object. */
    public static Builder object() {
        return new Builder("", "", ApiCase.CAMEL);
    }

    /**
     * Returns the schema of the identity of a resource.
     *
     * @param attributes attributes of the resource, all of them scalars
     */
    public static Schema identity(Attribute<?>... attributes) {
        var builder = object();
        for (var attribute : attributes) {
            builder.add(attribute);
        }
        return builder.build();
    }

    /** Starts the schema of a nested object whose fields the API spells with a capital first letter. */
    public static Builder pascalCaseObject() {
        return new Builder("", "", ApiCase.PASCAL);
    }

    /** The type's name, with the prefix of its provider; empty for a nested object. */
    public String name() {
        return name;
    }

    /** The description of the type for users, without its notes. */
    public String description() {
        return description;
    }

    /** The notes about the type that users must not miss. */
    public List<Note> notes() {
        return notes;
    }

    /** Returns the text that users read about the type where there is no page: its description, then its notes. */
    public String documentation() {
        return Documentation.of(this);
    }

    /** The version of a resource's attributes; 0 until a {@code StateUpgrader} is needed. */
    public long version() {
        return version;
    }

    /** The {@link #version} as Terraform stores it with a state: above all versions of other providers. */
    public long storedVersion() {
        return FIRST_STORED_VERSION + version;
    }

    /**
     * Whether another provider stored the states of such a version. Others have types of the same names; without
     * the distance between the versions, Terraform would leave out of their states what our schema does not have, or
     * refuse them as newer than ours.
     */
    public static boolean isForeign(long storedVersion) {
        return storedVersion < FIRST_STORED_VERSION;
    }

    /** Whether there is at most one object that is called the same in the same place. */
    public boolean isUnique() {
        return unique;
    }

    /** Whether a second object that is called the same in the same place would be written over the first one. */
    public boolean isOverwritten() {
        return overwritten;
    }

    /** Whether the server shows a secret of an object only in its answer to the create. */
    public boolean isShownOnce() {
        return shownOnce;
    }

    /** The attribute {@code timeouts}; null if the resource declares none. */
    @Nullable Timeouts timeouts() {
        return timeouts;
    }

    /** The attributes in order of declaration. */
    public Iterable<Attribute<?>> attributes() {
        return attributes.values();
    }

    /** The number of attributes. */
    public int size() {
        return attributes.size();
    }

    /** The attribute of a name; null if there is none. */
    public @Nullable Attribute<?> attribute(String attribute) {
        return attributes.get(attribute);
    }

    /**
     * Returns the text that users read about one of the attributes: its description, and what follows from the
     * declaration.
     */
    public String documentation(Attribute<?> attribute) {
        return Documentation.of(this, attribute);
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

    /** The API's spelling of the names of the fields. */
    ApiCase apiCase() {
        return apiCase;
    }

    /** The name of the API's field that an attribute of this schema stands for. */
    public String apiField(Attribute<?> attribute) {
        var explicit = attribute.explicitApiField();
        return explicit == null ? apiCase.field(attribute.name()) : explicit;
    }

    /** Returns this schema with every attribute computed, at every depth. */
    public Schema asFound() {
        var builder = new Builder(name, description, apiCase);
        for (var attribute : attributes.values()) {
            if (!isManagedOnly(attribute)) {
                builder.add(attribute.asFound());
            }
        }
        return builder.build();
    }

    /** Whether a configuration may keep the attribute's value out of the state: a data source must not put it there. */
    boolean isManagedOnly(Attribute<?> attribute) {
        return attribute.isManagedOnly() || attribute.isWriteOnly() || storedForms.contains(attribute);
    }

    /**
     * A schema in the making; {@link #build} seals it. By convention the field that holds a builder is called {@code
     * s}.
     */
    public static final class Builder {
        private final String name;
        private final String description;
        private final ApiCase apiCase;
        private final Map<String, Attribute<?>> attributes = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private long version;
        private @Nullable Timeouts timeouts;
        private boolean unique;
        private boolean overwritten;
        private boolean shownOnce;
        boolean isReplaceable = true;
        private @Nullable Schema built;

        Builder(String name, String description, ApiCase apiCase) {
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

        /**
         * Says that the server writes a second object that is called the same in the same place over the first one, so
         * that its type must refuse the second one itself.
         */
        public Builder overwritten() {
            overwritten = true;
            return unique();
        }

        /**
         * Says that the server shows a secret of an object only in its answer to the create: an object whose answer was
         * lost is of no use.
         */
        public Builder shownOnce() {
            shownOnce = true;
            return this;
        }

        /** Adds what users must not miss about the type, in full sentences. */
        public Builder note(Note.Kind kind, String text) {
            notes.add(new Note(kind, text));
            return this;
        }

        void timeouts(Timeouts declared) {
            timeouts = declared;
        }

        /** Begins the id that the server gives; {@code apiField} is the API's name of the id, as {@code projectId}. */
        public AttributeBuilder<String> id(String apiField) {
            return string("id")
                    .computed()
                    .useStateForUnknown()
                    .neverNull()
                    .takesEffectAtOnce()
                    .apiField(apiField);
        }

        /** Adds the time at which the server made the object, {@code created_at}. */
        public Attribute<String> createdAt() {
            return string("created_at")
                    .computed()
                    .useStateForUnknown()
                    .neverNull()
                    .describe("Time of creation (UTC, ISO 8601).");
        }

        /** Begins a string attribute. */
        public AttributeBuilder<String> string(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.TEXT);
        }

        /** Begins an attribute that is a whole number. */
        public AttributeBuilder<Long> integer(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.INTEGER);
        }

        /** Begins an attribute that is any number. */
        public AttributeBuilder<BigDecimal> decimal(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.DECIMAL);
        }

        /** Begins an attribute that is true or false. */
        public AttributeBuilder<Boolean> bool(String attribute) {
            return new AttributeBuilder<>(this, attribute, AttributeType.BOOL);
        }

        /** Begins an attribute that is a list of strings. */
        public AttributeBuilder<List<String>> strings(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.ListOf<>(AttributeType.TEXT));
        }

        /** Begins an attribute that is a set of strings. */
        public AttributeBuilder<Set<String>> stringSet(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.SetOf<>(AttributeType.TEXT));
        }

        /** Begins an attribute that is a map of strings under keys. */
        public AttributeBuilder<Map<String, String>> stringMap(String attribute) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.MapOf<>(AttributeType.TEXT));
        }

        /** Begins an attribute that is one nested object. */
        public AttributeBuilder<Values> object(String attribute, Schema nested) {
            return new AttributeBuilder<>(this, attribute, new AttributeType.ObjectOf(nested));
        }

        /** Begins an attribute that is a list of nested objects. */
        public AttributeBuilder<List<Values>> objects(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.ListOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** Begins an attribute that is a set of nested objects. */
        public AttributeBuilder<Set<Values>> objectSet(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.SetOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** Begins an attribute that is a map of nested objects under keys. */
        public AttributeBuilder<Map<String, Values>> objectMap(String attribute, Schema nested) {
            return new AttributeBuilder<>(
                    this, attribute, new AttributeType.MapOf<>(new AttributeType.ObjectOf(nested)));
        }

        /** Begins an attribute of any kind. */
        public <T> AttributeBuilder<T> attribute(String attribute, AttributeType<T> type) {
            return new AttributeBuilder<>(this, attribute, type);
        }

        /** Adds conditions on several attributes at once. */
        public Builder rule(Rule... more) {
            if (built != null) {
                throw new IllegalStateException("schema " + name + " is built, too late for rules");
            }
            Collections.addAll(rules, more);
            return this;
        }

        /** Adds an attribute that is declared already. Throws IllegalStateException if there is one of that name. */
        public <T> Attribute<T> add(Attribute<T> attribute) {
            if (built != null) {
                throw new IllegalStateException("schema " + name + " is built, too late for " + attribute.name());
            }
            if (attributes.put(attribute.name(), attribute) != null) {
                throw new IllegalStateException("schema " + name + " has two attributes " + attribute.name());
            }
            return attribute;
        }

        /** Returns the schema, the same one each time. Nothing can be declared after the first call. */
        public Schema build() {
            var schema = built;
            if (schema == null) {
                schema = new Schema(this);
                built = schema;
            }
            return schema;
        }
    }
}
