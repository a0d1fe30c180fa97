package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpClient;
import com.dokploy.terraform.http.Proxy;
import com.dokploy.terraform.http.RateLimiter;
import com.dokploy.terraform.http.Tls;
import com.dokploy.terraform.log.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client of a Dokploy server. There is one client for each configured provider, used by any number of threads;
 * nothing is connected or loaded before the first call.
 *
 * <p>Answers are trees of the caller's own. An empty body is a {@code MissingNode}. Every failure is an {@link
 * ApiException} whose {@link ApiError} says what it means. Facts are those of Dokploy v0.30.2.
 */
public final class Dokploy implements AutoCloseable {
    /** Set to {@code off}, this environment variable makes each call a request of its own: for comparing in benchmarks. */
    private static final String BATCHES = "DOKPLOY_PROVIDER_BATCHES";

    private final ClientSettings settings;
    private final Map<String, String> environment;
    private final Endpoint endpoint;
    private final Cancellation cancellation;
    private final HttpClient http;
    private final RateLimiter limiter;
    private final Scrubber scrubber;
    private final ResponseInterpreter responses;
    private final Retries retries;
    private final Transport transport;
    private final ReadBatcher batcher;
    private final Mutations writes;
    private final Subscriptions subscriptions;
    private final CheckedReads reads;
    private final CachedQueries cached;
    private final Downloads downloads;
    private volatile boolean keepsAnswers;
    private volatile boolean hasWritten;

    /**
     * Creates a client for these settings.
     *
     * @param environment the process's environment variables, which say which proxy and which certificate authorities
     *     to use
     * @throws IllegalArgumentException when {@link ClientSettings#problems} has something to say
     */
    public Dokploy(ClientSettings settings, Map<String, String> environment) {
        this(settings, environment, new Cancellation());
    }

