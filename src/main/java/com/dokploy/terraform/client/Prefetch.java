package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were not asked for yet. Terraform refreshes at most ten resources at a time, so that a stack of a
 * hundred would be ten rounds even with batches; but the answers so far show what it will ask next.
 *
 * <p>Two kinds: answers that another answer <em>carries</em> (the domains inside an application) cost nothing and are
 * always kept. Objects that an answer only <em>names</em> (the services of a project) are asked for along with real
 * reads that leave anyway.
 *
 * <p>The rules that keep this harmless: <ol> <li>Until the first write only. A client that has written never reads
 * ahead again, and forgets what it had: an apply never sees an older answer, a plan never writes. <li>For twenty
 * seconds at most, counted from when the question left: as long as the plan of a large state takes; of any age
 * for a client that {@linkplain #keepAnswers keeps answers}. <li>Each answer is
 * handed out once. A caller that asks twice, as in waiting for something to happen, asks the server. <li>Nothing is
 * asked for ahead before three things that were named before have really been asked for: a user who manages one
 * database of a big project pays for one. Then never more answers lie unused than named things have been asked for;
 * those that a suggestion had foreseen count twice. <li>Failures are not kept. </ol>
 *
 * <p>Not thread-safe: {@link ReadBatcher} guards it with its lock.
 */
final class Prefetch {
    private static final long KEPT_NANOS = Duration.ofSeconds(20).toNanos();
    private static final int EARNED_BEFORE = 3;
    private static final int MOST_AT_ONCE = 40;
    private static final int MOST_SEEN = 20_000;

    /**
     * An answer, the time in nanoseconds at which its question left, and whether it was asked ahead rather than
     * carried.
     */
    private record CachedAnswer(JsonNode answer, long askedAt, boolean ahead) {}

    private final LongSupplier clock;
    private final Map<Query, CachedAnswer> kept = new HashMap<>();
    /** Everything an answer has named, and everything asked for: nothing is suggested twice. */
    private final Set<Query> seen = new HashSet<>();
    /** The reads that were named and neither asked for nor suggested yet. */
    private final Set<Query> named = new LinkedHashSet<>();
    /** The procedures asked for; reads by these are suggested first. */
    private final Set<String> procedures = new HashSet<>();

    /** The number of named things that have really been asked for; those that were foreseen count twice. */
    private int earned;

    private int unused;
    private boolean open = true;
    private boolean ages = true;

    /**
     * Creates a store that knows nothing yet.
     *
     * @param clock gives nanoseconds, as {@link System#nanoTime()}
     */
    Prefetch(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the client has not written yet. */
    boolean isOpen() {
        return open;
    }

    /** Makes answers of any age good enough, for a command that looks at a whole server and writes nothing. */
    void keepAnswers() {
        ages = false;
    }

    /** Ends reading ahead, at the first write. */
    void close() {
        open = false;
        kept.clear();
        named.clear();
        seen.clear();
    }

    /** Notes that this is really asked for, and hands out its answer if it is here and young enough. */
    @Nullable JsonNode take(Query query) {
        if (!open) {
            return null;
        }
        procedures.add(query.procedure());
        if (named.remove(query)) {
            earned++;
        }
        seen.add(query);
        var answer = kept.remove(query);
        if (answer == null) {
            return null;
        }
        if (answer.ahead()) {
            use();
        }
        return ages && clock.getAsLong() - answer.askedAt() > KEPT_NANOS ? null : answer.answer();
    }

    /** Notes that a read that was sent ahead is wanted, before its answer has come. */
    void joined() {
        if (open) {
            use();
        }
    }

    private void use() {
        earned += 2;
        unused--;
    }

    /** Learns from an answer what it carries and what it names. */
    void learn(Query query, JsonNode answer, long askedAt) {
        if (!open) {
            return;
        }
        for (var carried : EmbeddedReads.carried(query, answer)) {
            kept.put(carried.query(), new CachedAnswer(carried.answer(), askedAt, false));
        }
        for (var other : EmbeddedReads.named(query, answer)) {
            if (seen.size() < MOST_SEEN && seen.add(other)) {
                named.add(other);
            }
        }
    }

    /** Keeps the answer to a read that was sent ahead. */
    void keep(Query query, JsonNode answer, long askedAt) {
        if (open) {
            kept.put(query, new CachedAnswer(answer, askedAt, true));
        }
    }

    /**
     * Returns the reads to send along with those that leave now, at most {@code room}; they count as unused until they
     * are taken.
     */
    List<Query> suggest(int room) {
        var most = Math.min(Math.min(room, MOST_AT_ONCE), earned < EARNED_BEFORE ? 0 : earned - unused);
        var suggested = new ArrayList<Query>();
        for (var ofKnownKind : new boolean[] {true, false}) {
            for (var query : named) {
                if (suggested.size() < most && procedures.contains(query.procedure()) == ofKnownKind) {
                    suggested.add(query);
                }
            }
        }
        suggested.forEach(named::remove);
        unused += suggested.size();
        return suggested;
    }
}
