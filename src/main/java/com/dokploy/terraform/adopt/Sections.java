package com.dokploy.terraform.adopt;

import com.dokploy.terraform.log.Printable;
import java.util.List;

/** The sections of a report for people. What others have named cannot change the terminal. */
final class Sections {
    private Sections() {}

    /** Appends a section with some lines; nothing if there are none. */
    static void append(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(title).append(":\n");
            lines.forEach(
                    line -> text.append("  - ").append(Printable.line(line)).append('\n'));
        }
    }
}
