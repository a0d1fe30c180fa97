package com.dokploy.terraform.adopt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** The directory that a configuration is written to. Nothing that is there already is overwritten. */
record OutputDirectory(Path path) {
    /** The file with the values of secrets, which only its owner can read. */
    static final String SECRETS = "secrets.auto.tfvars";

    /** Refuses a directory that holds anything. */
    void requireEmpty() {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new CommandException("`" + path + "` is a file. Choose a directory with --out.");
        }
        try (var files = Files.newDirectoryStream(path)) {
            if (files.iterator().hasNext()) {
                throw new CommandException("The directory `" + path + "` is not empty, and adopt overwrites nothing."
                        + " Choose another directory with --out, or move its files away.");
            }
        } catch (IOException failure) {
            throw new CommandException("Cannot read the directory `" + path + "`: "
                    + FileProblem.of(failure, path).reason() + ". Choose another directory with --out.");
        }
    }

    /** Writes files, by their names. */
    void write(Map<String, String> texts) {
        try {
            Files.createDirectories(path);
            for (var text : texts.entrySet()) {
                write(path.resolve(text.getKey()), text.getValue());
            }
        } catch (IOException failure) {
            var problem = FileProblem.of(failure, path);
            throw new CommandException("Cannot write `" + problem.file() + "`: " + problem.reason()
                    + ". Remove what this command has written to `" + path
                    + "`, and choose a directory that you can write to with --out.");
        }
    }

    private static void write(Path file, String text) throws IOException {
        var options = new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        if (file.endsWith(SECRETS)) {
            FileAttribute<?> ownerOnly =
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(file, Set.of(options), ownerOnly)) {
                var bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    var _ = channel.write(bytes);
                }
            }
            return;
        }
        Files.writeString(file, text, options);
    }
}
