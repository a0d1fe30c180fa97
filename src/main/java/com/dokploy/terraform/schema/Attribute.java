package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute, declared once: its name, what it holds, what users read about it, what may stand in it, what Terraform
 * plans for it and which field of the API it is. Schema, validation, planning, JSON, docs and tests all derive from it.
 *
 * @param <T> the Java side of its values
 */
public final class Attribute<T> {
    /** The side that gives the value: the configuration, the provider, or either. */
    public enum Mode {
        /** The configuration must give the value. */
        REQUIRED,
        /** The configuration may give the value; without it the value is null. */
        OPTIONAL,
        /** Only the provider gives the value. */
        COMPUTED,
        /**
         * The configuration may give the value, otherwise the provider does: a default, or what the server generates.
         */
        OPTIONAL_COMPUTED
    }

    /** The way in which the attribute corresponds to fields of the API's object. */
    public enum Mapping {
        /** One attribute is one field. */
        FIELD,
        /** The attributes of this object are fields of the object around it. */
        FLATTENED,
        /**
         * The resource itself translates the attribute: several attributes are one field, or a procedure of its own.
         */
        CUSTOM,
        /** Only Terraform knows the attribute, the server never does. */
        LOCAL
    }

    /**
     * The field that tells which one of several flattened objects is in use.
     *
     * @param field the field of the API's object, as {@code sourceType}
     * @param value the field's value when this object is the one in use, as {@code github}
     */
    public record Discriminator(String field, String value) {}

    private final String name;
    private final AttributeType<T> type;
    private final String description;
    private final String whenManaged;
    private final String whenFound;
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
    private final boolean neverNull;
    private final List<Attribute<?>> dependsOn;
    private final @Nullable String apiField;
    private final Mapping mapping;
    private final @Nullable Discriminator discriminator;
    private final boolean takesEffectAtOnce;
    private final boolean managedOnly;
    private final boolean serverManaged;
    private final boolean masked;
    private final boolean distinguishesEmpty;
    private final List<String> references;
    private final @Nullable String separateType;
    private final @Nullable String managedType;
    private final @Nullable Condition usedWhen;
    private final @Nullable Condition defaultsWhen;

    Attribute(AttributeBuilder<T> builder, String description, String whenManaged, String whenFound) {
        this.name = builder.name;
        this.type = builder.type;
        this.description = description;
        this.whenManaged = whenManaged;
        this.whenFound = whenFound;
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
        this.neverNull = builder.neverNull;
        this.dependsOn = builder.dependsOn;
        this.apiField = builder.apiField;
        this.mapping = builder.mapping;
        this.discriminator = builder.discriminator;
        this.takesEffectAtOnce = builder.takesEffectAtOnce;
        this.managedOnly = builder.managedOnly;
        this.serverManaged = builder.serverManaged;
        this.masked = builder.masked;
        this.distinguishesEmpty = builder.distinguishesEmpty;
        this.references = builder.references;
        this.separateType = builder.separateType;
        this.managedType = builder.managedType;
        this.usedWhen = builder.usedWhen;
        this.defaultsWhen = builder.defaultsWhen;
    }

    /** The attribute's name in configurations. */
    public String name() {
        return name;
    }

    /** The kind of value that the attribute holds. */
    public AttributeType<T> type() {
        return type;
    }

    /** Terraform's type of the attribute's values. */
    public Type valueType() {
        return type.valueType();
    }

    /** The schema of the objects that the attribute holds, itself or as elements; null if it holds none. */
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

    /** The author's description for users: full sentences. */
    public String description() {
        return description;
    }

    /** What else the author says about setting the attribute, which data sources do not repeat; may be empty. */
    public String whenManaged() {
        return whenManaged;
    }

    /** The side that gives the value: the configuration, the provider, or either. */
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

