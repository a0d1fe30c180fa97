package com.dokploy.terraform.resources.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.concurrent.Cancellation;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescerTest {
    private final Coalescer coalescer = new Coalescer();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void manyAtOnceShareOneRun() throws Exception {
        assertThat(failures(9, runs::incrementAndGet)).isZero();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whoComesLaterRunsAgain() {
        run(runs::incrementAndGet);
        run(runs::incrementAndGet);
        assertThat(runs).hasValue(2);
    }

    @Test
    void oneOfThemLearnsOfAFailure() throws Exception {
        assertThat(failures(4, () -> {
                    throw new IllegalStateException("deploy failed");
                }))
                .isEqualTo(1);
        run(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    void whoCannotTellLeavesAFailureToWhoCan() throws Exception {
        Runnable failing = () -> {
            throw new IllegalStateException("deploy failed");
        };
        var told = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var leader = executor.submit(() -> tell(Coalescer.Role.IGNORES_FAILURE, failing));
            while (!coalescer.isOpen("key")) {
                Thread.onSpinWait();
            }
            var others = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 9; i++) {
                var role = i == 0 ? Coalescer.Role.REPORTS_FAILURE : Coalescer.Role.IGNORES_FAILURE;
                others.add(executor.submit(() -> tell(role, failing)));
            }
            assertThat(leader.get(1, TimeUnit.MINUTES)).isTrue();
            for (var other : others) {
                told.addAndGet(other.get(1, TimeUnit.MINUTES) ? 1 : 0);
            }
            assertThat(others.getFirst().get()).isTrue();
            assertThat(told).hasValue(1);
        }
    }

    /** Whether the work failed for who plays this role. */
    private boolean tell(Coalescer.Role role, Runnable work) {
        try {
            coalescer.run("key", role, new Cancellation(), work);
            return false;
        } catch (IllegalStateException failure) {
            return true;
        }
    }

    @Test
    void stoppingEndsTheWait() {
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> coalescer.run("key", Coalescer.Role.REPORTS_FAILURE, cancelled, runs::incrementAndGet))
                .isInstanceOf(Cancellation.CancelledException.class);
        assertThat(runs).hasValue(0);
        run(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    private void run(Runnable work) {
        coalescer.run("key", Coalescer.Role.REPORTS_FAILURE, new Cancellation(), work);
    }

    private int failures(int callers, Runnable work) throws Exception {
        var failures = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<?>>();
            for (var i = 0; i < callers; i++) {
                calls.add(executor.submit(() -> run(work)));
            }
            for (var call : calls) {
                try {
                    call.get(1, TimeUnit.MINUTES);
                } catch (ExecutionException failure) {
                    failures++;
                }
            }
        }
        return failures;
    }
}
