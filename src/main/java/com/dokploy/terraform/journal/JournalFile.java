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
 * The creates of one process, as a file of JSON lines to which lines are only ever added. The process holds a lock on
 * its file while it lives; a process that gets the lock of another's file knows that the other process is dead. A line
 * that breaks off counts for nothing. Not thread-safe.
 */
final class JournalFile {
    static final String SUFFIX = ".creates";

    private static final int FORMAT = 1;
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The files of this very process, static as the locks of the operating system: a second look would end a lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** One create. */
    static final class NotedCreate {
        private final JournalFile file;
        private final int number;
        private final CreateIntent intent;
        private final Set<String> before;
        private final Instant at;
        private @Nullable String id;
        private boolean isReturned;

        NotedCreate(JournalFile file, int number, CreateIntent intent, Set<String> before, Instant at) {
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

        /** The ids of siblings from before the create, none of which is the object's. */
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

        void recordId(String newId) {
            id = newId;
            file.append(line().put("id", newId));
        }

        void exclude(String other) {
            if (before.add(other)) {
                file.append(line().put("not", other));
            }
        }

        void markReturned() {
            isReturned = true;
            file.append(line().put("returned", true));
        }

        void markSettled() {
            file.append(line().put("over", true));
        }

        private ObjectNode line() {
            return JournalLine.empty().put("n", number);
        }
    }

    private final @Nullable Path path;
    private final Map<Integer, NotedCreate> creates = new LinkedHashMap<>();
    private @Nullable FileChannel channel;
    private int numbers;

    private JournalFile(@Nullable Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates a file for this process, or one that keeps nothing when the directory cannot be written. */
    static JournalFile create(Path directory, String workspace) {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        var path = directory.resolve(HexFormat.of().formatHex(bytes) + SUFFIX).toAbsolutePath();
        try {
            Files.createDirectories(directory.toAbsolutePath(), permissions("rwx------"));
            HELD.add(path);
            return new JournalFile(path, createLocked(path, workspace));
        } catch (IOException | RuntimeException failure) {
            // Without the file a create that is cut short cannot be recognised later, which is no reason not to apply.
            Log.warn("Creates cannot be recorded", "directory", directory, "error", failure);
            HELD.remove(path);
            return inMemory();
        }
    }

    /** Creates a file with its first line, locked until the process ends; no file when the line does not fit. */
    private static FileChannel createLocked(Path path, String workspace) throws IOException {
        var channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                permissions("rw-------"));
        try {
            // Another process that looks at the file may hold the lock for a moment.
            channel.lock();
            append(channel, JournalLine.empty().put("format", FORMAT).put("owner", workspace));
            return channel;
        } catch (IOException | RuntimeException failure) {
            try (channel) {
                Files.deleteIfExists(path);
            }
            throw failure;
        }
    }

    /** Returns a file that keeps nothing. */
    static JournalFile inMemory() {
        return new JournalFile(null, null);
    }

    /** Opens the file that a dead process of this workspace left; null for files of the living, of others, of no use. */
    static @Nullable JournalFile openAbandoned(Path path, String workspace) {
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
            return file.parse(text(channel), workspace) ? file : null;
        } catch (IOException | OverlappingFileLockException failure) {
            Log.debug("open creates of another process not read", "file", path, "error", failure);
            return null;
        }
    }

    /** Whether a living process of this workspace has asked for the same object. */
    static boolean isHeldFor(Path path, String workspace, CreateIntent intent) {
        var absolute = path.toAbsolutePath();
        if (HELD.contains(absolute)) {
            return false;
        }
        try (var channel = FileChannel.open(absolute, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                return false;
            }
            var file = new JournalFile(absolute, null);
            if (file.parse(text(channel), workspace)) {
                for (var create : file.creates()) {
                    if (create.intent().equals(intent)) {
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

    Collection<NotedCreate> creates() {
        return creates.values();
    }

    /** Writes a create down. */
    void write(NotedCreate create) {
        var line = JournalLine.empty()
                .put("n", create.number)
                .put("endpoint", create.intent.endpoint())
                .put("procedure", create.intent.procedure())
                .put("naturalKey", create.intent.naturalKey())
                .put("at", create.at.toString());
        var parents = line.putObject("parents");
        create.intent.parents().forEach(parents::put);
        var before = line.putArray("before");
        create.before.forEach(before::add);
        creates.put(create.number, create);
        append(line);
    }

    /** Leaves the file to the next process, or removes it when nothing in it is open. */
    void close() {
        var isOver = true;
        if (channel != null) {
            try {
                var rest = new JournalFile(path, null);
                isOver = rest.parse(text(channel), null) && rest.creates.isEmpty();
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
                // The end of the process closes the file as well.
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
            Log.warn("Creates cannot be recorded", "file", path, "error", failure);
        }
    }

    /** Appends a line in one write; the written part of a line that did not fit is removed again. */
    private static void append(FileChannel channel, ObjectNode line) throws IOException {
        var end = channel.size();
        try {
            var begin = endsInsideLine(channel, end) ? "\n" : "";
            var bytes = ByteBuffer.wrap((begin + line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException failure) {
            channel.truncate(end);
            throw failure;
        }
    }

    /** Whether the last line broke off, because the process died while it wrote. */
    private static boolean endsInsideLine(FileChannel channel, long end) throws IOException {
        var last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private static String text(FileChannel channel) throws IOException {
        if (channel.size() > LARGEST) {
            throw new IOException("the file is too large for a journal");
        }
        var bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // The loop reads on until the end.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /**
     * Reads the lines of the file.
     *
     * @param workspace the workspace that the file must have; null for any
     * @return whether the text is a journal file of that workspace
     */
    private boolean parse(String text, @Nullable String workspace) {
        var lines = text.split("\n", -1);
        var header = JournalLine.parse(lines[0]);
        if (header.path("format").asInt() != FORMAT
                || (workspace != null && !header.path("owner").asText().equals(workspace))) {
            return false;
        }
        for (var i = 1; i < lines.length; i++) {
            apply(JournalLine.parse(lines[i]));
        }
        return true;
    }

    private void apply(JsonNode line) {
        var number = line.path("n").asInt();
        var create = creates.get(number);
        if (line.has("procedure")) {
            try {
                creates.put(number, parseCreate(number, line));
                numbers = Math.max(numbers, number);
            } catch (DateTimeException _) {
                // The line is not from a journal.
            }
        } else if (create != null) {
            if (line.has("id")) {
                create.id = line.path("id").asText();
            }
            if (line.has("not")) {
                create.before.add(line.path("not").asText());
            }
            if (line.has("returned")) {
                create.isReturned = true;
            }
            if (line.has("over")) {
                creates.remove(number);
            }
        }
    }

    private NotedCreate parseCreate(int number, JsonNode line) {
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
        var at = Instant.parse(line.path("at").asText());
        return new NotedCreate(this, number, intent, Set.copyOf(before), at);
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
