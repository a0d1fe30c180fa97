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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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

    /** The oldest release that has everything the provider calls. */
    private static final String OLDEST_VERSION = "v0.30.0";

    private static final String VERSION = "settings.getDokployVersion";

    private final ClientSettings settings;
    private final Endpoint endpoint;
    private final Cancellation stop;
    private final HttpClient http;
    private final Scrubber scrubber;
    private final Transport transport;
    private final ReadBatcher reads;
    private final Mutations writes;
    private final Map<Query, JsonNode> cachedQueries = new ConcurrentHashMap<>();
    private final ReentrantLock versionLock = new ReentrantLock();
    private final AtomicBoolean isChecked = new AtomicBoolean();
    private final Map<Query, PendingRead> lookUps = new ConcurrentHashMap<>();
    private volatile boolean isVersionWanted;
    private final AtomicBoolean isVersionAsked = new AtomicBoolean();
    /** The version as it was asked for along with the first read, until somebody takes the answer. */
    private final AtomicReference<@Nullable PendingRead> versionRead = new AtomicReference<>();

    private volatile @Nullable ServerVersion version;
    /** Whether the server did not say its version when it was asked for along with the first read, and may be all right. */
    private volatile boolean isVersionWithheld;
    /** Why the version could not be had when it was asked for along with the first read. */
    private volatile @Nullable ApiException unusable;

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
        this.stop = new Cancellation();
        this.endpoint = Endpoint.parse(settings.endpoint());
        var proxy = Proxy.choose(endpoint.origin(), settings.proxyUrl(), environment);
        this.http = new HttpClient(endpoint.origin(), proxy, new Tls(settings.tls()));
        var pace = new RateLimiter(settings.maxConcurrency(), settings.requestsPerSecond(), stop);
        this.transport = new Transport(settings, http, pace, stop);
        this.scrubber = new Scrubber(settings.secrets(proxy));
        var replies = new ReplyInterpreter(endpoint, scrubber);
        var retries = new Retries(settings.maxRetries(), stop, pace);
        var oneByOne = environment.getOrDefault(BATCHES, "on").equals("off");
        var batches = new TrpcBatches(endpoint, transport, replies, oneByOne);
        this.reads = new ReadBatcher(settings.requestTimeout(), batches, retries, oneByOne);
        this.writes = new Mutations(endpoint, transport, replies, retries);
    }

    /**
     * Reads. The answer may be one that came with another read during the same refresh (at most twenty seconds ago, never
     * after this client has written); who waits for a change, or lists before a create, uses {@link #queryUncached}.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @throws ApiException when there is no answer
     */
    public JsonNode query(String procedure, ObjectNode input) {
        return read(new Query(procedure, input.deepCopy()), ReadBatcher.Mode.GATHERED);
    }

    /**
     * Reads the state as it is after this call began.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @throws ApiException when there is no answer
     */
    public JsonNode queryUncached(String procedure, ObjectNode input) {
        return read(new Query(procedure, input.deepCopy()), ReadBatcher.Mode.FRESH);
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
        var query = new Query(procedure, input.deepCopy());
        var known = cachedQueries.get(query);
        if (known != null) {
            return known;
        }
        var answer = advice(query);
        cachedQueries.put(query, answer);
        return answer;
    }

    /**
     * Asks for what is only advice, as {@link #cachedQuery} does, without waiting for it: what is asked for next leaves
     * along with it. Asked once, unless that fails; that nothing is there is an answer.
     *
     * @param input the procedure's parameters with their real JSON types; empty for none
     * @return waits for the answer, a tree that all share; throws ApiException when there is none
     */
    public Supplier<JsonNode> lookUp(String procedure, ObjectNode input) {
        var query = new Query(procedure, input.deepCopy());
        if (unusable == null && !cachedQueries.containsKey(query)) {
            lookUps.computeIfAbsent(query, _ -> ask(query, ReadBatcher.Mode.GATHERED));
        }
        return () -> cachedQuery(procedure, input);
    }

    /** The first look around waits for the version, so that those that follow know whether to ask this server at all. */
    private JsonNode advice(Query query) {
        var refusal = unusable;
        if (refusal != null) {
            throw refusal;
        }
        var asked = lookUps.get(query);
        try {
            return asked == null ? read(query, ReadBatcher.Mode.GATHERED) : answer(asked);
        } catch (ApiException failure) {
            if (asked != null && !(failure.error() instanceof ApiError.NotFound)) {
                lookUps.remove(query, asked);
            }
            throw failure;
        } finally {
            learnVersion();
        }
    }

    private void learnVersion() {
        if (versionRead.get() != null) {
            try {
                version();
            } catch (ApiException failure) {
                isVersionWithheld = saysNothing(failure.error());
                unusable = isVersionWithheld ? null : failure;
            }
        }
    }

    /** From now on the first read brings the version with it, so that {@link #check} needs no request of its own. */
    public void prepareCheck() {
        isVersionWanted = true;
    }

    /**
     * Makes sure that what answers is a Dokploy that takes the key and is recent enough. Asks only if no answer has shown
     * so before, and fails only once: of all objects of a plan one tells what is wrong with the server.
     *
     * @param mayAsk whether to ask a server that nobody has asked anything yet
     * @throws ApiException when a plan for this server makes no sense
     */
    public void check(boolean mayAsk) {
        if ((!mayAsk && !isVersionAsked.get()) || !isChecked.compareAndSet(false, true)) {
            return;
        }
        learnVersion();
        var refusal = unusable;
        if (refusal != null) {
            throw refusal;
        }
        // Who asked for the version may be another thread that still waits for it.
        var isEnoughKnown = isVersionWithheld || !isVersionAsked.get();
        if (version == null && isEnoughKnown && transport.keyHasWorked()) {
            return;
        }
        try {
            refuseTooOld(version());
        } catch (ApiException failure) {
            if (!saysNothing(failure.error())) {
                throw failure;
            }
        }
    }

    /** Whether the server may be all right although it did not say its version. */
    private boolean saysNothing(ApiError error) {
        return error instanceof ApiError.Forbidden
                || (transport.keyHasWorked()
                        && !(error instanceof ApiError.Unreadable)
                        && !(error instanceof ApiError.TooOld));
    }

    private static void refuseTooOld(ServerVersion found) {
        if (!found.atLeast(OLDEST_VERSION)) {
            throw new ApiException(new ApiError.TooOld(VERSION, 200, tooOld(found)));
        }
    }

    private static String tooOld(ServerVersion found) {
        return "This is Dokploy " + found + ", and the provider needs " + OLDEST_VERSION + " or later.";
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
        var known = version;
        if (known != null) {
            return known;
        }
        versionLock.lock();
        try {
            known = version;
            if (known == null) {
                var asked = versionRead.getAndSet(null);
                known = version(
                        asked == null ? reads.read(versionQuery(), ReadBatcher.Mode.ALONE) : reads.answer(asked));
                version = known;
            }
            return known;
        } finally {
            versionLock.unlock();
        }
    }

    /**
     * Ends pauses between attempts and waits for long writes, now and from now on: they fail with
     * {@link ApiError.Cancelled}. Other calls go on, so that state can still be read back and saved.
     */
    public void stop() {
        stop.cancel();
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

    /** Whether {@link #stop()} was called: loops that wait for something end. */
    public boolean isStopping() {
        return stop.isCancelled();
    }

    /** Waits between two looks at something. Returns early, with true, when {@link #stop()} is called. */
    public boolean pause(Duration duration) {
        return stop.isCancelledWithin(duration);
    }

    /**
     * Loads what the first call needs, without a call: JSON reading and writing. For a thread in the background while
     * Terraform is busy.
     */
    public static void warmUp() {
        WarmUp.create();
    }

    private static Query versionQuery() {
        return new Query(VERSION, Json.object());
    }

    private static ServerVersion version(JsonNode answer) {
        if (!answer.isTextual()) {
            throw new ApiException(
                    new ApiError.Unreadable(VERSION, 200, "The answer is not the version of a Dokploy server."));
        }
        return new ServerVersion(answer.textValue());
    }

    private JsonNode read(Query query, ReadBatcher.Mode mode) {
        return answer(ask(query, mode));
    }

    private PendingRead ask(Query query, ReadBatcher.Mode mode) {
        if (isVersionWanted && !isVersionAsked.get() && isVersionAsked.compareAndSet(false, true)) {
            versionRead.set(reads.ask(versionQuery(), ReadBatcher.Mode.GATHERED));
        }
        return reads.ask(query, mode);
    }

    private JsonNode answer(PendingRead asked) {
        try {
            return Answers.checked(asked.query().procedure(), reads.answer(asked));
        } catch (ApiException failure) {
            throw withVersion(failure);
        }
    }

    /** A procedure that an old server lacks: then its version is what there is to say. */
    private ApiException withVersion(ApiException failure) {
        if (!(failure.error() instanceof ApiError.UnknownProcedure(var procedure, var status, var _))) {
            return failure;
        }
        try {
            var found = version();
            return found.atLeast(OLDEST_VERSION)
                    ? failure
                    : new ApiException(new ApiError.TooOld(procedure, status, tooOld(found)));
        } catch (ApiException unanswered) {
            return failure;
        }
    }

    private JsonNode write(String procedure, ObjectNode body, Duration within, boolean abandonable) {
        reads.forget();
        try {
            return writes.write(procedure, body, Deadline.in(within), abandonable);
        } catch (ApiException failure) {
            throw withVersion(failure);
        } finally {
            reads.forget();
        }
    }
}
