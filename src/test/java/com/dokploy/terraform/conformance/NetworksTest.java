package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks and the services in them come and go together, and Docker lets go of them only after a while. */
class NetworksTest extends HarnessTest {
    private Terraform.StoredState network;
    private Terraform.StoredState application;

    @BeforeEach
    void deploy() {
        network = harness.terraform().apply(schema("network"), Terraform.StoredState.NOTHING, network());
        application = harness.terraform().apply(schema("application"), Terraform.StoredState.NOTHING, application());
    }

    private Value.MapValue network() {
        return harness.minimal(schema("network")).with("name", Value.of("back"));
    }

    private Value.MapValue application() {
        return harness.minimal(schema("application"))
                .with("deploy_on_change", Value.of(true))
                .with("network_ids", Value.set(Value.of(id(network))));
    }

    @Test
    void oneThatTheSameApplyHasMadeIsKnown() {
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void oneThatIsStillInUseIsWaitedFor() {
        var later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
        var gone = CompletableFuture.runAsync(() -> remove(application), later);
        harness.terraform().destroy(schema("network"), network);
        gone.join();
        assertThat(harness.sandbox().rows().find("network", id(network))).isNull();
    }

    private void remove(Terraform.StoredState kept) {
        harness.fixtures().dokploy().mutate("application.delete", Fixtures.json("applicationId", id(kept)));
    }

    @Test
    void theNameOfOneThatWentJustNowIsWaitedFor() {
        harness.terraform().destroy(schema("application"), application);
        harness.terraform().destroy(schema("network"), network);
        var again = harness.terraform().apply(schema("network"), Terraform.StoredState.NOTHING, network());
        assertThat(id(again)).isNotEqualTo(id(network));
    }

    @Test
    void theNameOfOneThatStaysIsNot() {
        var began = System.nanoTime();
        var attempt = harness.terraform().attempt(schema("network"), Terraform.StoredState.NOTHING, network());
        assertThat(attempt.errors()).singleElement().asString().contains("already exists");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void theNameOfAnotherThatIsInTheStateIsToldSo() throws IOException {
        harness.nextProcess();
        harness.terraform().read(schema("network"), network);
        var attempt = harness.terraform().attempt(schema("network"), Terraform.StoredState.NOTHING, network());
        Golden.check(
                Path.of("src/test/golden/diagnostics/network-name-of-another.txt"),
                String.join("\n", attempt.errors()).replace(id(network), "ID") + "\n",
                NetworksTest.class);
    }

    /** With {@code create_before_destroy} Terraform creates the new one while the old one is there. */
    @Test
    void theNameOfTheNetworkThatIsReplacedIsNot() throws IOException {
        var schema = schema("network");
        var config = network().with("internal", Value.of(true));
        harness.nextProcess();
        var replaced = harness.terraform().plan(schema, network, config);
        assertThat(replaced.requiresReplace()).containsExactly("internal");
        var removed = new Terraform.StoredState(Value.NULL, replaced.privateState());
        var plan = harness.terraform().plan(schema, removed, config);
        harness.terraform().forgetAll();
        var began = System.nanoTime();
        var attempt = harness.terraform().carryOut(schema, Terraform.StoredState.NOTHING, plan, config);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
        Golden.check(
                Path.of("src/test/golden/diagnostics/network-name-still-in-use.txt"),
                String.join("\n", attempt.errors()).replace(id(network), "ID") + "\n",
                NetworksTest.class);
    }

    /** Terraform destroys the network before it updates the service that leaves it, and plans them in any order. */
    @Test
    void aNetworkThatGoesBeforeItsServicesLeaveItIsToldInThePlan() throws IOException {
        var leaving = application().with("network_ids", Value.NULL);
        harness.nextProcess();
        var deployed = harness.terraform().read(schema("application"), application);
        harness.terraform().tryPlan(schema("application"), deployed, leaving);
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlanDestroy(schema("network"), network);
        Golden.check(
                Path.of("src/test/golden/diagnostics/network-destroyed-before-its-use.txt"),
                String.join("\n", harness.terraform().said()) + "\n",
                NetworksTest.class);

        harness.nextProcess();
        harness.terraform().tryPlanDestroy(schema("network"), network);
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlan(schema("application"), deployed, leaving);
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Network Still in Use");
    }

    @Test
    void aNetworkThatGoesWithItsServicesIsNot() throws IOException {
        harness.nextProcess();
        var deployed = harness.terraform().read(schema("application"), application);
        harness.terraform().tryPlanDestroy(schema("application"), deployed);
        harness.terraform().tryPlanDestroy(schema("network"), network);
        assertThat(harness.terraform().said()).noneMatch(text -> text.startsWith("Network"));
    }
}
