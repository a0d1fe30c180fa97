package com.dokploy.terraform.sandbox.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The port that clients see, in front of Java's HTTP server, which would wait for more when a client begins with TLS.
 * Node's server refuses that at once (seen on v0.30.2), and so does this port; it passes on everything else.
 */
final class PlainPort implements Closeable {
    /** First byte of a TLS handshake, and of no method of HTTP. */
    private static final int TLS_HANDSHAKE = 0x16;

    private static final byte[] REFUSAL =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The time in which a client has to take what the server has written before it ended. */
    private static final Duration LAST_BYTES = Duration.ofSeconds(1);

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<Thread> passing = ConcurrentHashMap.newKeySet();

    /** Listens on a port, 0 for any, and passes on what comes. */
    PlainPort(int port, int backlog, InetSocketAddress server) throws IOException {
        this.server = server;
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(server.getAddress(), port), backlog);
        Thread.ofVirtual().name("sandbox-accepts").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().name("sandbox-connection").start(() -> serve(client));
            } catch (IOException closed) {
                // Told by the condition.
            }
        }
    }

    private void serve(Socket client) {
        clients.add(client);
        try (client) {
            if (listening.isClosed()) {
                return;
            }
            client.setTcpNoDelay(true);
            var requests = new PushbackInputStream(client.getInputStream(), 1);
            var first = requests.read();
            if (first == TLS_HANDSHAKE) {
                client.getOutputStream().write(REFUSAL);
                client.shutdownOutput();
                // A connection that is closed before everything is read is reset, and the refusal lost.
                client.setSoTimeout(1_000);
                requests.transferTo(OutputStream.nullOutputStream());
            } else if (first >= 0) {
                requests.unread(first);
                connect(client, requests);
            }
        } catch (IOException broken) {
            // Whoever broke the connection knows.
        } finally {
            clients.remove(client);
        }
    }

    private void connect(Socket client, PushbackInputStream requests) throws IOException {
        try (var connection = new Socket(server.getAddress(), server.getPort())) {
            connection.setTcpNoDelay(true);
            Thread.ofVirtual().name("sandbox-requests").start(() -> {
                try {
                    requests.transferTo(connection.getOutputStream());
                    connection.shutdownOutput();
                } catch (IOException broken) {
                    // The other direction ends then as well.
                }
            });
            passing.add(Thread.currentThread());
            connection.getInputStream().transferTo(client.getOutputStream());
        } finally {
            passing.remove(Thread.currentThread());
        }
    }

    /** Refuses connections; those that there are stay. */
    void refuse() throws IOException {
        listening.close();
    }

    /**
     * Ends all connections before it returns, so that no client takes one for open afterwards. To be called when the
     * server has ended: what it has written still reaches the clients.
     */
    @Override
    public void close() throws IOException {
        refuse();
        for (var thread : passing) {
            Pause.until(thread, LAST_BYTES);
        }
        for (var client : clients) {
            client.close();
        }
    }
}
