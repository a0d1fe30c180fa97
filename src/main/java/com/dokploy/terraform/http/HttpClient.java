package com.dokploy.terraform.http;

import com.dokploy.terraform.concurrent.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with kept-alive connections to one origin. Written here rather than taken from the JDK because a provider
 * must know whether a request certainly was not sent, must never have a write repeated behind its back, must end any
 * wait at its deadline, and starts often (see docs/design/transport.md).
 *
 * <p>Sockets are used on platform threads only: the first blocking socket call on a virtual thread starts the JDK's
 * poller, a thread that sits in native code and delays the end of the process by 300 ms (JDK 25).
 */
public final class HttpClient {
    /**
     * The time for which an idle connection is reused: servers on Node, as Dokploy, close a connection after 5 s
     * without a request.
     */
    private static final long REUSE_NANOS = Duration.ofSeconds(4).toNanos();

    private static final int MAX_REDIRECTS = 3;

    private final Origin origin;
    private final @Nullable Proxy proxy;
    private final Tls tls;
    private final ExecutorService sockets = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("dokploy-http-", 0).daemon().factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private boolean isClosed;
    private boolean isSwept;

    /** Creates a client; connects to nothing yet. */
    public HttpClient(Origin origin, @Nullable Proxy proxy, Tls tls) {
        this.origin = origin;
        this.proxy = proxy;
        this.tls = tls;
    }

    /**
     * Sends a request and waits for its whole response. Redirects within the same origin are followed where that repeats
     * nothing; others are returned as they are, so that a key never goes elsewhere.
     *
     * @param started is handed the exchange before anything happens, to let it be aborted
     * @param lines is handed each whole line of a successful response's body as soon as it has come, on a thread of the
     *     client's; the lines come once more if the request had to be sent once more
     */
    public HttpResponse send(Request request, Deadline deadline, Consumer<Exchange> started, Consumer<String> lines)
            throws NoResponseException {
        var exchange = new Exchange(lines);
        started.accept(exchange);
        var answer = sockets.submit(() -> follow(request, exchange, deadline));
        try {
            return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            exchange.abort();
            throw new NoResponseException(
                    NoResponseException.Reason.TIMED_OUT, "No answer came in time.", !exchange.isSent());
        } catch (InterruptedException _) {
            exchange.abort();
            Thread.currentThread().interrupt();
            throw cancelled(exchange);
        } catch (ExecutionException failure) {
            throw explained(failure.getCause(), exchange, deadline, answer);
        }
    }

    /** Closes idle connections, and keeps none any more. Requests still work. */
    public void close() {
        lock.lock();
        try {
            isClosed = true;
        } finally {
            lock.unlock();
        }
        for (var connection = takeIdle(); connection != null; connection = takeIdle()) {
            connection.close();
        }
    }

    private HttpResponse follow(Request request, Exchange exchange, Deadline deadline) throws IOException {
        var response = once(request, exchange, deadline);
        for (var hops = 0; hops < MAX_REDIRECTS && response.isRedirect(); hops++) {
            var target = sameOriginTarget(request, response);
            if (target == null) {
                return response;
            }
            response = once(request.to(target), exchange, deadline);
        }
        return response;
    }

