package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are stopped and started: by the configuration, and behind Terraform's back. */
class RunStateTest extends HarnessTest {
    private static final Value STOPPED = Value.of(false);
    private static final Value RUNNING = Value.of(true);

    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres", "mysql", "mariadb", "mongo", "redis", "libsql"})
    void aServiceIsStoppedAndStaysStoppedAndStartsWithItsChanges(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var stopped = config.with("running", STOPPED);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        var after = apply(schema, made, stopped);
        assertThat(status(type, after)).isEqualTo("idle");
        assertThat(calls(type + ".stop")).isOne();
        var changed = apply(schema, after, stopped.with("command", Value.of("true")));
        assertThat(status(type, changed)).isEqualTo("idle");
        assertThat(calls(type + ".deploy"))
                .as("a deploy would start the service")
                .isZero();
        var again = apply(schema, changed, config.with("command", Value.of("true")));
        assertThat(status(type, again)).isEqualTo("done");
        assertThat(calls(type + ".deploy")).isOne();
        assertThat(again.object().at("running")).isEqualTo(RUNNING);
    }

    /** The row of a service lists its deployments in no order (seen on v0.30.2). */
    @ParameterizedTest
    @ValueSource(strings = {"application", "compose"})
    void theLastDeploymentIsTheNewestOne(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        var changed = apply(schema, made, config.with("command", Value.of("true")));
        var deployments = harness.sandbox().rows().all("deployment");
        assertThat(deployments).hasSize(2);
        assertThat(changed.object().at("last_deployment_id"))
                .isEqualTo(Value.of(deployments.getLast().path("deploymentId").asText()))
                .isNotEqualTo(made.object().at("last_deployment_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres"})
    void aServiceThatSomebodyStoppedStartsAgain(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        byHand(type, "stop", made);
        var seen = harness.terraform().read(schema, made);
        assertThat(seen.object().at("running")).isEqualTo(STOPPED);
        assertThat(status(type, apply(schema, seen, config))).isEqualTo("done");
    }

    /**
     * Imports of services that do not run. Of a database, nothing tells whether it was stopped or never deployed.
     *
     * @param running the attribute in the configuration; null if it is unset
     * @param calls what the first apply after the import sends to start the service
     */
    @ParameterizedTest
    @CsvSource(
            nullValues = "unset",
            value = {
                "application, stopped, false, unset, true, deploy",
                "application, stopped, false, true, false, start",
                "application, stopped, false, false, true, ''",
                "application, never deployed, true, unset, true, ''",
                "application, never deployed, true, true, false, ''",
                "application, never deployed, true, false, true, ''",
                "compose, stopped, false, unset, true, deploy",
                "compose, stopped, false, unset, false, start",
                "compose, never deployed, true, unset, true, ''",
                "postgres, stopped, false, unset, true, deploy",
                "postgres, stopped, false, unset, false, start",
                "postgres, stopped, false, true, false, start",
                "postgres, stopped, false, false, false, ''",
                "postgres, stopped, false, false, true, ''",
                "postgres, never deployed, false, unset, true, deploy",
                "postgres, never deployed, false, true, true, deploy",
                "postgres, never deployed, false, false, true, ''",
                "redis, stopped, false, unset, false, start",
                "redis, never deployed, false, false, false, ''"
            })
    void aServiceThatDoesNotRunIsStartedOnlyIfThePlanSaysSo(
            String type, String past, boolean imported, @Nullable Boolean running, boolean deploys, String calls) {
        var schema = schema(type);
        var neverDeployed = past.equals("never deployed");
        var minimal = harness.minimal(schema);
        var made = apply(
                schema,
                Terraform.StoredState.NOTHING,
                neverDeployed ? minimal.with("deploy_on_change", Value.of(false)) : minimal);
        if (!neverDeployed) {
            byHand(type, "stop", made);
        }
        var seen = harness.terraform().importState(schema, id(made));
        assertThat(seen.object().at("running")).isEqualTo(Value.of(imported));
        var config = running == null ? minimal : minimal.with("running", Value.of(running));
        var changed = config.with("deploy_on_change", Value.of(deploys)).with("description", Value.of("imported"));
        var applied = apply(schema, seen, changed);
        for (var call : List.of("deploy", "start", "stop")) {
            assertThat(calls(type + "." + call)).as(call).isEqualTo(calls.equals(call) ? 1 : 0);
        }
        assertThat(status(type, applied)).isEqualTo(calls.isEmpty() ? "idle" : "done");
        assertThat(applied.object().at("running")).isEqualTo(Value.of(running == null || running));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres"})
    void aServiceThatSomebodyStartedIsStoppedAgain(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        var stopped = apply(schema, made, config.with("running", STOPPED));
        byHand(type, "start", stopped);
        var seen = harness.terraform().read(schema, stopped);
        assertThat(seen.object().at("running")).isEqualTo(RUNNING);
        assertThat(status(type, apply(schema, seen, config.with("running", STOPPED))))
                .isEqualTo("idle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres"})
    void aServiceThatOthersDeployIsOnlyStarted(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        var manual = config.with("deploy_on_change", Value.of(false));
        var stopped = apply(schema, made, manual.with("running", STOPPED));
        var started = apply(schema, stopped, manual);
        assertThat(status(type, started)).isEqualTo("done");
        assertThat(calls(type + ".start")).isOne();
        assertThat(calls(type + ".deploy")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres"})
    void aServiceThatIsNotToRunIsNotDeployed(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config.with("running", STOPPED));
        assertThat(status(type, made)).isEqualTo("idle");
        assertThat(calls(type + ".deploy")).isZero();
        assertThat(calls(type + ".stop")).isZero();
        assertThat(status(type, apply(schema, made, config))).isEqualTo("done");
    }

    /** It runs with its first deployment, as if it had been created so. */
    @ParameterizedTest
    @ValueSource(strings = {"application", "compose", "postgres"})
    void aServiceThatTerraformNeverDeployedIsLeftToTheFirstDeployment(String type) {
        var schema = schema(type);
        var manual = harness.minimal(schema).with("deploy_on_change", Value.of(false));
        var made = apply(schema, Terraform.StoredState.NOTHING, manual.with("running", STOPPED));
        var wanted = apply(schema, made, manual);
        assertThat(status(type, wanted)).isEqualTo("idle");
        assertThat(wanted.object().at("running")).isEqualTo(RUNNING);
        var stopped = apply(schema, wanted, manual.with("running", STOPPED));
        byHand(type, "deploy", stopped);
        byHand(type, "stop", stopped);
        assertThat(status(type, apply(schema, stopped, manual)))
                .as("it was deployed and stopped in between")
                .isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "postgres"})
    void aStateFromBeforeTheAttributeStartsNothing(String type) {
        var schema = schema(type);
        var config = harness.minimal(schema);
        var made = apply(schema, Terraform.StoredState.NOTHING, config);
        var old = new Terraform.StoredState(made.object().with("running", Value.NULL), made.privateState());
        apply(schema, old, config);
        assertThat(calls(type + ".deploy")).isZero();
        assertThat(calls(type + ".start")).isZero();
    }

    private Terraform.StoredState apply(Schema schema, Terraform.StoredState prior, Value.MapValue config) {
        harness.sandbox().requests().clear();
        var applied = harness.terraform().apply(schema, prior, config);
        assertThat(harness.terraform().plan(schema, applied, config).planned())
                .as("the next plan")
                .isEqualTo(applied.state());
        return applied;
    }

    private int calls(String procedure) {
        return harness.sandbox().requests().of(procedure).size();
    }

    private String status(String type, Terraform.StoredState kept) {
        var field = type.equals("compose") ? "composeStatus" : "applicationStatus";
        return harness.sandbox().rows().find(type, id(kept)).path(field).asText();
    }

    private void byHand(String type, String procedure, Terraform.StoredState kept) {
        harness.fixtures()
                .dokploy()
                .mutate(
                        type + "." + procedure,
                        JsonNodeFactory.instance.objectNode().put(type + "Id", id(kept)));
    }
}
