package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Finder;
import com.dokploy.terraform.resources.ServiceKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What something is done to: one service, of one of several kinds. */
final class Targets {
    private final Map<ServiceKind, Attribute<String>> attributes = new EnumMap<>(ServiceKind.class);

    private Targets(Schema.Builder schema, String what, ServiceKind... kinds) {
        for (var kind : kinds) {
            attributes.put(
                    kind,
                    schema.string(kind.attribute())
                            .apiField(kind.idField())
                            .replaces()
                            .describe(what));
        }
    }

    /**
     * Declares an attribute for each kind of service.
     *
     * @param what what users read about each
     */
    static Targets declare(Schema.Builder schema, String what, ServiceKind... kinds) {
        return new Targets(schema, what, kinds);
    }

    /** The attributes, and others that exclude them. */
    Attribute<?>[] and(Attribute<?>... others) {
        var all = attributes.values().toArray(new Attribute<?>[attributes.size() + others.length]);
        System.arraycopy(others, 0, all, attributes.size(), others.length);
        return all;
    }

    /** The kind of service that is meant; null if none of them is. */
    @Nullable ServiceKind kind(State state) {
        for (var attribute : attributes.entrySet()) {
            if (state.has(attribute.getValue())) {
                return attribute.getKey();
            }
        }
        return null;
    }

    /** The id of the service of a kind that is meant. */
    String id(State state, ServiceKind kind) {
        return state.get(attribute(kind));
    }

    /** A state with the service that {@code project/environment/service} names, whatever kind it is of. */
    State find(String[] names, Dokploy dokploy) {
        var found = new Finder(dokploy).service(names, attributes.keySet());
        return State.EMPTY.with(attribute(found.kind()), found.id());
    }

    private Attribute<String> attribute(ServiceKind kind) {
        var attribute = attributes.get(kind);
        if (attribute == null) {
            throw new IllegalStateException("no attribute for " + kind);
        }
        return attribute;
    }
}
