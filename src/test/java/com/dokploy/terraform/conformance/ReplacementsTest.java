package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
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
class ReplacementsTest extends OnStage {
    private Value first;
    private Value second;

    @BeforeEach
    void choose() {
        var applications = stage.fixtures().texts("application_id");
        first = Value.of(applications.getFirst());
        second = Value.of(applications.getLast());
    }

    private Value.Entries port(Value application) {
        return stage.minimal(schema("port")).with("application_id", application).with("published_port", Value.of(8080));
    }

    private Value.Entries domain(Value application, String host) {
        return stage.minimal(schema("domain"))
                .with("application_id", application)
                .with("host", Value.of(host));
    }

    private Value.Entries publishing() {
        var port = new Value.Entries(Map.of("published_port", Value.of(8080), "target_port", Value.of(80)));
        return Configurations.complete(
                schema("application"),
                stage.minimal(schema("application"))
                        .with("ports", Value.list(port))
                        .entries());
    }

    private List<String> planned(Schema schema, Kept kept, Value.Entries config) {
        stage.terraform().forgetAll();
        stage.terraform().plan(schema, kept, config);
        return stage.terraform().said();
    }

    private void assertQuietWhenTainted(Schema schema, Value.Entries config) throws IOException {
        var kept = stage.terraform().apply(schema, Kept.NOTHING, config);
        stage.nextProcess();
        stage.terraform().read(schema, kept);
        assertThat(planned(schema, Kept.NOTHING, config))
                .as("in place of a tainted %s", schema.name())
                .isEmpty();
        stage.terraform().destroy(schema, kept);
    }

    @Test
    void oneThatIsTaintedIsNoRivalOfItself() throws IOException {
        assertQuietWhenTainted(schema("port"), port(first));
        assertQuietWhenTainted(schema("domain"), domain(first, "app.example.com"));
        assertQuietWhenTainted(schema("application"), publishing());
        assertQuietWhenTainted(
                schema("postgres"), stage.minimal(schema("postgres")).with("external_port", Value.of(15_432)));
    }

    @Test
    void oneThatIsPlannedTwiceIsNoRivalOfItself() throws IOException {
        var kept = stage.terraform().apply(schema("domain"), Kept.NOTHING, domain(first, "old.example.com"));
        stage.nextProcess();
        var moved = domain(second, "new.example.com");
        var change = stage.terraform().plan(schema("domain"), kept, moved);
        assertThat(change.requiresReplace()).containsExactly("application_id");
        assertThat(planned(schema("domain"), new Kept(Value.NULL, change.notes()), moved))
                .isEmpty();
    }

    @Test
    void theNotesOfAPlanAreNotKept() {
        var kept = stage.terraform().apply(schema("domain"), Kept.NOTHING, domain(first, "old.example.com"));
        var changed = stage.terraform().apply(schema("domain"), kept, domain(first, "new.example.com"));
        assertThat(changed.notes().toStringUtf8()).doesNotContain("plan:");
    }

    @Test
    void oneThatGoesIsNoRival() throws IOException {
        var kept = stage.terraform().apply(schema("port"), Kept.NOTHING, port(first));
        stage.nextProcess();
        stage.terraform().tryPlanDestroy(schema("port"), kept);
        assertThat(planned(schema("port"), Kept.NOTHING, port(second))).isEmpty();
    }

    @Test
    void oneThatStaysIsARival() throws IOException {
        var kept = stage.terraform().apply(schema("port"), Kept.NOTHING, port(first));
        stage.nextProcess();
        stage.terraform().read(schema("port"), kept);
        stage.terraform().plan(schema("port"), kept, port(first));
        assertThat(planned(schema("port"), Kept.NOTHING, port(second)))
                .singleElement()
                .asString()
                .contains("8080/tcp");
    }

    @Test
    void anAttachmentWhoseDeployFailedIsReplacedByAChange() throws IOException {
        var application =
                stage.terraform().apply(schema("application"), Kept.NOTHING, stage.minimal(schema("application")));
        var config = port(Value.of(id(application)));
        var kept = stage.terraform().apply(schema("port"), Kept.NOTHING, config);
        stage.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", id(application)).put("dockerImage", "does-not-exist"));
        var changed = config.with("published_port", Value.of(8081));
        var attempt = stage.terraform().attempt(schema("port"), kept, changed);
        assertThat(attempt.errors()).hasSize(1);
        assertThat(stage.terraform()
                        .plan(schema("port"), attempt.kept(), changed)
                        .requiresReplace())
                .as("nothing but the deploy is missing")
                .isEmpty();
        var again = config.with("published_port", Value.of(8082));
        assertThat(stage.terraform().plan(schema("port"), attempt.kept(), again).requiresReplace())
                .containsExactly("published_port");
    }
}
