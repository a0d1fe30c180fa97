package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds one attachment among those of its kind that hang on a service.
 *
 * @param attachment what is looked for
 * @param schema that of the resource
 */
record AttachmentSearch(Attachment attachment, Schema schema) {
    /** Those that hang on a service: their ids, and their natural keys. */
    Map<String, String> all(ServiceReference service, ListReader lists) {
        var names = attachment.names();
        var all = new LinkedHashMap<String, String>();
        var owner = service.read(lists);
        var rows = ApiValues.rows(owner, names.listField(), service.type().procedure("one"));
        for (var row : rows) {
            if (attachment.isServersOwn(service.type(), owner, row)) {
                continue;
            }
            all.put(row.path(names.idField()).asText(), attachment.naturalKey(schema, row));
        }
        return all;
    }

    /** The id of the one that a configuration describes. */
    String described(Values config, ServiceReference service, ListReader lists) {
        if (config.isNull(attachment.key().getFirst())) {
            throw failure(
                    "Which " + attachment.names().noun() + "?",
                    "Give its `id`, or beside the service what tells it apart: " + attachment.keyNames() + ".");
        }
        return named(attachment.naturalKey(config), service, lists);
    }

    /** The id of the one that is meant by its natural key, or by the first parts of a key of several attributes. */
    String named(String wanted, ServiceReference service, ListReader lists) {
        var all = all(service, lists);
        var found = ids(all, naturalKey -> naturalKey.equals(wanted) || naturalKey.equals("/" + wanted));
        if (found.isEmpty() && attachment.key().size() > 1) {
            found = ids(all, naturalKey -> naturalKey.startsWith(wanted + "/"));
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        var noun = attachment.names().noun();
        var what = noun + " with " + attachment.keyNames() + " `" + wanted + "`";
        if (found.isEmpty()) {
            throw failure("No such " + noun, "The service has no " + what + ".");
        }
        throw failure(
                "Ambiguous Name",
                "The service has more than one " + what + ": `" + String.join("`, `", found)
                        + "`. Use the `id` of the one you mean.");
    }

    private static List<String> ids(Map<String, String> all, Predicate<String> isMeant) {
        var ids = new ArrayList<String>();
        all.forEach((id, naturalKey) -> {
            if (isMeant.test(naturalKey)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Says which one is in the way of a new one. The server says only that its database refused the values (v0.30.2). */
    void refuseDuplicate(Values plan, ServiceReference service, ListReader lists) {
        for (var sibling : all(service, lists).entrySet()) {
            if (sibling.getValue().equals(attachment.naturalKey(plan))) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(attachment.key().getFirst().name()),
                        "Object Already Exists",
                        ExistingObjects.offer(List.of(sibling.getKey()), attachment.key(), schema)));
            }
        }
    }

    private static DiagnosticException failure(String title, String detail) {
        return new DiagnosticException(Diagnostic.error(title, detail));
    }
}
