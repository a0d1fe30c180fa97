package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Deferred;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.InvokeAction;
import com.dokploy.terraform.protocol.generated.InvokeAction.Event;
import com.dokploy.terraform.protocol.generated.PlanAction;
import com.dokploy.terraform.protocol.generated.ValidateActionConfig;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Actions: what they say while they run, and how they end. */
class ActionCallsTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    private List<Event> invoke(long times) {
        var events = new ArrayList<Event>();
        host.provider()
                .invokeAction(InvokeAction.Request.newBuilder()
                        .setActionType("awkward_ring")
                        .setConfig(value(AwkwardProvider.RING, AwkwardProvider.TIMES, Value.of(times)))
                        .build())
                .forEachRemaining(events::add);
        return events;
    }

    @Test
    void actionsAreOffered() {
        var schemas = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());

        assertThat(schemas.getActionSchemasMap()).containsOnlyKeys("awkward_ring");
        assertThat(schemas.getListResourceSchemasMap()).containsOnlyKeys("awkward_thing");
    }

    @Test
    void anActionTellsItsProgressAndThenItsEnd() {
        host.configured();

        var events = invoke(2);

        assertThat(events)
                .extracting(event -> event.hasProgress() ? event.getProgress().getMessage() : "completed")
                .containsExactly("Ring 1", "Ring 2", "completed");
        assertThat(events.getLast().getCompleted().getDiagnosticsList()).isEmpty();
    }

    @Test
    void anActionThatFailsSaysSoAtItsEnd() {
        host.configured();
        provider.ring = (request, _) -> {
            request.progress().accept("Ring 1");
            throw new IllegalStateException("the rope is torn");
        };

        var events = invoke(2);

        assertThat(events).hasSize(2);
        assertThat(summaries(events.getLast().getCompleted().getDiagnosticsList()))
                .containsExactly("ERROR : Failed");
    }

    @Test
    void anActionOfAnUnconfiguredProviderIsAnError() {
        var events = invoke(1);

        assertThat(events).hasSize(1);
        assertThat(summaries(events.getFirst().getCompleted().getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Provider");
    }

    @Test
    void thePlanWarns() {
        host.configured();

        var plan = host.provider()
                .planAction(PlanAction.Request.newBuilder()
                        .setActionType("awkward_ring")
                        .setConfig(value(AwkwardProvider.RING, AwkwardProvider.TIMES, Value.of(10)))
                        .build());

        assertThat(summaries(plan.getDiagnosticsList())).containsExactly("WARNING : Loud");
    }

    @Test
    void thePlanWaitsForTheProvidersConfigurationWhereTerraformAllowsIt() {
        var _ = host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setConfig(value(AwkwardProvider.CONFIGURATION, AwkwardProvider.ENDPOINT, Value.UNKNOWN))
                        .build());

        var plan = host.provider()
                .planAction(PlanAction.Request.newBuilder()
                        .setActionType("awkward_ring")
                        .setConfig(value(AwkwardProvider.RING, AwkwardProvider.TIMES, Value.of(1)))
                        .setClientCapabilities(ClientCapabilities.newBuilder().setDeferralAllowed(true))
                        .build());

        assertThat(plan.getDeferred().getReason()).isEqualTo(Deferred.Reason.PROVIDER_CONFIG_UNKNOWN);
        assertThat(plan.getDiagnosticsList()).isEmpty();
    }

    @Test
    void theConfigurationIsChecked() {
        var answer = host.provider()
                .validateActionConfig(ValidateActionConfig.Request.newBuilder()
                        .setTypeName("awkward_ring")
                        .setConfig(value(AwkwardProvider.RING))
                        .build());

        assertThat(summaries(answer.getDiagnosticsList())).containsExactly("ERROR .times: Missing Required Argument");
    }
}
