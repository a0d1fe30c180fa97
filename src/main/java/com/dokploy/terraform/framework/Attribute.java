package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute, declared once: its name, what it holds, what users read about it, what may stand in it, what Terraform
 * plans for it and which field of the API it is. Schema, validation, planning, JSON, docs and tests all derive from it.
 *
 * @param <T> the Java side of its values
 */
public final class Attribute<T> {
    /** Who gives the value. */
    public enum Mode {
        /** The configuration must. */
        REQUIRED,
        /** The configuration may; without it the value is null. */
        OPTIONAL,
        /** Only the provider does. */
        COMPUTED,
        /** The configuration may, otherwise the provider does: a default, or what the server generates. */
        OPTIONAL_COMPUTED
    }

    /** How the attribute and the API's object correspond. */
    public enum Mapping {
        /** One attribute is one field. */
        FIELD,
        /** The attributes of this object are fields of the object around it. */
        FLATTENED,
        /** The resource itself translates: several attributes are one field, or a procedure of its own. */
        CUSTOM,
        /** Only Terraform knows it, the server never does. */
        LOCAL
    }

    /**
     * The field that tells which one of several flattened objects is in use.
     *
     * @param field the field of the API's object, as {@code sourceType}
     * @param value what it holds when this object is the one, as {@code docker}
     */
    public record Discriminator(String field, String value) {}

    private final String name;
    private final AttributeType<T> kind;
    private final String description;
    private final Mode mode;
    private final boolean sensitive;
    private final boolean writeOnly;
    private final Value defaultValue;
    private final Value initialValue;
    private final List<Check> checks;
    private final Format format;
    private final boolean replaces;
    private final boolean useStateForUnknown;
    private final List<Attribute<?>> dependsOn;
    private final @Nullable String apiField;
    private final Mapping mapping;
    private final @Nullable Discriminator discriminator;
    private final boolean appliesWithoutDeploy;
    private final boolean managedOnly;
    private final boolean serverManaged;
    private final @Nullable String references;

    private Attribute(Builder<T> builder, String description) {
        this.name = builder.name;
        this.kind = builder.kind;
        this.description = description;
        this.mode = builder.mode;
        this.sensitive = builder.sensitive;
        this.writeOnly = builder.writeOnly;
        this.defaultValue = builder.defaultValue;
        this.initialValue = builder.initialValue;
        this.checks = List.copyOf(builder.checks);
        this.format = builder.format;
        this.replaces = builder.replaces;
        this.useStateForUnknown = builder.useStateForUnknown;
        this.dependsOn = builder.dependsOn;
        this.apiField = builder.apiField;
        this.mapping = builder.mapping;
        this.discriminator = builder.discriminator;
        this.appliesWithoutDeploy = builder.appliesWithoutDeploy;
        this.managedOnly = builder.managedOnly;
        this.serverManaged = builder.serverManaged;
        this.references = builder.references;
    }

    /** Its name in configurations. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public AttributeType<T> kind() {
        return kind;
    }

    /** Terraform's type of its values. */
    public Type type() {
        return kind.type();
    }

    /** The schema of the objects it holds, itself or as elements; null if it holds none. */
    public @Nullable Schema nested() {
        return nested(kind);
    }

    private static @Nullable Schema nested(AttributeType<?> kind) {
        return switch (kind) {
            case AttributeType.ObjectOf(var schema) -> schema;
            case AttributeType.CollectionOf<?> collection -> nested(collection.element());
            case AttributeType.Scalar<?> _ -> null;
        };
    }

    /** What users read: full sentences. */
    public String description() {
        return description;
    }

    /** Who gives the value. */
    public Mode mode() {
        return mode;
    }

    /** Whether the configuration may give the value. */
    public boolean isConfigurable() {
        return mode != Mode.COMPUTED;
    }

    /** Whether the provider may give the value. */
    public boolean isComputed() {
        return mode == Mode.COMPUTED || mode == Mode.OPTIONAL_COMPUTED;
    }

    /** Whether Terraform hides the value from people. */
    public boolean isSensitive() {
        return sensitive;
    }

    /** Whether the value is never stored: it is there in the configuration only (Terraform 1.11 and later). */
    public boolean isWriteOnly() {
        return writeOnly;
    }

