package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were not asked for yet. Terraform refreshes at most ten resources at a time, so that a stack of a hundred
 * would be ten rounds even with batches; but what it will ask next can be seen in what it was answered.
 *
 * <p>Two kinds: what an answer <em>carries</em> (the domains inside an application) costs nothing and is always kept.
 * What an answer only <em>names</em> (the services of a project) is asked for along with real reads that leave anyway.
 *
 * <p>The rules that keep this harmless:
 * <ol>
 *   <li>Until the first write only. A client that has written never reads ahead again, and forgets what it had: an apply
 *       never sees an older answer, a plan never writes.
 *   <li>For five seconds at most, counted from when the question left.
 *   <li>Each answer is handed out once. Who asks twice, as in waiting for something to happen, asks the server.
 *   <li>A kind of thing (say {@code postgres.one}) is read ahead only after three of them were really asked for, and
 *       never more of them lie unused than were asked for: who manages one database among a hundred pays for one.
 *   <li>Failures are not kept.
 * </ol>
 *
 * <p>Not thread-safe: {@link Reads} guards it with its lock.
 */
final class ReadAhead {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int ASKED_BEFORE = 3;
    private static final int MOST_AT_ONCE = 40;
    private static final int MOST_SEEN = 5_000;

    /** An answer, when its question left, and whether it was asked ahead rather than carried. */
    private record Kept(JsonNode answer, long askedAt, boolean ahead) {}

    /** What is known of one procedure. */
    private static final class Kind {
        int asked;
        int unused;
        final LinkedHashSet<Query> named = new LinkedHashSet<>();
        final Set<Query> seen = new HashSet<>();

        void name(Query query) {
            if (seen.size() < MOST_SEEN && seen.add(query)) {
                named.add(query);
            }
        }

        void ask(Query query) {
            asked++;
            seen.add(query);
            named.remove(query);
        }

        void use() {
            unused = Math.max(0, unused - 1);
        }
    }

    private final LongSupplier clock;
    private final Map<Query, Kept> kept = new HashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private boolean open = true;

    /**
     * Knows nothing yet.
     *
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    ReadAhead(LongSupplier clock) {
        this.clock = clock;
    }

    /** The first write ends it. */
    void close() {
        open = false;
        kept.clear();
        kinds.clear();
    }

    /** Notes that this is really asked for, and hands out its answer if it is here and young enough. */
    @Nullable
    JsonNode take(Query query) {
        if (!open) {
            return null;
        }
        var kind = kind(query);
        kind.ask(query);
        var answer = kept.remove(query);
        if (answer == null || clock.getAsLong() - answer.askedAt() > KEPT_NANOS) {
            return null;
        }
        if (answer.ahead()) {
            kind.use();
        }
        return answer.answer();
    }

    /** Notes that a read which was sent ahead is wanted, before its answer has come. */
    void joined(Query query) {
        if (open) {
            kind(query).use();
        }
    }

    /** Learns from an answer what it carries and what it names. */
    void learn(Query query, JsonNode answer, long askedAt) {
        if (!open) {
            return;
        }
        for (var carried : Kinship.carried(query, answer)) {
            kept.put(carried.query(), new Kept(carried.answer(), askedAt, false));
        }
        for (var named : Kinship.named(query, answer)) {
            kind(named).name(named);
        }
    }

    /** Keeps the answer to a read that was sent ahead. */
    void keep(Query query, JsonNode answer, long askedAt) {
        if (open) {
            kept.put(query, new Kept(answer, askedAt, true));
        }
    }

    /** What to ask along with reads that leave now, at most so many; they count as unused until they are taken. */
    List<Query> suggest(int room) {
        var suggested = new ArrayList<Query>();
        var most = Math.min(room, MOST_AT_ONCE);
        for (var kind : kinds.values()) {
            var allowed = kind.asked < ASKED_BEFORE ? 0 : kind.asked - kind.unused;
            var names = kind.named.iterator();
            while (names.hasNext() && allowed > 0 && suggested.size() < most) {
                suggested.add(names.next());
                names.remove();
                kind.unused++;
                allowed--;
            }
        }
        return suggested;
    }

    private Kind kind(Query query) {
        return kinds.computeIfAbsent(query.procedure(), _ -> new Kind());
    }
}
