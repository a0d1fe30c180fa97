package com.dokploy.terraform.resources.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path that an import takes in place of an ID: names, joined by slashes. */
public final class ImportPath {
    /** The names that lead an import to a service. */
    public static final List<String> SERVICE = List.of("project", "environment", "service");

    /** The parts that a path to an attachment has at least: its service, and the first attribute of its key. */
    public static final int OF_ATTACHMENT = SERVICE.size() + 1;

    private ImportPath() {}

    /**
     * Returns the parts of a path; null for a text that has fewer, such as an ID.
     *
     * @param parts the number of parts; the last one may hold slashes
     */
    public static String @Nullable [] split(String text, int parts) {
        var names = text.split("/", parts);
        return names.length < parts ? null : names;
    }
}
