package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.UpgradeResourceIdentity;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users are told of a provider that is not ready, and of what does not fit this version, as golden files. */
class ProtocolDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ProtocolDiagnosticsTest.class);

    @Test
    void aProviderThatIsNotReadyIsTold() throws IOException {
        var provider = provider();
        try (var terraform = new Terraform(provider)) {
            var schema = provider.schema();
            var insecure = Configurations.complete(schema, Map.of("insecure_skip_verify", Value.of(true)));
            terraform.tell(terraform
                    .calls()
                    .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                            .setConfig(Terraform.encode(insecure, schema.valueType()))
                            .build())
                    .getDiagnosticsList());
            diagnostics.check("provider-without-verification", terraform.said());
            terraform.forgetAll();
            var headers = Fixtures.object(
                    "X-API-Key", "canary", "content-length", "1", "X Y", "z", "X-Token", "a\nb", "X-Good", "yes");
            terraform.tell(terraform
                    .calls()
                    .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                            .setConfig(Terraform.encode(
                                    Configurations.complete(schema, Map.of("headers", headers)), schema.valueType()))
                            .build())
                    .getDiagnosticsList());
            diagnostics.check("provider-headers", terraform.said());
            terraform.forgetAll();
            terraform.tryImport(schema("project"), "anything");
            diagnostics.check("bug", terraform.said());
            terraform.forgetAll();
            var unknown = Configurations.complete(schema, Map.of("endpoint", Value.UNKNOWN));
            assertThat(terraform.configure(schema, unknown)).isEmpty();
            terraform.tryImport(schema("project"), "anything");
            diagnostics.check("provider-not-known-yet", terraform.said());
        }
    }

    private static DokployProvider provider() {
        return new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
    }

    @Test
    void whatDoesNotFitThisVersionIsTold() throws IOException {
        var calls = harness.terraform().calls();
        harness.terraform()
                .tell(calls.readResource(ReadResource.Request.newBuilder()
                                .setTypeName("dokploy_teapot")
                                .build())
                        .getDiagnosticsList());
        diagnostics.check("type-that-is-unknown");
        harness.terraform()
                .tell(calls.upgradeResourceIdentity(UpgradeResourceIdentity.Request.newBuilder()
                                .setTypeName("dokploy_project")
                                .setVersion(1)
                                .build())
                        .getDiagnosticsList());
        diagnostics.check("identity-of-an-unknown-version");
        harness.terraform()
                .tell(calls.readResource(ReadResource.Request.newBuilder()
                                .setTypeName("dokploy_project")
                                .setCurrentState(DynamicValue.newBuilder()
                                        .setMsgpack(ByteString.copyFrom(new byte[] {(byte) 0xA3, 'a', 'b', 'c'})))
                                .build())
                        .getDiagnosticsList());
        diagnostics.check("request-that-is-unreadable");
        upgrade("state-without-a-value", 100, "");
        upgrade("state-that-is-unreadable", 100, "{\"name\":[1]}");
        upgrade("state-of-an-unknown-version", 199, "{\"name\":\"a\"}");
        function("function-that-is-unknown", "nonsense");
        function("function-without-arguments", "dotenv_decode");
    }

    @Test
    void whatIsOfAnotherProviderAndCannotBeTakenOverIsTold() throws IOException {
        var ours = "registry.terraform.io/dokploy/dokploy";
        move("move-between-types", ours, "dokploy_mysql", 100, "{\"id\":\"a\"}");
        move("move-from-another-kind-of-provider", "registry.terraform.io/hashicorp/aws", "aws_instance", 1, "{}");
        move("move-from-an-unknown-type", ours, "dokploy_teapot", 0, "{\"id\":\"a\"}");
        move("move-of-another-engine", ours, "dokploy_database", 0, "{\"id\":\"a\",\"type\":\"mysql\"}");
        move("move-without-an-engine", ours, "dokploy_database", 0, "{\"id\":\"a\"}");
        move("move-without-an-id", ours, "dokploy_postgres", 0, "{\"id\":7}");
        upgradeState("dokploy_traefik_config", 0, "{\"id\":\"main:default\",\"scope\":\"main\",\"server_id\":\"b\"}");
        diagnostics.check("state-of-another-provider-without-an-object");
        var project = schema("project");
        var unread = Configurations.complete(project, Map.of("id", Value.of("a")));
        var config = Configurations.complete(project, Map.of("name", Value.of("shop")));
        var _ = harness.terraform().tryPlan(project, new Terraform.StoredState(unread, ByteString.EMPTY), config);
        diagnostics.check("plan-of-a-state-that-was-not-read");
    }

    private void move(String name, String provider, String type, long version, String state) throws IOException {
        harness.terraform()
                .tell(harness.terraform()
                        .calls()
                        .moveResourceState(MoveResourceState.Request.newBuilder()
                                .setSourceProviderAddress(provider)
                                .setSourceTypeName(type)
                                .setSourceSchemaVersion(version)
                                .setSourceState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(state)))
                                .setTargetTypeName("dokploy_postgres")
                                .build())
                        .getDiagnosticsList());
        diagnostics.check(name);
    }

    private void upgrade(String name, long version, String state) throws IOException {
        upgradeState("dokploy_project", version, state);
        diagnostics.check(name);
    }

    private void upgradeState(String type, long version, String state) {
        harness.terraform()
                .tell(harness.terraform()
                        .calls()
                        .upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                                .setTypeName(type)
                                .setVersion(version)
                                .setRawState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(state)))
                                .build())
                        .getDiagnosticsList());
    }

    private void function(String name, String function) throws IOException {
        var answer = harness.terraform()
                .calls()
                .callFunction(
                        CallFunction.Request.newBuilder().setName(function).build());
        diagnostics.check(name, List.of(answer.getError().getText()));
    }
}
