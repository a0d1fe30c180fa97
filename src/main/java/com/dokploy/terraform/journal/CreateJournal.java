package com.dokploy.terraform.journal;

import com.dokploy.terraform.concurrent.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the creates that were asked for until it is certain that the caller's own state holds it, so that an object
 * whose maker died is found again instead of made twice. In memory, and, when it has a directory, in one file for each
 * process; a file that no living process holds was left by a dead one (see docs/design/decisions.md, "An interrupted
 * create is explained by what it left").
 *
 * <p>The journal holds ids, names and times, never a body. A directory that cannot be written costs the memory of dead
 * processes and nothing else.
 */
public final class CreateJournal {
    /** The time for which an entry can explain an object. */
    static final Duration MEMORY = Duration.ofDays(3);

    /** The time that a process may live after the host that it worked for has died. */
    private static final Duration LIFETIME_WITHOUT_HOST = Duration.ofSeconds(12);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** One create. The methods are called by the thread that opened the entry. */
    public final class Entry {
        private final JournalFile.NotedCreate noted;
        private boolean isUnderWay;

        private Entry(JournalFile.NotedCreate noted, boolean isUnderWay) {
            this.noted = noted;
            this.isUnderWay = isUnderWay;
        }

        /** Notes that the object was made. */
        public void succeeded(String id) {
            withLock(() -> {
                isUnderWay = false;
                recordCreated(this, id);
            });
        }

        /** Notes that the object certainly was not made. */
        public void failed() {
            withLock(() -> {
                isUnderWay = false;
                forget(this);
            });
        }

        /** Notes that this call learns nothing more about the object; does nothing once the object was made. */
        public void unknown() {
            withLock(() -> isUnderWay = false);
        }
    }

    private final JournalDirectory directory;
    private final boolean stateIsLocal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final ManagedObjects managed = new ManagedObjects();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> returned = new HashSet<>();
    private @Nullable JournalFile own;
    private boolean isRead;

    private CreateJournal(JournalDirectory directory, boolean stateIsLocal) {
        this.directory = directory;
        this.stateIsLocal = stateIsLocal;
    }

    /** Returns a journal that ends with the process. */
    public static CreateJournal inMemory() {
        return new CreateJournal(new JournalDirectory(null, ""), true);
    }

    /**
     * Returns a journal that outlives the process. Nothing is read or written before it must be.
     *
     * @param directory the directory of the journal's files; made when the first file is written
     * @param workspace the workspace whose state the objects go into; entries of others explain nothing
     * @param stateIsLocal whether the workspace's state is written before {@link #close()}, and not far away after it
     */
    public static CreateJournal in(Path directory, String workspace, boolean stateIsLocal) {
        return new CreateJournal(new JournalDirectory(directory, workspace), stateIsLocal);
    }

    /** Notes that a plan or an apply begins: a process that is reattached to serves many. */
    public void onConfigured() {
        managed.clear();
    }

    /** The objects that the workspace manages, as far as this plan or apply was told. */
    public ManagedObjects managed() {
        return managed;
    }

    /** Notes an object that the server created together with another one: a project's first environment. */
    public void createdTogetherWith(String id) {
        created.add(id);
        managed.addMade(id);
    }

    /** Notes that an object is about to be asked for. */
    public Entry open(CreateIntent intent, Set<String> before) {
        return locked(() -> {
            var file = file();
            var noted = new JournalFile.NotedCreate(file, file.next(), intent, before, Instant.now());
            file.write(noted);
            var entry = new Entry(noted, true);
            entries.add(entry);
            return entry;
        });
    }

    /**
     * Waits until no process whose host was killed, and which lives on for seconds, can still make the same object.
     *
     * @param pause waits, and returns whether to stop waiting
     */
    public void awaitOtherProcess(CreateIntent intent, Predicate<Duration> pause) {
        var deadline = Deadline.in(LIFETIME_WITHOUT_HOST);
        while (!deadline.isOver() && locked(() -> isAskedForElsewhere(intent))) {
            if (pause.test(BETWEEN_LOOKS)) {
                return;
            }
        }
    }

    private boolean isAskedForElsewhere(CreateIntent intent) {
        readAbandoned();
        return directory.isAskedFor(intent);
    }

    /**
     * Adopts the object that an earlier, interrupted create explains, and returns its id; null if there is none.
     *
     * @param siblings the natural keys of the objects that are there now, by id
     */
    public @Nullable String adopt(CreateIntent intent, Map<String, String> siblings) throws AmbiguousCreateException {
        lock.lock();
        try {
            var noted = findNoted(intent, siblings, true);
            var found = noted == null ? findByDifference(intent, siblings) : noted;
            return found == null ? null : adopt(found);
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #adopt}, but only an object that the create has certainly made, since its reply came, and that the host
     * was never given: an object that was returned may be in use although no state has shown it since.
     */
    public @Nullable String adoptLost(CreateIntent intent, Map<String, String> siblings) {
        return locked(() -> {
            var found = findNoted(intent, siblings, false);
            return found == null ? null : adopt(found);
        });
    }

    /**
     * Returns what interrupted creates have left, without adopting any of it.
     *
     * @param evenReturned whether objects count that the host was given, see {@link #adoptLost}
     */
    public Interrupted interrupted(CreateIntent intent, Map<String, String> siblings, boolean evenReturned) {
        return locked(() -> {
            var noted = findNoted(intent, siblings, evenReturned);
            var open = unanswered(intent);
            return new Interrupted(noted == null ? null : noted.id, candidates(open, intent, siblings), open.size());
        });
    }

    /** Forgets the interrupted creates without a reply: the user was told of what they may have made. */
    public void forgetUnanswered(CreateIntent intent) {
        withLock(() -> unanswered(intent).forEach(this::forget));
    }

    /** Notes that the workspace's state is about to hold this object. */
    public void onStateReturned(String id) {
        if (created.contains(id)) {
            withLock(() -> returned.add(id));
        }
    }

    /**
     * Notes that the workspace's state does hold this object: nothing about the object is open.
     *
     * @param type the name of the object's resource type; null if the ID is not the object's own
     */
    public void onStateSeen(@Nullable String type, String id) {
        managed.addInState(type, id);
        if (directory.isMissing()) {
            return;
        }
        withLock(() -> {
            read();
            for (var entry : List.copyOf(entries)) {
                if (id.equals(entry.noted.id())) {
                    forget(entry);
                    forgetReturned(entry.noted.file());
                } else if (entry.noted.id() == null && !entry.isUnderWay) {
                    entry.noted.exclude(id);
                }
            }
        });
    }

    /** Closes the journal when the host has everything that was returned to it. */
    public void close() {
        withLock(() -> {
            var file = own;
            if (file == null) {
                return;
            }
            for (var entry : List.copyOf(entries)) {
                var id = entry.noted.id();
                if (entry.noted.file() == file && id != null && returned.contains(id)) {
                    if (stateIsLocal) {
                        forget(entry);
                    } else {
                        entry.noted.markReturned();
                    }
                }
            }
            file.close();
            own = null;
        });
    }

    /** Releases the file as the system does when the process dies: its open entries are left to the next process. */
    void release() {
        withLock(() -> {
            if (own != null) {
                own.release();
                own = null;
            }
        });
    }

    private record Explained(Entry entry, String id) {}

    private String adopt(Explained found) {
        var file = file();
        var noted = found.entry.noted;
        var renewed = new Entry(
                new JournalFile.NotedCreate(file, file.next(), noted.intent(), noted.before(), Instant.now()), false);
        // First the entry is written to this process's file, then removed from the other one: a process that ends
        // in between has the object explained twice, by one id.
        file.write(renewed.noted);
        entries.add(renewed);
        managed.addAdopted(found.id);
        recordCreated(renewed, found.id);
        forget(found.entry);
        return found.id;
    }

    private @Nullable Explained findNoted(CreateIntent intent, Map<String, String> siblings, boolean evenReturned) {
        read();
        for (var entry : List.copyOf(entries)) {
            var id = entry.noted.id();
            if (id == null || entry.isUnderWay || !entry.noted.intent().equals(intent)) {
                continue;
            }
            if (siblings.containsKey(id)) {
                if (!created.contains(id) && (evenReturned || !entry.noted.isReturned())) {
                    return new Explained(entry, id);
                }
            } else if (entry.noted.file() != own) {
                // The object was made, and removed since.
                forget(entry);
            }
        }
        return null;
    }

    /** With as many unexplained objects as open creates, or fewer, each object comes from one of the creates. */
    private @Nullable Explained findByDifference(CreateIntent intent, Map<String, String> siblings)
            throws AmbiguousCreateException {
        var open = unanswered(intent);
        var candidates = candidates(open, intent, siblings);
        if (candidates.size() > open.size()) {
            throw new AmbiguousCreateException(candidates);
        }
        for (var entry : open) {
            if (!candidates.isEmpty() && !entry.noted.before().contains(candidates.getFirst())) {
                return new Explained(entry, candidates.getFirst());
            }
        }
        return null;
    }

    private List<Entry> unanswered(CreateIntent intent) {
        read();
        return entries.stream()
                .filter(entry -> entry.noted.id() == null && !entry.isUnderWay)
                .filter(entry -> entry.noted.intent().equals(intent))
                .toList();
    }

    /** Returns the objects of the name that were not there before one of the creates, and that nothing else explains. */
    private List<String> candidates(List<Entry> open, CreateIntent intent, Map<String, String> siblings) {
        return siblings.keySet().stream()
                .filter(id -> intent.naturalKey().equals(siblings.get(id))
                        && !created.contains(id)
                        && open.stream().anyMatch(entry -> !entry.noted.before().contains(id)))
                .toList();
    }

    private void recordCreated(Entry entry, String id) {
        created.add(id);
        managed.addMade(id);
        entry.noted.recordId(id);
        for (var other : entries) {
            if (other.noted.id() == null && other.noted.intent().equals(entry.noted.intent())) {
                other.noted.exclude(id);
            }
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry);
        entry.noted.markSettled();
        deleteUnneeded(entry.noted.file());
    }

    private void deleteUnneeded(JournalFile file) {
        if (file != own && entries.stream().noneMatch(entry -> entry.noted.file() == file)) {
            file.delete();
        }
    }

    /** Forgets a file's entries: a state that holds one of the objects returned for it holds all of them. */
    private void forgetReturned(JournalFile file) {
        List.copyOf(entries).stream()
                .filter(entry -> entry.noted.file() == file && entry.noted.isReturned())
                .forEach(this::forget);
    }

    private JournalFile file() {
        if (own == null) {
            own = directory.create();
        }
        return own;
    }

    /** Reads the files that dead processes left, at the first call. */
    private void read() {
        if (!isRead) {
            readAbandoned();
        }
    }

    private void readAbandoned() {
        isRead = true;
        var oldest = Instant.now().minus(MEMORY);
        for (var file : directory.openAbandoned()) {
            file.creates().stream()
                    .filter(noted -> noted.at().isAfter(oldest))
                    .forEach(noted -> entries.add(new Entry(noted, false)));
            deleteUnneeded(file);
        }
    }

    private void withLock(Runnable step) {
        var _ = locked(() -> {
            step.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