    /** The value when the configuration gives none; {@link Value#NULL} if there is no default. */
    public Value defaultValue() {
        return defaultValue;
    }

    /** What a new object gets when the configuration says nothing; an existing one keeps what it has. Null for none. */
    public Value initialValue() {
        return initialValue;
    }

    /** What a configured value must fulfil. */
    public List<Check> checks() {
        return checks;
    }

    /** How text is spelled. */
    public Format format() {
        return format;
    }

    /** Whether another value needs another object; such a value is sent when the object is made and never again. */
    public boolean replaces() {
        return replaces;
    }

    /** Whether a computed value stays as it is once it is known. */
    public boolean useStateForUnknown() {
        return useStateForUnknown;
    }

    /** The attributes whose change changes this computed one; if empty, any change may. */
    public List<Attribute<?>> dependsOn() {
        return dependsOn;
    }

    /** The field of the API's object that an explicit {@code apiField} names; null if it follows from the name. */
    @Nullable String explicitApiField() {
        return apiField;
    }

    /** How the attribute and the API's object correspond. */
    public Mapping mapping() {
        return mapping;
    }

    /** Which of several flattened objects this one is; null if it is not one of several. */
    public @Nullable Discriminator discriminator() {
        return discriminator;
    }

    /** Whether a change takes effect without a deploy of the service. */
    public boolean appliesWithoutDeploy() {
        return appliesWithoutDeploy;
    }

    /**
     * What its text, or each element, is the id of: a resource type, as {@code dokploy_environment}, or a word of the
     * server for what no resource type manages, as {@code server}. Null if it is no id of something else.
     */
    public @Nullable String references() {
        return references;
    }

    /** Whether the server changes it at any time, even between a plan and its apply. */
    boolean isServerManaged() {
        return serverManaged;
    }

    /** Whether data sources leave it out, because a configuration may want to keep it out of the state. */
    boolean isManagedOnly() {
        return managedOnly;
    }

    /** The same attribute in a data source, where it may say what to look for. */
    Attribute<T> asLookUpKey() {
        return copy(kind, Mode.OPTIONAL_COMPUTED);
    }

    /** The same attribute in a data source, where nothing else says what to look for. */
    Attribute<T> asOnlyKey() {
        return copy(kind, Mode.REQUIRED);
    }

    /** The same attribute in a data source, where the server gives it. */
    Attribute<?> asFound() {
        return copy(found(kind), Mode.COMPUTED);
    }

    /** The same attribute in a data source that lists, where it says where to look. */
    Attribute<T> asPlace() {
        return copy(kind, mode);
    }

    private <E> Attribute<E> copy(AttributeType<E> otherKind, Mode otherMode) {
        var builder = new Builder<>(Schema.object(), name, otherKind);
        builder.mode = otherMode;
        builder.sensitive = sensitive;
        builder.format = format;
        builder.apiField = apiField;
        builder.mapping = mapping;
        builder.discriminator = discriminator;
        builder.references = references;
        return new Attribute<>(builder, description);
    }

