package com.dokploy.terraform.build;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which classes the program can come to: from the main class through every text of every constant pool that is, or
 * holds, the name of a class. That also finds classes loaded by name, and keeps too much rather than too little; it
 * still leaves out most of the libraries.
 */
final class Reachability {
    /** Class names inside descriptors, signatures and texts, with dots or slashes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$-]*(?:[./][A-Za-z_$][\\w$-]*)+");

    private final Map<String, byte[]> entries;
    private final Map<String, Set<String>> services;
    private final Set<String> reached = new TreeSet<>();
    private final ArrayDeque<String> open = new ArrayDeque<>();

    Reachability(Map<String, byte[]> entries, Map<String, Set<String>> services) {
        this.entries = entries;
        this.services = services;
    }

    /** Everything that is not a class, and the classes reached from {@code mainClass}. */
    Set<String> from(String mainClass) {
        for (var name : entries.keySet()) {
            if (!name.endsWith(".class")) {
                reached.add(name);
            }
        }
        reach(mainClass);
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        return reached;
    }

    private void reach(String name) {
        var file = name.replace('.', '/') + ".class";
        if (entries.containsKey(file) && reached.add(file)) {
            open.add(file);
        }
    }

    private void follow(String file) {
        var pool = ClassFile.of().parse(entries.get(file)).constantPool();
        for (var entry : pool) {
            if (entry instanceof Utf8Entry text) {
                var names = NAME.matcher(text.stringValue());
                while (names.find()) {
                    // A descriptor such as (Lcom/a/B;) puts an L before the name.
                    var name = names.group();
                    reach(name);
                    if (name.startsWith("L")) {
                        reach(name.substring(1));
                    }
                }
            }
        }
        var service = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        services.getOrDefault(service, Set.of()).forEach(this::reach);
    }
}
