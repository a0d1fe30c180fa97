package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that hangs on a service: its attributes, what makes one unique on its service, and what its
 * procedures and fields are called (v0.30.2). A subclass declares its attributes in the schema that it is given: that of
 * a resource, or that of the elements of a collection inside a service.
 */
public abstract class Attachment {
    /**
     * What an attachment is called.
     *
     * @param noun what people call it, as {@code port}
     * @param router the first part of its procedures' names
     * @param idField the field that holds its id
     * @param removal the procedure that removes it
     * @param listField the field of a service that lists its own
     */
    public record Names(String noun, String router, String idField, String removal, String listField) {
        /** A procedure of it, as {@code port.create}. */
        String procedure(String name) {
            return router + "." + name;
        }
    }

    private final Names names;

    /** For subclasses, which declare their attributes next. */
    protected Attachment(Names names) {
        this.names = names;
    }

    /** What it is called. */
    final Names names() {
        return names;
    }

    /** The attributes that together tell one from the others of its service. */
    abstract List<Attribute<?>> key();

    /** The key as a text names it. */
    final String keyNames() {
        var names = new ArrayList<String>();
        for (var part : key()) {
            names.add("`" + part.name() + "`");
        }
        return String.join(" and ", names);
    }

    /** Whether a change takes effect only when the service is deployed. */
    abstract boolean needsDeploy();

    /**
     * Checks what the schema cannot say, of the object at a path.
     *
     * @param type what it hangs on; null if that is not clear yet
     */
    void validate(@Nullable ServiceType type, Path path, Values config, Diagnostics diagnostics) {}

    /**
     * Claims what no other object may have.
     *
     * @param server looks up the remote server that the service runs on: empty for where Dokploy runs, null if that is
     *     not known yet
     */
    void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {}

    /** The object as the server means it, where its answer leaves something unsaid. */
    Values normalized(Values state) {
        return state;
    }

    /** The fields that say which service one belongs to. */
    ObjectNode owner(ServiceReference service) {
        return service.body();
    }

    /** A body as the procedures want it, where that is not what the schema implies. */
    ObjectNode adapted(ObjectNode body) {
        return body;
    }

    /** A body without what can only be said by an update. */
    ObjectNode forCreate(ObjectNode body) {
        return body;
    }

    /** Whether the server itself made an attachment, together with the service. */
    boolean isServersOwn(ServiceType type, JsonNode service, JsonNode attachment) {
        return false;
    }

    /** An object as a text names it. */
    String label(Values state) {
        return naturalKey(state);
    }

    /** What tells an object from the others of its service, as text: the values of the key, joined by slashes. */
    final String naturalKey(Values state) {
        var naturalKey = new StringBuilder();
        for (var attribute : key()) {
            if (state.value(attribute) instanceof Value.Known known) {
                var text = canonical(attribute, known);
                naturalKey
                        .append(naturalKey.isEmpty() || text.startsWith("/") ? "" : "/")
                        .append(text);
            }
        }
        return naturalKey.toString();
    }

    private static String canonical(Attribute<?> attribute, Value.Known value) {
        return switch (value) {
            case Value.Text(var text) -> {
                var canonical = attribute.format().canonical(text);
                yield canonical == null ? text : canonical;
            }
            case Value.Number(var number) -> number.toPlainString();
            default -> value.toString();
        };
    }

    /** What tells a row of the server from the others of its service. */
    final String naturalKey(Schema schema, JsonNode row) {
        return naturalKey(normalized(ApiValues.state(schema, row, Values.EMPTY, names().procedure("one"))));
    }

    /** Objects that a configuration or a state holds, by their natural keys. */
    final Map<String, Values> byNaturalKey(List<Values> objects) {
        var byNaturalKey = new LinkedHashMap<String, Values>();
        for (var object : objects) {
            byNaturalKey.put(naturalKey(withDefaults(object)), object);
        }
        return byNaturalKey;
    }

    /** An object with what its key is where a configuration leaves parts of it out. */
    final Values withDefaults(Values object) {
        var whole = object;
        for (var part : key()) {
            if (object.isNull(part)) {
                whole = whole.withValue(part, part.defaultValue());
            }
        }
        return whole;
    }

    /** Whether a plan knows what tells an object from the others. */
    final boolean isKeyKnown(Values object) {
        for (var part : key()) {
            if (object.value(part).isUnknown()) {
                return false;
            }
        }
        return true;
    }

    /** Adds what an update must repeat although it did not change: some of these procedures know no partial update. */
    static ObjectNode completed(Schema schema, ObjectNode body, JsonNode row) {
        for (var attribute : schema.attributes()) {
            var field = schema.apiField(attribute);
            if (attribute.mapping() == Attribute.Mapping.FIELD
                    && attribute.isConfigurable()
                    && !attribute.replaces()
                    && !body.has(field)
                    && row.has(field)) {
                body.set(field, row.get(field));
            }
        }
        return body;
    }
}
