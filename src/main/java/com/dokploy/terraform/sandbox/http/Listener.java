package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.testing.Controls;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The HTTP server on loopback: a virtual thread per request, and restarts. */
public final class Listener implements Outage, AutoCloseable {
    private static final int BACKLOG = 1024;
    private final HttpHandler handler;
    private final Runnable onRestart;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Open> open;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final int port;

    /**
     * Listens on a port.
     *
     * @param wanted the port, 0 for any
     * @param latency how long every request takes at least
     * @param onRestart run when the server restarts
     */
    public Listener(int wanted, Duration latency, ApiRoutes routes, Controls controls, Runnable onRestart)
            throws IOException {
        this.onRestart = onRestart;
        handler = new ExchangeHandler(latency, routes, controls, this);
        // Replies are small and written in two parts; without this each would wait for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // With 200 idle connections, Java's server closes all others after one answer, which Node's never does.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        var first = bind(wanted);
        port = first.port().port();
        open = new AtomicReference<>(first);
    }

    /** Java's HTTP server, and the port in front of it. */
    private record Open(HttpServer server, PlainPort port) {
        void close() {
            try {
                port.refuse();
                server.stop(0);
                port.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    private Open bind(int wanted) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", handler);
        try {
            var front = new PlainPort(wanted, BACKLOG, server.getAddress());
            server.start();
            return new Open(server, front);
        } catch (IOException inUse) {
            server.stop(0);
            throw inUse;
        }
    }

    /** Refuses connections for a while, as a restart of the server does. */
    @Override
    public void restart(Duration downtime) {
        onRestart.run();
        refuse(downtime);
    }

    @Override
    public void refuse(Duration downtime) {
        open.get().close();
        Thread.ofVirtual().name("sandbox-restart").start(() -> {
            Pause.of(downtime);
            reopen();
        });
    }

    private void reopen() {
        for (int attempt = 0; attempt < 100 && !closed.get(); attempt++) {
            try {
                var again = bind(port);
                open.set(again);
                if (closed.get()) {
                    again.close();
                }
                return;
            } catch (IOException stillTaken) {
                Pause.of(Duration.ofMillis(20));
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        open.get().close();
        threads.shutdownNow();
    }
}
