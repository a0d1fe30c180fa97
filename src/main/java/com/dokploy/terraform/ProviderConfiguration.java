package com.dokploy.terraform;

import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The arguments of the {@code provider} block, and what they come to together with environment variables. */
final class ProviderConfiguration {
    private static final List<String> ENDPOINT_VARIABLES =
            List.of("DOKPLOY_ENDPOINT", "DOKPLOY_URL", "DOKPLOY_API_URL", "DOKPLOY_HOST");

    private static final String KEY_VARIABLE = "DOKPLOY_API_KEY";

    private static final Set<String> ACRONYMS = Set.of("api", "ca", "url");

    private final Attribute<String> endpoint;
    private final Attribute<String> apiKey;
    private final ConnectionSettings connection;
    private final RequestLimits limits;
    private final Schema schema;

    /** Declares the arguments. */
    ProviderConfiguration() {
        var s = Schema.provider("Manages projects, applications, databases, compose stacks, domains and backups on"
                + " a Dokploy server.");
        endpoint = s.string("endpoint")
                .check(Check.matches("https?://\\S+", "a URL such as `https://dokploy.example.com`"))
                .describe("URL of the Dokploy server, with or without `/api`. If unset, read from the environment"
                        + " variable"
                        + " `DOKPLOY_ENDPOINT` (then `DOKPLOY_URL`, `DOKPLOY_API_URL`, `DOKPLOY_HOST`).");
        apiKey = s.string("api_key")
                .sensitive()
                .describe("API key, created in Dokploy under *Settings → Profile → API/CLI Keys*, without a rate"
                        + " limit. If unset, read from the"
                        + " environment variable `DOKPLOY_API_KEY`. Only `dokploy_bootstrap` works without a key.");
        connection = new ConnectionSettings(s);
        limits = new RequestLimits(s);
        schema = s.build();
    }

    Schema schema() {
        return schema;
    }

    /** Checks what the schema cannot say. */
    void validate(Values config, Diagnostics diagnostics) {
        connection.validate(config, diagnostics);
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
                source = " The value comes from the environment variable `" + variable + "`.";
            }
        }
        if (address == null) {
            throw new DiagnosticException(
                    missing(Path.of(endpoint.name()), endpoint, "The URL of the Dokploy server", "DOKPLOY_ENDPOINT"));
        }
        var key = config.has(apiKey) ? config.get(apiKey) : set(environment, KEY_VARIABLE);
        var settings = settings(config, address, key, userAgent);
        var problems = new Diagnostics();
        for (var problem : settings.problems(environment)) {
            var attribute = attributeName(problem.setting());
            problems.error(
                    Path.of(attribute),
                    "Invalid " + titled(attribute),
                    problem.message() + (attribute.equals(endpoint.name()) ? source : ""));
        }
        if (problems.hasErrors()) {
            throw new DiagnosticException(problems.all());
        }
        return settings;
    }

    /** What to tell of objects that need an API key if there is none. */
    Diagnostic keyMissing() {
        return missing(Path.ROOT, apiKey, "The API key", KEY_VARIABLE);
    }

    private ClientSettings settings(Values config, String address, @Nullable String key, String userAgent) {
        return new ClientSettings(
                address,
                key == null ? null : new Secret(key),
                config.find(connection.caCertificate),
                config.find(connection.clientCertificate),
                connection.clientKey(config),
                config.find(connection.insecureSkipVerify, false),
                connection.proxyUrl(config),
                connection.headers(config),
                limits.requestTimeout(config),
                limits.maxRetries(config),
                limits.maxConcurrency(config),
                limits.requestsPerSecond(config),
                userAgent);
    }

    private static @Nullable String set(Map<String, String> environment, String variable) {
        var value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Diagnostic missing(Path path, Attribute<?> attribute, String what, String variable) {
        return Diagnostic.error(
                path,
                "Missing " + titled(attribute.name()),
                what + " is not set. Set `" + attribute.name()
                        + "` in the provider block, or set the environment variable `" + variable + "`.");
    }

    /** An attribute as the title of a diagnostic names it: {@code api_key} is the API Key. */
    private static String titled(String attribute) {
        var title = new StringJoiner(" ");
        for (var word : attribute.split("_", -1)) {
            title.add(
                    ACRONYMS.contains(word)
                            ? word.toUpperCase(Locale.ROOT)
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return title.toString();
    }

    /** The attribute of a setting of the client, as {@code api_key} of {@code apiKey}. */
    private static String attributeName(String setting) {
        var name = new StringBuilder();
        for (var i = 0; i < setting.length(); i++) {
            var character = setting.charAt(i);
            if (Character.isUpperCase(character)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(character));
        }
        return name.toString();
    }
}
