package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of attachments that are written inside their service: brings its rows to what is planned, and reads
 * them. The natural key of an element tells which row it is.
 *
 * @param type the type of the service
 * @param attachment the kind of attachment
 * @param element the schema of an element
 * @param attribute the attribute that holds the elements
 */
record InlineAttachmentRows(
        ServiceType type, Attachment attachment, Schema element, Attribute<List<Values>> attribute) {
    /**
     * Removes, makes and changes the attachments that differ from the plan.
     *
     * @param prior the state of the service before; null if the service is new
     * @param row the row of the service
     * @return whether anything was written
     */
    boolean write(
            ApplyRequest request,
            Values plan,
            @Nullable Values prior,
            ServiceReference service,
            JsonNode row,
            Session session) {
        var had = elements(prior);
        var wanted = elements(plan);
        var configured = elements(request.config());
        var hasWritten = false;
        var there = new LinkedHashMap<String, JsonNode>();
        for (var attached : attachment.rows(type, row)) {
            var naturalKey = attachment.naturalKey(element, attached);
            var isUnwanted = !wanted.containsKey(naturalKey) && (plan.has(attribute) || had.containsKey(naturalKey));
            // Of two attachments with the same key one is too many, but only where all of the service's are
            // Terraform's.
            if (isUnwanted || (plan.has(attribute) && there.containsKey(naturalKey))) {
                remove(attached, session);
                hasWritten = true;
            } else {
                there.put(naturalKey, attached);
            }
        }
        for (var object : wanted.entrySet()) {
            var naturalKey = object.getKey();
            var config = configured.getOrDefault(naturalKey, Values.EMPTY);
            var before = had.getOrDefault(naturalKey, Values.EMPTY);
            var body = ApiMapping.update(element, object.getValue(), config, before);
            attachment.adapt(body);
            hasWritten |= write(body, there.get(naturalKey), service, session);
        }
        return hasWritten;
    }

    private void remove(JsonNode attached, Session session) {
        var names = attachment.names();
        var id = attached.path(names.idField()).asText();
        session.dokploy().mutate(names.removal(), ApiMapping.body(names.idField(), id));
    }

    private boolean write(ObjectNode body, @Nullable JsonNode there, ServiceReference service, Session session) {
        var names = attachment.names();
        var row = there;
        if (row == null) {
            var toCreate = body.deepCopy();
            attachment.adaptForCreate(toCreate);
            toCreate.setAll(attachment.serviceFields(service));
            row = session.dokploy().mutate(names.procedure("create"), toCreate);
        }
        attachment.follow(body, row, there == null, session);
        // Some procedures do not return the attachment that they made: then all values count as taken.
        var hasChanged = row.has(names.idField()) && ApiMapping.hasChanges(body, row);
        if (hasChanged) {
            var id = row.path(names.idField()).asText();
            var toUpdate = ApiMapping.addUnchanged(element, body, row).put(names.idField(), id);
            session.dokploy().mutate(names.procedure("update"), toUpdate);
        }
        return there == null || hasChanged;
    }

    /** Returns the elements of a service that Terraform has, by their natural keys; none for null. */
    Map<String, Values> elements(@Nullable Values service) {
        return attachment.byNaturalKey(service == null ? List.of() : service.find(attribute, List.of()));
    }

    /**
     * Adds the attachments to the state of their service, in the order in which Terraform has them.
     *
     * @param known the service as Terraform has it
     * @param isImport whether nothing of the configuration is known yet: then all attachments of the service are taken
     */
    Values read(Values state, Values known, boolean isImport, JsonNode service) {
        var rows = attachment.rows(type, service);
        if (known.isNull(attribute) && !(isImport && !rows.isEmpty())) {
            return state.with(attribute, null);
        }
        if (!service.has(attachment.names().listField())) {
            // The answer leaves the list out, which does not mean that there are no attachments.
            return state.withValue(attribute, known.value(attribute));
        }
        var had = elements(known);
        var found = new LinkedHashMap<String, Values>();
        var extra = new ArrayList<Values>();
        for (var row : rows) {
            var naturalKey = attachment.naturalKey(element, row);
            var before = had.getOrDefault(naturalKey, Values.EMPTY);
            var object = attachment.normalize(ApiValues.element(element, row, before, type.procedure("one")), before);
            if (!had.containsKey(naturalKey) || found.putIfAbsent(naturalKey, object) != null) {
                extra.add(object);
            }
        }
        var ordered = new ArrayList<Values>();
        for (var naturalKey : had.keySet()) {
            var object = found.get(naturalKey);
            if (object != null) {
                ordered.add(object);
            }
        }
        ordered.addAll(extra);
        return state.with(attribute, ordered);
    }
}
