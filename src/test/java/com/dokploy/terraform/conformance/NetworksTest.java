package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.value.Value;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks and the services in them come and go together, and Docker lets go of them only after a while. */
class NetworksTest extends OnStage {
    private Kept network;
    private Kept application;

    @BeforeEach
    void deploy() {
        network = stage.terraform().apply(schema("network"), Kept.NOTHING, network());
        application = stage.terraform().apply(schema("application"), Kept.NOTHING, application());
    }

    private Value.Entries network() {
        return stage.minimal(schema("network")).with("name", Value.of("back"));
    }

    private Value.Entries application() {
        return stage.minimal(schema("application"))
                .with("deploy_on_change", Value.of(true))
                .with("network_ids", Value.set(Value.of(id(network))));
    }

    @Test
    void oneThatIsStillInUseIsWaitedFor() {
        var later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
        var gone = CompletableFuture.runAsync(() -> remove(application), later);
        stage.terraform().destroy(schema("network"), network);
        gone.join();
        assertThat(stage.sandbox().rows().find("network", id(network))).isNull();
    }

    private void remove(Kept kept) {
        stage.fixtures().dokploy().mutate("application.delete", Fixtures.json("applicationId", id(kept)));
    }

    @Test
    void theNameOfOneThatWentJustNowIsWaitedFor() {
        stage.terraform().destroy(schema("application"), application);
        stage.terraform().destroy(schema("network"), network);
        var again = stage.terraform().apply(schema("network"), Kept.NOTHING, network());
        assertThat(id(again)).isNotEqualTo(id(network));
    }

    @Test
    void theNameOfOneThatStaysIsNot() {
        var began = System.nanoTime();
        var attempt = stage.terraform().attempt(schema("network"), Kept.NOTHING, network());
        assertThat(attempt.errors()).singleElement().asString().contains("already exists");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    }
}