    private static AttributeType<?> found(AttributeType<?> kind) {
        return switch (kind) {
            case AttributeType.ObjectOf(var schema) -> new AttributeType.ObjectOf(schema.asFound());
            case AttributeType.CollectionOf<?> collection -> collection.withElement(found(collection.element()));
            case AttributeType.Scalar<?> _ -> kind;
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * An attribute in the making. {@link #describe} finishes it and adds it to its schema, so one without a description
     * cannot be written.
     *
     * @param <T> the Java side of its values
     */
    public static final class Builder<T> {
        private final Schema.Builder schema;
        private final String name;
        private final AttributeType<T> kind;
        private Mode mode = Mode.OPTIONAL;
        private boolean sensitive;
        private boolean writeOnly;
        private Value defaultValue = Value.NULL;
        private Value initialValue = Value.NULL;
        private final List<Check> checks = new ArrayList<>();
        private Format format = Format.PLAIN;
        private boolean replaces;
        private boolean useStateForUnknown;
        private List<Attribute<?>> dependsOn = List.of();
        private @Nullable String apiField;
        private Mapping mapping = Mapping.FIELD;
        private @Nullable Discriminator discriminator;
        private boolean appliesWithoutDeploy;
        private boolean managedOnly;
        private boolean serverManaged;
        private @Nullable String references;

        Builder(Schema.Builder schema, String name, AttributeType<T> kind) {
            this.schema = schema;
            this.name = name;
            this.kind = kind;
        }

        /** The configuration must give it. */
        public Builder<T> required() {
            mode = Mode.REQUIRED;
            return this;
        }

        /** The configuration may give it; without it the server's field is cleared. This is what an attribute is. */
        public Builder<T> optional() {
            mode = Mode.OPTIONAL;
            return this;
        }

        /** Only the server gives it. Never sent. */
        public Builder<T> computed() {
            mode = Mode.COMPUTED;
            return this;
        }

        /** The configuration may give it, otherwise the server generates it. */
        public Builder<T> optionalComputed() {
            mode = Mode.OPTIONAL_COMPUTED;
            return this;
        }

        /** Without it in the configuration it has this value, on the server too. */
        public Builder<T> defaultsTo(T java) {
            mode = Mode.OPTIONAL_COMPUTED;
            defaultValue = kind.toValue(java);
            return this;
        }

        /**
         * Without it in the configuration a new object has this value, and an existing one keeps what it has: for what a
         * later version of the provider may begin with another value of.
         */
        public Builder<T> initially(T java) {
            mode = Mode.OPTIONAL_COMPUTED;
            useStateForUnknown = true;
            initialValue = kind.toValue(java);
            return this;
        }

        /** Terraform hides it from people. */
        public Builder<T> sensitive() {
            sensitive = true;
            return this;
        }

        /** Terraform never stores it. Sensitive as well. */
        public Builder<T> writeOnly() {
            writeOnly = true;
            sensitive = true;
            return this;
        }

        /** Another value needs another object. */
        public Builder<T> replaces() {
            replaces = true;
            return this;
        }

        /** Once known, the computed value stays. */
        public Builder<T> useStateForUnknown() {
            useStateForUnknown = true;
            return this;
        }

        /** The computed value stays unless one of these changes. */
        public Builder<T> dependsOn(Attribute<?>... attributes) {
            dependsOn = List.of(attributes);
            return this;
        }

        /** What a configured value must fulfil. */
        public Builder<T> check(Check... more) {
            checks.addAll(List.of(more));
            return this;
        }

        /** How its text is spelled. */
        public Builder<T> format(Format spelling) {
            format = spelling;
            return this;
        }

        /** The API's name of it, where that is not the attribute's own name in the API's spelling. */
        public Builder<T> apiField(String field) {
            apiField = field;
            return this;
        }

        /** The attributes of this object are fields of the API's object around it. */
        public Builder<T> flattened() {
            mapping = Mapping.FLATTENED;
            return this;
        }

        /** As {@link #flattened()}, and in use when the API's {@code field} holds {@code value}. */
        public Builder<T> flattenedWhen(String field, String value) {
            discriminator = new Discriminator(field, value);
            return flattened();
        }

        /** The resource itself translates it. */
        public Builder<T> custom() {
            mapping = Mapping.CUSTOM;
            return this;
        }

        /** Only Terraform knows it. A change of it needs no call, and no deploy. */
        public Builder<T> local() {
            mapping = Mapping.LOCAL;
            return appliesWithoutDeploy();
        }

        /** Data sources leave it out: it may hold what a configuration keeps out of the state. */
        public Builder<T> managedOnly() {
            managedOnly = true;
            return this;
        }

        /**
         * The server changes it at any time. What an apply finds otherwise than it was planned a moment before is no
         * mistake then, and shows with the next refresh: Terraform allows no other value than the planned one.
         */
        public Builder<T> serverManaged() {
            serverManaged = true;
            return this;
        }

        /**
         * Its text, or each element, is the id of something else.
         *
         * @param type see {@link Attribute#references()}
         */
        public Builder<T> references(String type) {
            references = type;
            return this;
        }

        /** A change takes effect without a deploy of the service. */
        public Builder<T> appliesWithoutDeploy() {
            appliesWithoutDeploy = true;
            return this;
        }

        /** Says what it is, in full sentences for users, and adds it to the schema. */
        public Attribute<T> describe(String description) {
            return schema.add(new Attribute<>(this, description));
        }
    }
}
