package com.dokploy.terraform;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.client.Headers;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.resources.planning.References;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
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
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The provider's own configuration, and how it becomes a connection. */
public final class DokployProvider implements Provider<Session> {
    private static final Schema.Builder S = Schema.provider("Manages a Dokploy server: projects, services, domains.");
    static final Attribute<String> ENDPOINT = S.string("endpoint")
            .check(Check.matches("https?://\\S+", "an address such as `https://dokploy.example.com`"))
            .describe("Address of the Dokploy server, with or without `/api`. Without it the environment variable"
                    + " `DOKPLOY_ENDPOINT` counts, then `DOKPLOY_URL`, `DOKPLOY_API_URL` and `DOKPLOY_HOST`.");
    static final Attribute<String> API_KEY = S.string("api_key")
            .sensitive()
            .describe("API key, made in Dokploy's settings without a rate limit. Without it the environment variable"
                    + " `DOKPLOY_API_KEY` counts.");
    static final Attribute<String> CA_CERTIFICATE = S.string("ca_certificate")
            .describe("Authority to trust besides the usual ones: PEM, or the path of a file with it.");
    static final Attribute<String> CLIENT_CERTIFICATE = S.string("client_certificate")
            .describe("Certificate to show to the server: PEM, or the path of a file with it.");
    static final Attribute<String> CLIENT_KEY = S.string("client_key")
            .sensitive()
            .describe("Private key of `client_certificate`: PEM, or the path of a file with it.");
    static final Attribute<Boolean> INSECURE_SKIP_VERIFY = S.bool("insecure_skip_verify")
            .describe("Whether any certificate of the server is taken. Anyone on the way could read along.");
    static final Attribute<String> PROXY_URL = S.string("proxy_url")
            .sensitive()
            .describe("Proxy to go through, as `http://user:password@proxy:3128`. Without it the environment variables"
                    + " `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` count.");
    static final Attribute<Map<String, String>> HEADERS = S.stringMap("headers")
            .sensitive()
            .describe("Further headers of every request, for gateways in front of the server.");
    static final Attribute<String> REQUEST_TIMEOUT = S.string("request_timeout")
            .format(Format.DURATION)
            .describe("How long a request may take. 60 seconds unless set; deploys have their own `timeouts`.");
    static final Attribute<Long> MAX_RETRIES = S.integer("max_retries")
            .check(Check.between(0, 100))
            .describe("How often a failed read is repeated, and a write that certainly did not arrive. 3 unless set.");
    static final Attribute<Long> MAX_CONCURRENCY = S.integer("max_concurrency")
            .check(Check.between(1, 1000))
            .describe("Most requests at a time. 10 unless set.");
    static final Attribute<BigDecimal> REQUESTS_PER_SECOND = S.decimal("requests_per_second")
            .check(Check.between(0, 100_000))
            .describe("Most requests in a second. Without limit unless set.");

    private static final Schema SCHEMA = S.build();
    private static final List<String> ENDPOINT_VARIABLES =
            List.of("DOKPLOY_ENDPOINT", "DOKPLOY_URL", "DOKPLOY_API_URL", "DOKPLOY_HOST");

    private final String version;
    private final Map<String, String> environment;
    private final List<Resource<Session>> resources;
    private final List<DataSource<Session>> dataSources;
    private final List<Function> functions;
    private final CreateJournal journal;

    /**
     * Puts the provider together.
     *
     * @param version its version, for the User-Agent
     * @param environment the process's environment variables
     */
    public DokployProvider(
            String version,
            Map<String, String> environment,
            List<Resource<Session>> resources,
            List<DataSource<Session>> dataSources,
            List<Function> functions) {
        this(version, environment, resources, dataSources, functions, CreateJournal.inMemory());
    }

