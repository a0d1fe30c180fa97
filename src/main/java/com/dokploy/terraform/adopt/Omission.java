package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.engine.KnownSecrets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the configuration does not have of the server, and why.
 *
 * @param type the name of the resource type
 * @param path the names that lead to the object, or a text for all objects of the type
 * @param id the id of the object; empty if it is not known
 * @param reason full sentences
 */
record Omission(String type, String path, String id, String reason) implements Comparable<Omission> {
    static Omission of(ServerObject<?> object, String reason) {
        return new Omission(object.type(), object.path(), object.id(), reason);
    }

    /** Returns diagnostics as one text. */
    static String reason(List<Diagnostic> diagnostics) {
        var texts = new ArrayList<String>();
        for (var diagnostic : diagnostics) {
            texts.add(diagnostic.summary() + ": " + diagnostic.detail().replaceAll("\\s+", " "));
        }
        return String.join(" ", texts);
    }

    /** Returns the same without secrets. */
    Omission without(KnownSecrets secrets) {
        return new Omission(type, path, id, secrets.scrub(reason));
    }

    /** Adds the object and the reason to a report for programs. */
    void addTo(ObjectNode report) {
        report.put("type", type).put("name", path).put("import_id", id).put("reason", reason);
    }

    @Override
    public String toString() {
        return type + " `" + path + "`" + (id.isEmpty() ? "" : " (" + id + ")") + ": " + reason;
    }

    @Override
    public int compareTo(Omission other) {
        var byType = type.compareTo(other.type);
        var byPath = byType == 0 ? path.compareTo(other.path) : byType;
        return byPath == 0 ? id.compareTo(other.id) : byPath;
    }
}
