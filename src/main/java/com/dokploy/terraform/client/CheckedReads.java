package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads, and checks of the server by their answers: whether it is a Dokploy that takes the key, and which version it
 * has. The version is asked for along with the first read, so that it costs no request of its own.
 */
final class CheckedReads {
    /** The oldest release that has everything the provider calls. */
    private static final String OLDEST_VERSION = "v0.30.0";

    private static final String VERSION = "settings.getDokployVersion";

    private final ReadBatcher reads;
    private final Transport transport;
    private final ReentrantLock versionLock = new ReentrantLock();
    private final AtomicBoolean isChecked = new AtomicBoolean();
    private final AtomicBoolean isVersionAsked = new AtomicBoolean();
    /** The read of the version that left along with the first read, until somebody takes the answer. */
    private final AtomicReference<@Nullable PendingRead> versionRead = new AtomicReference<>();

    private volatile boolean isVersionWanted;
    private volatile @Nullable ServerVersion version;
    /**
     * Whether the server did not answer the read of the version that left along with the first read, and may be all
     * right.
     */
    private volatile boolean isVersionWithheld;
    /** The failure of the read of the version that left along with the first read; null if there is none. */
    private volatile @Nullable ApiException unusable;

    CheckedReads(ReadBatcher reads, Transport transport) {
        this.reads = reads;
        this.transport = transport;
    }

    /** Makes the first read from now on bring the version with it. */
    void prepare() {
        isVersionWanted = true;
    }

    /** Reads and returns the answer; throws ApiException when there is none. */
    JsonNode read(Query query, ReadBatcher.Mode mode) {
        return answer(ask(query, mode));
    }

    /** Asks without waiting. */
    PendingRead ask(Query query, ReadBatcher.Mode mode) {
        if (isVersionWanted && !isVersionAsked.get() && isVersionAsked.compareAndSet(false, true)) {
            versionRead.set(reads.ask(versionQuery(), ReadBatcher.Mode.GATHERED));
        }
        return reads.ask(query, mode);
    }

    /** Waits for the answer to a read; throws ApiException when there is none. */
    JsonNode answer(PendingRead asked) {
        try {
            return AnswerKinds.checked(asked.call().procedure(), reads.answer(asked));
        } catch (ApiException failure) {
            throw withVersion(failure);
        }
    }

    /** Whether nothing is known yet that makes asking this server useless. */
    boolean isUsable() {
        return unusable == null;
    }

    /** Throws ApiException once it is known that this server answers nothing that a plan can use. */
    void refuseUnusable() {
        var refusal = unusable;
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Takes the version that was asked for along with the first read, if that has not been done. */
    void learnVersion() {
        if (versionRead.get() != null) {
            try {
                version();
            } catch (ApiException failure) {
                isVersionWithheld = saysNothing(failure.error());
                unusable = isVersionWithheld ? null : failure;
            }
        }
    }

    /** See {@link Dokploy#check}. */
    void check(boolean mayAsk) {
        if ((!mayAsk && !isVersionAsked.get()) || !isChecked.compareAndSet(false, true)) {
            return;
        }
        learnVersion();
        refuseUnusable();
        // Another thread may have asked for the version and still wait for it.
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
     * Returns the server's version, asked for once; throws ApiException when there is no answer, and the next call asks
     * again.
     */
    ServerVersion version() {
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
                        asked == null ? reads.read(versionQuery(), ReadBatcher.Mode.UNCACHED) : reads.answer(asked));
                version = known;
                unusable = null;
            }
            return known;
        } finally {
            versionLock.unlock();
        }
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

    /** Turns the failure of a procedure that an old server lacks into one that names the server's version. */
    ApiException withVersion(ApiException failure) {
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
}
