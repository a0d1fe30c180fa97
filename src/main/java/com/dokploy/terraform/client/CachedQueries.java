package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads that are asked once for all callers, however long ago and whatever was written since: those whose answers are only
 * advice to a plan, and all reads of a client that keeps answers, which ends with its first write ({@link
 * Dokploy#keepAnswers}). Answers are trees that all callers share.
 */
final class CachedQueries {
    private final CheckedReads reads;
    private final Map<Query, JsonNode> answers = new ConcurrentHashMap<>();
    private final Map<Query, PendingRead> lookUps = new ConcurrentHashMap<>();

    CachedQueries(CheckedReads reads) {
        this.reads = reads;
    }

    /** Returns the answer; throws ApiException when there is none, and the next call asks again. */
    JsonNode query(Query query) {
        var known = answers.get(query);
        if (known != null) {
            return known;
        }
        var answer = ask(query);
        answers.put(query, answer);
        return answer;
    }

    /** Asks without waiting. Each query is asked once, unless it fails; "not found" is an answer. */
    Supplier<JsonNode> lookUp(Query query) {
        if (reads.isUsable() && !answers.containsKey(query)) {
            lookUps.computeIfAbsent(query, _ -> reads.ask(query, ReadBatcher.Mode.GATHERED));
        }
        return () -> query(query);
    }

    /**
     * Asks the server. The first query waits for the version, so that the queries that follow know whether to ask this
     * server at all.
     */
    private JsonNode ask(Query query) {
        reads.refuseUnusable();
        var asked = lookUps.get(query);
        try {
            return asked == null ? reads.read(query, ReadBatcher.Mode.GATHERED) : reads.answer(asked);
        } catch (ApiException failure) {
            if (asked != null && !(failure.error() instanceof ApiError.NotFound)) {
                lookUps.remove(query, asked);
            }
            throw failure;
        } finally {
            reads.learnVersion();
        }
    }
}
