package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * Finds one of several rows by its natural key.
 *
 * @param schema the type of the rows
 * @param key the attributes that tell the rows apart
 * @param rows the rows' ids with their natural keys
 */
record RowSearch(Schema schema, List<Attribute<String>> key, Map<String, String> rows) {
    /**
     * Returns the id of the row that an import means.
     *
     * @param wanted the text that the user wrote: an id, or a path of names
     * @param naturalKey the last part of the path
     * @param mayBeId whether a text that is not found may be an id nevertheless: not every list shows everything
     * @param path the names of the parts of a path
     */
    String importId(String wanted, String naturalKey, boolean mayBeId, List<String> path) {
        if (rows.containsKey(wanted)) {
            return wanted;
        }
        var found = findNamed(naturalKey);
        if (found.isNone() && mayBeId) {
            return wanted;
        }
        var what = DuplicateNames.names(key) + " `" + naturalKey + "`";
        return found.only(
                () -> Diagnostic.error(
                        "Object Not Found",
                        "Dokploy has no " + schema.name() + " `" + wanted + "`" + others() + " Use the ID of the"
                                + " object, or a path such as `"
                                + String.join("/", path)
                                + "`."),
                several -> Diagnostic.error(
                        "Ambiguous Name",
                        "Several " + schema.name() + " objects have the " + what + ": `" + String.join("`, `", several)
                                + "`. Import the right one by its ID."));
    }

    private String others() {
        return rows.isEmpty()
                ? ", nor any other object of this type there."
                : ". The objects of this type there are `" + String.join("`, `", rows.values()) + "`.";
    }

    /** Returns the id of the only row with a natural key, for a data source. */
    String only(String naturalKey) {
        return findNamed(naturalKey)
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "No " + schema.name() + " `" + naturalKey + "` exists on this server, or the API"
                                        + " key has no access to it." + caseRule()),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                "Several " + schema.name() + " objects are named `" + naturalKey + "`: `"
                                        + String.join("`, `", several) + "`. Set `id` instead."));
    }

    private String caseRule() {
        return key.stream().allMatch(attribute -> attribute.format() == Format.PLAIN)
                ? " Names are case-sensitive."
                : "";
    }

    private Found<String> findNamed(String naturalKey) {
        return Found.ids(rows, naturalKey::equals);
    }
}
