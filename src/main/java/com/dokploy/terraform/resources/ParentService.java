package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.session.Session;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service that an object belongs to, which may be of one of several kinds: an attribute for each. */
public final class ParentService {
    /**
     * The service that an object belongs to.
     *
     * @param kind what it is
     * @param id its id
     */
    public record Owner(ServiceKind kind, String id) {}

    private final Map<ServiceKind, Attribute<String>> attributes = new EnumMap<>(ServiceKind.class);

    private ParentService() {}

    /**
     * Declares an attribute for each kind of service; a single one is required.
     *
     * @param what what users read about each
     */
    public static ParentService declare(Schema.Builder schema, String what, ServiceKind... kinds) {
        var owners = new ParentService();
        for (var kind : kinds) {
            var attribute = schema.string(kind.attribute())
                    .apiField(kind.idField())
                    .references(kind.type())
                    .replaces();
            if (kinds.length == 1) {
                attribute.required();
            }
            owners.attributes.put(kind, attribute.describe(what));
        }
        return owners;
    }

    /** The attribute of each kind. */
    public Map<ServiceKind, Attribute<String>> byKind() {
        return Collections.unmodifiableMap(attributes);
    }

    /** The attributes. */
    public Collection<Attribute<String>> attributes() {
        return byKind().values();
    }

    /** The attributes, and others that exclude them. */
    public Attribute<?>[] and(Attribute<?>... others) {
        var all = attributes.values().toArray(new Attribute<?>[attributes.size() + others.length]);
        System.arraycopy(others, 0, all, attributes.size(), others.length);
        return all;
    }

    /** The kind of service that is meant, which is clear before its id is known; null if none is, or several are. */
    public @Nullable ServiceKind kind(Values object) {
        ServiceKind only = null;
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
    public @Nullable Owner of(Values object) {
        for (var attribute : attributes.entrySet()) {
            if (object.has(attribute.getValue())) {
                return new Owner(attribute.getKey(), object.get(attribute.getValue()));
            }
        }
        return null;
    }

    /** The service that {@code project/environment/service} names. Throws DiagnosticException if none or several do. */
    public Owner find(String[] names, Session session) {
        return new NameResolver(session).service(names, attributes.keySet());
    }

    /** A state with the service that {@code project/environment/service} names, and nothing else. */
    public Values stateOf(String[] names, Session session) {
        var owner = find(names, session);
        for (var attribute : attributes.entrySet()) {
            if (attribute.getKey() == owner.kind()) {
                return Values.EMPTY.with(attribute.getValue(), owner.id());
            }
        }
        throw new IllegalStateException("no attribute for " + owner.kind());
    }
}
