package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.protocol.generated.GetResourceIdentitySchemas;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ResourceIdentityData;
import com.dokploy.terraform.protocol.generated.ResourceIdentitySchema;
import com.dokploy.terraform.protocol.generated.UpgradeResourceIdentity;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Identities of resources, as Terraform 1.12 and later ask for them. */
class IdentityCallsTest {
    private static final Type TYPE = new Type.ObjectOf(Map.of("id", Type.STRING));

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(new AwkwardProvider());

    /** Identities are stored in states and written into configurations: they change only on purpose. */
    @Test
    void everyTypeHasAnIdentity() throws IOException {
        try (var dokploy = new InProcessHost(new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG))) {
            var schemas = dokploy.provider()
                    .getResourceIdentitySchemas(GetResourceIdentitySchemas.Request.getDefaultInstance());
            var text = new StringBuilder();
            new TreeMap<>(schemas.getIdentitySchemasMap())
                    .forEach((type, schema) ->
                            text.append(type).append(line(schema)).append('\n'));

            assertThat(schemas.getDiagnosticsList()).isEmpty();
            assertThat(schemas.getIdentitySchemasCount())
                    .isEqualTo(SharedCatalog.CATALOG.resources().size());
            Golden.check(Path.of("src/test/golden/schemas/identities.txt"), text.toString(), IdentityCallsTest.class);
        }
    }

    private static String line(ResourceIdentitySchema schema) {
        var line = new StringBuilder();
        for (var attribute : schema.getIdentityAttributesList()) {
            assertThat(attribute.getDescription()).isNotBlank();
            assertThat(attribute.getRequiredForImport()).isNotEqualTo(attribute.getOptionalForImport());
            line.append(' ')
                    .append(attribute.getName())
                    .append(attribute.getRequiredForImport() ? "" : "?")
                    .append(' ')
                    .append(attribute.getType().toStringUtf8());
        }
        return line.toString();
    }

    @Test
    void anIdentityIsToldAsSoonAsTheObjectIsThere() {
        host.configured();
        var config = thing(AwkwardProvider.NAME, "one");

        var plan = host.plan(nothing(), config);
        assertThat(plan.hasPlannedIdentity()).isFalse();

        var made = host.apply(nothing(), plan.getPlannedState(), config);
        assertThat(identity(made.getNewIdentity())).isEqualTo(id(Value.of("thing-1")));
        assertThat(host.read(made.getNewState()).getNewIdentity()).isEqualTo(made.getNewIdentity());
        assertThat(host.plan(made.getNewState(), config).getPlannedIdentity()).isEqualTo(made.getNewIdentity());

        var destroy = host.plan(made.getNewState(), nothing());
        assertThat(destroy.hasPlannedIdentity()).isFalse();
        assertThat(host.apply(made.getNewState(), destroy.getPlannedState(), nothing())
                        .hasNewIdentity())
                .isFalse();
    }

    @Test
    void anObjectIsImportedByItsIdentity() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var answer = imported(made.getNewIdentity());

        assertThat(answer.getDiagnosticsList()).isEmpty();
        assertThat(answer.getImportedResources(0).getIdentity()).isEqualTo(made.getNewIdentity());
    }

    @Test
    void anIdentityOfNothingIsNamedInTheError() {
        host.configured();

        var answer = imported(encoded(id(Value.of("nobody"))));

        assertThat(summaries(answer.getDiagnosticsList())).containsExactly("ERROR : Import Target Not Found");
        assertThat(answer.getDiagnostics(0).getDetail()).contains("`id = \"nobody\"`");
        assertThat(answer.getImportedResourcesList()).isEmpty();
    }

    @Test
    void aStoredIdentityIsTakenAsItIs() {
        var answer = upgraded(0, "{\"id\":\"thing-1\"}");

        assertThat(answer.getDiagnosticsList()).isEmpty();
        assertThat(identity(answer.getUpgradedIdentity())).isEqualTo(id(Value.of("thing-1")));
    }

    @Test
    void anIdentityOfANewerVersionIsRefused() {
        var answer = upgraded(1, "{\"name\":\"one\"}");

        assertThat(summaries(answer.getDiagnosticsList())).containsExactly("ERROR : State from a Newer Version");
        assertThat(answer.hasUpgradedIdentity()).isFalse();
    }

    private UpgradeResourceIdentity.Response upgraded(long version, String json) {
        return host.provider()
                .upgradeResourceIdentity(UpgradeResourceIdentity.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setVersion(version)
                        .setRawIdentity(RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)))
                        .build());
    }

    private ImportResourceState.Response imported(ResourceIdentityData identity) {
        return host.provider()
                .importResourceState(ImportResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setIdentity(identity)
                        .build());
    }

    private static Value id(Value id) {
        return new Value.MapValue(Map.of("id", id));
    }

    private static ResourceIdentityData encoded(Value identity) {
        return ResourceIdentityData.newBuilder()
                .setIdentityData(DynamicValues.encode(identity, TYPE))
                .build();
    }

    private static Value identity(ResourceIdentityData identity) {
        return DynamicValues.decode(identity.getIdentityData(), TYPE);
    }
}
