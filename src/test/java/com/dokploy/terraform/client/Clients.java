package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.dokploy.terraform.log.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Clients for tests, and what tests do with them. */
final class Clients {
    static final String KEY = "planted-api-key";

    private Clients() {}

    static Dokploy of(LocalServer server) {
        return of(server, settings -> settings);
    }

    static Dokploy of(LocalServer server, UnaryOperator<ClientSettings> change) {
        return new Dokploy(change.apply(settings(server.endpoint())), Map.of());
    }

    static ClientSettings settings(String endpoint) {
        return ClientSettings.of(endpoint, new Secret(KEY));
    }

    static UnaryOperator<ClientSettings> within(Duration timeout) {
        return settings -> limited(settings, timeout, settings.maxRetries());
    }

    static UnaryOperator<ClientSettings> retrying(int times) {
        return settings -> limited(settings, settings.requestTimeout(), times);
    }

    private static ClientSettings limited(ClientSettings settings, Duration timeout, int retries) {
        return new ClientSettings(
                settings.endpoint(),
                settings.apiKey(),
                settings.caCertificate(),
                settings.clientCertificate(),
                settings.clientKey(),
                settings.insecureSkipVerify(),
                settings.proxyUrl(),
                settings.headers(),
                timeout,
                retries,
                settings.maxConcurrency(),
                settings.requestsPerSecond(),
                settings.userAgent());
    }

    /** The error with which a call fails. */
    static ApiError errorOf(ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(ApiException.class);
        return thrown instanceof ApiException failure ? failure.error() : null;
    }

    /** Runs calls at the same time and returns their results in order. */
    static <T> List<T> together(List<Callable<T>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                results.add(result(future));
            }
            return results;
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }
}
