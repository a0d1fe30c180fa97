package com.dokploy.terraform;

import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.client.Headers;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of the {@code provider} block, and what they come to together with environment variables. */
final class ProviderConfiguration {
    private static final List<String> ENDPOINT_VARIABLES =
            List.of("DOKPLOY_ENDPOINT", "DOKPLOY_URL", "DOKPLOY_API_URL", "DOKPLOY_HOST");

    private final Attribute<String> endpoint;
    private final Attribute<String> apiKey;
    private final Attribute<String> caCertificate;
    private final Attribute<String> clientCertificate;
    private final Attribute<String> clientKey;
    private final Attribute<Boolean> insecureSkipVerify;
    private final Attribute<String> proxyUrl;
    private final Attribute<Map<String, String>> headers;
    private final Attribute<String> requestTimeout;
    private final Attribute<Long> maxRetries;
    private final Attribute<Long> maxConcurrency;
    private final Attribute<BigDecimal> requestsPerSecond;
    private final Schema schema;

    /** Declares the arguments. */
    ProviderConfiguration() {
        var s = Schema.provider("Manages a Dokploy server: projects, services, domains.");
        endpoint = s.string("endpoint")
                .check(Check.matches("https?://\\S+", "an address such as `https://dokploy.example.com`"))
                .describe("Address of the Dokploy server, with or without `/api`. Without it the environment variable"
                        + " `DOKPLOY_ENDPOINT` counts, then `DOKPLOY_URL`, `DOKPLOY_API_URL` and `DOKPLOY_HOST`.");
        apiKey = s.string("api_key")
                .sensitive()
                .describe(
                        "API key, made in Dokploy's settings without a rate limit. Without it the environment variable"
                                + " `DOKPLOY_API_KEY` counts.");
        caCertificate = s.string("ca_certificate")
                .describe("Authority to trust besides the usual ones: PEM, or the path of a file with it.");
        clientCertificate = s.string("client_certificate")
                .describe("Certificate to show to the server: PEM, or the path of a file with it.");
        clientKey = s.string("client_key")
                .sensitive()
                .describe("Private key of `client_certificate`: PEM, or the path of a file with it.");
        insecureSkipVerify = s.bool("insecure_skip_verify")
                .describe("Whether any certificate of the server is taken. Anyone on the way could read along.");
        proxyUrl = s.string("proxy_url")
                .sensitive()
                .describe(
                        "Proxy to go through, as `http://user:password@proxy:3128`. Without it the environment variables"
                                + " `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` count.");
        headers = s.stringMap("headers")
                .sensitive()
                .describe("Further headers of every request, for gateways in front of the server.");
        requestTimeout = s.string("request_timeout")
                .format(Format.DURATION)
                .describe("How long a request may take. 60 seconds unless set; deploys have their own `timeouts`.");
        maxRetries = s.integer("max_retries")
                .check(Check.between(0, 100))
                .describe(
                        "How often a failed read is repeated, and a write that certainly did not arrive. 3 unless set.");
        maxConcurrency = s.integer("max_concurrency")
                .check(Check.between(1, 1000))
                .describe("Most requests at a time. 10 unless set.");
        requestsPerSecond = s.decimal("requests_per_second")
                .check(Check.between(0, 100_000))
                .describe("Most requests in a second. Without limit unless set.");
        schema = s.build();
    }

    Schema schema() {
        return schema;
    }

    /** Checks headers, and warns of what makes every secret readable on the way. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.value(headers) instanceof Value.MapValue(var further)) {
            further.forEach((name, value) -> checkHeader(name, value, diagnostics));
        }
        if (config.find(insecureSkipVerify, false)) {
            diagnostics.warning(
                    Path.of(insecureSkipVerify.name()),
                    "The server's certificate is not verified",
                    "Anyone between Terraform and the server can read the API key and every secret. Use"
                            + " `ca_certificate` for a certificate of your own.");
        }
    }

    private void checkHeader(String name, Value value, Diagnostics diagnostics) {
        var problem = Headers.problem(name, value instanceof Value.Text(var text) ? text : "");
        if (problem != null) {
            diagnostics.error(
                    Path.of(headers.name()).key(name),
                    "Invalid HTTP Header",
                    problem + "\n\nTake it out of `headers`, which are for gateways in front of the server.");
        }
    }

    /**
     * What the configuration and the environment variables behind it come to.
     *
     * @param userAgent what requests say of who sends them
     * @throws DiagnosticException if something is missing or cannot be used
     */
    ClientSettings settings(Values config, Map<String, String> environment, String userAgent) {
        var address = config.find(endpoint);
        var source = "";
        for (var variable : ENDPOINT_VARIABLES) {
            if (address == null) {
                address = set(environment, variable);
                source = " It comes from the environment variable `" + variable + "`.";
            }
        }
        if (address == null) {
            throw missing(endpoint, "The address of the Dokploy server", "DOKPLOY_ENDPOINT");
        }
        var key = config.has(apiKey) ? config.get(apiKey) : set(environment, "DOKPLOY_API_KEY");
        if (key == null) {
            throw missing(apiKey, "The API key", "DOKPLOY_API_KEY");
        }
        var settings = settings(config, address, key, userAgent);
        var problems = new Diagnostics();
        for (var problem : settings.problems()) {
            var attribute = snake(problem.setting());
            problems.error(
                    Path.of(attribute),
                    "Invalid " + attribute.replace('_', ' ') + " of the provider",
                    problem.message() + (attribute.equals(endpoint.name()) ? source : ""));
        }
        if (problems.hasErrors()) {
            throw new DiagnosticException(problems.all());
        }
        return settings;
    }

    private ClientSettings settings(Values config, String address, String key, String userAgent) {
        var further = new LinkedHashMap<String, Secret>();
        config.find(headers, Map.of()).forEach((name, value) -> further.put(name, new Secret(value)));
        var timeout = config.find(requestTimeout);
        var nanoseconds = timeout == null ? null : Format.DURATION.canonical(timeout);
        return new ClientSettings(
                address,
                new Secret(key),
                config.find(caCertificate),
                config.find(clientCertificate),
                secret(config.find(clientKey)),
                config.find(insecureSkipVerify, false),
                secret(config.find(proxyUrl)),
                further,
                nanoseconds == null
                        ? ClientSettings.DEFAULT_REQUEST_TIMEOUT
                        : Duration.ofNanos(Long.parseLong(nanoseconds)),
                config.find(maxRetries, (long) ClientSettings.DEFAULT_MAX_RETRIES)
                        .intValue(),
                config.find(maxConcurrency, (long) ClientSettings.DEFAULT_MAX_CONCURRENCY)
                        .intValue(),
                config.find(requestsPerSecond, BigDecimal.ZERO).doubleValue(),
                userAgent);
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    private static @Nullable String set(Map<String, String> environment, String variable) {
        var value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static DiagnosticException missing(Attribute<?> attribute, String what, String variable) {
        return new DiagnosticException(Diagnostic.error(
                Path.of(attribute.name()),
                "Missing " + attribute.name().replace('_', ' ') + " of the provider",
                what + " is not set. Give `" + attribute.name() + "` in the provider's configuration, or set the"
                        + " environment variable `" + variable + "`."));
    }

    private static String snake(String camel) {
        var snake = new StringBuilder();
        for (var i = 0; i < camel.length(); i++) {
            var character = camel.charAt(i);
            if (Character.isUpperCase(character)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(character));
        }
        return snake.toString();
    }
}
