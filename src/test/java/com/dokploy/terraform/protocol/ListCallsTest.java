package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GenerateResourceConfig;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.protocol.generated.ListResource.Event;
import com.dokploy.terraform.protocol.generated.ValidateListResourceConfig;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Lists of what a server holds, and the configuration that is generated from them. */
class ListCallsTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    private void things(int count) {
        host.configured();
        for (var i = 1; i <= count; i++) {
            var _ = host.change(nothing(), thing(AwkwardProvider.NAME, "n" + i));
        }
    }

    private static ListResource.Request.Builder request() {
        return ListResource.Request.newBuilder()
                .setTypeName("awkward_thing")
                .setConfig(value(AwkwardProvider.LISTING))
                .setLimit(100);
    }

    private List<Event> list(ListResource.Request.Builder request) {
        var events = new ArrayList<Event>();
        host.provider().listResource(request.build()).forEachRemaining(events::add);
        return events;
    }

    @Test
    void objectsAreListedByNameAndIdentity() {
        things(2);

        var events = list(request());

        assertThat(events).extracting(Event::getDisplayName).containsExactly("n1", "n2");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getDiagnosticList()).isEmpty();
            assertThat(event.hasIdentity()).isTrue();
            assertThat(event.hasResourceObject()).isFalse();
        });
    }

    @Test
    void wholeObjectsAreReadWhereTheyAreWanted() {
        things(120);

        var events = list(request().setIncludeResourceObject(true).setLimit(1000));

        assertThat(events)
                .hasSize(120)
                .allSatisfy(event -> assertThat(
                                AwkwardHost.state(event.getResourceObject()).get(AwkwardProvider.NAME))
                        .isEqualTo(event.getDisplayName()));
    }

    @Test
    void noMoreIsAskedForThanIsWanted() {
        things(10);

        assertThat(list(request().setLimit(3))).hasSize(3);
        assertThat(provider.listed).hasValue(3);
    }

    @Test
    void whatIsGoneDoesNotCount() {
        things(9);
        provider.read = (request, server) -> {
            var id = request.state().get(AwkwardProvider.ID);
            return id.equals("thing-1") || id.equals("thing-3") ? null : server.things.get(id);
        };

        var events = list(request().setIncludeResourceObject(true).setLimit(3));

        assertThat(events).extracting(Event::getDisplayName).containsExactly("n2", "n4", "n5");
        assertThat(provider.listed).hasValue(5);
    }

    @Test
    void nothingIsAskedForWhereNothingIsWanted() {
        things(3);

        assertThat(list(request().setLimit(0))).isEmpty();
        assertThat(provider.listed).hasValue(0);
    }

    @Test
    void filtersChoose() {
        things(3);

        var events = list(request().setConfig(value(AwkwardProvider.LISTING, AwkwardProvider.NOT_NAMED, "n2")));

        assertThat(events).extracting(Event::getDisplayName).containsExactly("n1", "n3");
    }

    @Test
    void anObjectThatCannotBeReadIsAWarning() {
        things(3);
        provider.read = (request, server) -> {
            if (request.state().get(AwkwardProvider.ID).equals("thing-2")) {
                throw new IllegalStateException("broken row");
            }
            return server.things.get(request.state().get(AwkwardProvider.ID));
        };

        var events = list(request().setIncludeResourceObject(true));

        assertThat(events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.hasIdentity()).isTrue());
        assertThat(events.get(1).hasResourceObject()).isFalse();
        assertThat(summaries(events.get(1).getDiagnosticList())).containsExactly("WARNING : Failed");
    }

    @Test
    void anObjectThatIsGoneMeanwhileIsLeftOut() {
        things(2);
        provider.read =
                (request, server) -> request.state().get(AwkwardProvider.ID).equals("thing-1")
                        ? null
                        : server.things.get(request.state().get(AwkwardProvider.ID));

        assertThat(list(request().setIncludeResourceObject(true)))
                .extracting(Event::getDisplayName)
                .containsExactly("n2");
    }

    @Test
    void aListThatFailsEndsWithTheError() {
        var events = list(request());

        assertThat(events).hasSize(1);
        assertThat(summaries(events.getFirst().getDiagnosticList())).containsExactly("ERROR : Bug in the Provider");
        assertThat(events.getFirst().hasIdentity()).isFalse();
    }

    /** Terraform takes one object after the other, and hangs up as soon as it has as many as it wants. */
    @Test
    void nothingMoreIsAskedForWhenTerraformHangsUp() {
        things(500);

        try (var call = Context.current().withCancellation()) {
            call.run(() -> {
                var events =
                        host.provider().listResource(request().setLimit(10_000).build());
                assertThat(events.next().getDisplayName()).isNotEmpty();
                call.cancel(null);
            });
        }

        assertThat(provider.listed.get()).isLessThan(500);
    }

    @Test
    void theConfigurationOfAListIsChecked() {
        var answer = host.provider()
                .validateListResourceConfig(ValidateListResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(value(AwkwardProvider.LISTING, AwkwardProvider.NOT_NAMED, Value.UNKNOWN))
                        .build());

        assertThat(answer.getDiagnosticsList()).isEmpty();
    }

    @Test
    void generatedConfigurationLeavesOutWhatThePersonWouldNotWrite() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, "more"));

        var config = generated(made.getNewState());

        assertThat(config.get(AwkwardProvider.NAME)).isEqualTo("one");
        assertThat(config.get(AwkwardProvider.TEXT)).isEqualTo("more");
        assertThat(config.isNull(AwkwardProvider.ID)).isTrue();
        assertThat(config.isNull(AwkwardProvider.ACTIVE)).isTrue();
        assertThat(config.find(AwkwardProvider.NOTE)).isEqualTo("noted by the server");
    }

    private Values generated(DynamicValue state) {
        var answer = host.provider()
                .generateResourceConfig(GenerateResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setState(state)
                        .build());
        assertThat(answer.getDiagnosticsList()).isEmpty();
        return AwkwardHost.state(answer.getConfig());
    }
}
