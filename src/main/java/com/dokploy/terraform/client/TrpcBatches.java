package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.log.Log;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Sends many calls in one request, and hands out each answer as soon as it has come. Dokploy v0.30.2 counts such a
 * request once against a key's limit, carries the calls out side by side, and streams the answers ({@link
 * StreamedAnswers}); a proxy may keep them until the last has come, or have the batch answered whole, as an array.
 * Where such a request is refused (an old server, a proxy with rules), the calls go one by one on {@code /api}, for
 * good.
 *
 * <p>Nothing is tried again here, apart from a batch that was refused before the server carried any of it out. A call
 * whose answer does not come counts as one whose connection broke, whatever became of the others.
 *
 * @param <C> the calls, all of them reads or all of them writes
 */
final class TrpcBatches<C extends Call> {
    /** Takes the results of calls. Each call is settled once. */
    @FunctionalInterface
    interface Results {
        /** Called with the position of a call and its result, on any thread. */
        void settle(int position, CallResult result);
    }

    /**
     * The longest request target in bytes: Dokploy refuses request lines above 15 KB (431), proxies refuse from 8 KB
     * on.
     */
    private static final int LONGEST_TARGET = 6 * 1024;

    private static final int SHORTEST_TARGET = 512;
    private static final int SMALLEST_BODY = 4 * 1024;

    /**
     * The server sends the first line before it carries out anything. If that line takes so long, and all the others
     * come along with it, something in between keeps what the server streams.
     */
    private static final long LATE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long TOGETHER_NANOS = Duration.ofMillis(10).toNanos();

    private final CallRequests requests;
    private final Transport transport;
    private final ResponseInterpreter responses;
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile int longestTarget = LONGEST_TARGET;
    private volatile int largestBody = CallRequests.LARGEST_BODY;
    /** Whether an answer has been seen to come before the end of its batch. */
    private volatile boolean isStreamed;
    /** Whether answers have been seen to come only with the end of their batch. */
    private volatile boolean isHeldBack;

    /** @param oneByOne whether no batch is ever tried */
    TrpcBatches(CallRequests requests, Transport transport, ResponseInterpreter responses, boolean oneByOne) {
        refused.set(oneByOne);
        this.requests = requests;
        this.transport = transport;
        this.responses = responses;
    }

    /** Whether batches are taken, as far as is known. */
    boolean areTaken() {
        return !refused.get();
    }

    /** Whether the answers of a batch come one by one, as far as is known. */
    boolean mayBeStreamed() {
        return areTaken() && !isHeldBack;
    }

    /** Whether the answers of a batch have been seen to come one by one. */
    boolean areStreamed() {
        return mayBeStreamed() && isStreamed;
    }

    /** Sends all calls, and returns when each has been settled. */
    void send(List<C> calls, Deadline deadline, Results results) {
        if (refused.get()) {
            sendOneByOne(calls, deadline, results);
            return;
        }
        var first = 0;
        var sends = new ArrayList<Runnable>();
        for (var part : requests.parts(calls, longestTarget, largestBody)) {
            sends.add(new Batch(part, deadline, offset(results, first))::send);
            first += part.size();
        }
        allAtOnce(sends);
    }

    /** Sends one call in a request of its own, on {@code /api}. */
    CallResult alone(C call, Deadline deadline, boolean abandonable) {
        var hadWorked = transport.keyHasWorked();
        try {
            var response = transport.send(call.procedure(), requests.alone(call), deadline, abandonable);
            return noted(responses.single(call.procedure(), response, call.input(), hadWorked));
        } catch (NoResponseException none) {
            return new CallResult.Failure(ResponseInterpreter.error(call.procedure(), none));
        }
    }

    /** Returns how many bytes of a request's target these calls leave free. */
    int room(List<C> calls) {
        if (refused.get()) {
            return 0;
        }
        var last = requests.parts(calls, longestTarget, largestBody).getLast();
        return longestTarget - requests.together(last).target().length();
    }

    private static Results offset(Results results, int first) {
        return first == 0 ? results : (position, result) -> results.settle(first + position, result);
    }

    private void sendOneByOne(List<C> calls, Deadline deadline, Results results) {
        var sends = new ArrayList<Runnable>();
        for (var position = 0; position < calls.size(); position++) {
            var place = position;
            sends.add(() -> results.settle(place, alone(calls.get(place), deadline, false)));
        }
        allAtOnce(sends);
    }

    private CallResult noted(CallResult outcome) {
        if (ResponseInterpreter.provesKey(outcome)) {
            transport.keyWorks();
        }
        return outcome;
    }

    /** Does all at the same time. */
    private static void allAtOnce(List<Runnable> sends) {
        if (sends.size() == 1) {
            sends.getFirst().run();
            return;
        }
        var ends = new ArrayList<CompletableFuture<?>>(sends.size());
        for (var send : sends) {
            ends.add(CompletableFuture.runAsync(send, Thread::startVirtualThread));
        }
        ends.forEach(CompletableFuture::join);
    }

