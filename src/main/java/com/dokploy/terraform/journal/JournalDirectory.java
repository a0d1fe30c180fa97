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

/** Where processes keep the files of what they ask to be made, one each. Not thread-safe. */
final class JournalDirectory {
    private final @Nullable Path directory;
    private final String owner;
    private final Set<Path> taken = new HashSet<>();
    private boolean isWritable;

    /**
     * Nothing is read or written yet.
     *
     * @param directory where it is; null for none
     * @param owner whose state the objects go into: others' files count for nothing
     */
    JournalDirectory(@Nullable Path directory, String owner) {
        this.directory = directory;
        this.owner = owner;
        this.isWritable = directory != null;
    }

    /** Whether there is none. */
    boolean isMissing() {
        return directory == null;
    }

    /** The file of this process; one that keeps nothing if none can be written. */
    JournalFile create() {
        var file = isWritable && directory != null ? JournalFile.create(directory, owner) : JournalFile.nowhere();
        isWritable = file.isWritten();
        return file;
    }

    /** What dead processes left and was not asked for before. The files are the caller's from now on. */
    List<JournalFile> left() {
        var files = new ArrayList<JournalFile>();
        for (var path : paths()) {
            var file = taken.contains(path) ? null : JournalFile.left(path, owner);
            if (file != null) {
                taken.add(path);
                files.add(file);
            }
        }
        return files;
    }

    /** Whether a process that lives is asking for the same. */
    boolean isAskedFor(CreateIntent intent) {
        for (var path : paths()) {
            if (!taken.contains(path) && JournalFile.isHeldFor(path, owner, intent)) {
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
                Log.warn("open creates cannot be read", "directory", directory, "error", failure);
            }
        }
        return paths;
    }
}