    /**
     * Whether an identity with the attribute is incomplete without it. What only some objects have, such as one of several
     * parents, is optional there.
     */
    public boolean isRequiredInIdentity() {
        return mode == Mode.REQUIRED || mode == Mode.COMPUTED;
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

    /** The default within an object, which may have none there, or one that is not known yet. */
    public Value defaultIn(Value.MapValue object) {
        if (defaultsWhen == null || defaultValue.isNull()) {
            return defaultValue;
        }
        var applies = defaultsWhen.holds(object);
        return applies.isUnknown() ? Value.UNKNOWN : applies.equals(Value.of(true)) ? defaultValue : Value.NULL;
    }

    /**
     * Whether the attribute has a default, but not within this object: then Terraform says nothing of the attribute
     * unless it is configured.
     */
    public boolean lacksDefaultIn(Value.MapValue object) {
        return !defaultValue.isNull() && defaultIn(object).isNull();
    }

    /** The condition under which the server makes use of the attribute; null if it always does. */
    public @Nullable Condition usedWhen() {
        return usedWhen;
    }

    /** The condition under which the attribute has its default; null if it always has. */
    public @Nullable Condition defaultsWhen() {
        return defaultsWhen;
    }

    /**
     * The value that a new object gets when the configuration gives none; an existing object keeps the value it has.
     * {@link Value#NULL} if there is no such value.
     */
    public Value initialValue() {
        return initialValue;
    }

    /** The conditions that a configured value must fulfil. */
    public List<Check> checks() {
        return checks;
    }

    /** The format that says how the attribute's text is spelled. */
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

    /** Whether a computed value is never null. */
    public boolean isNeverNull() {
        return neverNull;
    }

    /**
     * Returns what a plan says of a value that only the server knows.
     *
     * @param prior the object before the change; null for a new one
     */
    public Value unknownAfter(Value prior) {
        // An object that has come without the value, as some imports do, may stay without it.
        var isPromised =
                neverNull && (prior.isNull() || !ValueWalk.part(prior, name).isNull());
        return isPromised ? Value.UNKNOWN_NOT_NULL : Value.UNKNOWN;
    }

    /** The attributes whose change changes this computed one; if empty, any change may. */
    public List<Attribute<?>> dependsOn() {
        return dependsOn;
    }

    /** The field of the API's object that an explicit {@code apiField} names; null if it follows from the name. */
    @Nullable String explicitApiField() {
        return apiField;
    }

    /** The way in which the attribute corresponds to fields of the API's object. */
    public Mapping mapping() {
        return mapping;
    }

    /** The field and value that tell this flattened object from its alternatives; null if it is not one of several. */
    public @Nullable Discriminator discriminator() {
        return discriminator;
    }

    /** Whether a change takes effect with the write itself. */
    public boolean takesEffectAtOnce() {
        return takesEffectAtOnce;
    }

    /**
     * The kinds of object whose id the attribute's text, or each element, is: the names of resource types, or a word of
     * the server for what no resource type manages. Empty if the attribute is no id of another object.
     */
    public List<String> references() {
        return references;
    }

    /**
     * The resource type that manages each element of the attribute as an object of its own, for configurations that do
     * not set the attribute; null if there is none.
     */
    public @Nullable String separateType() {
        return separateType;
    }

    /**
     * The resource type of the objects that the resource of this attribute manages itself, and whose ids the attribute,
     * or the {@code id} of each element, tells: they need no resource of their own. Null if there are none.
     */
    public @Nullable String managedType() {
        return managedType;
    }

    /** Whether each element of the attribute is an object that can be a resource of its own, such as a port. */
    public boolean holdsAttachments() {
        return separateType != null && nested() != null;
    }

    /** Whether the server changes the value at any time, even between a plan and its apply. */
    public boolean isServerManaged() {
        return serverManaged;
    }

    /** Whether the server never tells the value: a change that somebody else makes cannot be seen. */
    public boolean isMasked() {
        return masked;
    }

    /** Whether an empty text is not the same as none, and an import keeps it; of a secret it only hides the value. */
    public boolean distinguishesEmpty() {
        return distinguishesEmpty || (mode == Mode.REQUIRED && !sensitive);
    }

    /**
     * Whether data sources leave the attribute out, because a configuration may want to keep its value out of the
     * state.
     */
    boolean isManagedOnly() {
        return managedOnly;
    }

    /** Returns this attribute for a data source in which a configuration may give it to say what to look for. */
    Attribute<T> asLookUpKey() {
        return copy(type, Mode.OPTIONAL_COMPUTED, description);
    }

    /** Returns this attribute for a data source in which nothing else says what to look for: it is required. */
    Attribute<T> asOnlyKey() {
        return copy(type, Mode.REQUIRED, description);
    }

    /** Returns this attribute for a data source in which the server gives it. */
    Attribute<?> asFound() {
        return copy(found(type), Mode.COMPUTED, whenFound.isEmpty() ? description : description + " " + whenFound);
    }

    /** Returns this attribute for a data source that lists, in which it says where to look. */
    Attribute<T> asPlace() {
        return copy(type, mode, description);
    }

    /** Returns this attribute for a list in which it chooses objects, and may be left out. */
    public Attribute<T> asFilter() {
        return asFilter("");
    }

    /** As {@link #asFilter()}, with a sentence before the description. */
    public Attribute<T> asFilter(String sentence) {
        return copy(type, Mode.OPTIONAL, sentence.isEmpty() ? description : sentence + " " + description);
    }

    private <E> Attribute<E> copy(AttributeType<E> otherType, Mode otherMode, String text) {
        var builder = new AttributeBuilder<>(Schema.object(), name, otherType);
        builder.mode = otherMode;
        builder.sensitive = sensitive;
        builder.format = format;
        builder.apiField = apiField;
        builder.mapping = mapping;
        builder.discriminator = discriminator;
        builder.references = references;
        return new Attribute<>(builder, text, "", "");
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
