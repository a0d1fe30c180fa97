package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.http.Authority;
import com.dokploy.terraform.log.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects, TLS and proxies: where the key goes and where it does not. */
@Timeout(300)
class NetworkTest {
    private static final String CREATE = "project.create";

    private final Authority authority = new Authority("Test authority");

    @Test
    void followsARedirectOnTheSameOrigin() {
        try (var server = LocalServer.answering(asked -> asked.target().endsWith("/")
                ? LocalServer.json(200, "[{\"result\":{\"data\":{\"json\":\"v0.30.2\"}}}]")
                : LocalServer.redirect(308, asked.target() + "/"))) {
            assertThat(Clients.of(server).version()).isEqualTo(new ServerVersion("v0.30.2"));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void letsGoOfAConnectionThatNobodyUses() throws InterruptedException {
        try (var server =
                LocalServer.dokploy((_, _) -> LocalServer.json("\"v0.30.2\""), _ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            dokploy.version();

            server.awaitNoneOpen();
            dokploy.mutate(CREATE, Json.object());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void keepsNoConnectionOnceItIsClosed() throws InterruptedException {
        try (var server =
                LocalServer.dokploy((_, _) -> LocalServer.json("\"v0.30.2\""), _ -> LocalServer.json(200, "true"))) {
            var dokploy = Clients.of(server);
            dokploy.version();
            var begin = System.nanoTime();
            dokploy.close();
            server.awaitNoneOpen();
            dokploy.mutate(CREATE, Json.object());
            server.awaitNoneOpen();

            assertThat(server.connections()).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void repeatsAWriteWhereTheMethodIsKept() {
        try (var server = LocalServer.answering(asked -> asked.target().startsWith("/api/trpc/")
                ? LocalServer.redirect(307, "/moved" + asked.target())
                : LocalServer.json(200, "true"))) {
            Clients.of(server).mutate(CREATE, LocalServer.input("name", "n"));

            assertThat(server.asked().getLast().body()).isEqualTo("{\"0\":{\"json\":{\"name\":\"n\"}}}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void doesNotTurnAWriteIntoARead(int status) {
        try (var server = LocalServer.answering(_ -> LocalServer.redirect(status, "/api/elsewhere"))) {
            assertThat(Clients.errorOf(() -> Clients.of(server).mutate(CREATE, Json.object())))
                    .isInstanceOf(ApiError.Unreadable.class);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void neverTakesTheKeyElsewhere() {
        try (var elsewhere = LocalServer.answering(_ -> LocalServer.json(200, "true"));
                var server = LocalServer.answering(_ -> LocalServer.redirect(307, elsewhere.endpoint() + "/api/x"))) {
            var dokploy = Clients.of(server);

            assertThat(Clients.errorOf(() -> dokploy.mutate(CREATE, Json.object()))
                            .message())
                    .contains("redirects to " + elsewhere.endpoint());
            assertThat(Clients.errorOf(() -> dokploy.query("project.all", Json.object())))
                    .isInstanceOf(ApiError.Unreadable.class);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void givesUpOnARedirectThatNeverEnds() {
        try (var server = LocalServer.answering(asked -> LocalServer.redirect(308, asked.target()))) {
            assertThat(Clients.errorOf(() -> Clients.of(server).mutate(CREATE, Json.object())))
                    .isInstanceOf(ApiError.Unreadable.class);
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void trustsTheConfiguredAuthority() {
        try (var server = secured(authority.server(127, 0, 0, 1))) {
            assertThat(client(server, authority.pem(), null, false)
                            .mutate(CREATE, Json.object())
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void refusesAnUnknownAuthorityAndSendsNothing() {
        try (var server = secured(authority.server(127, 0, 0, 1))) {
            var error = Clients.errorOf(() -> client(server, null, null, false).mutate(CREATE, Json.object()));

            assertThat(error).isInstanceOfSatisfying(ApiError.Unreachable.class, unreachable -> {
                assertThat(unreachable.certainlyNotSent()).isTrue();
                assertThat(unreachable.message()).contains("not signed by an authority that this machine trusts");
            });
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        try (var server = secured(authority.server(10, 0, 0, 1))) {
            var error = Clients.errorOf(
                    () -> client(server, authority.pem(), null, false).mutate(CREATE, Json.object()));

            assertThat(error).isInstanceOf(ApiError.Unreachable.class);
            assertThat(error.message()).contains("is not valid for this host");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void takesAnyCertificateWhenTold() {
        try (var server = secured(authority.server(10, 0, 0, 1))) {
            assertThat(client(server, null, null, true)
                            .mutate(CREATE, Json.object())
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void presentsItsCertificate() {
        try (var server = securedFor(authority.server(127, 0, 0, 1))) {
            var holder = authority.client();

            assertThat(client(server, authority.pem(), holder, false)
                            .mutate(CREATE, Json.object())
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void isRefusedWithoutTheCertificateThatIsAskedFor() {
        try (var server = securedFor(authority.server(127, 0, 0, 1))) {
            var error = Clients.errorOf(
                    () -> client(server, authority.pem(), null, false).mutate(CREATE, Json.object()));

            assertThat(error).isInstanceOf(ApiError.Unreachable.class);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void keepsSecuredConnectionsToo() throws InterruptedException {
        try (var server = secured(authority.server(127, 0, 0, 1))) {
            var dokploy = client(server, authority.pem(), null, false);
            dokploy.mutate(CREATE, Json.object());
            Thread.sleep(200);
            dokploy.mutate(CREATE, Json.object());
            assertThat(server.connections()).isEqualTo(1);

            server.hangUp();
            Thread.sleep(200);
            dokploy.mutate(CREATE, Json.object());
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void saysThatAPlainServerDoesNotSpeakTls() {
        try (var server = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var settings = Clients.retrying(0).apply(Clients.settings("https://127.0.0.1:" + server.port()));
            var error = Clients.errorOf(() -> new Dokploy(settings, Map.of()).mutate(CREATE, Json.object()));

            assertThat(error.message()).contains("does not use TLS").contains("http://");
            assertThat(error.mayHaveHappened()).isFalse();
        }
    }

    @Test
    void asksAProxyForTheWholeAddress() {
        try (var proxy = LocalServer.answering(_ -> LocalServer.json(200, "true"))) {
            var settings = proxied("http://dokploy.example.com:3000", "http://me:pw@127.0.0.1:" + proxy.port(), null);
            new Dokploy(settings, Map.of()).mutate(CREATE, Json.object());

            var asked = proxy.asked().getFirst();
            assertThat(asked.target()).isEqualTo("http://dokploy.example.com:3000/api/trpc/project.create?batch=1");
            assertThat(asked.headers())
                    .containsEntry("host", "dokploy.example.com:3000")
                    .containsEntry("proxy-authorization", "Basic bWU6cHc=");
        }
    }

    @Test
    void tunnelsThroughAProxyAndTellsItNothing() throws IOException {
        try (var server = secured(authority.server(127, 0, 0, 1));
                var proxy = new Tunnel(200)) {
            var settings = proxied(server.endpoint(), "http://me:pw@127.0.0.1:" + proxy.port(), authority.pem());
            new Dokploy(settings, Map.of()).mutate(CREATE, Json.object());

            assertThat(proxy.heads).hasSize(1);
            assertThat(proxy.heads.getFirst())
                    .startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1")
                    .contains("Proxy-Authorization: Basic bWU6cHc=")
                    .doesNotContain(Clients.KEY);
            assertThat(server.asked().getFirst().headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void knowsThatNothingArrivedWhenAProxyRefuses(int status) throws IOException {
        try (var proxy = new Tunnel(status)) {
            var settings = proxied("https://dokploy.example.com", "http://127.0.0.1:" + proxy.port(), null);
            var error = Clients.errorOf(() -> new Dokploy(settings, Map.of()).mutate(CREATE, Json.object()));

            assertThat(error.mayHaveHappened()).isFalse();
            assertThat(error.message()).contains("proxy");
        }
    }

    private LocalServer secured(Authority.Holder holder) {
        return LocalServer.secured(holder.tls().getServerSocketFactory(), _ -> LocalServer.json(200, "true"));
    }

    /** Asks its clients for a certificate. */
    private LocalServer securedFor(Authority.Holder holder) {
        var sockets = holder.tls().getServerSocketFactory();
        return LocalServer.secured(
                new ServerSocketFactory() {
                    @Override
                    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                            throws IOException {
                        var socket = (SSLServerSocket) sockets.createServerSocket(port, backlog, address);
                        socket.setNeedClientAuth(true);
                        return socket;
                    }

                    @Override
                    public ServerSocket createServerSocket(int port) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public ServerSocket createServerSocket(int port, int backlog) {
                        throw new UnsupportedOperationException();
                    }
                },
                _ -> LocalServer.json(200, "true"));
    }

    private static Dokploy client(
            LocalServer server, @Nullable String authority, Authority.@Nullable Holder holder, boolean insecure) {
        return new Dokploy(
                new ClientSettings(
                        server.endpoint(),
                        new Secret(Clients.KEY),
                        authority,
                        holder == null ? null : holder.certificatePem(),
                        holder == null ? null : new Secret(holder.keyPem()),
                        insecure,
                        null,
                        Map.of(),
                        Duration.ofMinutes(1),
                        0,
                        10,
                        0,
                        "agent"),
                Map.of());
    }

    private static ClientSettings proxied(String endpoint, String proxy, @Nullable String authority) {
        return new ClientSettings(
                endpoint,
                new Secret(Clients.KEY),
                authority,
                null,
                null,
                false,
                new Secret(proxy),
                Map.of(),
                Duration.ofMinutes(1),
                0,
                10,
                0,
                "agent");
    }

    /** A proxy that opens tunnels, or says with another status that it does not. */
    private static final class Tunnel implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int status;
        final List<String> heads = new CopyOnWriteArrayList<>();

        Tunnel(int status) throws IOException {
            this.status = status;
            Thread.ofPlatform().daemon().start(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void accept() {
            try (var client = socket.accept()) {
                var head = head(client);
                heads.add(head);
                client.getOutputStream()
                        .write(("HTTP/1.1 " + status + " Said\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                if (status == 200) {
                    var port = Integer.parseInt(head.substring(head.indexOf(':') + 1, head.indexOf(" HTTP")));
                    try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        Thread.ofPlatform().daemon().start(() -> copy(server, client));
                        copy(client, server);
                    }
                }
            } catch (IOException _) {
                // The test is over.
            }
        }

        private static String head(Socket client) throws IOException {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) client.getInputStream().read());
            }
            return head.toString();
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // One side has closed.
            }
        }
    }
}
