package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds one of several rows by its natural key.
 *
 * @param schema the type of the rows
 * @param key the attributes that tell them apart
 * @param rows their ids, and their natural keys
 */
record RowSearch(Schema schema, List<Attribute<String>> key, Map<String, String> rows) {
    /**
     * The id of the row that an import means.
     *
     * @param wanted what the user wrote: an id, or a path of names
     * @param naturalKey the last part of the path
     * @param mayBeId whether what is not found may be an id nevertheless: not every list shows everything
     * @param path what the parts of a path are called
     */
    String imported(String wanted, String naturalKey, boolean mayBeId, List<String> path) {
        if (rows.containsKey(wanted)) {
            return wanted;
        }
        var found = named(naturalKey);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty() && mayBeId) {
            return wanted;
        }
        var what = DuplicateNames.names(key) + " `" + naturalKey + "`";
        if (found.isEmpty()) {
            var others =
                    rows.isEmpty() ? "There are none here." : "There is `" + String.join("`, `", rows.values()) + "`.";
            throw failure(
                    "Unknown Name",
                    "There is no " + schema.name() + " `" + wanted + "`: none here has the " + what + ". " + others
                            + " Write its id, or a path such as `" + String.join("/", path) + "`.");
        }
        throw failure(
                "Ambiguous Name",
                "More than one " + schema.name() + " has the " + what + ": `" + String.join("`, `", found)
                        + "`. Import by id the one you mean.");
    }

    /** The id of the row that a data source looks up. */
    String lookedUp(String naturalKey) {
        var found = named(naturalKey);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw failure(
                    "Nothing found",
                    "There is no " + schema.name() + " `" + naturalKey + "` on this server, or the API key may not see"
                            + " it. Names are compared letter by letter.");
        }
        throw failure(
                "Several found",
                "`" + naturalKey + "` could be any of " + String.join(", ", found)
                        + ". Use the id of the one you mean.");
    }

    private List<String> named(String naturalKey) {
        var found = new ArrayList<String>();
        for (var row : rows.entrySet()) {
            if (row.getValue().equals(naturalKey)) {
                found.add(row.getKey());
            }
        }
        return found;
    }

    private static DiagnosticException failure(String title, String detail) {
        return new DiagnosticException(Diagnostic.error(title, detail));
    }
}
