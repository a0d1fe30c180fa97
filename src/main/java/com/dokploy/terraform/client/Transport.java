package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpClient;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.RateLimiter;
import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.log.Secret;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends single requests, with the key, at the right pace, and with a line in the log for each. */
final class Transport {
    private final HttpClient http;
    private final RateLimiter limiter;
    private final Cancellation cancellation;
    private final SortedMap<String, Secret> headers;
    private final String requestIds =
            Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";
    private final AtomicLong requests = new AtomicLong();
    private volatile boolean keyHasWorked;

    Transport(ClientSettings settings, HttpClient http, RateLimiter limiter, Cancellation cancellation) {
        this.http = http;
        this.limiter = limiter;
        this.cancellation = cancellation;
        this.headers = headers(settings);
    }

    /**
     * Sends one request.
     *
     * @param procedures the procedure, or the procedures of a batch, for the log
     * @param abandonable whether {@link Cancellation} ends the request
     */
    HttpResponse send(String procedures, Request bare, Deadline deadline, boolean abandonable)
            throws NoResponseException {
        return send(procedures, bare, deadline, abandonable, _ -> {});
    }

    /**
     * Sends one request whose response comes in lines, until {@link Cancellation} ends it.
     *
     * @param procedure the procedure, for the log
     * @param lines is handed each line of a successful response as soon as it has come
     */
    HttpResponse follow(String procedure, Request bare, Deadline deadline, Consumer<String> lines)
            throws NoResponseException {
        return send(procedure, bare, deadline, true, lines);
    }

    private HttpResponse send(
            String procedures, Request bare, Deadline deadline, boolean abandonable, Consumer<String> lines)
            throws NoResponseException {
        if (abandonable && cancellation.isCancelled()) {
            throw new NoResponseException(
                    NoResponseException.Reason.CANCELLED, "The call was not made because Terraform is stopping.", true);
        }
        limiter.enter(deadline);
        try {
            return logged(procedures, bare, request -> exchanged(request, deadline, abandonable, lines));
        } finally {
            limiter.leave();
        }
    }

    /**
     * Sends one request whose response comes in lines.
     *
     * @param procedures the procedures of the batch, for the log
     * @param begun run when the request is about to leave
     * @param lines is handed each line of a successful response as soon as it has come
     */
    HttpResponse stream(String procedures, Request bare, Deadline deadline, Runnable begun, Consumer<String> lines)
            throws NoResponseException {
        limiter.enter(deadline);
        try {
            begun.run();
            return logged(procedures, bare, request -> http.send(request, deadline, _ -> {}, lines));
        } finally {
            limiter.leave();
        }
    }

    /** Sends a request and waits for its response. */
    private interface Send {
        HttpResponse send(Request request) throws NoResponseException;
    }

    /** Whether an answer that needs the key has come before. */
    boolean keyHasWorked() {
        return keyHasWorked;
    }

    /** Notes that the key works. Called for every answer that a refused key would not have got. */
    void keyWorks() {
        keyHasWorked = true;
    }

    /** Whether every request has a header of this name, in any case. */
    boolean alwaysSends(String header) {
        return headers.containsKey(header);
    }

    private HttpResponse logged(String procedures, Request bare, Send send) throws NoResponseException {
        var id = requestIds + requests.incrementAndGet();
        var request = signed(bare, id);
        var begin = System.nanoTime();
        try {
            var response = send.send(request);
            log(request, procedures, response.status(), begin, id);
            return response;
        } catch (NoResponseException none) {
            log(request, procedures, none.reason(), begin, id);
            throw none;
        }
    }

    private HttpResponse exchanged(Request request, Deadline deadline, boolean abandonable, Consumer<String> lines)
            throws NoResponseException {
        if (!abandonable) {
            return http.send(request, deadline, _ -> {}, lines);
        }
        var registrations = new ArrayList<Cancellation.Registration>(1);
        try {
            return http.send(
                    request, deadline, exchange -> registrations.add(cancellation.onCancel(exchange::abort)), lines);
        } finally {
            registrations.forEach(Cancellation.Registration::close);
        }
    }

    private static void log(Request request, String procedures, Object status, long begin, String id) {
        var millis = (System.nanoTime() - begin) / 1_000_000;
        Log.debug(
                "request",
                "method",
                request.method(),
                "procedure",
                procedures,
                "status",
                status,
                "milliseconds",
                millis,
                "request_id",
                id);
    }

    private Request signed(Request bare, String id) {
        var all = new TreeMap<>(headers);
        all.putAll(bare.headers());
        all.put("X-Request-Id", new Secret(id));
        return new Request(bare.method(), bare.target(), all, bare.body());
    }

    /**
     * Returns the headers of every request. Names differ in more than case, or a header of the user's would be sent
     * beside our own of that name.
     */
    private static SortedMap<String, Secret> headers(ClientSettings settings) {
        var headers = new TreeMap<String, Secret>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", new Secret("application/json"));
        headers.put("User-Agent", new Secret(settings.userAgent()));
        headers.putAll(settings.headers());
        var key = settings.apiKey();
        if (key != null) {
            headers.put("x-api-key", key);
        }
        return headers;
    }
}