    /**
     * Puts the provider together.
     *
     * @param journal remembers what was asked to be made until it is in a state
     */
    public DokployProvider(
            String version,
            Map<String, String> environment,
            List<Resource<Session>> resources,
            List<DataSource<Session>> dataSources,
            List<Function> functions,
            CreateJournal journal) {
        this.journal = journal;
        this.version = version;
        this.environment = environment;
        this.resources = resources;
        this.dataSources = dataSources;
        this.functions = functions;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Resource<Session>> resources() {
        return resources;
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return dataSources;
    }

    @Override
    public List<Function> functions() {
        return functions;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        if (config.value(HEADERS) instanceof Value.MapValue(var headers)) {
            headers.forEach((name, value) -> checkHeader(name, value, diagnostics));
        }
        if (config.find(INSECURE_SKIP_VERIFY, false)) {
            diagnostics.warning(
                    Path.of(INSECURE_SKIP_VERIFY.name()),
                    "The server's certificate is not verified",
                    "Anyone between Terraform and the server can read the API key and every secret. Use"
                            + " `ca_certificate` for a certificate of your own.");
        }
    }

    private static void checkHeader(String name, Value value, Diagnostics diagnostics) {
        var problem = Headers.problem(name, value instanceof Value.Text(var text) ? text : "");
        if (problem != null) {
            diagnostics.error(
                    Path.of(HEADERS.name()).key(name),
                    "Invalid HTTP Header",
                    problem + "\n\nTake it out of `headers`, which are for gateways in front of the server.");
        }
    }

    @Override
    public Session configure(Values config, String terraformVersion) {
        var endpoint = config.find(ENDPOINT);
        var source = "";
        for (var variable : ENDPOINT_VARIABLES) {
            if (endpoint == null) {
                endpoint = set(variable);
                source = " It comes from the environment variable `" + variable + "`.";
            }
        }
        if (endpoint == null) {
            throw missing(ENDPOINT, "The address of the Dokploy server", "DOKPLOY_ENDPOINT");
        }
        var apiKey = config.has(API_KEY) ? config.get(API_KEY) : set("DOKPLOY_API_KEY");
        if (apiKey == null) {
            throw missing(API_KEY, "The API key", "DOKPLOY_API_KEY");
        }
        var settings = settings(config, endpoint, apiKey, terraformVersion);
        var problems = new Diagnostics();
        for (var problem : settings.problems()) {
            var attribute = snake(problem.setting());
            problems.error(
                    Path.of(attribute),
                    "Invalid " + attribute.replace('_', ' ') + " of the provider",
                    problem.message() + (attribute.equals(ENDPOINT.name()) ? source : ""));
        }
        if (problems.hasErrors()) {
            throw new DiagnosticException(problems.all());
        }
        var dokploy = new Dokploy(settings);
        dokploy.prepareCheck();
        return new Session(dokploy, journal);
    }

    private ClientSettings settings(Values config, String endpoint, String apiKey, String terraformVersion) {
        var headers = new LinkedHashMap<String, Secret>();
        config.find(HEADERS, Map.of()).forEach((name, value) -> headers.put(name, new Secret(value)));
        var timeout = config.find(REQUEST_TIMEOUT);
        var nanoseconds = timeout == null ? null : Format.DURATION.canonical(timeout);
        return new ClientSettings(
                endpoint,
                new Secret(apiKey),
                config.find(CA_CERTIFICATE),
                config.find(CLIENT_CERTIFICATE),
                secret(config.find(CLIENT_KEY)),
                config.find(INSECURE_SKIP_VERIFY, false),
                secret(config.find(PROXY_URL)),
                headers,
                nanoseconds == null
                        ? ClientSettings.DEFAULT_REQUEST_TIMEOUT
                        : Duration.ofNanos(Long.parseLong(nanoseconds)),
                config.find(MAX_RETRIES, (long) ClientSettings.DEFAULT_MAX_RETRIES)
                        .intValue(),
                config.find(MAX_CONCURRENCY, (long) ClientSettings.DEFAULT_MAX_CONCURRENCY)
                        .intValue(),
                config.find(REQUESTS_PER_SECOND, BigDecimal.ZERO).doubleValue(),
                "terraform-provider-dokploy/" + version + " (terraform " + terraformVersion + ")");
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    private @Nullable String set(String variable) {
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

    @Override
    public void onStateReturned(Session session, String id) {
        journal.onStateReturned(id);
    }

    @Override
    public void onStateSeen(Session session, String id) {
        journal.onStateSeen(id);
    }

    @Override
    public void check(Session session, boolean isChange) {
        session.dokploy().check(isChange);
    }

    @Override
    public Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, Session session) {
        return References.lookUp(schema, plan, session);
    }

    @Override
    public void stop(Session session) {
        session.dokploy().stop();
    }

    @Override
    public void close(Session session) {
        session.dokploy().close();
    }

    @Override
    public Diagnostic explain(RuntimeException failure) {
        if (failure instanceof ApiException api) {
            return ApiErrorDiagnostics.of(api.error());
        }
        var frames = new StringBuilder();
        for (var frame : failure.getStackTrace()) {
            if (frames.length() < 2000) {
                frames.append("\n  at ").append(frame);
            }
        }
        return Diagnostic.bug(Path.ROOT, failure.getClass().getName() + " was thrown." + frames);
    }

    @Override
    public List<Diagnostic> explainWrite(RuntimeException failure, Schema schema, Values planned, Session session) {
        if (!(failure instanceof ApiException api)) {
            return List.of(explain(failure));
        }
        var unknown = References.mayBeCause(api.error())
                ? References.unknown(schema, planned, api.error(), session)
                : List.<Diagnostic>of();
        return unknown.isEmpty() ? List.of(ApiErrorDiagnostics.ofWrite(api.error())) : unknown;
    }

    @Override
    public Set<String> secrets(Session session) {
        return session.secrets();
    }

    @Override
    public boolean meansGone(RuntimeException failure) {
        return failure instanceof ApiException api && ApiErrorDiagnostics.meansGone(api.error());
    }
}
