package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service that an object belongs to, which may be of one of several types: an attribute for each. */
public final class ParentService {
    private final Map<ServiceType, Attribute<String>> attributes;

    private ParentService(Map<ServiceType, Attribute<String>> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    /** Of attributes that are declared already, one for each type of service. */
    public static ParentService of(Map<ServiceType, Attribute<String>> attributes) {
        return new ParentService(new EnumMap<>(attributes));
    }

    /** The resource type that manages services of a type, as {@code dokploy_application}. */
    public static String resourceType(ServiceType type) {
        return "dokploy_" + type.router();
    }

    /** The attribute that refers to a service of a type, as {@code application_id}. */
    public static String attributeName(ServiceType type) {
        return type.router() + "_id";
    }

    /** An attribute that refers to a service of a type, which is still to be described. */
    public static AttributeBuilder<String> attribute(Schema.Builder schema, ServiceType type) {
        return schema.string(attributeName(type))
                .apiField(type.idField())
                .references(resourceType(type))
                .replaces();
    }

    /**
     * Declares an attribute for each type of service; a single one is required.
     *
     * @param what what users read about each
     */
    public static ParentService declare(Schema.Builder schema, String what, ServiceType... types) {
        return declare(schema, false, what, types);
    }

    /** As {@link #declare}, of an object that the resource itself translates for the server. */
    public static ParentService declareCustom(Schema.Builder schema, String what, ServiceType... types) {
        return declare(schema, true, what, types);
    }

    private static ParentService declare(Schema.Builder schema, boolean isCustom, String what, ServiceType... types) {
        var attributes = new EnumMap<ServiceType, Attribute<String>>(ServiceType.class);
        for (var type : types) {
            var attribute = attribute(schema, type);
            if (types.length == 1) {
                attribute.required();
            }
            if (isCustom) {
                attribute.custom();
            }
            attributes.put(type, attribute.describe(what));
        }
        return new ParentService(attributes);
    }

    /** The attribute of each type. */
    public Map<ServiceType, Attribute<String>> byType() {
        return attributes;
    }

    /** The attribute of a type that is one of them. */
    public Attribute<String> attribute(ServiceType type) {
        return Objects.requireNonNull(attributes.get(type), "no attribute for this type of service");
    }

    /** The attributes. */
    public Collection<Attribute<String>> attributes() {
        return attributes.values();
    }

    /** The attributes, and others that exclude them. */
    public Attribute<?>[] and(Attribute<?>... others) {
        var all = attributes.values().toArray(new Attribute<?>[attributes.size() + others.length]);
        System.arraycopy(others, 0, all, attributes.size(), others.length);
        return all;
    }

    /** The type of service that is meant, which is clear before its id is known; null if none is, or several are. */
    public @Nullable ServiceType type(Values object) {
        ServiceType only = null;
        for (var attribute : attributes.entrySet()) {
            if (!object.isNull(attribute.getValue())) {
                if (only != null) {
                    return null;
                }
                only = attribute.getKey();
            }
        }
        return only;
    }

    /** The service that is meant; null if none is, or its id is not known yet. */
    public @Nullable ServiceReference of(Values object) {
        for (var attribute : attributes.entrySet()) {
            if (object.has(attribute.getValue())) {
                return new ServiceReference(attribute.getKey(), object.get(attribute.getValue()));
            }
        }
        return null;
    }

    /** The service that {@code project/environment/service} names. Throws DiagnosticException if none or several do. */
    public ServiceReference find(String[] names, Session session) {
        return new NameResolver(session).service(names, attributes.keySet());
    }

    /** A state with the service that {@code project/environment/service} names, and nothing else. */
    public Values stateOf(String[] names, Session session) {
        return stateOf(find(names, session));
    }

    /** A state with a service, and nothing else. */
    public Values stateOf(ServiceReference service) {
        return Values.EMPTY.with(attribute(service.type()), service.id());
    }
}
