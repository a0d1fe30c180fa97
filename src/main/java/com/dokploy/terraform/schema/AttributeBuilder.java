package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute in the making. {@link #describe} finishes it and adds it to its schema, so one without a description
 * cannot be written.
 *
 * @param <T> the Java side of its values
 */
public final class AttributeBuilder<T> {
    final Schema.Builder schema;
    final String name;
    final AttributeType<T> type;
    Attribute.Mode mode = Attribute.Mode.OPTIONAL;
    boolean sensitive;
    boolean writeOnly;

    @Nullable Attribute<?> storedForm;

    Value defaultValue = Value.NULL;
    Value initialValue = Value.NULL;
    final List<Check> checks = new ArrayList<>();
    Format format = Format.PLAIN;
    boolean replaces;
    boolean useStateForUnknown;
    boolean neverNull;
    List<Attribute<?>> dependsOn = List.of();

    @Nullable String apiField;

    Attribute.Mapping mapping = Attribute.Mapping.FIELD;
    Attribute.@Nullable Discriminator discriminator;
    boolean takesEffectAtOnce;
    boolean managedOnly;
    boolean serverManaged;
    boolean masked;
    boolean distinguishesEmpty;

    List<String> references = List.of();

    @Nullable String separateType;

    @Nullable String managedType;

    @Nullable Condition usedWhen;

    @Nullable Condition defaultsWhen;

    AttributeBuilder(Schema.Builder schema, String name, AttributeType<T> type) {
        this.schema = schema;
        this.name = name;
        this.type = type;
    }

    /** Declares that the configuration must give the value. */
    public AttributeBuilder<T> required() {
        mode = Attribute.Mode.REQUIRED;
        return this;
    }

    /**
     * Declares that the configuration may give the value; without one the server's field is cleared. This is the
     * default for an attribute.
     */
    public AttributeBuilder<T> optional() {
        mode = Attribute.Mode.OPTIONAL;
        return this;
    }

    /** Declares that only the server gives the value. Never sent. */
    public AttributeBuilder<T> computed() {
        mode = Attribute.Mode.COMPUTED;
        return this;
    }

    /** Declares that the configuration may give the value; otherwise the server generates it. */
    public AttributeBuilder<T> optionalComputed() {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        return this;
    }

    /** Sets the value that the attribute has where the configuration gives none, on the server too. */
    public AttributeBuilder<T> defaultsTo(T java) {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        defaultValue = type.toValue(java);
        return this;
    }

    /**
     * Declares that the server makes use of the attribute under this condition only. Otherwise the attribute has no
     * default either, and Terraform says nothing of it unless it is configured.
     */
    public AttributeBuilder<T> usedWhen(Condition condition) {
        usedWhen = condition;
        return defaultsWhen(condition);
    }

    /**
     * Declares that the attribute has its default under this condition only; otherwise Terraform says nothing of it
     * unless it is configured.
     */
    public AttributeBuilder<T> defaultsWhen(Condition condition) {
        defaultsWhen = condition;
        return this;
    }

    /**
     * Sets the value that a new object has where the configuration gives none; an existing object keeps the value it
     * has. For attributes whose first value a later version of the provider may change.
     */
    public AttributeBuilder<T> initially(T java) {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        useStateForUnknown = true;
        initialValue = type.toValue(java);
        return this;
    }

    /** Declares that Terraform hides the value from people. */
    public AttributeBuilder<T> sensitive() {
        sensitive = true;
        return this;
    }

    /** Declares that Terraform never stores the value. Sensitive as well. */
    public AttributeBuilder<T> writeOnly() {
        writeOnly = true;
        sensitive = true;
        return this;
    }

    /**
     * Declares the value write-only, as {@link #writeOnly()} does, where another attribute takes the same value and
     * stores it: a configuration chooses between the two attributes, and data sources have neither.
     */
    public AttributeBuilder<T> writeOnlyFormOf(Attribute<?> stored) {
        storedForm = stored;
        return writeOnly();
    }

    /** Declares that another value needs another object. Means nothing in the schema of an ephemeral resource. */
    public AttributeBuilder<T> replaces() {
        replaces = schema.isReplaceable;
        return this;
    }

    /** Declares that the computed value, once known, stays. */
    public AttributeBuilder<T> useStateForUnknown() {
        useStateForUnknown = true;
        return this;
    }

    /**
     * Declares that the computed value is never null: conditions and other resources can rely on it before it is known.
     */
    public AttributeBuilder<T> neverNull() {
        neverNull = true;
        return this;
    }

    /** Declares that the computed value stays unless one of these attributes changes. */
    public AttributeBuilder<T> dependsOn(Attribute<?>... attributes) {
        dependsOn = List.of(attributes);
        return this;
    }

    /** Adds conditions that a configured value must fulfil. */
    public AttributeBuilder<T> check(Check... more) {
        checks.addAll(List.of(more));
        return this;
    }

    /** Sets how the attribute's text is spelled. */
    public AttributeBuilder<T> format(Format spelling) {
        format = spelling;
        return this;
    }

    /** Sets the API's name of the field, where that is not the attribute's own name in the API's spelling. */
    public AttributeBuilder<T> apiField(String field) {
        apiField = field;
        return this;
    }

    /** Declares that the attributes of this object are fields of the API's object around it. */
    public AttributeBuilder<T> flattened() {
        mapping = Attribute.Mapping.FLATTENED;
        return this;
    }

    /**
     * Declares the object flattened, as {@link #flattened()} does, and in use when the API's {@code field} holds {@code
     * value}.
     */
    public AttributeBuilder<T> flattenedWhen(String field, String value) {
        discriminator = new Attribute.Discriminator(field, value);
        return flattened();
    }

    /** Declares that the resource itself translates the attribute. */
    public AttributeBuilder<T> custom() {
        mapping = Attribute.Mapping.CUSTOM;
        return this;
    }

    /** Declares that only Terraform knows the attribute. A change of the value needs no call. */
    public AttributeBuilder<T> local() {
        mapping = Attribute.Mapping.LOCAL;
        return takesEffectAtOnce();
    }

    /**
     * Declares that data sources leave the attribute out: its value may be one that a configuration keeps out of the
     * state.
     */
    public AttributeBuilder<T> managedOnly() {
        managedOnly = true;
        return this;
    }

    /**
     * Declares that the server changes the value at any time. An apply that finds another value than the one planned a
     * moment before is no mistake then, and the other value shows with the next refresh: Terraform allows no other
     * value than the planned one.
     */
    public AttributeBuilder<T> serverManaged() {
        serverManaged = true;
        return this;
    }

    /** Declares that the value is a secret that the server never tells. Sensitive as well. */
    public AttributeBuilder<T> masked() {
        masked = true;
        return sensitive();
    }

    /**
     * Declares that an empty text is a value, and not the same as none: a configuration without the attribute means
     * something else. An import keeps such a text.
     */
    public AttributeBuilder<T> distinguishesEmpty() {
        distinguishesEmpty = true;
        return this;
    }

    /**
     * Declares that the attribute's text, or each element, is the id of another object.
     *
     * @param types see {@link Attribute#references()}; the server lists objects of several types together
     */
    public AttributeBuilder<T> references(String... types) {
        references = List.of(types);
        return this;
    }

    /**
     * Declares that each element can also be an object of its own, of this resource type, in a configuration that does
     * not set the attribute.
     */
    public AttributeBuilder<T> orSeparately(String type) {
        separateType = type;
        return this;
    }

    /** Declares that the resource manages the objects of a type whose ids this attribute tells. */
    public AttributeBuilder<T> manages(String type) {
        managedType = type;
        return this;
    }

    /** Declares that a change takes effect with the write itself: nothing has to be started anew for it. */
    public AttributeBuilder<T> takesEffectAtOnce() {
        takesEffectAtOnce = true;
        return this;
    }

    /** Sets the attribute's description, in full sentences for users, and adds the attribute to the schema. */
    public Attribute<T> describe(String description) {
        return describe(description, "");
    }

    /**
     * Sets the attribute's description, as {@link #describe(String)} does.
     *
     * @param whenManaged sentences about the effect of setting the attribute, which data sources do not repeat
     */
    public Attribute<T> describe(String description, String whenManaged) {
        return describe(description, whenManaged, "");
    }

    /**
     * Sets the attribute's description, as {@link #describe(String, String)} does.
     *
     * @param whenFound sentences about a value that the server gives, which only data sources have
     */
    public Attribute<T> describe(String description, String whenManaged, String whenFound) {
        return schema.add(new Attribute<>(this, description, whenManaged, whenFound));
    }
}
