package com.dokploy.terraform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider to measure, written as {@code name=command}: words separated by blanks, after any number of
 * {@code VARIABLE=value} words in which a comma stands for a blank; {@code java} is the JVM that runs this. The variable
 * {@code STACK} is none of the environment but the directory of a configuration that this provider takes instead of the
 * others'.
 */
record Provider(String name, Map<String, String> environment, List<String> command) {
    private static final String STACK = "STACK";

    static Provider parse(String text) {
        var equals = text.indexOf('=');
        var environment = new LinkedHashMap<String, String>();
        var command = new ArrayList<String>();
        for (var word : text.substring(equals + 1).strip().split(" +", -1)) {
            var assigned = word.indexOf('=');
            if (command.isEmpty() && assigned > 0) {
                environment.put(
                        word.substring(0, assigned),
                        word.substring(assigned + 1).replace(',', ' '));
            } else {
                command.add(command.isEmpty() && word.equals("java") ? java() : word);
            }
        }
        return new Provider(text.substring(0, equals), environment, command);
    }

    /** The configuration that it takes. */
    Path stack(Path usual) {
        return environment.containsKey(STACK) ? Path.of(environment.get(STACK)) : usual;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Makes an executable of it, named as Terraform looks for it, and a CLI configuration that puts it in the place of
     * {@code dokploy/dokploy}.
     */
    Path install(Path directory) throws IOException {
        Files.createDirectories(directory);
        var script = new StringBuilder("#!/bin/sh\ntrap '' INT\n");
        environment.forEach((variable, value) -> script.append(variable.equals(STACK) ? "# " : "export ")
                .append(variable)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        script.append("exec");
        command.forEach(word -> script.append(' ').append(quoted(word)));
        script.append(" \"$@\"\n");
        var executable = Files.writeString(directory.resolve("terraform-provider-dokploy"), script);
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.writeString(directory.resolve("terraform.rc"), """
                provider_installation {
                  dev_overrides {
                    "dokploy/dokploy" = "%s"
                  }
                  direct {}
                }
                """.formatted(directory));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
