package com.dokploy.terraform.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.testing.Faults.Fault;
import com.dokploy.terraform.sandbox.testing.Faults.FaultKind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest extends SandboxTest {
    @Test
    void dropsACallBeforeOrAfterItIsCarriedOut() {
        sandbox.faults().add(Faults.fault("project.create", FaultKind.DROP_BEFORE));
        assertThatThrownBy(() -> client.post("project.create", "{\"name\":\"a\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.rows().all("project")).isEmpty();
        sandbox.faults().add(Faults.fault("project.create", FaultKind.DROP_AFTER));
        assertThatThrownBy(() -> client.post("project.create", "{\"name\":\"b\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.rows().all("project")).hasSize(1);
        assertThat(sandbox.requests().log().getLast().status()).isZero();
    }

    @Test
    void hitsTheNthCallAndAsManyAsAskedFor() {
        sandbox.faults().add(Faults.status("tag.*", 503).atCall(2).forCalls(2));
        var statuses = IntStream.range(0, 5)
                .map(count -> client.send("GET", "/api/tag.all", null).status())
                .toArray();
        assertThat(statuses).containsExactly(200, 503, 503, 200, 200);
        assertThat(sandbox.faults().fired()).isEqualTo(2);
    }

    @Test
    void answersWhatProxiesAndBrokenServersAnswer() {
        sandbox.faults().add(Faults.status("*", 502));
        assertThat(client.send("GET", "/api/project.all", null).text()).contains("<h1>502 Bad Gateway</h1>");
        sandbox.faults().add(Faults.status("*", 500));
        assertThat(client.send("GET", "/api/project.all", null)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("INTERNAL_SERVER_ERROR");
        sandbox.faults().add(Faults.fault("*", FaultKind.NOT_JSON));
        assertThat(client.send("GET", "/api/project.all", null).text()).isEqualTo("upstream connected");
        sandbox.faults().add(Faults.fault("*", FaultKind.TRUNCATED));
        assertThatThrownBy(() -> client.send("GET", "/api/user.session", null))
                .isInstanceOf(UncheckedIOException.class);
        sandbox.faults().add(Faults.lasting("*", FaultKind.RATE_LIMIT, Duration.ofSeconds(2)));
        assertThat(client.send("GET", "/api/project.all", null).status()).isEqualTo(401);
        assertThat(client.send("GET", "/api/project.all", null).status()).isEqualTo(401);
        awaitAnswer();
    }

    @Test
    void takesFaultsAndRowsOverHttp() {
        var fault = "{\"procedure\":\"project.create\",\"kind\":\"500\",\"executed\":true}";
        client.send("POST", "/__sandbox/faults", fault);
        assertThat(client.send("POST", "/api/project.create", "{\"name\":\"p\"}")
                        .status())
                .isEqualTo(500);
        var rows = client.send("GET", "/__sandbox/rows?table=project", null).json();
        assertThat(rows).hasSize(1);
        var id = rows.path(0).path("projectId").asText();
        client.send(
                "POST",
                "/__sandbox/rows",
                "{\"op\":\"patch\",\"table\":\"project\",\"id\":\"" + id + "\",\"values\":{\"name\":\"drifted\"}}");
        assertThat(client.get("project.one", "projectId", id).path("name").asText())
                .isEqualTo("drifted");
        assertThat(client.send("POST", "/__sandbox/faults", "{\"kind\":\"nonsense\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.send("GET", "/__sandbox/faults", null)
                        .json()
                        .path(0)
                        .path("fired")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void restartsInTheMiddleOfACallThatWasCarriedOut() {
        sandbox.faults()
                .add(Faults.lasting("project.create", FaultKind.RESTART, Duration.ofMillis(50))
                        .afterwards());
        assertThatThrownBy(() -> client.post("project.create", "{\"name\":\"p\"}"))
                .isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(client.send("GET", "/api/project.all", null).json()).hasSize(1);
    }

    @Test
    void answersLateWithoutDoingLate() throws Exception {
        sandbox.faults().add(Faults.lasting("project.create", FaultKind.SLOW, Duration.ofSeconds(3)));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reply = threads.submit(() -> client.post("project.create", "{\"name\":\"p\"}"));
            while (sandbox.rows().all("project").isEmpty()) {
                sleep(20);
            }
            assertThat(reply.isDone()).isFalse();
            assertThat(reply.get().path("project").path("name").asText()).isEqualTo("p");
        }
    }

    @Test
    void describesAFaultStepByStep() {
        var fault = new Fault("a.b", 1, 1, FaultKind.SLOW, 500, Duration.ofMillis(20), true);
        assertThat(Faults.lasting("a.b", FaultKind.SLOW, Duration.ofMillis(20))).isEqualTo(fault);
        assertThat(Faults.status("a.b", 500).afterwards().executed()).isTrue();
    }
}
