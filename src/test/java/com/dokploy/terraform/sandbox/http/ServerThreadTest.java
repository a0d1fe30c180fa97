package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TestClient;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerThreadTest {
    private static final Duration REQUEST = Duration.ofMillis(200);
    private static final Duration CALL = Duration.ofMillis(20);

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.standard().withCost(REQUEST, CALL));
    private final TestClient client = TestClient.of(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void takesLessTimeForABatchThanForAsManyRequests() throws Exception {
        var tenCalls = String.join(",", Collections.nCopies(10, "project.all"));
        var batch = time(() -> client.send("GET", "/api/trpc/" + tenCalls + "?batch=1&input=%7B%7D", null));
        var streamed = time(() -> {
            try (var stream = Streamed.get(sandbox.endpoint(), tenCalls)) {
                return stream.rest();
            }
        });
        Callable<TestClient.Answer> single = () -> client.send("GET", "/api/project.all", null);
        Duration requests;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            requests = time(() -> threads.invokeAll(Collections.nCopies(10, single)));
        }
        assertThat(batch).isGreaterThanOrEqualTo(REQUEST.plus(CALL.multipliedBy(10)));
        assertThat(streamed).isGreaterThanOrEqualTo(REQUEST.plus(CALL.multipliedBy(10)));
        assertThat(requests)
                .isGreaterThanOrEqualTo(REQUEST.plus(CALL).multipliedBy(10))
                .isGreaterThan(batch)
                .isGreaterThan(streamed);
    }

    @Test
    void takesNoTimeForControls() throws Exception {
        try (var slow = Sandbox.start(Sandbox.Options.standard().withCost(Duration.ofSeconds(30), CALL))) {
            assertThat(time(() -> TestClient.of(slow).send("GET", "/__sandbox/requests", null)))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    private static Duration time(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        var _ = work.call();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
