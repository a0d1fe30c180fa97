package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.RateLimiter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides which calls are tried again, how often, and after which pause.
 *
 * <p>A read is repeated after network errors, 5xx, 408, 429, and after a 401 once the key has worked, which is how
 * Dokploy answers a limit. A write is repeated only when it certainly was not carried out: not one byte was sent, or
 * the server refused it before executing (401 as limit; 429, which only gateways say). After 502, 503 and 504 a write
 * is not repeated, since the gateway that answers so may have passed it on; the caller must look.
 */
final class Retries {
    private static final long FIRST_PAUSE = Duration.ofMillis(200).toNanos();
    private static final long FIRST_PAUSE_AT_LIMIT = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(15).toNanos();

    private final int most;
    private final Cancellation cancellation;
    private final RateLimiter limiter;

    Retries(int most, Cancellation cancellation, RateLimiter limiter) {
        this.most = most;
        this.cancellation = cancellation;
        this.limiter = limiter;
    }

    static boolean worthForRead(ApiError error) {
        return switch (error) {
            case ApiError.Unreachable _ -> true;
            case ApiError.Server _ -> true;
            case ApiError.Unauthorized unauthorized -> unauthorized.keyHadWorked();
            case ApiError.TimedOut _, ApiError.Cancelled _, ApiError.Unreadable _, ApiError.Malformed _ -> false;
            case ApiError.NotFound _, ApiError.UnknownProcedure _, ApiError.TooOld _, ApiError.Forbidden _ -> false;
            case ApiError.Unlicensed _, ApiError.InvalidInput _, ApiError.Conflict _ -> false;
        };
    }

    static boolean worthForWrite(ApiError error) {
        return switch (error) {
            case ApiError.Unreachable unreachable -> unreachable.certainlyNotSent();
            case ApiError.Server server -> server.status() == 429;
            case ApiError.Unauthorized unauthorized -> unauthorized.keyHadWorked();
            case ApiError.TimedOut _, ApiError.Cancelled _, ApiError.Unreadable _, ApiError.Malformed _ -> false;
            case ApiError.NotFound _, ApiError.UnknownProcedure _, ApiError.TooOld _, ApiError.Forbidden _ -> false;
            case ApiError.Unlicensed _, ApiError.InvalidInput _, ApiError.Conflict _ -> false;
        };
    }

    /** Whether the server says that there were too many requests. */
    static boolean isAtLimit(ApiError error) {
        return error instanceof ApiError.Unauthorized || error.status() == 429;
    }

    /**
     * Pauses before another attempt. False when there shall be no other attempt: all are used up, there is no time left
     * for one, or the provider is stopping.
     *
     * @param attempt how many attempts there were before, from 1
     */
    boolean pauseBeforeRetry(int attempt, ApiError error, Deadline deadline) {
        if (attempt > most || cancellation.isCancelled()) {
            return false;
        }
        var atLimit = isAtLimit(error);
        var pause = jittered(
                Math.min((atLimit ? FIRST_PAUSE_AT_LIMIT : FIRST_PAUSE) << Math.min(attempt - 1, 16), LONGEST_PAUSE));
        if (pause >= deadline.nanosLeft()) {
            return false;
        }
        if (atLimit) {
            limiter.rest(pause);
        }
        return !cancellation.isCancelledWithin(Duration.ofNanos(pause));
    }

    /**
     * Returns the final result of a failed call: that Terraform is stopping, where only that kept the call from another
     * attempt.
     */
    CallResult verdict(ApiError error) {
        if (!cancellation.isCancelled()) {
            return new CallResult.Failure(error);
        }
        var message = "The call was not tried again because Terraform is stopping. The failure was: " + error.message();
        return new CallResult.Failure(new ApiError.Cancelled(error.procedure(), message, !error.mayHaveHappened()));
    }

    /** Returns between three quarters and five quarters of a time, so that many clients do not return together. */
    private static long jittered(long nanos) {
        return nanos * 3 / 4 + ThreadLocalRandom.current().nextLong(nanos / 2);
    }
}
