package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
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
     * @param value what it holds when this object is the one, as {@code github}
     */
    public record Discriminator(String field, String value) {}

    private final String name;
    private final AttributeType<T> type;
    private final String description;
    private final Mode mode;
    private final boolean sensitive;
    private final boolean writeOnly;
    private final @Nullable Attribute<?> storedForm;
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
    private final boolean takesEffectAtOnce;
    private final boolean managedOnly;
    private final boolean serverManaged;
    private final @Nullable String references;

    Attribute(AttributeBuilder<T> builder, String description) {
        this.name = builder.name;
        this.type = builder.type;
        this.description = description;
        this.mode = builder.mode;
        this.sensitive = builder.sensitive;
        this.writeOnly = builder.writeOnly;
        this.storedForm = builder.storedForm;
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
        this.takesEffectAtOnce = builder.takesEffectAtOnce;
        this.managedOnly = builder.managedOnly;
        this.serverManaged = builder.serverManaged;
        this.references = builder.references;
    }

    /** Its name in configurations. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public AttributeType<T> type() {
        return type;
    }

    /** Terraform's type of its values. */
    public Type valueType() {
        return type.valueType();
    }

    /** The schema of the objects it holds, itself or as elements; null if it holds none. */
    public @Nullable Schema nested() {
        return nested(type);
    }

    private static @Nullable Schema nested(AttributeType<?> type) {
        return switch (type) {
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

    /** The attribute that takes the same value where it may be stored; null if there is none. */
    public @Nullable Attribute<?> storedForm() {
        return storedForm;
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

    /** Whether a change takes effect with the write itself. */
    public boolean takesEffectAtOnce() {
        return takesEffectAtOnce;
    }

    /**
     * What its text, or each element, is the id of: the name of a resource type, or a word of the server for what no
     * resource type manages. Null if it is no id of something else.
     */
    public @Nullable String references() {
        return references;
    }

    /** Whether the server changes it at any time, even between a plan and its apply. */
    public boolean isServerManaged() {
        return serverManaged;
    }

    /** Whether data sources leave it out, because a configuration may want to keep it out of the state. */
    boolean isManagedOnly() {
        return managedOnly;
    }

    /** The same attribute in a data source, where it may say what to look for. */
    Attribute<T> asLookUpKey() {
        return copy(type, Mode.OPTIONAL_COMPUTED);
    }

    /** The same attribute in a data source, where nothing else says what to look for. */
    Attribute<T> asOnlyKey() {
        return copy(type, Mode.REQUIRED);
    }

    /** The same attribute in a data source, where the server gives it. */
    Attribute<?> asFound() {
        return copy(found(type), Mode.COMPUTED);
    }

    /** The same attribute in a data source that lists, where it says where to look. */
    Attribute<T> asPlace() {
        return copy(type, mode);
    }

    private <E> Attribute<E> copy(AttributeType<E> otherType, Mode otherMode) {
        var builder = new AttributeBuilder<>(Schema.object(), name, otherType);
        builder.mode = otherMode;
        builder.sensitive = sensitive;
        builder.format = format;
        builder.apiField = apiField;
        builder.mapping = mapping;
        builder.discriminator = discriminator;
        builder.references = references;
        return new Attribute<>(builder, description);
    }

    private static AttributeType<?> found(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema) -> new AttributeType.ObjectOf(schema.asFound());
            case AttributeType.CollectionOf<?> collection -> collection.withElement(found(collection.element()));
            case AttributeType.Scalar<?> _ -> type;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
