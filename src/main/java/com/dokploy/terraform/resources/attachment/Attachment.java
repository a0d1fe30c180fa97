package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
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
 * One kind of attachment of a service, such as a port: its attributes, its natural key within the service, and the
 * names of its procedures and fields (v0.30.2). A subclass declares its attributes in the schema that it is given: that
 * of a resource, or that of the elements of a collection inside a service.
 */
public abstract class Attachment {
    /**
     * The names of a kind of attachment.
     *
     * @param type the resource type of attachments that are managed one by one
     * @param attribute the attribute of a service that holds its attachments
     * @param noun the word in messages, as {@code port}
     * @param router the first part of the procedures' names
     * @param idField the field that holds the attachment's id
     * @param removal the procedure that removes an attachment
     * @param listField the field of a service that lists its attachments
     */
    public record Names(
            String type,
            String attribute,
            String noun,
            String router,
            String idField,
            String removal,
            String listField) {
        /** Returns the full name of a procedure, as {@code port.create}. */
        String procedure(String name) {
            return router + "." + name;
        }
    }

    /** The time at which a change of an attachment takes effect. */
    public enum Effect {
        AT_ONCE,
        WITH_NEXT_DEPLOYMENT
    }

    private final Names names;
    private final Effect effect;

    /** Creates an attachment without attributes; subclasses declare these next. */
    protected Attachment(Names names, Effect effect) {
        this.names = names;
        this.effect = effect;
    }

    /** Returns the names of this kind of attachment. */
    final Names names() {
        return names;
    }

    /** Adds to the schema of the separate resource when to use it, and when the attribute of the service. */
    final void addNote(Schema.Builder separate) {
        separate.note(
                Note.Kind.NOTE,
                "Use either `" + names.type() + "` resources or the attribute `" + names.attribute()
                        + "` of the service. If both manage the same service, the plan fails with"
                        + " `Managed in Two Places`; if the service is new, the first apply fails instead. The"
                        + " resource is meant for"
                        + " modules that add a " + names.noun() + " to a service of another module"
                        + (names.type().equals("dokploy_domain")
                                ? ", and for compose stacks, which have no such attribute."
                                : ".")
                        + (needsDeploy()
                                ? " With the attribute, a new service is deployed once; with the resource, it is"
                                        + " deployed a second time."
                                : ""));
    }

    /** Returns the attributes that together tell an attachment from the others of its service. */
    abstract List<Attribute<?>> key();

    /** Returns the names of the key's attributes as one text, for a message. */
    final String keyNames() {
        var names = new ArrayList<String>();
        for (var part : key()) {
            names.add("`" + part.name() + "`");
        }
        return String.join(" and ", names);
    }

    /** Whether a change takes effect only when the service is deployed. */
    final boolean needsDeploy() {
        return effect == Effect.WITH_NEXT_DEPLOYMENT;
    }

    /**
     * Checks, of the object at a path, what the schema cannot express.
     *
     * @param type the type of the service that the object hangs on; null if that is not clear yet
     */
    void validate(@Nullable ServiceType type, Path path, Values config, Diagnostics diagnostics) {}

    /**
     * Claims the ports or routes that no other object may have.
     *
     * @param server looks up the remote server that the service runs on: empty for where Dokploy runs, null if that is
     *     not known yet
     */
    void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {}

    /**
     * Returns the object as the server means it, where its answer leaves something unsaid.
     *
     * @param known the object as Terraform has it; empty if Terraform has none
     */
    Values normalize(Values state, Values known) {
        return state;
    }

    /** Returns a body with the fields that say which service an attachment belongs to. */
    ObjectNode serviceFields(ServiceReference service) {
        return service.body();
    }

    /** Changes a body to fit the procedures, where they want something else than the schema implies. */
    void adapt(ObjectNode body) {}

    /** Removes from a body the fields that only an update takes. */
    void adaptForCreate(ObjectNode body) {}

    /**
     * Changes what has procedures of its own, after the create of an attachment or before its update.
     *
     * @param body what is to be
     * @param row the row of the attachment: as it was made, or as it is before the update
     */
    void follow(ObjectNode body, JsonNode row, boolean isNew, Session session) {}

    /**
     * Returns the attachments that people gave a service, as rows of the server.
     *
     * @param service the row of the service
     * @throws ApiException if the field that lists the attachments holds no list
     */
    final List<JsonNode> rows(ServiceType type, JsonNode service) {
        var rows = new ArrayList<JsonNode>();
        for (var row : ApiValues.rows(service, names.listField(), type.procedure("one"))) {
            if (!isServersOwn(type, service, row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Whether the server itself made an attachment, together with the service. */
    boolean isServersOwn(ServiceType type, JsonNode service, JsonNode attachment) {
        return false;
    }

    /** Returns the name of an object for a message. */
    String label(Values state) {
        return naturalKey(state);
    }

    /**
     * Returns the natural key of an object, which tells it from the others of its service: the values of the key,
     * joined by slashes.
     */
    final String naturalKey(Values state) {
        var naturalKey = new StringBuilder();
        for (var attribute : key()) {
            if (state.value(attribute) instanceof Value.Known value) {
                var text = canonical(attribute, value);
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

    /** Returns the natural key of a row of the server, as {@link #naturalKey(Values)} does of an object. */
    final String naturalKey(Schema schema, JsonNode row) {
        return naturalKey(
                normalize(ApiValues.state(schema, row, Values.EMPTY, names().procedure("one")), Values.EMPTY));
    }

    /** Returns objects of a configuration or a state by their natural keys. */
    final Map<String, Values> byNaturalKey(List<Values> objects) {
        var byNaturalKey = new LinkedHashMap<String, Values>();
        for (var object : objects) {
            byNaturalKey.put(naturalKey(withDefaults(object)), object);
        }
        return byNaturalKey;
    }

    /** Returns an object with the defaults of those attributes of its key that a configuration leaves out. */
    final Values withDefaults(Values object) {
        var whole = object;
        for (var part : key()) {
            if (object.isNull(part)) {
                whole = whole.withValue(part, part.defaultValue());
            }
        }
        return whole;
    }

    /** Whether a plan knows the natural key of an object. */
    final boolean isKeyKnown(Values object) {
        for (var part : key()) {
            if (object.value(part).isUnknown()) {
                return false;
            }
        }
        return true;
    }
}
