package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.http.Authority;
import com.dokploy.terraform.log.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final Secret KEY = new Secret("key");

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertThat(ClientSettings.of("https://dokploy.example.com", KEY).problems(Map.of()))
                .isEmpty();
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                wrong("endpoint", with("dokploy", KEY, null, null, null, null, Map.of(), 1, 1, 1, 1)),
                wrong("apiKey", with("http://h", new Secret(" "), null, null, null, null, Map.of(), 1, 1, 1, 1)),
                wrong("apiKey", with("http://h", new Secret("a\nb"), null, null, null, null, Map.of(), 1, 1, 1, 1)),
                wrong("caCertificate", with("http://h", KEY, "nope", null, null, null, Map.of(), 1, 1, 1, 1)),
                wrong("clientKey", with("http://h", KEY, null, certificate(), null, null, Map.of(), 1, 1, 1, 1)),
                wrong("clientKey", with("http://h", KEY, null, certificate(), "nope", null, Map.of(), 1, 1, 1, 1)),
                wrong("proxyUrl", with("http://h", KEY, null, null, null, "socks5://p", Map.of(), 1, 1, 1, 1)),
                wrong("headers", with("http://h", KEY, null, null, null, null, header("a b", "v"), 1, 1, 1, 1)),
                wrong("headers", with("http://h", KEY, null, null, null, null, header("a", "v\r\nb: c"), 1, 1, 1, 1)),
                wrong("headers", with("http://h", KEY, null, null, null, null, header("", "v"), 1, 1, 1, 1)),
                wrong("headers", with("http://h", KEY, null, null, null, null, header("HOST", "v"), 1, 1, 1, 1)),
                wrong("headers", with("http://h", KEY, null, null, null, null, header("x-API-key", "v"), 1, 1, 1, 1)),
                wrong("caCertificate", with("http://h", KEY, "/dev/zero", null, null, null, Map.of(), 1, 1, 1, 1)),
                wrong("requestTimeout", with("http://h", KEY, null, null, null, null, Map.of(), 0, 1, 1, 1)),
                wrong("maxRetries", with("http://h", KEY, null, null, null, null, Map.of(), 1, -1, 1, 1)),
                wrong("maxConcurrency", with("http://h", KEY, null, null, null, null, Map.of(), 1, 1, 0, 1)),
                wrong("requestsPerSecond", with("http://h", KEY, null, null, null, null, Map.of(), 1, 1, 1, -1)),
                wrong(
                        "requestsPerSecond",
                        with("http://h", KEY, null, null, null, null, Map.of(), 1, 1, 1, Double.NaN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void namesTheSettingThatCannotWork(String setting, ClientSettings settings) {
        assertThat(settings.problems(Map.of()))
                .extracting(ClientSettings.Problem::setting)
                .containsExactly(setting);
    }

    private static Arguments wrong(String setting, ClientSettings settings) {
        return Arguments.of(Named.of(setting, setting), settings);
    }

    private static Map<String, Secret> header(String name, String value) {
        return Map.of(name, new Secret(value));
    }

    private static String certificate() {
        return new Authority("test").client().certificatePem();
    }

    private static ClientSettings with(
            String endpoint,
            Secret key,
            @Nullable String authority,
            @Nullable String certificate,
            @Nullable String clientKey,
            @Nullable String proxy,
            Map<String, Secret> headers,
            int seconds,
            int retries,
            int concurrency,
            double perSecond) {
        return new ClientSettings(
                endpoint,
                key,
                authority,
                certificate,
                clientKey == null ? null : new Secret(clientKey),
                false,
                proxy == null ? null : new Secret(proxy),
                headers,
                Duration.ofSeconds(seconds),
                retries,
                concurrency,
                perSecond,
                "agent");
    }
}
