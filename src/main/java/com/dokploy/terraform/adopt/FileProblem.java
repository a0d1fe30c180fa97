package com.dokploy.terraform.adopt;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why the system refused to read or write a file.
 *
 * @param file the file or directory that it refused
 * @param reason a phrase that follows a colon
 */
record FileProblem(String file, String reason) {
    /**
     * Reads what the system said.
     *
     * @param asked the file or directory that was asked for, if the system names none
     */
    static FileProblem of(IOException failure, Path asked) {
        var file = failure instanceof FileSystemException ofFile ? ofFile.getFile() : null;
        return new FileProblem(file == null ? asked.toString() : file, reason(failure));
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its directory does not exist";
            case FileAlreadyExistsException _ -> "it already exists and is not a directory";
            case FileSystemException ofFile -> orUnknown(ofFile.getReason());
            default -> orUnknown(failure.getMessage());
        };
    }

    private static String orUnknown(@Nullable String reason) {
        return reason == null ? "the system does not say why" : reason;
    }
}