    /**
     * Returns the target of a redirect that may be followed: to the same origin, and for a write only when the method
     * is kept.
     */
    private @Nullable String sameOriginTarget(Request request, HttpResponse response) {
        var keepsMethod = response.status() == 307 || response.status() == 308;
        if (!keepsMethod && !request.isRepeatable()) {
            return null;
        }
        try {
            var address = URI.create(origin + request.target()).resolve(response.header("location"));
            if (!origin.owns(address)) {
                return null;
            }
            var query = address.getRawQuery();
            return query == null ? address.getRawPath() : address.getRawPath() + "?" + query;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private HttpResponse once(Request request, Exchange exchange, Deadline deadline) throws IOException {
        var reused = reusable(request);
        if (reused != null) {
            try {
                return exchangeOn(reused, request, exchange, deadline);
            } catch (IOException failure) {
                // The server may have closed the connection in this very moment. A read can be sent again, a write
                // cannot.
                if (!request.isRepeatable() || exchange.isAborted() || deadline.isOver()) {
                    throw failure;
                }
            }
        }
        return exchangeOn(HttpConnection.open(origin, proxy, tls, exchange, deadline), request, exchange, deadline);
    }

    private HttpResponse exchangeOn(HttpConnection connection, Request request, Exchange exchange, Deadline deadline)
            throws IOException {
        try {
            var response = connection.exchange(request, origin, proxy, exchange, deadline);
            if (response.keepAlive()) {
                keep(connection);
            } else {
                connection.close();
            }
            return response;
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Returns an idle connection for a request. A write gets one that is known to be open, since a write cannot be
     * repeated when the connection is dead. The check takes a millisecond.
     */
    private @Nullable HttpConnection reusable(Request request) {
        for (var connection = takeIdle(); connection != null; connection = takeIdle()) {
            var needsProof = !request.isRepeatable();
            if (connection.idleNanos() < REUSE_NANOS && !(needsProof && connection.isStale())) {
                return connection;
            }
            connection.close();
        }
        return null;
    }

    private @Nullable HttpConnection takeIdle() {
        lock.lock();
        try {
            return idle.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void keep(HttpConnection connection) {
        lock.lock();
        try {
            if (isClosed) {
                connection.close();
                return;
            }
            idle.addFirst(connection);
            if (!isSwept) {
                isSwept = true;
                Thread.startVirtualThread(this::sweep);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the connections that nobody will reuse, until none is left: the server has closed its side, and only
     * waits.
     */
    private void sweep() {
        do {
            LockSupport.parkNanos(REUSE_NANOS);
        } while (closeOldest());
    }

    private boolean closeOldest() {
        lock.lock();
        try {
            for (var oldest = idle.peekLast();
                    oldest != null && oldest.idleNanos() >= REUSE_NANOS;
                    oldest = idle.peekLast()) {
                idle.removeLast().close();
            }
            isSwept = !idle.isEmpty();
            return isSwept;
        } finally {
            lock.unlock();
        }
    }

    private static NoResponseException cancelled(Exchange exchange) {
        return new NoResponseException(
                NoResponseException.Reason.CANCELLED,
                "The call was given up because Terraform is stopping.",
                !exchange.isSent());
    }

    private NoResponseException explained(
            @Nullable Throwable cause, Exchange exchange, Deadline deadline, Future<HttpResponse> answer) {
        answer.cancel(false);
        if (exchange.isAborted()) {
            return cancelled(exchange);
        }
        if (cause instanceof SocketTimeoutException && (exchange.isSent() || deadline.isOver())) {
            return new NoResponseException(
                    NoResponseException.Reason.TIMED_OUT, "No answer came in time.", !exchange.isSent());
        }
        if (cause instanceof ProtocolException) {
            return new NoResponseException(
                    NoResponseException.Reason.UNREADABLE,
                    origin + " did not answer as a web server does: " + cause.getMessage() + ".",
                    !exchange.isSent());
        }
        if (!(cause instanceof IOException failed)) {
            throw new IllegalStateException("A request failed in an unforeseen way.", cause);
        }
        // A handshake that fails after the request was written (TLS 1.3 refuses client certificates that late) was
        // never completed by the server, which so never read the request.
        var notSent = !exchange.isSent() || cause instanceof SSLHandshakeException;
        return new NoResponseException(NoResponseException.Reason.UNREACHABLE, sentence(failed), notSent);
    }

    private String sentence(IOException cause) {
        var place = proxy == null ? origin.toString() : origin + " through the proxy " + proxy.host();
        return switch (cause) {
            case UnknownHostException _ ->
                "The host " + (proxy == null ? origin.host() : proxy.host()) + " is not known.";
            case NoRouteToHostException _ -> "There is no route to " + place + ".";
            case ConnectException _ -> "No connection to " + place + ": " + plain(cause) + ".";
            case SocketTimeoutException _ -> "The connection to " + place + " timed out.";
            case SSLException _ -> tlsSentence(place, cause);
            default -> "The connection to " + place + " broke: " + plain(cause) + ".";
        };
    }

    private static String tlsSentence(String place, IOException cause) {
        var text = plain(cause);
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof CertificateException && !text.contains("PKIX path building failed")) {
                return "The certificate of " + place + " is not valid for this host: " + inner.getMessage() + ".";
            }
        }
        if (text.contains("PKIX path building failed")) {
            return "The certificate of " + place + " is not signed by an authority that this machine trusts.";
        }
        if (text.contains("plaintext connection") || text.contains("Unsupported or unrecognized SSL message")) {
            return "The server at " + place + " does not use TLS. Write `http://` instead of `https://`.";
        }
        if (text.contains("terminated the handshake")) {
            return place + " closed the connection during the TLS handshake. If the server uses plain HTTP, the URL"
                    + " must begin with http://.";
        }
        return "No TLS connection to " + place + ": " + text + ".";
    }

    private static String plain(IOException cause) {
        var message = cause.getMessage();
        return message == null || message.isEmpty() ? "no reason was given" : message;
    }
}