    private Dokploy(ClientSettings settings, Map<String, String> environment, Cancellation cancellation) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.cancellation = cancellation;
        this.endpoint = Endpoint.parse(settings.endpoint());
        var proxy = Proxy.choose(endpoint.origin(), settings.proxyUrl(), environment);
        this.http = new HttpClient(endpoint.origin(), proxy, new Tls(settings.tls(environment)));
        this.limiter = new RateLimiter(settings.maxConcurrency(), settings.requestsPerSecond(), cancellation);
        this.transport = new Transport(settings, http, limiter, cancellation);
        this.scrubber = new Scrubber(settings.secrets(proxy));
        this.responses = new ResponseInterpreter(endpoint, scrubber);
        this.retries = new Retries(settings.maxRetries(), cancellation, limiter);
        var oneByOne = environment.getOrDefault(BATCHES, "on").equals("off");
        var requests = new CallRequests(endpoint.base());
        this.batcher = new ReadBatcher(
                settings.requestTimeout(), new TrpcBatches<>(requests, transport, responses, oneByOne), retries);
        this.writes = new Mutations(new TrpcBatches<>(requests, transport, responses, oneByOne), retries, cancellation);
        this.subscriptions = new Subscriptions(requests, transport, responses);
        this.reads = new CheckedReads(batcher, transport);
        this.cached = new CachedQueries(reads);
        this.downloads = new Downloads(settings, environment);
    }

    /**
     * Reads. The answer may be one that came with another read during the same refresh (at most twenty seconds ago,
     * never after this client has written), or one of any age as long as {@link #keepAnswers} holds. Callers that wait for
     * a change, or list before a create, use {@link #queryUncached}.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @throws ApiException when there is no answer
     */
    public JsonNode query(String procedure, ObjectNode input) {
        var query = new Query(procedure, input.deepCopy());
        return keepsAnswers && !hasWritten
                ? cached.query(query).deepCopy()
                : reads.read(query, ReadBatcher.Mode.GATHERED);
    }

    /**
     * Makes {@link #query} ask everything once, for a command that looks at a whole server and writes nothing. Holds until
     * this client writes for the first time: from then on {@link #query} asks the server again.
     */
    public void keepAnswers() {
        keepsAnswers = true;
        batcher.keepAnswers();
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
     * Reads what is only advice, such as whether an object of a name exists: asked once for all callers, however long
     * ago and whatever was written since. A plan of a hundred objects asks once, not a hundred times.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @return the answer, a tree that all callers share: not to be changed
     * @throws ApiException when there is no answer; the next call asks again
     */
    public JsonNode cachedQuery(String procedure, ObjectNode input) {
        return cached.query(new Query(procedure, input.deepCopy()));
    }

    /**
     * Asks for what is only advice, as {@link #cachedQuery} does, without waiting for the answer: the reads asked for
     * next leave along with this one. Each query is asked once, unless it fails; "not found" is an answer.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @return a supplier that waits for the answer, a tree that all callers share; throws ApiException when there is
     *     none
     */
    public Supplier<JsonNode> lookUp(String procedure, ObjectNode input) {
        return cached.lookUp(new Query(procedure, input.deepCopy()));
    }

    /**
     * Makes the first read from now on bring the version with it, so that {@link #check} needs no request of its own.
     */
    public void prepareCheck() {
        reads.prepare();
    }

    /**
     * Makes sure that the server is a Dokploy that takes the key and is recent enough. Asks only if no answer has shown
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
        return find(procedure, idField, id, idField);
    }

    /** As {@link #find(String, String, String)}, of an object that holds its id in another field than it is asked by. */
    public @Nullable JsonNode find(String procedure, String idField, String id, String rowId) {
        try {
            var found = query(procedure, Json.object().put(idField, id));
            if (!found.path(rowId).asText().equals(id)) {
                throw new ApiException(
                        new ApiError.Malformed(procedure, rowId, "is not the id of the object that was asked for"));
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
     * Reads a file of another server, without the key. Each file is read once.
     *
     * @param url the address of the file, without a query
     */
    public String download(String url) throws DownloadException {
        return downloads.read(url);
    }

    /**
     * Writes, within the usual time.
     *
     * @param body a plain JSON object of at most 1 MiB
     * @throws ApiException when the write failed; {@link ApiError#mayHaveHappened()} says whether it may have been
     *     carried out
     */
    public JsonNode mutate(String procedure, ObjectNode body) {
        return write(procedure, body, settings.requestTimeout(), false);
    }

    /**
     * Writes what may take long, such as the deploy of a database. {@link #stop()} ends the wait, not the work.
     *
     * @param body a plain JSON object of at most 1 MiB
     * @throws ApiException when the write failed; {@link ApiError#mayHaveHappened()} says whether it may have been
     *     carried out
     */
    public JsonNode mutate(String procedure, ObjectNode body, Duration deadline) {
        return write(procedure, body, deadline, true);
    }

    /**
     * Asks for something that the server does while it tells about it (a subscription). The request is sent once,
     * whatever becomes of it. {@link #stop()} ends the wait and closes the connection, not the work.
     *
     * @param input the procedure's parameters with their real JSON types
     * @param messages is handed each message as soon as it has come, on a thread of the client's
     * @throws ApiException when there is no good end; {@link ApiError#mayHaveHappened()} says whether the server may have
     *     done something
     */
    public void follow(String procedure, ObjectNode input, Duration deadline, Consumer<JsonNode> messages) {
        beginWrite();
        try {
            subscriptions.follow(new Query(procedure, input.deepCopy()), Deadline.in(deadline), messages);
        } catch (ApiException failure) {
            throw reads.withVersion(failure);
        } finally {
            batcher.forget();
        }
    }

    /**
     * Returns the server's version, asked for once.
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

    /** Returns a client of the same server that calls with another API key, and stops together with this one. */
    public Dokploy withApiKey(Secret key) {
        return new Dokploy(settings.withApiKey(key), environment, cancellation);
    }

    /** Returns a client of the same server that calls for a user who has signed in. */
    Dokploy withCookie(Secret cookie) {
        return new Dokploy(settings.withCookie(cookie), environment, cancellation);
    }

    /** What sends requests and reads responses where nobody has a key: for {@link Accounts}. */
    record WithoutKey(
            Endpoint endpoint,
            Transport transport,
            ResponseInterpreter responses,
            Retries retries,
            Cancellation cancellation) {}

    /** Returns the way to the server without a key. */
    WithoutKey withoutKey() {
        var bare = new Transport(settings.withApiKey(null), http, limiter, cancellation);
        return new WithoutKey(endpoint, bare, responses, retries, cancellation);
    }

    /** Closes idle connections: nobody will ask any more, or seldom. Calls still work. */
    @Override
    public void close() {
        http.close();
    }

    /**
     * The address of the server, as {@code https://dokploy.example.com}, without {@code /api} and without a slash at
     * the end.
     */
    public String endpoint() {
        return endpoint.origin() + endpoint.base();
    }

    /** Returns in words what kind of JSON this is: {@code a text}. */
    public static String kind(JsonNode json) {
        return AnswerKinds.kind(json);
    }

    /**
     * Returns a message that the server keeps about a failure, fit to be shown: one line without statements and
     * commands.
     */
    public String cleaned(String message) {
        return scrubber.clean(message, null);
    }

    /** Returns a text of the server, such as a log, without this client's secrets. */
    public String withoutSecrets(String text) {
        return scrubber.withoutKnown(text);
    }

    /** Waits between two reads of something that changes. Returns early, with true, when {@link #stop()} is called. */
    public boolean pause(Duration duration) {
        return cancellation.isCancelledWithin(duration);
    }

    private void beginWrite() {
        hasWritten = true;
        batcher.forget();
    }

    private JsonNode write(String procedure, ObjectNode body, Duration within, boolean isLong) {
        beginWrite();
        try {
            return writes.write(new Mutation(procedure, body.deepCopy(), isLong), Deadline.in(within));
        } catch (ApiException failure) {
            throw reads.withVersion(failure);
        } finally {
            batcher.forget();
        }
    }
}
