package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds one attachment among those of its kind that hang on a service.
 *
 * @param attachment the kind of attachment
 * @param schema the schema of the resource
 */
record AttachmentSearch(Attachment attachment, Schema schema) {
    /** Returns the attachments of a service: their ids with their natural keys. */
    Map<String, String> all(ServiceReference service, ListReader lists) {
        var names = attachment.names();
        var all = new LinkedHashMap<String, String>();
        for (var row : attachment.rows(service.type(), service.read(lists))) {
            all.put(row.path(names.idField()).asText(), attachment.naturalKey(schema, row));
        }
        return all;
    }

    /** Returns the id of the attachment that a configuration describes. */
    String find(Values config, ServiceReference service, ListReader lists) {
        return findNamed(attachment.naturalKey(config), service, lists);
    }

    /**
     * Returns the id of the attachment that is named by its natural key, or by the first parts of a key of several
     * attributes.
     */
    String findNamed(String wanted, ServiceReference service, ListReader lists) {
        var all = all(service, lists);
        var found = Found.ids(all, naturalKey -> naturalKey.equals(wanted) || naturalKey.equals("/" + wanted));
        if (found.isNone() && attachment.key().size() > 1) {
            found = Found.ids(all, naturalKey -> naturalKey.startsWith(wanted + "/"));
        }
        var noun = attachment.names().noun();
        var what = noun + " `" + wanted + "`";
        return found.only(
                () -> Diagnostic.error(
                        "Object Not Found",
                        "The service has no " + what + " (" + attachment.keyNames() + "). Compare with Dokploy's"
                                + " dashboard, or use the `id`."),
                several -> Diagnostic.error(
                        "Ambiguous Name",
                        "The service has more than one " + what + " (" + attachment.keyNames() + "): `"
                                + String.join("`, `", several) + "`. Use the `id` of the right one."));
    }
}
