package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Attachments of one kind as rows of the server: the procedures that make, read, change and remove one.
 *
 * @param attachment the kind of attachment
 * @param schema the schema of the resource
 * @param search finds an attachment among those of the same service
 */
record AttachmentRows(Attachment attachment, Schema schema, AttachmentSearch search) {
    /** Returns an attachment that is to be made. */
    NewObject newObject(Values plan, ServiceReference service, ListReader lists) {
        return new NewObject(
                procedure("create"),
                attachment.serviceFields(service),
                attachment.naturalKey(plan),
                () -> search.all(service, lists));
    }

    /** Makes an attachment of a service. */
    ExactlyOnceCreate.Created create(ApplyRequest request, ServiceReference service, Session session) {
        var plan = request.planned();
        var body = body(request, Values.EMPTY);
        attachment.adaptForCreate(body);
        body.setAll(attachment.serviceFields(service));
        var object = newObject(plan, service, session.dokploy()::queryUncached);
        var create = new ExactlyOnceCreate(session, object, "/" + idField());
        return ExistingObjects.writing(schema, attachment.key(), object, request, session, () -> create.make(body));
    }

    private ObjectNode body(ApplyRequest request, Values prior) {
        var body = ApiMapping.update(schema, request.planned(), request.config(), prior);
        attachment.adapt(body);
        return body;
    }

    /** Returns the row of an id; null if there is none. */
    @Nullable JsonNode find(String id, Session session) {
        return session.dokploy().find(procedure("one"), idField(), id);
    }

    /** Returns the row of an attachment that was made. */
    JsonNode one(String id, Session session) {
        return session.dokploy().query(procedure("one"), ApiMapping.body(idField(), id));
    }

    /** Changes an attachment if the server has other values, and returns whether it had. */
    boolean update(String id, ApplyRequest request, Session session) {
        var row = one(id, session);
        var body = body(request, request.prior());
        var hasChanged = ApiMapping.hasChanges(body, row);
        if (hasChanged) {
            session.dokploy()
                    .mutate(
                            procedure("update"),
                            ApiMapping.addUnchanged(schema, body, row).put(idField(), id));
        }
        return hasChanged;
    }

    void delete(String id, Session session) {
        session.dokploy().mutate(attachment.names().removal(), ApiMapping.body(idField(), id));
    }

    /** Returns the state that a row describes. */
    Values state(JsonNode row, Values known) {
        return attachment.normalize(ApiValues.state(schema, row, known, procedure("one")), known);
    }

    /** Returns all attachments that people gave a service, in the order of their natural keys. */
    Collection<Values> of(ServiceReference service, Session session) {
        var serviceRow = service.read(session.dokploy()::query);
        var found = new TreeMap<String, Values>();
        for (var row : attachment.rows(service.type(), serviceRow)) {
            var object = state(row, Values.EMPTY);
            found.put(attachment.naturalKey(object) + " " + row.path(idField()).asText(), object);
        }
        return found.values();
    }

    private String procedure(String name) {
        return attachment.names().procedure(name);
    }

    private String idField() {
        return attachment.names().idField();
    }
}
