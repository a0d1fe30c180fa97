package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BatchQueueTest {
    /** A batch that a test lets end. */
    private record Sent(List<String> calls, BatchQueue<String>.Batch batch, CountDownLatch end) {}

    private final LinkedBlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final List<Sent> all = new CopyOnWriteArrayList<>();

    private BatchQueue<String> queue(int slots, boolean isGathering) {
        return new BatchQueue<>(slots, () -> isGathering, (calls, batch) -> {
            var one = new Sent(List.copyOf(calls), batch, new CountDownLatch(1));
            all.add(one);
            sent.add(one);
            awaitEnd(one);
        });
    }

    private static void awaitEnd(Sent one) {
        try {
            one.end().await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Sent next() throws InterruptedException {
        var next = sent.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("a batch leaves").isNotNull();
        return next;
    }

    private static void call(BatchQueue<String> queue, String... calls) {
        for (var call : calls) {
            queue.add(call);
        }
        queue.depart();
    }

    @Test
    void lacksNothingToLeaveAtOnce() throws InterruptedException {
        var queue = queue(1, true);
        var begin = System.nanoTime();
        call(queue, "a");

        assertThat(next().calls()).containsExactly("a");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void waitsForSomebodyToWait() throws InterruptedException {
        var queue = queue(1, true);
        queue.add("advice");
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();

        call(queue, "a");
        assertThat(next().calls()).containsExactly("advice", "a");
    }

    @Test
    void gathersWhileABatchIsUnderWay() throws InterruptedException {
        var queue = queue(1, true);
        call(queue, "a");
        var first = next();
        call(queue, "b");
        call(queue, "c");
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();

        first.end().countDown();
        assertThat(next().calls()).containsExactly("b", "c");
    }

    @Test
    void sendsAsManyBatchesAsThereAreSlots() throws InterruptedException {
        var queue = queue(2, true);
        call(queue, "a");
        next();
        call(queue, "b");
        assertThat(next().calls()).containsExactly("b");
        call(queue, "c");
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void isNotHeldUpByABatchThatIsSilent() throws InterruptedException {
        var queue = queue(1, true);
        call(queue, "slow");
        next();
        call(queue, "b");

        assertThat(next().calls()).containsExactly("b");
    }

    @Test
    void isHeldUpWhileAnswersCome() throws InterruptedException {
        var queue = queue(1, true);
        call(queue, "a");
        var first = next();
        call(queue, "b");
        for (var answer = 0; answer < 20; answer++) {
            first.batch().answered();
            assertThat(sent.poll(100, TimeUnit.MILLISECONDS)).isNull();
        }
        first.end().countDown();
        next();
    }

    @Test
    void givesASlotBackBeforeTheEnd() throws InterruptedException {
        var queue = queue(1, true);
        call(queue, "long");
        var first = next();
        call(queue, "b");
        var begin = System.nanoTime();
        first.batch().release();

        assertThat(next().calls()).containsExactly("b");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(800));
    }

    @Test
    void takesBackWhatHasNotLeft() throws InterruptedException {
        var queue = queue(1, true);
        call(queue, "a");
        var first = next();
        call(queue, "b");

        assertThat(queue.withdraw("b")).isTrue();
        assertThat(queue.withdraw("a")).isFalse();
        first.end().countDown();
        call(queue, "c");
        assertThat(next().calls()).containsExactly("c");
    }

    @Test
    void doesNotGatherWhereBatchesAreRefused() throws InterruptedException {
        var queue = queue(1, false);
        call(queue, "a");
        next();
        call(queue, "b");

        assertThat(next().calls()).containsExactly("b");
    }
}