    /** Calls that share a request. */
    private final class Batch {
        private final List<C> calls;
        private final Deadline deadline;
        private final Results results;
        private final boolean keyHadWorked = transport.keyHasWorked();
        private final boolean[] settled;
        private volatile long sentAt;
        private volatile long firstLineAt;

        Batch(List<C> calls, Deadline deadline, Results results) {
            this.calls = calls;
            this.deadline = deadline;
            this.results = results;
            this.settled = new boolean[calls.size()];
        }

        void send() {
            var request = requests.together(calls);
            var answers = new StreamedAnswers(this::settle);
            HttpResponse response;
            try {
                response = transport.stream(
                        CallRequests.names(calls),
                        request,
                        deadline,
                        () -> sentAt = System.nanoTime(),
                        line -> read(answers, line));
            } catch (NoResponseException none) {
                settleRest(call -> ResponseInterpreter.error(call.procedure(), none));
                return;
            }
            if (answers.isStream()) {
                noteStream(System.nanoTime());
                settleRest(call -> new ApiError.Unreachable(
                        call.procedure(), "The server ended its answer before this part of it came.", false));
            } else {
                interpret(response, request);
            }
        }

        private void read(StreamedAnswers answers, String line) {
            if (firstLineAt == 0) {
                firstLineAt = System.nanoTime();
            }
            answers.read(line);
        }

        private void noteStream(long endedAt) {
            if (endedAt - firstLineAt >= TOGETHER_NANOS) {
                isStreamed = true;
            } else if (firstLineAt - sentAt >= LATE_NANOS) {
                isHeldBack = true;
            }
        }

        /** Interprets a response that is no stream. */
        private void interpret(HttpResponse response, Request request) {
            var body = ResponseInterpreter.parsed(response);
            if (body != null && ResponseInterpreter.isBatch(body, calls.size())) {
                isHeldBack = true;
                for (var position = 0; position < calls.size(); position++) {
                    settle(position, body.path(position));
                }
                return;
            }
            var status = response.status();
            var isWrite = calls.getFirst() instanceof Mutation;
            var tooLong = status == 413 || status == 414 || status == 431;
            if (tooLong && calls.size() > 1) {
                shrinkTo(request);
                split();
            } else if (status >= 500 || status == 408 || status == 429 || status == 401) {
                settleAll(response);
            } else if (isWrite && response.isRedirect()) {
                settleAll(response);
            } else if (isWrite && response.isSuccess()) {
                settleRest(call -> new ApiError.Unreadable(
                        call.procedure(), status, "The answer to a batch of calls is not that of a Dokploy server."));
            } else {
                sendWithoutBatch(status);
            }
        }

        /** Gives each call what the response says to all of them. */
        private void settleAll(HttpResponse response) {
            for (var position = 0; position < calls.size(); position++) {
                var call = calls.get(position);
                settle(position, responses.single(call.procedure(), response, call.input(), keyHadWorked));
            }
        }

        /** Lets no later request be more than half as large as this one. */
        private void shrinkTo(Request request) {
            var body = request.body();
            if (body == null) {
                longestTarget = Math.max(
                        SHORTEST_TARGET,
                        Math.min(longestTarget, request.target().length() / 2));
            } else {
                largestBody = Math.max(SMALLEST_BODY, Math.min(largestBody, body.length() / 2));
            }
        }

        private void split() {
            var middle = calls.size() / 2;
            new Batch(calls.subList(0, middle), deadline, results).send();
            new Batch(calls.subList(middle, calls.size()), deadline, offset(results, middle)).send();
        }

        /**
         * Sends the calls one by one, and gives batches up only when that works better: if the single calls fail too,
         * the endpoint is wrong. The server has carried out none of them: it does not know such a request.
         */
        private void sendWithoutBatch(int status) {
            sendOneByOne(calls, deadline, (position, outcome) -> {
                if (ResponseInterpreter.provesKey(outcome) && refused.compareAndSet(false, true)) {
                    Log.warn(
                            "Batches are refused; every call is sent as a separate request from now on",
                            "status",
                            status);
                }
                settle(position, outcome);
            });
        }

        private void settle(int position, JsonNode element) {
            if (position < calls.size()) {
                var call = calls.get(position);
                settle(position, noted(responses.element(call.procedure(), element, call.input(), keyHadWorked)));
            }
        }

        /** Settles a call, unless it has been: a line may come while the wait for it ends. */
        private void settle(int position, CallResult result) {
            synchronized (settled) {
                if (settled[position]) {
                    return;
                }
                settled[position] = true;
            }
            results.settle(position, result);
        }

        private void settleRest(Function<C, ApiError> error) {
            for (var position = 0; position < calls.size(); position++) {
                settle(position, new CallResult.Failure(error.apply(calls.get(position))));
            }
        }
    }
}
