package com.dokploy.terraform.sandbox.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The requests that the sandbox has received: counters, and a log of the requests as they came. Thread-safe. */
public final class Requests {
    private static final int KEPT = 100_000;

    private final Deque<Request> log = new ArrayDeque<>();
    private long requests;
    private long mutations;
    private long units;

    /** Creates an empty log. */
    public Requests() {}

    /**
     * One HTTP request.
     *
     * @param method the HTTP method
     * @param path the path, without the query
     * @param procedures the procedures called, several for a batch, none for paths that are no procedure
     * @param inputs the input of each procedure as received: JSON values, or for a flat query an object of strings
     * @param mutation whether the procedures change something
     * @param status the status answered; 0 when the connection was dropped without one
     */
    public record Request(
            String method, String path, List<String> procedures, List<JsonNode> inputs, boolean mutation, int status) {
        /** Keeps copies of the lists. */
        public Request {
            procedures = List.copyOf(procedures);
            inputs = List.copyOf(inputs);
        }
    }

    /** HTTP requests so far; a batch is one. */
    public synchronized long count() {
        return requests;
    }

    /** Calls of procedures that change something, so far. */
    public synchronized long mutations() {
        return mutations;
    }

    /** The units of a key's limit that the requests would have cost: 2 for each on {@code /api}, 1 for each on tRPC. */
    public synchronized long rateLimitUnits() {
        return units;
    }

    /** The last requests, oldest first. */
    public synchronized List<Request> log() {
        return new ArrayList<>(log);
    }

    /** The last requests that called a procedure, oldest first. */
    public List<Request> of(String procedure) {
        return log().stream()
                .filter(each -> each.procedures().contains(procedure))
                .toList();
    }

    /** Starts counting anew. */
    public synchronized void clear() {
        log.clear();
        requests = 0;
        mutations = 0;
        units = 0;
    }

    /** Notes a request. */
    public synchronized void add(Request request) {
        requests++;
        if (request.mutation()) {
            mutations += request.procedures().size();
        }
        if (request.path().startsWith("/api/")) {
            units += request.path().startsWith("/api/trpc/") ? 1 : 2;
        }
        if (log.size() == KEPT) {
            log.removeFirst();
        }
        log.addLast(request);
    }

    /** The counters, as JSON. */
    public synchronized JsonNode counters() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requests", requests)
                .put("mutations", mutations)
                .put("rate_limit_units", units);
    }

    /** The log, as JSON. */
    public ArrayNode show() {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var request : log()) {
            var shown = list.addObject().put("method", request.method()).put("path", request.path());
            var procedures = shown.putArray("procedures");
            request.procedures().forEach(procedures::add);
            shown.putArray("inputs").addAll(request.inputs());
            shown.put("mutation", request.mutation()).put("status", request.status());
        }
        return list;
    }
}
