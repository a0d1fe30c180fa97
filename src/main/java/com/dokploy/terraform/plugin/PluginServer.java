package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.JavaLogging;
import com.dokploy.terraform.log.Log;
import io.grpc.Server;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves a {@link Plugin} to the program that started this process, or to one that is told where to find it. */
public final class PluginServer {
    private final Plugin plugin;
    private final Map<String, String> environment;
    private final Watchdog.HostTimeouts timeouts;
    private final CallTracker calls = new CallTracker();
    private final ProviderServices services = new ProviderServices(calls);
    private final Connections connections = new Connections();

    PluginServer(Plugin plugin, Map<String, String> environment, Watchdog.HostTimeouts timeouts) {
        this.plugin = plugin;
        this.environment = environment;
        this.timeouts = timeouts;
    }

    /**
     * Serves as Terraform expects of a program that it starts (docs/design/protocol.md, "Handshake"), until it is told
     * to end; then ends the process. Returns only when it cannot serve, after saying why on stderr.
     *
     * @param environment the process's environment variables
     * @return the exit code of the process
     */
    public static int serve(Plugin plugin, Map<String, String> environment, StandardOutput output) {
        return new PluginServer(plugin, environment, Watchdog.HostTimeouts.USUAL).serve(output);
    }

    /**
     * Serves any number of runs of Terraform, until Ctrl-C: prints the variable that makes Terraform use this process
     * instead of starting one (docs/design/protocol.md, "Debugging"). Only users who may open the socket can connect;
     * there is no TLS, because Terraform does not use it here. Returns only when it cannot serve, after saying why on
     * stderr.
     *
     * @param environment the process's environment variables
     * @return the exit code of the process
     */
    public static int debug(Plugin plugin, Map<String, String> environment, StandardOutput output) {
        return new PluginServer(plugin, environment, Watchdog.HostTimeouts.USUAL).debug(output);
    }

    int serve(StandardOutput output) {
        if (!Handshake.startedByHost(environment)) {
            System.err.print(Handshake.NOT_FOR_YOU);
            return 1;
        }
        prepareLogging();
        try {
            var identity = asksForTls() ? ServerCertificate.generate() : null;
            var open = open(identity == null ? null : tls(identity), false);
            output.line(open.handshakeLine(identity == null ? null : identity.certificate()));
            output.close();
            services.make(plugin);
            SignalHandling.ignore();
            new Watchdog(timeouts, calls, connections).start(open.lifetime()::abandoned);
            StaleSockets.removeBeside(open.endpoint());
            open.server().awaitTermination();
            return 0;
        } catch (IOException | GeneralSecurityException e) {
            return fail(e);
        } catch (InterruptedException _) {
            return 1;
        }
    }

    int debug(StandardOutput output) {
        prepareLogging();
        try {
            var open = open(null, true);
            services.make(plugin);
            output.line(open.reattachLine(plugin.addresses()));
            StaleSockets.removeBeside(open.endpoint());
            open.server().awaitTermination();
            return 0;
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException _) {
            return 1;
        }
    }

    private static void prepareLogging() {
        JavaLogging.install();
        NettyServer.useJavaLogging();
    }

    private boolean asksForTls() {
        var certificate = environment.get("PLUGIN_CLIENT_CERT");
        return certificate != null && !certificate.isEmpty();
    }

    private SslContext tls(ServerCertificate identity) throws GeneralSecurityException {
        var certificates = environment.getOrDefault("PLUGIN_CLIENT_CERT", "");
        try {
            return MutualTls.context(identity, certificates);
        } catch (CertificateException e) {
            throw new CertificateException("PLUGIN_CLIENT_CERT is not a certificate: " + e.getMessage(), e);
        }
    }

    private static int fail(Exception e) {
        System.err.println("The provider cannot listen for Terraform: " + e.getMessage());
        Log.error("The provider cannot listen for Terraform", "error", e);
        return 1;
    }

    /** Opens the best endpoint that can be bound. */
    private Open open(@Nullable SslContext tls, boolean debug) throws IOException {
        var endpoint = ListenAddress.choose(environment);
        try {
            return open(endpoint, tls, debug);
        } catch (IOException e) {
            endpoint.remove();
            if (endpoint instanceof ListenAddress.Loopback) {
                throw e;
            }
            // There are file systems that hold no sockets.
            Log.warn("Unix socket unavailable, listening on loopback instead", "path", endpoint.socket(), "error", e);
            return open(new ListenAddress.Loopback(), tls, debug);
        }
    }

    private Open open(ListenAddress endpoint, @Nullable SslContext tls, boolean debug) throws IOException {
        var lifetime = new Lifetime(services::stop, services::done, calls, endpoint);
        // One host among several must not end a process that the others still use.
        Runnable shutdown = debug ? () -> Log.debug("shutdown ignored") : lifetime::hostIsDone;
        var server = NettyServer.start(endpoint, tls, GoPluginServices.all(shutdown), services, calls, connections);
        lifetime.begin();
        endpoint.admit();
        return new Open(server, endpoint, lifetime);
    }

    /** A server that accepts connections. */
    record Open(Server server, ListenAddress endpoint, Lifetime lifetime) {
        private String address() {
            // This runs before the handshake: a switch over patterns would first have to be linked.
            return endpoint instanceof ListenAddress.Unix unix ? unix.path().toString() : "127.0.0.1:" + port();
        }

        private int port() {
            return ((InetSocketAddress) server.getListenSockets().getFirst()).getPort();
        }

        String handshakeLine(@Nullable X509Certificate certificate) throws GeneralSecurityException {
            return Handshake.line(endpoint.network(), address(), certificate);
        }

        String reattachLine(List<String> providers) {
            return Handshake.reattachLine(
                    providers,
                    endpoint.network(),
                    address(),
                    ProcessHandle.current().pid());
        }
    }
}
