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
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was asked to be made until it is certain that the caller's own state holds it, so that an object whose
 * maker died is found again instead of made twice. In memory, and, when it has a directory, in one file for each
 * process; a file that no living process holds is what a dead one left (see docs/design/decisions.md, "An
 * interrupted create is explained by what it left").
 *
 * <p>It holds ids, names and times, never a body. A directory that cannot be written costs the memory of dead processes
 * and nothing else.
 */
public final class CreateJournal {
    /** How long an entry explains anything. */
    static final Duration MEMORY = Duration.ofDays(3);

    /** How long a process may live after the host that it worked for has died. */
    private static final Duration ORPHAN_LIFETIME = Duration.ofSeconds(12);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** One create. Its methods are called by the thread that opened it. */
    public final class Entry {
        private final JournalFile.Note note;
        private boolean isUnderWay;

        private Entry(JournalFile.Note note, boolean isUnderWay) {
            this.note = note;
            this.isUnderWay = isUnderWay;
        }

        /** It was made. */
        public void succeeded(String id) {
            locked(() -> {
                isUnderWay = false;
                becameOurs(this, id);
            });
        }

        /** It certainly was not made. */
        public void failed() {
            locked(() -> {
                isUnderWay = false;
                forget(this);
            });
        }

        /** Nothing more will be learned about it by this call; does nothing once it was made. */
        public void unknown() {
            locked(() -> isUnderWay = false);
        }
    }

    private final JournalDirectory directory;
    private final boolean stateIsLocal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Set<String> inState = ConcurrentHashMap.newKeySet();
    private final Set<String> adopted = ConcurrentHashMap.newKeySet();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> returned = new HashSet<>();
    private @Nullable JournalFile own;
    private boolean isRead;

    private CreateJournal(JournalDirectory directory, boolean stateIsLocal) {
        this.directory = directory;
        this.stateIsLocal = stateIsLocal;
    }

    /** One that ends with the process. */
    public static CreateJournal inMemory() {
        return new CreateJournal(new JournalDirectory(null, ""), true);
    }

    /**
     * One that outlives the process. Nothing is read or written before it must be.
     *
     * @param directory where its files go; made when the first is written
     * @param owner whose state the objects go into (a workspace): others' entries explain nothing
     * @param stateIsLocal whether the owner's state is written before {@link #close()}, and not to some place far away
     *     after it
     */
    public static CreateJournal in(Path directory, String owner, boolean stateIsLocal) {
        return new CreateJournal(new JournalDirectory(directory, owner), stateIsLocal);
    }

    /** Whether this process made an object from nothing, so that all that is in it is its own. */
    public boolean isNew(String id) {
        return made.contains(id) && !adopted.contains(id);
    }

    /** Notes an object that the server made along with one of ours, as new as that: a project's first environment. */
    public void createdTogetherWith(String id) {
        made.add(id);
    }

    /** Whether this process made an object, or took it over. */
    public boolean hasMade(String id) {
        return made.contains(id);
    }

    /** Whether the owner's state holds an object, as far as this process was told. */
    public boolean isInState(String id) {
        return inState.contains(id);
    }

    /** Notes that something is about to be asked for. */
    public Entry open(CreateIntent intent, Set<String> before) {
        lock.lock();
        try {
            var file = file();
            var note = new JournalFile.Note(file, file.next(), intent, before, Instant.now());
            file.write(note);
            var entry = new Entry(note, true);
            entries.add(entry);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no process that is about to end can still make the same: one whose host was killed lives on for some
     * seconds.
     *
     * @param pause waits, and says whether to stop waiting
     */
    public void awaitOrphanedProcess(CreateIntent intent, Pause pause) {
        var deadline = Deadline.in(ORPHAN_LIFETIME);
        while (isAskedForElsewhere(intent) && !deadline.isOver()) {
            if (pause.of(BETWEEN_LOOKS)) {
                return;
            }
        }
    }

    /** How to wait. */
    public interface Pause {
        /** Waits; true when there is no time to wait any longer. */
        boolean of(Duration duration);
    }

    /**
     * The object that an earlier, interrupted create explains; null if there is none. It is the caller's from now on.
     *
     * @param siblings the objects that are there now: what tells them apart, by id
     */
    public @Nullable String take(CreateIntent intent, Map<String, String> siblings) throws AmbiguousCreateException {
        lock.lock();
        try {
            read();
            var found = explained(intent, siblings);
            if (found == null) {
                return null;
            }
            var file = file();
            var renewed = new Entry(
                    new JournalFile.Note(file, file.next(), intent, found.entry.note.before(), Instant.now()), false);
            // First ours, then no longer theirs: a death in between leaves it explained twice, by one id.
            file.write(renewed.note);
            entries.add(renewed);
            adopted.add(found.id);
            becameOurs(renewed, found.id);
            forget(found.entry);
            return found.id;
        } finally {
            lock.unlock();
        }
    }

    /** The object that {@link #take} would give, without taking it; null if there is none or it cannot be told. */
    public @Nullable String explains(CreateIntent intent, Map<String, String> siblings) {
        lock.lock();
        try {
            read();
            var found = explained(intent, siblings);
            return found == null ? null : found.id;
        } catch (AmbiguousCreateException _) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The owner's state is about to hold this object. */
    public void onStateReturned(String id) {
        locked(() -> {
            if (made.contains(id)) {
                returned.add(id);
            }
        });
    }

    /** The owner's state does hold this object: nothing about it is open. */
    public void onStateSeen(String id) {
        inState.add(id);
        if (directory.isMissing()) {
            return;
        }
        locked(() -> {
            read();
            for (var entry : List.copyOf(entries)) {
                if (id.equals(entry.note.id())) {
                    forget(entry);
                    forgetWholly(entry.note.file());
                } else if (entry.note.id() == null && !entry.isUnderWay) {
                    entry.note.knows(id);
                }
            }
        });
    }

    /** The host has everything that was returned to it. */
    public void close() {
        locked(() -> {
            var file = own;
            if (file == null) {
                return;
            }
            for (var entry : List.copyOf(entries)) {
                var id = entry.note.id();
                if (entry.note.file() == file && id != null && returned.contains(id)) {
                    if (stateIsLocal) {
                        forget(entry);
                    } else {
                        entry.note.returned();
                    }
                }
            }
            file.close();
            own = null;
        });
    }

    /** Ends as a process does that is killed: what it has not seen to the end is left to whoever comes next. */
    public void simulateCrash() {
        locked(() -> {
            if (own != null) {
                own.release();
                own = null;
            }
        });
    }

    // ------------------------------------------------------------------------------------------ all below: locked

    private record Explained(Entry entry, String id) {}

    private @Nullable Explained explained(CreateIntent intent, Map<String, String> siblings)
            throws AmbiguousCreateException {
        var open = new ArrayList<Entry>();
        for (var entry : List.copyOf(entries)) {
            if (entry.isUnderWay || !entry.note.intent().equals(intent)) {
                continue;
            }
            var id = entry.note.id();
            if (id == null) {
                open.add(entry);
            } else if (siblings.containsKey(id)) {
                if (!made.contains(id)) {
                    return new Explained(entry, id);
                }
            } else if (entry.note.file() != own) {
                // It was made, and removed since.
                forget(entry);
            }
        }
        return open.isEmpty() ? null : byDifference(open, intent, siblings);
    }

    /** As many unexplained objects as open creates, or fewer: each is one of theirs, whichever is whose. */
    private @Nullable Explained byDifference(List<Entry> open, CreateIntent intent, Map<String, String> siblings)
            throws AmbiguousCreateException {
        var candidates = new ArrayList<String>();
        Explained first = null;
        for (var sibling : siblings.entrySet()) {
            var id = sibling.getKey();
            if (!sibling.getValue().equals(intent.naturalKey()) || made.contains(id)) {
                continue;
            }
            for (var entry : open) {
                if (!entry.note.before().contains(id)) {
                    candidates.add(id);
                    first = first == null ? new Explained(entry, id) : first;
                    break;
                }
            }
        }
        if (candidates.size() > open.size()) {
            throw new AmbiguousCreateException(candidates);
        }
        return first;
    }

    private void becameOurs(Entry entry, String id) {
        made.add(id);
        entry.note.made(id);
        for (var other : entries) {
            if (other.note.id() == null && other.note.intent().equals(entry.note.intent())) {
                other.note.knows(id);
            }
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry);
        entry.note.over();
        var file = entry.note.file();
        if (file != own && !isNeeded(file)) {
            file.delete();
        }
    }

    private boolean isNeeded(JournalFile file) {
        for (var entry : entries) {
            if (entry.note.file() == file) {
                return true;
            }
        }
        return false;
    }

    /** A state that is written as a whole holds all objects that were returned for it, once it holds one of them. */
    private void forgetWholly(JournalFile file) {
        for (var entry : List.copyOf(entries)) {
            if (entry.note.file() == file && entry.note.isReturned()) {
                forget(entry);
            }
        }
    }

    private JournalFile file() {
        var file = own;
        if (file == null) {
            file = directory.create();
            own = file;
        }
        return file;
    }

    /** Takes in what dead processes left, at first. */
    private void read() {
        if (!isRead) {
            readNews();
        }
    }

    private void readNews() {
        isRead = true;
        var oldest = Instant.now().minus(MEMORY);
        for (var file : directory.left()) {
            for (var note : file.notes()) {
                if (note.at().isAfter(oldest)) {
                    entries.add(new Entry(note, false));
                }
            }
            if (!isNeeded(file)) {
                file.delete();
            }
        }
    }

    private boolean isAskedForElsewhere(CreateIntent intent) {
        lock.lock();
        try {
            readNews();
            return directory.isAskedFor(intent);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
