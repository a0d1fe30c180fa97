package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.log.Log;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Many reads in one request: {@code GET /api/trpc/a,b?batch=1&input={"0":{"json":{…}},"1":{"json":{…}}}}. Dokploy
 * v0.30.2 counts it once against a key's limit and answers with an array, each element a result or an error; the
 * status is 207 when they differ and the elements' own when all failed alike. Where such a request is refused (an old
 * server, a proxy with rules), the reads go one by one on {@code /api}, for good.
 *
 * <p>Nothing is tried again here, apart from a batch that is too long: it is split.
 */
final class TrpcBatches {
    /** Dokploy refuses request lines above 15 KB (431); proxies refuse from 8 KB on. */
    private static final int LONGEST_TARGET = 6 * 1024;

    private static final int SHORTEST_TARGET = 512;

    private final Endpoint endpoint;
    private final Transport transport;
    private final ReplyInterpreter replies;
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile int longestTarget = LONGEST_TARGET;

    /** @param oneByOne whether no batch is ever tried */
    TrpcBatches(Endpoint endpoint, Transport transport, ReplyInterpreter replies, boolean oneByOne) {
        refused.set(oneByOne);
        this.endpoint = endpoint;
        this.transport = transport;
        this.replies = replies;
    }

    /** Asks all of it and returns what became of each, in the same order. */
    List<CallResult> ask(List<Query> queries, Deadline deadline) {
        if (refused.get()) {
            return oneByOne(queries, deadline);
        }
        return flat(allAtOnce(parts(queries), part -> askTogether(part, deadline)));
    }

    /** How many bytes of a request these reads leave free. */
    int room(List<Query> queries) {
        if (refused.get()) {
            return 0;
        }
        var parts = parts(queries);
        return longestTarget - target(parts.getLast()).length();
    }

    private List<CallResult> askTogether(List<Query> queries, Deadline deadline) {
        var target = target(queries);
        var hadWorked = transport.keyHasWorked();
        HttpResponse reply;
        try {
            reply = transport.send(names(queries), get(target), deadline, false);
        } catch (NoResponseException none) {
            return forEach(queries, query -> new CallResult.Failure(ReplyInterpreter.error(query.procedure(), none)));
        }
        var body = ReplyInterpreter.parsed(reply);
        if (body != null && ReplyInterpreter.isBatch(body, queries.size())) {
            return elements(queries, body, hadWorked);
        }
        var status = reply.status();
        var tooLong = status == 413 || status == 414 || status == 431;
        if (tooLong && queries.size() > 1) {
            longestTarget = Math.max(SHORTEST_TARGET, Math.min(longestTarget, target.length() / 2));
            return split(queries, deadline);
        }
        if (status >= 500 || status == 408 || status == 429 || status == 401) {
            return forEach(queries, query -> replies.single(query.procedure(), reply, null, hadWorked));
        }
        return withoutBatches(queries, status, deadline);
    }

    private List<CallResult> split(List<Query> queries, Deadline deadline) {
        var middle = queries.size() / 2;
        var outcomes = new ArrayList<CallResult>(askTogether(queries.subList(0, middle), deadline));
        outcomes.addAll(askTogether(queries.subList(middle, queries.size()), deadline));
        return outcomes;
    }

    /** Gives batches up only when the single reads fare better: if they fail too, the endpoint is what is wrong. */
    private List<CallResult> withoutBatches(List<Query> queries, int status, Deadline deadline) {
        var outcomes = oneByOne(queries, deadline);
        for (var outcome : outcomes) {
            if (ReplyInterpreter.provesKey(outcome) && refused.compareAndSet(false, true)) {
                Log.warn("Batched reads are refused; every read is a request of its own from now on", "status", status);
            }
        }
        return outcomes;
    }

    private List<CallResult> elements(List<Query> queries, JsonNode body, boolean hadWorked) {
        var outcomes = new ArrayList<CallResult>(queries.size());
        for (var position = 0; position < queries.size(); position++) {
            var procedure = queries.get(position).procedure();
            outcomes.add(noted(replies.element(procedure, body.path(position), hadWorked)));
        }
        return outcomes;
    }

    private List<CallResult> oneByOne(List<Query> queries, Deadline deadline) {
        return allAtOnce(queries, query -> alone(query, deadline));
    }

    private CallResult alone(Query query, Deadline deadline) {
        var flat = query.flat();
        var target = endpoint.base() + "/api/" + query.procedure() + (flat.isEmpty() ? "" : "?" + flat);
        var hadWorked = transport.keyHasWorked();
        try {
            var reply = transport.send(query.procedure(), get(target), deadline, false);
            return noted(replies.single(query.procedure(), reply, null, hadWorked));
        } catch (NoResponseException none) {
            return new CallResult.Failure(ReplyInterpreter.error(query.procedure(), none));
        }
    }

    private CallResult noted(CallResult outcome) {
        if (ReplyInterpreter.provesKey(outcome)) {
            transport.keyWorks();
        }
        return outcome;
    }

    private List<List<Query>> parts(List<Query> queries) {
        var parts = new ArrayList<List<Query>>();
        var part = new ArrayList<Query>();
        var length = 0;
        for (var query : queries) {
            var more = query.procedure().length() + query.batched(part.size()).length() + 2;
            if (!part.isEmpty() && length + more > longestTarget) {
                parts.add(part);
                part = new ArrayList<>();
                length = 0;
            }
            length += more + (part.isEmpty() ? target(List.of()).length() : 0);
            part.add(query);
        }
        parts.add(part);
        return parts;
    }

    private String target(List<Query> queries) {
        var input = new StringBuilder();
        for (var position = 0; position < queries.size(); position++) {
            input.append(position == 0 ? "" : ",").append(queries.get(position).batched(position));
        }
        return endpoint.base() + "/api/trpc/" + names(queries) + "?batch=1&input=%7B" + input + "%7D";
    }

    private static String names(List<Query> queries) {
        var names = new StringBuilder();
        for (var query : queries) {
            names.append(names.isEmpty() ? "" : ",").append(query.procedure());
        }
        return names.toString();
    }

    private static Request get(String target) {
        return new Request("GET", target, Map.of(), null);
    }

    private static List<CallResult> forEach(List<Query> queries, Function<Query, CallResult> outcome) {
        var outcomes = new ArrayList<CallResult>(queries.size());
        for (var query : queries) {
            outcomes.add(outcome.apply(query));
        }
        return outcomes;
    }

    private static List<CallResult> flat(List<List<CallResult>> lists) {
        var flat = new ArrayList<CallResult>();
        for (var list : lists) {
            flat.addAll(list);
        }
        return flat;
    }

    /** Does the work for all at the same time; the results are in their order. */
    private static <T, R> List<R> allAtOnce(List<T> inputs, Function<T, R> work) {
        if (inputs.size() == 1) {
            return List.of(work.apply(inputs.getFirst()));
        }
        var futures = new ArrayList<CompletableFuture<R>>(inputs.size());
        for (var input : inputs) {
            futures.add(CompletableFuture.supplyAsync(() -> work.apply(input), Thread::startVirtualThread));
        }
        var results = new ArrayList<R>(inputs.size());
        for (var future : futures) {
            results.add(future.join());
        }
        return results;
    }
}
