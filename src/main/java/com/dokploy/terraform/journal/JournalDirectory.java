package com.dokploy.terraform.journal;

import com.dokploy.terraform.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory in which processes keep the files of their creates, one file for each process. Not thread-safe. */
final class JournalDirectory {
    private final @Nullable Path directory;
    private final String workspace;
    private final Set<Path> opened = new HashSet<>();
    private boolean isWritable;

    /**
     * Creates the access to a directory; reads and writes nothing yet.
     *
     * @param directory the path of the directory; null for none
     * @param workspace the workspace whose state the objects go into: files of other workspaces count for nothing
     */
    JournalDirectory(@Nullable Path directory, String workspace) {
        this.directory = directory;
        this.workspace = workspace;
        this.isWritable = directory != null;
    }

    /** Whether there is no directory. */
    boolean isMissing() {
        return directory == null;
    }

    /** Returns the file of this process; one that keeps nothing if none can be written. */
    JournalFile create() {
        var file = isWritable && directory != null ? JournalFile.create(directory, workspace) : JournalFile.inMemory();
        isWritable = file.isWritten();
        return file;
    }

    /**
     * Returns the files that dead processes left and that were not returned before. The files are the caller's from now
     * on.
     */
    List<JournalFile> openAbandoned() {
        var files = new ArrayList<JournalFile>();
        for (var path : paths()) {
            var file = opened.contains(path) ? null : JournalFile.openAbandoned(path, workspace);
            if (file != null) {
                opened.add(path);
                files.add(file);
            }
        }
        return files;
    }

    /** Whether a living process is asking for the same object. */
    boolean isAskedFor(CreateIntent intent) {
        for (var path : paths()) {
            if (!opened.contains(path) && JournalFile.isHeldFor(path, workspace, intent)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> paths() {
        var paths = new ArrayList<Path>();
        if (directory != null && Files.isDirectory(directory)) {
            try (var listed = Files.newDirectoryStream(directory, "*" + JournalFile.SUFFIX)) {
                listed.forEach(paths::add);
            } catch (IOException | RuntimeException failure) {
                Log.warn("Interrupted creates cannot be read", "directory", directory, "error", failure);
            }
        }
        return paths;
    }
}
