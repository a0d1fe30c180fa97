package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Deferred;
import com.dokploy.terraform.protocol.generated.GetFunctions;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.Schema;
import com.dokploy.terraform.protocol.generated.Schema.Object.NestingMode;
import com.dokploy.terraform.value.Value;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the provider offers, and its configuration: none, one that is not known yet, one after another. */
class ProviderCallsTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    @Test
    void theSchemaSaysWhatWasDeclared() {
        var schemas = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());

        assertThat(schemas.getDiagnosticsList()).isEmpty();
        assertThat(schemas.getServerCapabilities().getPlanDestroy()).isTrue();
        assertThat(schemas.getServerCapabilities().getGetProviderSchemaOptional())
                .isTrue();
        assertThat(schemas.getServerCapabilities().getMoveResourceState()).isTrue();
        assertThat(schemas.hasProviderMeta()).isFalse();
        assertThat(describe(schemas.getProvider()))
                .containsExactly("endpoint: \"string\" optional", "api_key: \"string\" optional sensitive");
        assertThat(schemas.getResourceSchemasMap()).containsOnlyKeys("awkward_thing");
        assertThat(describe(schemas.getResourceSchemasOrThrow("awkward_thing")))
                .containsExactly(
                        "id: \"string\" computed",
                        "name: \"string\" required",
                        "text: \"string\" optional",
                        "size: \"number\" optional",
                        "ratio: \"number\" optional",
                        "active: \"bool\" optional computed",
                        "note: \"string\" optional computed",
                        "secret: \"string\" optional sensitive",
                        "token_wo: \"string\" optional sensitive write-only",
                        "tags: [\"set\",\"string\"] optional",
                        "labels: [\"map\",\"string\"] optional",
                        "main: SINGLE[host: \"string\" required, port: \"number\" optional computed] optional",
                        "parts: LIST[host: \"string\" required, port: \"number\" optional computed] optional",
                        "spares: SET[host: \"string\" required, port: \"number\" optional computed] optional",
                        "named: MAP[host: \"string\" required, port: \"number\" optional computed] optional");
        assertThat(describe(schemas.getDataSourceSchemasOrThrow("awkward_thing")))
                .containsExactly("name: \"string\" required", "id: \"string\" computed");
        assertThat(describe(schemas.getEphemeralResourceSchemasOrThrow("awkward_token")))
                .containsExactly("holder: \"string\" required", "value: \"string\" computed");
        assertThat(schemas.getResourceSchemasOrThrow("awkward_thing").getBlock().getDescription())
                .isEqualTo("A thing in memory.");
    }

    private static List<String> describe(Schema schema) {
        assertThat(schema.hasBlock()).isTrue();
        return describe(schema.getBlock().getAttributesList());
    }

    private static List<String> describe(List<Schema.Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> attribute.getName()
                        + ": "
                        + (attribute.hasNestedType()
                                ? attribute.getNestedType().getNesting().name()
                                        + describe(attribute.getNestedType().getAttributesList())
                                                .toString()
                                : attribute.getType().toStringUtf8())
                        + (attribute.getRequired() ? " required" : "")
                        + (attribute.getOptional() ? " optional" : "")
                        + (attribute.getComputed() ? " computed" : "")
                        + (attribute.getSensitive() ? " sensitive" : "")
                        + (attribute.getWriteOnly() ? " write-only" : "")
                        + (attribute.getDescription().isEmpty() ? " undescribed" : ""))
                .toList();
    }

    @Test
    void everyAttributeHasExactlyOneType() {
        var schemas = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());

        for (var attribute :
                schemas.getResourceSchemasOrThrow("awkward_thing").getBlock().getAttributesList()) {
            assertThat(attribute.hasNestedType()).isEqualTo(attribute.getType().isEmpty());
            if (attribute.hasNestedType()) {
                assertThat(attribute.getNestedType().getNesting()).isNotEqualTo(NestingMode.INVALID);
            }
        }
    }

    @Test
    void aDescriptionThatBreaksDownIsAnError() {
        provider.summary = () -> {
            throw new IllegalStateException("oh");
        };

        assertThat(summaries(host.provider()
                        .getProviderSchema(GetProviderSchema.Request.getDefaultInstance())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Provider");
        assertThat(summaries(host.provider()
                        .getFunctions(GetFunctions.Request.getDefaultInstance())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Provider");
    }

    @Test
    void metadataNamesEverything() {
        var metadata = host.provider().getMetadata(GetMetadata.Request.getDefaultInstance());

        assertThat(metadata.getResourcesList())
                .extracting(GetMetadata.ResourceMetadata::getTypeName)
                .containsExactly("awkward_thing");
        assertThat(metadata.getDataSourcesList())
                .extracting(GetMetadata.DataSourceMetadata::getTypeName)
                .containsExactly("awkward_thing");
        assertThat(metadata.getFunctionsList())
                .extracting(GetMetadata.FunctionMetadata::getName)
                .containsExactly("repeat", "type_of");
    }

    @Test
    void withoutConfigurationReadAndApplyAreErrorsAndChangeNothing() {
        var current = thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one");

        var read = host.read(current);
        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR : Bug in the Provider");
        assertThat(read.getNewState()).isEqualTo(current);

        var applied = host.apply(current, thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "two"), nothing());
        assertThat(summaries(applied.getDiagnosticsList())).containsExactly("ERROR : Bug in the Provider");
        assertThat(applied.getNewState()).isEqualTo(current);

        assertThat(summaries(host.readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"))
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Provider");
    }

    @Test
    void anUnknownConfigurationIsNoErrorUntilTheServerIsNeeded() {
        var configured = host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setConfig(value(AwkwardProvider.CONFIGURATION, AwkwardProvider.ENDPOINT, Value.UNKNOWN))
                        .build());
        assertThat(configured.getDiagnosticsList()).isEmpty();

        assertThat(host.plan(nothing(), thing(AwkwardProvider.NAME, "one")).getDiagnosticsList())
                .isEmpty();
        assertThat(summaries(host.readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"))
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Server Not Known Yet");
        var current = thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one");
        assertThat(host.read(current).getNewState()).isEqualTo(current);
    }

    @Test
    void terraformIsAskedToComeBackWhereItAllowsThat() {
        host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setConfig(value(AwkwardProvider.CONFIGURATION, AwkwardProvider.ENDPOINT, Value.UNKNOWN))
                        .build());
        var patient = ClientCapabilities.newBuilder().setDeferralAllowed(true).build();
        var config = thing(AwkwardProvider.NAME, "one");

        var planned = host.provider()
                .planResourceChange(PlanResourceChange.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setProposedNewState(config)
                        .setConfig(config)
                        .setClientCapabilities(patient)
                        .build());
        assertThat(planned.getDeferred().getReason()).isEqualTo(Deferred.Reason.PROVIDER_CONFIG_UNKNOWN);
        assertThat(host.plan(nothing(), config).hasDeferred()).isFalse();

        var found = host.provider()
                .readDataSource(ReadDataSource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"))
                        .setClientCapabilities(patient)
                        .build());
        assertThat(found.getDiagnosticsList()).isEmpty();
        assertThat(found.getDeferred().getReason()).isEqualTo(Deferred.Reason.PROVIDER_CONFIG_UNKNOWN);
    }

    @Test
    void aConfigurationThatFailsIsADiagnostic() {
        provider.configure = (_, _) -> {
            throw new IllegalStateException("no way in");
        };

        var configured = host.provider()
                .configureProvider(ConfigureProvider.Request.newBuilder()
                        .setConfig(value(AwkwardProvider.CONFIGURATION))
                        .build());

        assertThat(summaries(configured.getDiagnosticsList())).containsExactly("ERROR : Failed");
    }

    @Test
    void configuringAgainReplacesTheConnection() {
        host.configured();
        var other = new AwkwardProvider.Server();
        provider.configure = (_, _) -> other;

        host.configured();
        host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        assertThat(other.things).hasSize(1);
        assertThat(provider.server.things).isEmpty();
        assertThat(provider.closed).containsExactly(provider.server);
    }
}
