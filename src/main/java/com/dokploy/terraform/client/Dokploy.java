package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpClient;
import com.dokploy.terraform.http.Proxy;
import com.dokploy.terraform.http.RateLimiter;
import com.dokploy.terraform.http.Tls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Dokploy server. One for each configured provider, used by any number of threads; nothing is connected or loaded
 * before the first call.
 *
 * <p>Answers are trees of the caller's own. An empty body is a {@code MissingNode}. Every failure is an
 * {@link ApiException} whose {@link ApiError} says what it means. Facts are those of Dokploy v0.30.2.
 */
public final class Dokploy {
    /** Set to {@code off}, this environment variable makes each read a request of its own: for comparing in benchmarks. */
    private static final String BATCHES = "DOKPLOY_PROVIDER_BATCHES";

    private final ClientSettings settings;
    private final Endpoint endpoint;
    private final Cancellation cancellation;
    private final HttpClient http;
    private final Scrubber scrubber;
    private final Transport transport;
    private final ReadBatcher batcher;
    private final Mutations writes;
    private final CheckedReads reads;
    private final CachedQueries cached;

    /**
     * A client for these settings.
     *
     * @throws IllegalArgumentException when {@link ClientSettings#problems()} has something to say
     */
    public Dokploy(ClientSettings settings) {
        this(settings, System.getenv());
    }

    /** Takes the proxy's environment variables from {@code environment}. */
    Dokploy(ClientSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.cancellation = new Cancellation();
        this.endpoint = Endpoint.parse(settings.endpoint());
        var proxy = Proxy.choose(endpoint.origin(), settings.proxyUrl(), environment);
        this.http = new HttpClient(endpoint.origin(), proxy, new Tls(settings.tls()));
        var limiter = new RateLimiter(settings.maxConcurrency(), settings.requestsPerSecond(), cancellation);
        this.transport = new Transport(settings, http, limiter, cancellation);
        this.scrubber = new Scrubber(settings.secrets(proxy));
        var replies = new ReplyInterpreter(endpoint, scrubber);
        var retries = new Retries(settings.maxRetries(), cancellation, limiter);
        var oneByOne = environment.getOrDefault(BATCHES, "on").equals("off");
        var batches = new TrpcBatches(endpoint, transport, replies, oneByOne);
        this.batcher = new ReadBatcher(settings.requestTimeout(), batches, retries, oneByOne);
        this.writes = new Mutations(endpoint, transport, replies, retries);
        this.reads = new CheckedReads(batcher, transport);
        this.cached = new CachedQueries(reads);
    }

    /**
     * Reads. The answer may be one that came with another read during the same refresh (at most twenty seconds ago, never
     * after this client has written); who waits for a change, or lists before a create, uses {@link #queryUncached}.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @throws ApiException when there is no answer
     */
    public JsonNode query(String procedure, ObjectNode input) {
        return reads.read(new Query(procedure, input.deepCopy()), ReadBatcher.Mode.GATHERED);
    }

    /**
     * Reads the state as it is after this call began.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @throws ApiException when there is no answer
     */
    public JsonNode queryUncached(String procedure, ObjectNode input) {
        return reads.read(new Query(procedure, input.deepCopy()), ReadBatcher.Mode.UNCACHED);
    }

    /**
     * Reads what is only advice, such as what others have under a name: once for all who ask, however long ago and
     * whatever was written since. A plan of a hundred objects looks around once, not a hundred times.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @return a tree that all share: not to be changed
     * @throws ApiException when there is no answer; the next call asks again
     */
    public JsonNode cachedQuery(String procedure, ObjectNode input) {
        return cached.query(new Query(procedure, input.deepCopy()));
    }

    /**
     * Asks for what is only advice, as {@link #cachedQuery} does, without waiting for it: what is asked for next leaves
     * along with it. Asked once, unless that fails; that nothing is there is an answer.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @return waits for the answer, a tree that all share; throws ApiException when there is none
     */
    public Supplier<JsonNode> lookUp(String procedure, ObjectNode input) {
        return cached.lookUp(new Query(procedure, input.deepCopy()));
    }

