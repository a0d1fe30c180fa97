package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The diagnostics of one request, in the order they were found. Not thread-safe. */
public final class Diagnostics {
    private final List<Diagnostic> all = new ArrayList<>();

    /** Adds one diagnostic. */
    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    /** Adds several diagnostics. */
    public void addAll(List<Diagnostic> diagnostics) {
        all.addAll(diagnostics);
    }

    /** Adds an error about one attribute. */
    public void error(Path path, String summary, String detail) {
        add(Diagnostic.error(path, summary, detail));
    }

    /** Adds a warning about one attribute. */
    public void warning(Path path, String summary, String detail) {
        add(Diagnostic.warning(path, summary, detail));
    }

    /** Whether one of the diagnostics is an error. */
    public boolean hasErrors() {
        for (var diagnostic : all) {
            if (diagnostic.isError()) {
                return true;
            }
        }
        return false;
    }

    /** All diagnostics. */
    public List<Diagnostic> all() {
        return Collections.unmodifiableList(all);
    }
}
