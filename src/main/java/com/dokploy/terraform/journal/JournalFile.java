package com.dokploy.terraform.journal;

import com.dokploy.terraform.log.Log;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The creates of one process, as lines of JSON that are only ever added to. The process holds a lock on its file while
 * it lives; whoever gets the lock of another's file knows that its process is dead. A line that breaks off counts for
 * nothing. Not thread-safe.
 */
final class JournalFile {
    static final String SUFFIX = ".creates";

    private static final int FORMAT = 1;
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Files of this very process, as static as the locks of the operating system: a second look would end the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** One create. */
    static final class Note {
        private final JournalFile file;
        private final int number;
        private final CreateIntent intent;
        private final Set<String> before;
        private final Instant at;
        private @Nullable String id;
        private boolean isReturned;

        Note(JournalFile file, int number, CreateIntent intent, Set<String> before, Instant at) {
            this.file = file;
            this.number = number;
            this.intent = intent;
            this.before = new HashSet<>(before);
            this.at = at;
        }

        JournalFile file() {
            return file;
        }

        CreateIntent intent() {
            return intent;
        }

        /** Ids that are not those of the object. */
        Set<String> before() {
            return before;
        }

        Instant at() {
            return at;
        }

        /** The object's id; null while it is not known. */
        @Nullable String id() {
            return id;
        }

        boolean isReturned() {
            return isReturned;
        }

        void made(String newId) {
            id = newId;
            file.append(line().put("id", newId));
        }

        void knows(String other) {
            if (before.add(other)) {
                file.append(line().put("not", other));
            }
        }

        void returned() {
            isReturned = true;
            file.append(line().put("returned", true));
        }

        void over() {
            file.append(line().put("over", true));
        }

        private ObjectNode line() {
            return JournalLine.empty().put("n", number);
        }
    }

    private final @Nullable Path path;
    private final Map<Integer, Note> notes = new LinkedHashMap<>();
    private @Nullable FileChannel channel;
    private int numbers;

    private JournalFile(@Nullable Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A file for this process, or one that is nowhere when the directory cannot be written. */
    static JournalFile create(Path directory, String owner) {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        var path = directory.resolve(HexFormat.of().formatHex(bytes) + SUFFIX).toAbsolutePath();
        try {
            Files.createDirectories(directory.toAbsolutePath(), permissions("rwx------"));
            HELD.add(path);
            return new JournalFile(path, begun(path, owner));
        } catch (IOException | RuntimeException failure) {
            // Without it a create that is cut short cannot be recognised later, which is no reason not to apply.
            Log.warn("open creates are not written down", "directory", directory, "error", failure);
            HELD.remove(path);
            return nowhere();
        }
    }

    /** A file with its first line, held until the process ends; none at all when that does not fit on the disk. */
    private static FileChannel begun(Path path, String owner) throws IOException {
        var channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                permissions("rw-------"));
        try {
            // Somebody who looks at it may hold it for a moment.
            channel.lock();
            append(channel, JournalLine.empty().put("format", FORMAT).put("owner", owner));
            return channel;
        } catch (IOException | RuntimeException failure) {
            try (channel) {
                Files.deleteIfExists(path);
            }
            throw failure;
        }
    }

    /** A file that keeps nothing. */
    static JournalFile nowhere() {
        return new JournalFile(null, null);
    }

