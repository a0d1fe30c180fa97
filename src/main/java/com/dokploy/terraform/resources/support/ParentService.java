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

    /**
     * Declares an attribute for each type of service; a single one is required.
     *
     * @param role the purpose of the service, completing "ID of the application"; may be empty
     */
    public ParentService(Schema.Builder schema, String role, ServiceType... types) {
        this(schema, Attribute.Mapping.FIELD, role, types);
    }

    /**
     * Declares an attribute for each type of service; a single one is required.
     *
     * @param mapping {@code CUSTOM} for an object that the resource itself translates for the server
     * @param role the purpose of the service, completing "ID of the application"; may be empty
     */
    public ParentService(Schema.Builder schema, Attribute.Mapping mapping, String role, ServiceType... types) {
        this(declare(schema, mapping == Attribute.Mapping.CUSTOM, role, types));
    }

    /** Creates a parent of attributes that are declared already, one for each type of service. */
    public ParentService(Map<ServiceType, Attribute<String>> attributes) {
        this.attributes = Collections.unmodifiableMap(new EnumMap<>(attributes));
    }

    /**
     * Declares, for something that is done with a service once, an attribute for each type of service.
     *
     * @param role the purpose of the service, completing "ID of the application"
     */
    public static ParentService ofTarget(Schema.Builder schema, String role, ServiceType... types) {
        var attributes = new EnumMap<ServiceType, Attribute<String>>(ServiceType.class);
        for (var type : types) {
            var attribute =
                    schema.string(attributeName(type)).apiField(type.idField()).references(resourceType(type));
            attributes.put(type, attribute.describe("ID of the " + type.noun() + role + "."));
        }
        return new ParentService(attributes);
    }

    /** Returns the resource type that manages services of a type, as {@code dokploy_application}. */
    public static String resourceType(ServiceType type) {
        return "dokploy_" + type.router();
    }

    /** Returns the name of the attribute that refers to a service of a type, as {@code application_id}. */
    public static String attributeName(ServiceType type) {
        return type.router() + "_id";
    }

    /** Declares an attribute that refers to a service of a type; its description is still to be set. */
    public static AttributeBuilder<String> attribute(Schema.Builder schema, ServiceType type) {
        return schema.string(attributeName(type))
                .apiField(type.idField())
                .references(resourceType(type))
                .replaces();
    }

    private static Map<ServiceType, Attribute<String>> declare(
            Schema.Builder schema, boolean isCustom, String role, ServiceType... types) {
        var attributes = new EnumMap<ServiceType, Attribute<String>>(ServiceType.class);
        for (var type : types) {
            var attribute = attribute(schema, type);
            if (types.length == 1) {
                attribute.required();
            }
            if (isCustom) {
                attribute.custom();
            }
            attributes.put(type, attribute.describe("ID of the " + type.noun() + role + "."));
        }
        return attributes;
    }

    /** Returns the attribute of each type of service. */
    public Map<ServiceType, Attribute<String>> byType() {
        return attributes;
    }

    /** Returns the attribute of a type, which must be one of the declared types. */
    public Attribute<String> attribute(ServiceType type) {
        return Objects.requireNonNull(attributes.get(type), "no attribute for this type of service");
    }

    /** Returns the attributes. */
    public Collection<Attribute<String>> attributes() {
        return attributes.values();
    }

    /** Returns the attributes together with others, such as those that exclude them. */
    public Attribute<?>[] and(Attribute<?>... others) {
        var all = attributes.values().toArray(new Attribute<?>[attributes.size() + others.length]);
        System.arraycopy(others, 0, all, attributes.size(), others.length);
        return all;
    }

    /**
     * Returns the type of service that is meant, which is clear before its id is known; null if none is, or several
     * are.
     */
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

    /** Returns the service that is meant; null if none is, or its id is not known yet. */
    public @Nullable ServiceReference of(Values object) {
        for (var attribute : attributes.entrySet()) {
            if (object.has(attribute.getValue())) {
                return new ServiceReference(attribute.getKey(), object.get(attribute.getValue()));
            }
        }
        return null;
    }

    /**
     * Returns the service that {@code project/environment/service} names. Throws DiagnosticException if none or several
     * do.
     */
    public ServiceReference find(String[] names, Session session) {
        return new NameResolver(session).service(names, attributes.keySet());
    }

    /** Returns a state with the service that {@code project/environment/service} names, and nothing else. */
    public Values stateOf(String[] names, Session session) {
        return stateOf(find(names, session));
    }

    /** Returns a state with a service, and nothing else. */
    public Values stateOf(ServiceReference service) {
        return Values.EMPTY.with(attribute(service.type()), service.id());
    }
}
