package com.dokploy.terraform.client;

import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.log.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The requests that carry calls (Dokploy v0.30.2). Several calls share {@code GET
 * /api/trpc/a,b?batch=1&input={"0":{"json":{…}},"1":{"json":{…}}}}, or {@code POST /api/trpc/a,b?batch=1} with that
 * input as its body; a call alone is {@code /api/a} with plain parameters.
 */
final class CallRequests {
    /** The largest body in bytes: Dokploy takes 1 MiB on {@code /api}, and proxies by default. */
    static final int LARGEST_BODY = 1024 * 1024;

    /** The header that makes the server send each answer of a batch as soon as it has it. */
    private static final Map<String, Secret> STREAMED = Map.of("trpc-accept", new Secret("application/jsonl"));

    private final String base;

    /** @param base the path before {@code /api}: empty, or {@code /dokploy} */
    CallRequests(String base) {
        this.base = base;
    }

    /** Returns the request of several calls, all of them reads or all of them writes. */
    Request together(List<? extends Call> calls) {
        var input = new StringBuilder();
        for (var position = 0; position < calls.size(); position++) {
            input.append(position == 0 ? "" : ",").append(part(calls.get(position), position));
        }
        var target = base + "/api/trpc/" + names(calls) + "?batch=1";
        return calls.getFirst() instanceof Query
                ? new Request("GET", target + "&input=%7B" + input + "%7D", STREAMED, null)
                : new Request("POST", target, STREAMED, "{" + input + "}");
    }

    /** Returns the request of one call. */
    Request alone(Call call) {
        var target = base + "/api/" + call.procedure();
        return switch (call) {
            case Query query -> {
                var flat = query.flat();
                yield new Request("GET", flat.isEmpty() ? target : target + "?" + flat, Map.of(), null);
            }
            case Mutation mutation ->
                new Request("POST", target, Map.of(), mutation.input().toString());
        };
    }

    /** Returns the request of a call that is answered by a stream of events. */
    Request subscription(Query call) {
        return new Request(
                "GET",
                base + "/api/trpc/" + call.procedure() + "?input=" + call.wrapped(),
                Map.of(Request.ACCEPT, new Secret(Request.EVENTS)),
                null);
    }

    /**
     * Divides calls into parts that each fit into one request.
     *
     * @param longestTarget the longest request target in bytes
     * @param largestBody the largest body in bytes
     */
    <C extends Call> List<List<C>> parts(List<C> calls, int longestTarget, int largestBody) {
        if (calls.size() == 1) {
            return List.of(calls);
        }
        var parts = new ArrayList<List<C>>();
        var part = new ArrayList<C>();
        var size = new Size(0, 0);
        for (var call : calls) {
            var grown = size.with(call, part.size());
            if (!part.isEmpty() && !grown.fits(longestTarget - base.length(), largestBody)) {
                parts.add(part);
                part = new ArrayList<>();
                grown = new Size(0, 0).with(call, 0);
            }
            size = grown;
            part.add(call);
        }
        parts.add(part);
        return parts;
    }

    /** The bytes that calls take in the request's target and in its body. */
    private record Size(int target, int body) {
        private static final int REST_OF_TARGET = "/api/trpc/?batch=1&input=%7B%7D".length();

        Size with(Call call, int position) {
            var part = part(call, position);
            var name = call.procedure().length() + 1;
            return call instanceof Query
                    ? new Size(target + name + part.length() + 1, body)
                    : new Size(target + name, body + part.getBytes(StandardCharsets.UTF_8).length + 1);
        }

        boolean fits(int longestTarget, int largestBody) {
            return target + REST_OF_TARGET <= longestTarget && body < largestBody;
        }
    }

    private static String part(Call call, int position) {
        return switch (call) {
            case Query query -> query.batched(position);
            case Mutation mutation -> "\"" + position + "\":{\"json\":" + mutation.input() + "}";
        };
    }

    /** Returns the names of the procedures, with commas between them. */
    static String names(List<? extends Call> calls) {
        var names = new StringBuilder();
        for (var call : calls) {
            names.append(names.isEmpty() ? "" : ",").append(call.procedure());
        }
        return names.toString();
    }
}
