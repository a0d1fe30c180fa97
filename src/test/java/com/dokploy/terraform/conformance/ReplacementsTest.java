package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Objects that Terraform replaces. It plans in place of one that it calls tainted as if there were none, and plans any
 * other replacement twice: neither makes an object a rival of itself.
 */
class ReplacementsTest extends HarnessTest {
    private Value first;
    private Value second;

    @BeforeEach
    void choose() {
        var applications = harness.fixtures().texts("application_id");
        first = Value.of(applications.getFirst());
        second = Value.of(applications.getLast());
    }

    private Value.MapValue port(Value application) {
        return harness.minimal(schema("port"))
                .with("application_id", application)
                .with("published_port", Value.of(8080));
    }

    private Value.MapValue domain(Value application, String host) {
        return harness.minimal(schema("domain"))
                .with("application_id", application)
                .with("host", Value.of(host));
    }

    private Value.MapValue publishing() {
        var port = new Value.MapValue(Map.of("published_port", Value.of(8080), "target_port", Value.of(80)));
        return Configurations.complete(
                schema("application"),
                harness.minimal(schema("application"))
                        .with("ports", Value.list(port))
                        .entries());
    }

    private List<String> planned(Schema schema, Terraform.StoredState kept, Value.MapValue config) {
        harness.terraform().forgetAll();
        harness.terraform().plan(schema, kept, config);
        return harness.terraform().said();
    }

    private void assertQuietWhenTainted(Schema schema, Value.MapValue config) throws IOException {
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        harness.terraform().read(schema, kept);
        assertThat(planned(schema, Terraform.StoredState.NOTHING, config))
                .as("in place of a tainted %s", schema.name())
                .isEmpty();
        harness.terraform().destroy(schema, kept);
    }

    @Test
    void oneThatIsTaintedIsNoRivalOfItself() throws IOException {
        assertQuietWhenTainted(schema("port"), port(first));
        assertQuietWhenTainted(schema("domain"), domain(first, "app.example.com"));
        assertQuietWhenTainted(schema("application"), publishing());
        assertQuietWhenTainted(
                schema("postgres"), harness.minimal(schema("postgres")).with("external_port", Value.of(15_432)));
    }

    @Test
    void oneThatIsPlannedTwiceIsNoRivalOfItself() throws IOException {
        var kept = harness.terraform()
                .apply(schema("domain"), Terraform.StoredState.NOTHING, domain(first, "old.example.com"));
        harness.nextProcess();
        var moved = domain(second, "new.example.com");
        var change = harness.terraform().plan(schema("domain"), kept, moved);
        assertThat(change.requiresReplace()).containsExactly("application_id");
        assertThat(planned(schema("domain"), new Terraform.StoredState(Value.NULL, change.privateState()), moved))
                .isEmpty();
    }

    @Test
    void theNotesOfAPlanAreNotKept() {
        var kept = harness.terraform()
                .apply(schema("domain"), Terraform.StoredState.NOTHING, domain(first, "old.example.com"));
        var changed = harness.terraform().apply(schema("domain"), kept, domain(first, "new.example.com"));
        assertThat(changed.privateState().toStringUtf8()).doesNotContain("plan:");
    }

    @Test
    void oneThatGoesIsNoRival() throws IOException {
        var kept = harness.terraform().apply(schema("port"), Terraform.StoredState.NOTHING, port(first));
        harness.nextProcess();
        harness.terraform().tryPlanDestroy(schema("port"), kept);
        assertThat(planned(schema("port"), Terraform.StoredState.NOTHING, port(second)))
                .isEmpty();
    }

    @Test
    void oneThatStaysIsARival() throws IOException {
        var kept = harness.terraform().apply(schema("port"), Terraform.StoredState.NOTHING, port(first));
        harness.nextProcess();
        harness.terraform().read(schema("port"), kept);
        harness.terraform().plan(schema("port"), kept, port(first));
        assertThat(planned(schema("port"), Terraform.StoredState.NOTHING, port(second)))
                .singleElement()
                .asString()
                .contains("8080/tcp");
    }

    @Test
    void anAttachmentWhoseDeployFailedIsReplacedByAChange() throws IOException {
        var application = harness.terraform()
                .apply(schema("application"), Terraform.StoredState.NOTHING, harness.minimal(schema("application")));
        var config = port(Value.of(id(application)));
        var kept = harness.terraform().apply(schema("port"), Terraform.StoredState.NOTHING, config);
        harness.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", id(application)).put("dockerImage", "does-not-exist"));
        var changed = config.with("published_port", Value.of(8081));
        var attempt = harness.terraform().attempt(schema("port"), kept, changed);
        assertThat(attempt.errors()).hasSize(1);
        assertThat(harness.terraform()
                        .plan(schema("port"), attempt.kept(), changed)
                        .requiresReplace())
                .as("nothing but the deploy is missing")
                .isEmpty();
        var again = config.with("published_port", Value.of(8082));
        assertThat(harness.terraform()
                        .plan(schema("port"), attempt.kept(), again)
                        .requiresReplace())
                .containsExactly("published_port");
    }
}
