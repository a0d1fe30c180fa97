package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads of what is only advice to a plan: once for all who ask, however long ago and whatever was written since. Answers
 * are trees that all share.
 */
final class CachedQueries {
    private final CheckedReads reads;
    private final Map<Query, JsonNode> answers = new ConcurrentHashMap<>();
    private final Map<Query, PendingRead> lookUps = new ConcurrentHashMap<>();

    CachedQueries(CheckedReads reads) {
        this.reads = reads;
    }

    /** The answer; throws ApiException when there is none, and the next call asks again. */
    JsonNode query(Query query) {
        var known = answers.get(query);
        if (known != null) {
            return known;
        }
        var answer = ask(query);
        answers.put(query, answer);
        return answer;
    }

    /** Asks without waiting. Asked once, unless that fails; that nothing is there is an answer. */
    Supplier<JsonNode> lookUp(Query query) {
        if (reads.isUsable() && !answers.containsKey(query)) {
            lookUps.computeIfAbsent(query, _ -> reads.ask(query, ReadBatcher.Mode.GATHERED));
        }
        return () -> query(query);
    }

    /** The first look around waits for the version, so that those that follow know whether to ask this server at all. */
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
