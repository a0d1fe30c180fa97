package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.framework.ApplyRequest;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls that fail as long as something else is under way: Docker starts or stops containers, or the server restarts.
 */
public final class TransientFailures {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private TransientFailures() {}

    /**
     * Makes a call until it succeeds, or until the operation must be over.
     *
     * @param longest the time after which the failure of the last try is thrown at the latest
     * @param isTransient whether another try may succeed; any other failure is thrown at once
     */
    public static <T> T retry(
            Duration longest, ApplyRequest request, Predicate<ApiException> isTransient, Supplier<T> call) {
        var deadline = Deadline.in(longest);
        while (true) {
            try {
                return call.get();
            } catch (ApiException failure) {
                if (deadline.isOver() || request.deadline().isOver() || !isTransient.test(failure)) {
                    throw failure;
                }
                request.cancellation().pause(BETWEEN_TRIES);
            }
        }
    }
}
