package com.dokploy.terraform.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the provider does with each procedure of Dokploy v0.30.2, and why it leaves others alone: {@code src/test/coverage}
 * has a file for each router, with lines of four kinds.
 *
 * <pre>
 * type dokploy_registry                          types that the router belongs to, separated by spaces
 * used create                                    a procedure that these types call
 * used all: data source `dokploy_registries`     the same, for something else
 * unused testRegistry: create and update do it   a procedure that nothing calls, and why
 * key create.registryType: has one value only    a key of a procedure that writes, and why it is no attribute
 * key *.organizationId: that of the API key      the same, for every procedure of the router that takes the key
 * concept Security: `dokploy_basic_auth`         a thing that users may look for under another name, and what it is here
 * </pre>
 *
 * @param procedures the verdict on each procedure
 * @param keys the keys of procedures that are no attributes, each with the reason
 * @param concepts what stands for a thing that no type is named after, by the name of the thing
 */
record Coverage(
        SortedMap<String, Verdict> procedures,
        SortedMap<String, String> keys,
        SortedMap<String, String> concepts,
        Map<String, List<String>> typesOfRouters) {
    private static final Path DIRECTORY = Path.of("src/test/coverage");

    /**
     * What is said of a procedure.
     *
     * @param isUsed whether the provider calls it
     * @param text what for, with the names of types in backticks; or why not
     */
    record Verdict(boolean isUsed, String text) {}

    static Coverage read() {
        var coverage = new Coverage(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        try (var files = Files.list(DIRECTORY)) {
            for (var file : files.sorted().toList()) {
                var router = file.getFileName().toString().replace(".txt", "");
                for (var line : Files.readAllLines(file)) {
                    coverage.add(router, line);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return coverage;
    }

    private void add(String router, String line) {
        var words = line.split(" ", 2);
        var colon = words[1].indexOf(": ");
        var name = router + "." + (colon < 0 ? words[1] : words[1].substring(0, colon));
        var text = colon < 0 ? "" : words[1].substring(colon + 2);
        switch (words[0]) {
            case "type" -> typesOfRouters.put(router, List.of(words[1].split(" ")));
            case "used" -> procedures.put(name, new Verdict(true, text.isEmpty() ? typesInWords(router) : text));
            case "unused" -> procedures.put(name, new Verdict(false, reason(line, text)));
            case "concept" -> concepts.put(name.substring(name.indexOf('.') + 1), reason(line, text));
            case "key" -> keys.put(name, reason(line, text));
            default -> throw new AssertionError("coverage of " + router + ": " + line);
        }
    }

    private static String reason(String line, String text) {
        if (text.isEmpty()) {
            throw new AssertionError("no reason: " + line);
        }
        return text;
    }

    private String typesInWords(String router) {
        var names = new ArrayList<String>();
        for (var type : typesOfRouters.getOrDefault(router, List.of())) {
            names.add("`" + type + "`");
        }
        if (names.isEmpty()) {
            throw new AssertionError("no type has the router " + router);
        }
        return String.join(", ", names);
    }

    /** The types that the router of a procedure belongs to. */
    List<String> types(String procedure) {
        return typesOfRouters.getOrDefault(router(procedure), List.of());
    }

    /** Whether a type makes or changes its objects by a procedure. */
    boolean isWrite(String procedure) {
        var verb = procedure.substring(procedure.indexOf('.') + 1);
        var verdict = procedures.get(procedure);
        return verdict != null
                && verdict.isUsed()
                && !types(procedure).isEmpty()
                && (verb.startsWith("create") || verb.startsWith("update"));
    }

    /** The name by which a key of a procedure is listed: its own, or the one for all procedures of the router. */
    String listed(String procedure, String key) {
        var everywhere = router(procedure) + ".*." + key;
        return keys.containsKey(everywhere) ? everywhere : procedure + "." + key;
    }

    static String router(String procedure) {
        return procedure.substring(0, procedure.indexOf('.'));
    }
}
