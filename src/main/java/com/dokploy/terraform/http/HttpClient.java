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
    /** Servers on Node, as Dokploy, close a connection after 5 s without a request. */
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

    /** Connects to nothing yet. */
    public HttpClient(Origin origin, @Nullable Proxy proxy, Tls tls) {
        this.origin = origin;
        this.proxy = proxy;
        this.tls = tls;
    }

    /**
     * Sends a request and waits for its whole reply. Redirects within the same origin are followed where that repeats
     * nothing; others are returned as they are, so that a key never goes elsewhere.
     *
     * @param started is handed the exchange before anything happens, to let it be aborted
     */
    public HttpResponse send(Request request, Deadline deadline, Consumer<Exchange> started)
            throws NoResponseException {
        var exchange = new Exchange();
        started.accept(exchange);
        var answer = sockets.submit(() -> following(request, exchange, deadline));
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

    /** Lets idle connections go, and keeps none any more. Requests work as ever. */
    public void close() {
        lock.lock();
        try {
            isClosed = true;
        } finally {
            lock.unlock();
        }
        for (var connection = taken(); connection != null; connection = taken()) {
            connection.close();
        }
    }

    private HttpResponse following(Request request, Exchange exchange, Deadline deadline) throws IOException {
        var reply = once(request, exchange, deadline);
        for (var hops = 0; hops < MAX_REDIRECTS && reply.isRedirect(); hops++) {
            var target = sameOriginTarget(request, reply);
            if (target == null) {
                return reply;
            }
            reply = once(request.to(target), exchange, deadline);
        }
        return reply;
    }

    /** Where a redirect may be followed to: the same origin, and for a write only when the method is kept. */
    private @Nullable String sameOriginTarget(Request request, HttpResponse reply) {
        var keepsMethod = reply.status() == 307 || reply.status() == 308;
        if (!keepsMethod && !request.isRepeatable()) {
            return null;
        }
        try {
            var address = URI.create(origin + request.target()).resolve(reply.header("location"));
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
                return on(reused, request, exchange, deadline);
            } catch (IOException failure) {
                // The server may have closed it in this very moment. A read can be asked again, a write cannot.
                if (!request.isRepeatable() || exchange.isAborted() || deadline.isOver()) {
                    throw failure;
                }
            }
        }
        return on(HttpConnection.open(origin, proxy, tls, exchange, deadline), request, exchange, deadline);
    }

    private HttpResponse on(HttpConnection connection, Request request, Exchange exchange, Deadline deadline)
            throws IOException {
        try {
            var reply = connection.exchange(request, origin, proxy, exchange, deadline);
            if (reply.keepAlive()) {
                keep(connection);
            } else {
                connection.close();
            }
            return reply;
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * A write gets a connection that is known to live, since it cannot be repeated when the connection is dead. The proof
     * takes a millisecond.
     */
    private @Nullable HttpConnection reusable(Request request) {
        for (var connection = taken(); connection != null; connection = taken()) {
            var needsProof = !request.isRepeatable();
            if (connection.idleNanos() < REUSE_NANOS && !(needsProof && connection.isStale())) {
                return connection;
            }
            connection.close();
        }
        return null;
    }

    private @Nullable HttpConnection taken() {
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

    /** Closes what nobody will reuse, until nothing is left: the server has closed its side, and only waits. */
    private void sweep() {
        do {
            LockSupport.parkNanos(REUSE_NANOS);
        } while (closedOldest());
    }

    private boolean closedOldest() {
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
            case SocketTimeoutException _ -> "No connection to " + place + " in time.";
            case SSLException _ -> tlsSentence(place, cause);
            default -> "The connection to " + place + " broke: " + plain(cause) + ".";
        };
    }

    private static String tlsSentence(String place, IOException cause) {
        var text = plain(cause);
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof CertificateException && !text.contains("PKIX path building failed")) {
                return "The certificate of " + place + " does not fit: " + inner.getMessage() + ".";
            }
        }
        if (text.contains("PKIX path building failed")) {
            return "The certificate of " + place + " was issued by nobody this machine trusts.";
        }
        if (text.contains("plaintext connection") || text.contains("Unsupported or unrecognized SSL message")) {
            return place + " does not speak TLS: its address may have to begin with http://.";
        }
        if (text.contains("terminated the handshake")) {
            return place + " ended the TLS handshake. If that port serves plain HTTP, its address begins with http://.";
        }
        return "No TLS connection to " + place + ": " + text + ".";
    }

    private static String plain(IOException cause) {
        var message = cause.getMessage();
        return message == null || message.isEmpty() ? "no reason was given" : message;
    }
}
