package com.dokploy.terraform.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Starts JMH with the arguments that stand in a file, one per line. */
final class Micro {
    private Micro() {}

    public static void main(String[] file) throws Exception {
        org.openjdk.jmh.Main.main(Files.readAllLines(Path.of(file[0])).stream()
                .filter(argument -> !argument.isBlank())
                .toArray(String[]::new));
    }
}