    /** What a dead process of this owner left; null for files of the living, of others, and of no use. */
    static @Nullable JournalFile left(Path path, String owner) {
        var absolute = path.toAbsolutePath();
        if (HELD.contains(absolute)) {
            return null;
        }
        try (var channel = FileChannel.open(absolute, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            var file = new JournalFile(absolute, null);
            return file.parse(text(channel), owner) ? file : null;
        } catch (IOException | OverlappingFileLockException failure) {
            Log.debug("open creates of another process not read", "file", path, "error", failure);
            return null;
        }
    }

    /** Whether a living process of this owner has asked for the same. */
    static boolean isHeldFor(Path path, String owner, CreateIntent intent) {
        var absolute = path.toAbsolutePath();
        if (HELD.contains(absolute)) {
            return false;
        }
        try (var channel = FileChannel.open(absolute, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                return false;
            }
            var file = new JournalFile(absolute, null);
            if (file.parse(text(channel), owner)) {
                for (var note : file.notes()) {
                    if (note.intent().equals(intent)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | OverlappingFileLockException _) {
            return false;
        }
    }

    boolean isWritten() {
        return path != null;
    }

    int next() {
        numbers++;
        return numbers;
    }

    Collection<Note> notes() {
        return notes.values();
    }

    /** Writes a create down. */
    void write(Note note) {
        var line = JournalLine.empty()
                .put("n", note.number)
                .put("endpoint", note.intent.endpoint())
                .put("procedure", note.intent.procedure())
                .put("naturalKey", note.intent.naturalKey())
                .put("at", note.at.toString());
        var parents = line.putObject("parents");
        note.intent.parents().forEach(parents::put);
        var before = line.putArray("before");
        note.before.forEach(before::add);
        notes.put(note.number, note);
        append(line);
    }

    /** Leaves the file to whoever comes next, or removes it when it has nothing to say. */
    void close() {
        var isOver = true;
        if (channel != null) {
            try {
                var rest = new JournalFile(path, null);
                isOver = rest.parse(text(channel), null) && rest.notes.isEmpty();
            } catch (IOException _) {
                isOver = false;
            }
        }
        if (isOver) {
            delete();
        }
        release();
    }

    void release() {
        if (path != null) {
            HELD.remove(path);
        }
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // The end of the process closes it as well.
            }
            channel = null;
        }
    }

    void delete() {
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException failure) {
                Log.debug("a file of open creates stays", "file", path, "error", failure);
            }
        }
    }

    private void append(ObjectNode line) {
        if (path == null) {
            return;
        }
        var open = channel;
        try {
            if (open != null) {
                append(open, line);
                return;
            }
            try (var again = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (again.tryLock() != null) {
                    append(again, line);
                }
            }
        } catch (IOException | OverlappingFileLockException failure) {
            Log.warn("open creates are not written down", "file", path, "error", failure);
        }
    }

    /** In one write, on a line of its own; what was written of a line that did not fit is taken back. */
    private static void append(FileChannel channel, ObjectNode line) throws IOException {
        var end = channel.size();
        try {
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException failure) {
            channel.truncate(end);
            throw failure;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        if (channel.size() > LARGEST) {
            throw new IOException("the file is too large to be one of ours");
        }
        var bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // Reads on until the end.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /**
     * Takes the lines in.
     *
     * @param owner whose file it must be; null for anybody's
     * @return whether it is such a file
     */
    private boolean parse(String text, @Nullable String owner) {
        var lines = text.split("\n", -1);
        var header = JournalLine.parsed(lines[0]);
        if (header.path("format").asInt() != FORMAT
                || (owner != null && !header.path("owner").asText().equals(owner))) {
            return false;
        }
        for (var i = 1; i < lines.length; i++) {
            take(JournalLine.parsed(lines[i]));
        }
        return true;
    }

    private void take(JsonNode line) {
        var number = line.path("n").asInt();
        var note = notes.get(number);
        if (line.has("procedure")) {
            try {
                notes.put(number, note(number, line));
                numbers = Math.max(numbers, number);
            } catch (DateTimeException _) {
                // Not one of ours.
            }
        } else if (note != null) {
            if (line.has("id")) {
                note.id = line.path("id").asText();
            }
            if (line.has("not")) {
                note.before.add(line.path("not").asText());
            }
            if (line.has("returned")) {
                note.isReturned = true;
            }
            if (line.has("over")) {
                notes.remove(number);
            }
        }
    }

    private Note note(int number, JsonNode line) {
        var parents = new LinkedHashMap<String, String>();
        line.path("parents")
                .properties()
                .forEach(
                        parent -> parents.put(parent.getKey(), parent.getValue().asText()));
        var before = new ArrayList<String>();
        line.path("before").forEach(id -> before.add(id.asText()));
        var intent = new CreateIntent(
                line.path("endpoint").asText(),
                line.path("procedure").asText(),
                parents,
                line.path("naturalKey").asText());
        return new Note(
                this,
                number,
                intent,
                Set.copyOf(before),
                Instant.parse(line.path("at").asText()));
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
