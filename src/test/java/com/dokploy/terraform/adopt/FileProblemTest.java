package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileProblemTest {
    /** What the system says, and what a command says then. */
    record Case(IOException failure, String file, String reason) {}

    static List<Case> cases() {
        return List.of(
                new Case(new AccessDeniedException("out/main.tf"), "out/main.tf", "permission denied"),
                new Case(new NoSuchFileException("out/main.tf"), "out/main.tf", "its directory does not exist"),
                new Case(new FileAlreadyExistsException("out"), "out", "it already exists and is not a directory"),
                new Case(new FileSystemException("out/a", null, "File name too long"), "out/a", "File name too long"),
                new Case(new FileSystemException("out/a"), "out/a", "the system does not say why"),
                new Case(new IOException("No space left on device"), "asked", "No space left on device"),
                new Case(new IOException(), "asked", "the system does not say why"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFileAndTheReasonAreNamed(Case each) {
        assertThat(FileProblem.of(each.failure(), Path.of("asked")))
                .isEqualTo(new FileProblem(each.file(), each.reason()));
    }

    @Test
    void aLinkToNothingIsInTheWay(@TempDir Path directory) throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("out"), directory.resolve("gone"));
        var out = new OutputDirectory(link);
        out.requireEmpty();
        assertThatThrownBy(() -> out.write(Map.of("main.tf", "")))
                .isInstanceOf(CommandException.class)
                .hasMessage("Cannot write `" + link + "`: it already exists and is not a directory. Remove what this"
                        + " command has written to `" + link
                        + "`, and choose a directory that you can write to with --out.");
    }

    @Test
    void aDirectoryIsNoState(@TempDir Path directory) {
        assertThatThrownBy(() -> StateFile.read(directory))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("Cannot read the state `" + directory + "`: ")
                .hasMessageNotContaining("Exception");
    }
}
