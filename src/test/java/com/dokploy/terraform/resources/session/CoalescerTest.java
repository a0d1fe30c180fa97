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
    void stoppingEndsTheWait() {
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> coalescer.run("key", cancelled, runs::incrementAndGet))
                .isInstanceOf(Cancellation.CancelledException.class);
        assertThat(runs).hasValue(0);
        run(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    private void run(Runnable work) {
        coalescer.run("key", new Cancellation(), work);
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
