package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.state;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.value.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, calls that are given up, and large values. */
class ProviderServiceTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    @Test
    void stopEndsWhatWaitsAndNothingElse() throws InterruptedException {
        host.configured();
        var waiting = new CountDownLatch(1);
        provider.create = (request, _) -> {
            request.save(request.planned().with(AwkwardProvider.ID, "half-made"));
            waiting.countDown();
            request.cancellation().pause(Duration.ofMinutes(10));
            throw new AssertionError("not stopped");
        };
        var creating = CompletableFuture.supplyAsync(() -> host.change(nothing(), thing(AwkwardProvider.NAME, "one")));
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();

        var created = creating.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(summaries(created.getDiagnosticsList())).containsExactly("ERROR : Interrupted");
        assertThat(state(created.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
        provider.create = new AwkwardProvider().create;
        assertThat(host.change(nothing(), thing(AwkwardProvider.NAME, "two")).getDiagnosticsList())
                .isEmpty();
    }

    @Test
    void stopBeforeAnythingIsFine() {
        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();
        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();
    }

    @Test
    void aCallThatTerraformGivesUpHurtsNobody() throws InterruptedException {
        host.configured();
        var release = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        provider.create = (request, _) -> {
            await(release);
            released.countDown();
            return request.planned().with(AwkwardProvider.ID, "late").with(AwkwardProvider.NOTE, "");
        };
        var planned = host.plan(nothing(), thing(AwkwardProvider.NAME, "one")).getPlannedState();

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> host.provider()
                        .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                        .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setPlannedState(planned)
                                .build()))
                .satisfies(
                        problem -> assertThat(problem.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));

        release.countDown();
        assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(host.plan(nothing(), thing(AwkwardProvider.NAME, "two")).getDiagnosticsList())
                .isEmpty();
    }

    @Test
    void twoHundredCallsAtOnceAllFinish() {
        host.configured();
        var together = new CountDownLatch(200);
        provider.create = (request, server) -> {
            together.countDown();
            await(together);
            return new AwkwardProvider().create.apply(request, server);
        };
        var names = ConcurrentHashMap.<String>newKeySet();
        var calls = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                var name = "thing " + i;
                calls.add(CompletableFuture.runAsync(
                        () -> {
                            var made = host.change(nothing(), thing(AwkwardProvider.NAME, name));
                            assertThat(made.getDiagnosticsList()).isEmpty();
                            names.add(state(made.getNewState()).get(AwkwardProvider.NAME));
                        },
                        threads));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }

        assertThat(names).hasSize(200);
        assertThat(provider.server.things).hasSize(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    void aValueOfTenMegabytesGoesThrough() {
        host.configured();
        var text = "x".repeat(10_000_000);

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, text));

        assertThat(state(made.getNewState()).get(AwkwardProvider.TEXT)).hasSize(10_000_000);
    }

    /** Texts that all have one hash code: {@code Aa} and {@code BB} have. */
    private static List<Value> colliding(int letters) {
        var texts = List.of("");
        for (var i = 0; i < letters; i++) {
            texts = texts.stream()
                    .flatMap(text -> Stream.of(text + "Aa", text + "BB"))
                    .toList();
        }
        return texts.stream().map(Value::of).toList();
    }

    @Test
    @Timeout(60)
    void aSetOfTextsWithOneHashCodeTakesNoLongerThanAnother() {
        host.configured();
        var tags = colliding(14);
        var others = new ArrayList<>(tags.reversed());
        others.set(0, Value.of("other"));
        provider.read = (request, _) -> request.state()
                .change()
                .setValue(AwkwardProvider.TAGS, new Value.SetValue(others))
                .build();

        var made = host.change(
                nothing(), thing(AwkwardProvider.NAME, "web", AwkwardProvider.TAGS, new Value.SetValue(tags)));
        assertThat(made.getDiagnosticsList()).isEmpty();
        var read = state(host.read(made.getNewState()).getNewState());
        assertThat(read.value(AwkwardProvider.TAGS)).isEqualTo(new Value.SetValue(others));
    }
}
