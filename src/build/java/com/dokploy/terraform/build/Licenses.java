package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The directory {@code licenses} of the zip: licence and notice texts of everything in it that others have written. What
 * the jars do not carry lies in {@code src/build/licenses}.
 */
final class Licenses {
    private static final Pattern JAR = Pattern.compile("(?<name>.+?)-(?<version>\\d.*)\\.jar");
    private static final Pattern TEXT = Pattern.compile("META-INF/[^/]*(LICENSE|NOTICE)[^/]*");

    /** SPDX identifiers by the first letters of a jar's name. A library that is not here stops the build. */
    private static final Map<String, String> IDENTIFIERS = Map.ofEntries(
            Map.entry("animal-sniffer-annotations", "MIT"),
            Map.entry("annotations", "Apache-2.0"),
            Map.entry("error_prone_annotations", "Apache-2.0"),
            Map.entry("failureaccess", "Apache-2.0"),
            Map.entry("grpc-", "Apache-2.0"),
            Map.entry("gson", "Apache-2.0"),
            Map.entry("guava", "Apache-2.0"),
            Map.entry("j2objc-annotations", "Apache-2.0"),
            Map.entry("jackson-", "Apache-2.0"),
            Map.entry("jsr305", "Apache-2.0"),
            Map.entry("listenablefuture", "Apache-2.0"),
            Map.entry("netty-", "Apache-2.0"),
            Map.entry("perfmark-api", "Apache-2.0"),
            Map.entry("protobuf-javalite", "BSD-3-Clause"),
            Map.entry("snakeyaml-engine", "Apache-2.0"),
            Map.entry("spring-security-crypto", "Apache-2.0"));

    private final Path target;
    private final StringBuilder table = new StringBuilder("""
            # Third-party software

            The provider itself is under the licence in `LICENSE` one directory above. It contains the following. Texts that
            are shared, such as `Apache-2.0.txt`, are in this directory, those of one component in the directory of its name.

            | Component | Version | Licence |
            |---|---|---|
            """);

    private Licenses(Path target) {
        this.target = target;
    }

    /**
     * Writes the directory.
     *
     * @param texts what the jars do not carry, copied as it is
     * @param jars what the provider is linked from; anything else is passed over
     * @param runtimeParts the other components, which are not jars
     */
    static void write(Path texts, List<Path> jars, List<Component> runtimeParts, Path target) throws IOException {
        try (var files = Files.walk(texts)) {
            for (var file : files.sorted().toList()) {
                Files.copy(file, target.resolve(texts.relativize(file).toString()));
            }
        }
        var licenses = new Licenses(target);
        for (var jar : jars.stream().sorted().toList()) {
            var name = JAR.matcher(jar.getFileName().toString());
            if (name.matches()) {
                licenses.add(jar, name.group("name"), name.group("version"));
            }
        }
        for (var part : runtimeParts) {
            licenses.row(part.name(), part.version(), part.license() + ", see `" + part.texts() + "`");
        }
        Files.writeString(target.resolve("README.md"), licenses.table);
    }

    private void add(Path path, String name, String version) throws IOException {
        row(name, version, identifier(name));
        try (var jar = new JarFile(path.toFile())) {
            for (var entry : jar.stream().filter(entry -> isText(entry)).toList()) {
                var file = target.resolve(name).resolve(Path.of(entry.getName()).getFileName());
                Files.createDirectories(file.getParent());
                try (var content = jar.getInputStream(entry)) {
                    Files.write(file, content.readAllBytes());
                }
            }
        }
    }

    private static boolean isText(JarEntry entry) {
        return TEXT.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches();
    }

    private static String identifier(String library) {
        return IDENTIFIERS.entrySet().stream()
                .filter(entry -> library.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the licence of " + library + " is not in Licenses"));
    }

    private void row(String component, String version, String license) {
        table.append("| %s | %s | %s |\n".formatted(component, version, license));
    }
}
