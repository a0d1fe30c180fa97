package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.framework.ApplyRequest;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What Docker refuses as long as something else is under way, such as containers that have yet to start or to stop. */
public final class Retry {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private Retry() {}

    /**
     * Makes a call until it succeeds.
     *
     * @param longest how long; the failure of the last try is thrown
     * @param isPassing whether a failure may pass; any other is thrown at once
     */
    public static <T> T retry(
            Duration longest, ApplyRequest request, Predicate<ApiException> isPassing, Supplier<T> call) {
        var deadline = Deadline.in(longest);
        while (true) {
            try {
                return call.get();
            } catch (ApiException failure) {
                if (deadline.isOver() || !isPassing.test(failure)) {
                    throw failure;
                }
                request.cancellation().pause(BETWEEN_TRIES);
            }
        }
    }
}
