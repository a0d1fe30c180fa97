package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan of nothing but new objects finds out about the server, and with how many requests. */
class ServerCheckTest extends UnconfiguredProviderTest {
    private static final Schema PROJECT = schema("project");
    private static final Schema APPLICATION = schema("application");

    private void configure(Value endpoint, String key) {
        var settings = Map.of("endpoint", endpoint, "api_key", Value.of(key), "max_retries", Value.of(0));
        assertThat(terraform.configure(PROVIDER.schema(), Configurations.complete(PROVIDER.schema(), settings)))
                .isEmpty();
    }

    private List<String> plan(Schema schema, Map<String, Value> config) {
        return terraform.tryPlan(schema, Terraform.StoredState.NOTHING, Configurations.complete(schema, config));
    }

    /** A project, which looks for its namesakes. */
    private List<String> planOfProject(String name) {
        return plan(PROJECT, Map.of("name", Value.of(name)));
    }

    /** An application in an environment that is to be made, which has nothing to look at. */
    private List<String> planOfApplication() {
        return plan(
                APPLICATION,
                Map.of(
                        "name",
                        Value.of("web"),
                        "environment_id",
                        Value.UNKNOWN,
                        "docker",
                        Fixtures.object("image", "nginx:alpine")));
    }

    private int requests() {
        return sandbox.requests().log().size();
    }

    @Test
    void aGoodServerCostsNoRequestOfItsOwn() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());

        assertThat(planOfProject("shop")).isEmpty();
        assertThat(requests()).isEqualTo(1);
        assertThat(planOfApplication()).isEmpty();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whereNothingElseIsReadOneRequestTells() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());

        assertThat(planOfApplication()).isEmpty();
        assertThat(planOfApplication()).isEmpty();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aPlanThatChangesNothingAsksNothing() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        var config = Configurations.complete(PROJECT, Map.of("name", Value.of("shop")));
        var shop = terraform.apply(PROJECT, Terraform.StoredState.NOTHING, config);
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        var before = requests();

        assertThat(terraform.tryPlan(PROJECT, shop, config)).isEmpty();
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void aWrongKeyIsToldOnce() {
        configure(Value.of(sandbox.endpoint().toString()), "not-the-key");

        assertThat(planOfProject("shop")).singleElement().asString().startsWith("Invalid API Key");
        assertThat(planOfProject("other")).isEmpty();
        assertThat(planOfApplication()).isEmpty();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aWrongKeyIsToldWhereNothingIsLookedAt() {
        configure(Value.of(sandbox.endpoint().toString()), "not-the-key");

        assertThat(planOfApplication()).singleElement().asString().startsWith("Invalid API Key");
    }

    @Test
    void aDeadEndpointIsTold() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        configure(Value.of("http://127.0.0.1:" + port), "key");

        assertThat(planOfProject("shop")).singleElement().asString().startsWith("Dokploy Unreachable");
    }

    @Test
    void anEndpointThatIsNotKnownYetIsNoError() {
        configure(Value.UNKNOWN, "key");

        assertThat(planOfProject("shop")).isEmpty();
    }

    @Test
    void aKeyThatMayNotLookAroundCanPlan() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        sandbox.faults().add(Faults.status("project.all", 403));

        assertThat(planOfProject("shop")).isEmpty();
    }

    @Test
    void aKeyThatMayNotEvenAskForTheVersionCanPlan() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        sandbox.faults().add(Faults.status("settings.getDokployVersion", 403).forCalls(10));

        assertThat(planOfApplication()).isEmpty();
    }

    @Test
    void aServerThatFailsIsTold() {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        sandbox.faults().add(Faults.status("*", 502).forCalls(10));

        assertThat(planOfProject("shop")).singleElement().asString().startsWith("Server Error");
    }

    @Test
    void aServerThatIsTooOldIsToldWhereOnlyReadingIsDone() throws IOException {
        configure(Value.of(sandbox.endpoint().toString()), sandbox.apiKey());
        var config = Configurations.complete(PROJECT, Map.of("name", Value.of("shop")));
        var shop = terraform.apply(PROJECT, Terraform.StoredState.NOTHING, config);
        try (var client = HttpClient.newHttpClient()) {
            var old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            old.createContext("/", exchange -> relayAsOld(client, exchange));
            old.start();
            try {
                var before = requests();
                configure(Value.of("http://127.0.0.1:" + old.getAddress().getPort()), sandbox.apiKey());
                shop = terraform.read(PROJECT, shop);
                assertThat(terraform.tryPlan(PROJECT, shop, config))
                        .singleElement()
                        .asString()
                        .contains("v0.26.4");
                assertThat(terraform.tryPlan(PROJECT, shop, config)).isEmpty();
                assertThat(requests() - before).isEqualTo(1);
            } finally {
                old.stop(0);
            }
        }
    }

    /** Asks the sandbox, and says that it is an old one. */
    private void relayAsOld(HttpClient client, HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(sandbox.endpoint().resolve(exchange.getRequestURI()))
                .header("x-api-key", sandbox.apiKey())
                .build();
        try (exchange) {
            var reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            var body = reply.body().replace("v0.30.2", "v0.26.4").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