    /** From now on the first read brings the version with it, so that {@link #check} needs no request of its own. */
    public void prepareCheck() {
        reads.prepare();
    }

    /**
     * Makes sure that what answers is a Dokploy that takes the key and is recent enough. Asks only if no answer has shown
     * so before, and fails only once: of all objects of a plan one tells what is wrong with the server.
     *
     * @param mayAsk whether to ask a server that nobody has asked anything yet
     * @throws ApiException when a plan for this server makes no sense
     */
    public void check(boolean mayAsk) {
        reads.check(mayAsk);
    }

    /**
     * Reads one object, as {@link #query} does.
     *
     * @return the object, or null when Dokploy says that it does not exist; a refused key, a missing procedure or a
     *     strange answer never count as that
     * @throws ApiException when there is no answer
     */
    public @Nullable JsonNode find(String procedure, String idField, String id) {
        try {
            var found = query(procedure, Json.object().put(idField, id));
            if (!found.path(idField).asText().equals(id)) {
                throw new ApiException(
                        new ApiError.Malformed(procedure, idField, "is not the id of the object that was asked for"));
            }
            return found;
        } catch (ApiException failure) {
            if (failure.error() instanceof ApiError.NotFound) {
                return null;
            }
            throw failure;
        }
    }

    /**
     * Writes, within the usual time.
     *
     * @param body a plain JSON object of at most 1 MiB
     * @throws ApiException when it failed; {@link ApiError#mayHaveHappened()} says whether it may have been done
     */
    public JsonNode mutate(String procedure, ObjectNode body) {
        return write(procedure, body, settings.requestTimeout(), false);
    }

    /**
     * Writes what may take long, such as the deploy of a database. {@link #stop()} ends the wait, not the work.
     *
     * @param body a plain JSON object of at most 1 MiB
     * @throws ApiException when it failed; {@link ApiError#mayHaveHappened()} says whether it may have been done
     */
    public JsonNode mutate(String procedure, ObjectNode body, Duration deadline) {
        return write(procedure, body, deadline, true);
    }

    /**
     * The server's version, asked for once.
     *
     * @throws ApiException when there is no answer; the next call asks again
     */
    public ServerVersion version() {
        return reads.version();
    }

    /**
     * Ends pauses between attempts and waits for long writes, now and from now on: they fail with
     * {@link ApiError.Cancelled}. Other calls go on, so that state can still be read back and saved.
     */
    public void stop() {
        cancellation.cancel();
    }

    /** Lets idle connections go: nobody will ask any more, or seldom. Calls work as ever. */
    public void close() {
        http.close();
    }

    /** Where the server is, as {@code https://dokploy.example.com}, without {@code /api} and a slash at the end. */
    public String endpoint() {
        return endpoint.origin() + endpoint.base();
    }

    /** What a piece of JSON is, in words: {@code a text}. */
    public static String kind(JsonNode json) {
        return Answers.kind(json);
    }

    /** A message that the server keeps about a failure, fit to be shown: one line without statements and commands. */
    public String cleaned(String message) {
        return scrubber.clean(message, null);
    }

    /** A text of the server, such as a log, without what this client keeps secret. */
    public String withoutSecrets(String text) {
        return scrubber.withoutKnown(text);
    }

    /** Waits between two looks at something. Returns early, with true, when {@link #stop()} is called. */
    public boolean pause(Duration duration) {
        return cancellation.isCancelledWithin(duration);
    }

    /**
     * Loads what the first call needs, without a call: JSON reading and writing. For a thread in the background while
     * Terraform is busy.
     */
    public static void warmUp() {
        WarmUp.create();
    }

    private JsonNode write(String procedure, ObjectNode body, Duration within, boolean abandonable) {
        batcher.forget();
        try {
            return writes.write(procedure, body, Deadline.in(within), abandonable);
        } catch (ApiException failure) {
            throw reads.withVersion(failure);
        } finally {
            batcher.forget();
        }
    }
}
