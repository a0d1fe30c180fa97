package com.dokploy.terraform.http;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.log.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One connection to a server, directly or through a proxy, with TLS or without. Carries one request at a time. */
final class HttpConnection implements Closeable {
    private static final int CONNECT_MILLIS = 10_000;

    private final Socket bare;
    private final Socket socket;
    private final ResponseParser responses;
    private long idleSince = System.nanoTime();

    private HttpConnection(Socket bare, Socket socket) throws IOException {
        this.bare = bare;
        this.socket = socket;
        this.responses = new ResponseParser(socket.getInputStream());
    }

    /** Connects; until this returns, nothing of a request has left. */
    static HttpConnection open(Origin origin, @Nullable Proxy proxy, Tls tls, Exchange exchange, Deadline deadline)
            throws IOException {
        var bare = proxy == null
                ? connect(origin.bareHost(), origin.port(), exchange, deadline)
                : connect(proxy.host(), proxy.port(), exchange, deadline);
        try {
            bare.setTcpNoDelay(true);
            bare.setSoTimeout(deadline.millisLeft());
            if (!origin.secure()) {
                return new HttpConnection(bare, bare);
            }
            if (proxy != null) {
                tunnel(bare, origin, proxy);
            }
            return new HttpConnection(bare, tls.over(bare, origin.bareHost(), origin.port()));
        } catch (IOException | RuntimeException failure) {
            bare.close();
            throw failure;
        }
    }

    /** Sends the request of an exchange and reads its response. */
    HttpResponse exchange(Request request, Origin origin, @Nullable Proxy proxy, Exchange exchange, Deadline deadline)
            throws IOException {
        exchange.uses(bare);
        socket.setSoTimeout(deadline.millisLeft());
        var head = head(request, origin, proxy);
        exchange.sending();
        var out = socket.getOutputStream();
        var response = sendAndReceive(out, head, request.body(), exchange);
        idleSince = System.nanoTime();
        return response;
    }

    /**
     * Sends a request and reads its response, also when the sending fails: a server that refuses may answer and close
     * before it has read everything, and its answer says more than the failure.
     */
    private HttpResponse sendAndReceive(OutputStream out, String head, @Nullable String body, Exchange exchange)
            throws IOException {
        try {
            send(out, head, body);
        } catch (IOException broken) {
            try {
                return responses.read(exchange::receive);
            } catch (SSLException refusal) {
                throw refusal;
            } catch (IOException _) {
                throw broken;
            }
        }
        return responses.read(exchange::receive);
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    /** Whether the server has closed the connection meanwhile, as far as this side can know. */
    boolean isStale() {
        try {
            socket.setSoTimeout(1);
            return responses.hasUnexpected();
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            bare.close();
        } catch (IOException _) {
            // Nobody uses the connection any more.
        }
    }

    /** Tries every address of the host in turn. */
    private static Socket connect(String host, int port, Exchange exchange, Deadline deadline) throws IOException {
        IOException refusal = null;
        for (var address : InetAddress.getAllByName(host)) {
            var socket = new Socket();
            try {
                exchange.uses(socket);
                socket.connect(new InetSocketAddress(address, port), Math.min(CONNECT_MILLIS, deadline.millisLeft()));
                return socket;
            } catch (IOException failure) {
                socket.close();
                refusal = failure;
                if (exchange.isAborted() || deadline.isOver()) {
                    break;
                }
            }
        }
        throw refusal == null ? new ConnectException("the host has no address") : refusal;
    }

    private static void tunnel(Socket socket, Origin origin, Proxy proxy) throws IOException {
        var target = origin.host() + ":" + origin.port();
        var head = new StringBuilder("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ");
        head.append(target).append("\r\n");
        appendAuthorization(head, proxy);
        send(socket.getOutputStream(), head.append("\r\n").toString(), null);
        var status = tunnelStatus(socket);
        if (status == 407) {
            throw new ConnectException("the proxy requires a user and a password");
        }
        if (status < 200 || status > 299) {
            throw new ConnectException("the proxy refused the tunnel with status " + status);
        }
    }

    /** Reads the proxy's status byte by byte: the bytes behind the head already belong to TLS. */
    private static int tunnelStatus(Socket socket) throws IOException {
        var head = new StringBuilder();
        var in = socket.getInputStream();
        while (head.length() < 16 * 1024 && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            var octet = in.read();
            if (octet < 0) {
                throw new ConnectException("the proxy closed the connection");
            }
            head.append((char) octet);
        }
        try {
            return head.indexOf("HTTP/1.") == 0 ? Integer.parseInt(head, 9, 12, 10) : 0;
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            return 0;
        }
    }

    private static String head(Request request, Origin origin, @Nullable Proxy proxy) {
        var head = new StringBuilder(512).append(request.method()).append(' ');
        if (proxy != null && !origin.secure()) {
            head.append(origin);
        }
        head.append(request.target()).append(" HTTP/1.1\r\nHost: ").append(origin.authority());
        head.append("\r\nAccept-Encoding: gzip\r\n");
        if (proxy != null && !origin.secure()) {
            appendAuthorization(head, proxy);
        }
        for (var header : request.headers().entrySet()) {
            append(head, header);
        }
        var body = request.body();
        if (body != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(length(body))
                    .append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void append(StringBuilder head, Map.Entry<String, Secret> header) {
        head.append(header.getKey())
                .append(": ")
                .append(header.getValue().value())
                .append("\r\n");
    }

    private static void appendAuthorization(StringBuilder head, Proxy proxy) {
        var authorization = proxy.authorization();
        if (authorization != null) {
            head.append("Proxy-Authorization: ").append(authorization.value()).append("\r\n");
        }
    }

    private static int length(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Sends head and body in one write, so that a small request is one packet. */
    private static void send(OutputStream out, String head, @Nullable String body) throws IOException {
        out.write((body == null ? head : head + body).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
