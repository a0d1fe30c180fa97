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
    List<Attribute<?>> dependsOn = List.of();

    @Nullable String apiField;

    Attribute.Mapping mapping = Attribute.Mapping.FIELD;
    Attribute.@Nullable Discriminator discriminator;
    boolean takesEffectAtOnce;
    boolean managedOnly;
    boolean serverManaged;

    @Nullable String references;

    AttributeBuilder(Schema.Builder schema, String name, AttributeType<T> type) {
        this.schema = schema;
        this.name = name;
        this.type = type;
    }

    /** The configuration must give it. */
    public AttributeBuilder<T> required() {
        mode = Attribute.Mode.REQUIRED;
        return this;
    }

    /** The configuration may give it; without it the server's field is cleared. This is what an attribute is. */
    public AttributeBuilder<T> optional() {
        mode = Attribute.Mode.OPTIONAL;
        return this;
    }

    /** Only the server gives it. Never sent. */
    public AttributeBuilder<T> computed() {
        mode = Attribute.Mode.COMPUTED;
        return this;
    }

    /** The configuration may give it, otherwise the server generates it. */
    public AttributeBuilder<T> optionalComputed() {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        return this;
    }

    /** Without it in the configuration it has this value, on the server too. */
    public AttributeBuilder<T> defaultsTo(T java) {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        defaultValue = type.toValue(java);
        return this;
    }

    /**
     * Without it in the configuration a new object has this value, and an existing one keeps what it has: for what a
     * later version of the provider may begin with another value of.
     */
    public AttributeBuilder<T> initially(T java) {
        mode = Attribute.Mode.OPTIONAL_COMPUTED;
        useStateForUnknown = true;
        initialValue = type.toValue(java);
        return this;
    }

    /** Terraform hides it from people. */
    public AttributeBuilder<T> sensitive() {
        sensitive = true;
        return this;
    }

    /** Terraform never stores it. Sensitive as well. */
    public AttributeBuilder<T> writeOnly() {
        writeOnly = true;
        sensitive = true;
        return this;
    }

    /**
     * As {@link #writeOnly()}, for a value that another attribute takes where it may be stored: together they are a
     * choice, and data sources have neither.
     */
    public AttributeBuilder<T> writeOnlyFormOf(Attribute<?> stored) {
        storedForm = stored;
        return writeOnly();
    }

    /** Another value needs another object. */
    public AttributeBuilder<T> replaces() {
        replaces = true;
        return this;
    }

    /** Once known, the computed value stays. */
    public AttributeBuilder<T> useStateForUnknown() {
        useStateForUnknown = true;
        return this;
    }

    /** The computed value stays unless one of these changes. */
    public AttributeBuilder<T> dependsOn(Attribute<?>... attributes) {
        dependsOn = List.of(attributes);
        return this;
    }

    /** What a configured value must fulfil. */
    public AttributeBuilder<T> check(Check... more) {
        checks.addAll(List.of(more));
        return this;
    }

    /** How its text is spelled. */
    public AttributeBuilder<T> format(Format spelling) {
        format = spelling;
        return this;
    }

    /** The API's name of it, where that is not the attribute's own name in the API's spelling. */
    public AttributeBuilder<T> apiField(String field) {
        apiField = field;
        return this;
    }

    /** The attributes of this object are fields of the API's object around it. */
    public AttributeBuilder<T> flattened() {
        mapping = Attribute.Mapping.FLATTENED;
        return this;
    }

    /** As {@link #flattened()}, and in use when the API's {@code field} holds {@code value}. */
    public AttributeBuilder<T> flattenedWhen(String field, String value) {
        discriminator = new Attribute.Discriminator(field, value);
        return flattened();
    }

    /** The resource itself translates it. */
    public AttributeBuilder<T> custom() {
        mapping = Attribute.Mapping.CUSTOM;
        return this;
    }

    /** Only Terraform knows it. A change of it needs no call. */
    public AttributeBuilder<T> local() {
        mapping = Attribute.Mapping.LOCAL;
        return takesEffectAtOnce();
    }

    /** Data sources leave it out: it may hold what a configuration keeps out of the state. */
    public AttributeBuilder<T> managedOnly() {
        managedOnly = true;
        return this;
    }

    /**
     * The server changes it at any time. What an apply finds otherwise than it was planned a moment before is no
     * mistake then, and shows with the next refresh: Terraform allows no other value than the planned one.
     */
    public AttributeBuilder<T> serverManaged() {
        serverManaged = true;
        return this;
    }

    /**
     * Its text, or each element, is the id of something else.
     *
     * @param type see {@link Attribute#references()}
     */
    public AttributeBuilder<T> references(String type) {
        references = type;
        return this;
    }

    /** A change takes effect with the write itself: nothing has to be started anew for it. */
    public AttributeBuilder<T> takesEffectAtOnce() {
        takesEffectAtOnce = true;
        return this;
    }

    /** Says what it is, in full sentences for users, and adds it to the schema. */
    public Attribute<T> describe(String description) {
        return schema.add(new Attribute<>(this, description));
    }
}
