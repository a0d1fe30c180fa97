package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.Host.bytes;
import static com.dokploy.terraform.protocol.Host.json;
import static com.dokploy.terraform.protocol.Host.nothing;
import static com.dokploy.terraform.protocol.Host.object;
import static com.dokploy.terraform.protocol.Host.state;
import static com.dokploy.terraform.protocol.Host.summaries;
import static com.dokploy.terraform.protocol.Host.thing;
import static com.dokploy.terraform.protocol.Host.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Deferred;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetFunctions;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.GetResourceIdentitySchemas;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.InvokeAction;
import com.dokploy.terraform.protocol.generated.ListResource;
import com.dokploy.terraform.protocol.generated.OpenEphemeralResource;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.RenewEphemeralResource;
import com.dokploy.terraform.protocol.generated.Schema;
import com.dokploy.terraform.protocol.generated.Schema.Object.NestingMode;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.protocol.generated.WriteStateBytes;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol from Terraform's side, with a provider that does what it should not. */
class ProviderServiceTest {
    private final AwkwardProvider provider = new AwkwardProvider();
    private final Host host = new Host(provider);

    @AfterEach
    void close() {
        host.close();
    }

    // ----------------------------------------------------------------------------------------------- what there is

    @Test
    void theSchemaSaysWhatWasDeclared() {
        var schemas = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());

        assertThat(schemas.getDiagnosticsList()).isEmpty();
        assertThat(schemas.getServerCapabilities().getPlanDestroy()).isTrue();
        assertThat(schemas.getServerCapabilities().getGetProviderSchemaOptional())
                .isTrue();
        assertThat(schemas.getServerCapabilities().getMoveResourceState()).isFalse();
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
    void functionsAreTheSameInTheSchemaAndByThemselves() {
        var functions = host.provider()
                .getFunctions(GetFunctions.Request.getDefaultInstance())
                .getFunctionsMap();

        assertThat(functions)
                .containsOnlyKeys("repeat")
                .isEqualTo(host.provider()
                        .getProviderSchema(GetProviderSchema.Request.getDefaultInstance())
                        .getFunctionsMap());
        var repeat = functions.get("repeat");
        assertThat(repeat.getParametersList())
                .extracting(parameter ->
                        parameter.getName() + " " + parameter.getType().toStringUtf8())
                .containsExactly("text \"string\"", "times \"number\"");
        assertThat(repeat.getReturn().getType().toStringUtf8()).isEqualTo("\"string\"");
        assertThat(repeat.hasVariadicParameter()).isFalse();
    }

    @Test
    void aDescriptionThatBreaksDownIsAnError() {
        provider.summary = () -> {
            throw new IllegalStateException("oh");
        };

        assertThat(summaries(host.provider()
                        .getProviderSchema(GetProviderSchema.Request.getDefaultInstance())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Dokploy provider");
        assertThat(summaries(host.provider()
                        .getFunctions(GetFunctions.Request.getDefaultInstance())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Dokploy provider");
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
                .containsExactly("repeat");
    }

    @Test
    void thereAreNoIdentitySchemas() {
        var identities =
                host.provider().getResourceIdentitySchemas(GetResourceIdentitySchemas.Request.getDefaultInstance());

        assertThat(identities.getIdentitySchemasCount()).isZero();
        assertThat(identities.getDiagnosticsList()).isEmpty();
    }

    // ---------------------------------------------------------------------------------------------- a life, as it
    // should be

    @Test
    void aThingIsMadeReadChangedAndRemoved() {
        host.configured();
        var config = thing(AwkwardProvider.NAME, "one", AwkwardProvider.TOKEN, "hush");

        var plan = host.plan(nothing(), config);
        assertThat(plan.getDiagnosticsList()).isEmpty();
        assertThat(thing(plan.getPlannedState()))
                .isEqualTo(object(
                        AwkwardProvider.THING,
                        AwkwardProvider.ID,
                        Value.UNKNOWN,
                        AwkwardProvider.NAME,
                        "one",
                        AwkwardProvider.ACTIVE,
                        Value.of(true),
                        AwkwardProvider.NOTE,
                        Value.UNKNOWN));

        var made = host.apply(nothing(), plan.getPlannedState(), config);
        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(thing(made.getNewState()))
                .isEqualTo(object(
                        AwkwardProvider.THING,
                        AwkwardProvider.ID,
                        "thing-1",
                        AwkwardProvider.NAME,
                        "one",
                        AwkwardProvider.ACTIVE,
                        Value.of(true),
                        AwkwardProvider.NOTE,
                        "noted by the server"));

        var read = host.read(made.getNewState());
        assertThat(read.getDiagnosticsList()).isEmpty();
        assertThat(read.getNewState()).isEqualTo(made.getNewState());

        var again = host.plan(made.getNewState(), config);
        assertThat(again.getPlannedState()).isEqualTo(made.getNewState());
        assertThat(again.getRequiresReplaceList()).isEmpty();

        var changed = host.change(made.getNewState(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, "more"));
        assertThat(changed.getDiagnosticsList()).isEmpty();
        assertThat(state(changed.getNewState()).get(AwkwardProvider.TEXT)).isEqualTo("more");

        var replaced = host.plan(changed.getNewState(), thing(AwkwardProvider.NAME, "two"));
        assertThat(replaced.getRequiresReplaceList()).hasSize(1);
        assertThat(replaced.getRequiresReplace(0).getSteps(0).getAttributeName())
                .isEqualTo("name");

        var removed = host.apply(
                changed.getNewState(),
                host.plan(changed.getNewState(), nothing()).getPlannedState(),
                nothing());
        assertThat(removed.getDiagnosticsList()).isEmpty();
        assertThat(thing(removed.getNewState())).isEqualTo(Value.NULL);
        assertThat(thing(host.read(changed.getNewState()).getNewState())).isEqualTo(Value.NULL);
    }

    @Test
    void aThingIsImported() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var imported = host.provider()
                .importResourceState(ImportResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setId("thing-1")
                        .build());

        assertThat(imported.getDiagnosticsList()).isEmpty();
        assertThat(imported.getImportedResourcesList()).hasSize(1);
        var resource = imported.getImportedResources(0);
        assertThat(resource.getTypeName()).isEqualTo("awkward_thing");
        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(resource.getState())
                        .setPrivate(resource.getPrivate())
                        .build());
        assertThat(read.getNewState()).isEqualTo(made.getNewState());
    }

    @Test
    void nothingToImportIsAnError() {
        host.configured();

        var imported = host.provider()
                .importResourceState(ImportResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setId("thing-404")
                        .build());

        assertThat(imported.getImportedResourcesList()).isEmpty();
        assertThat(summaries(imported.getDiagnosticsList())).containsExactly("ERROR : Nothing to import");
    }

    @Test
    void aDataSourceIsRead() {
        host.configured();
        host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var found = readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"));

        assertThat(found.getDiagnosticsList()).isEmpty();
        assertThat(DynamicValues.decode(found.getState(), AwkwardProvider.LOOKUP.type()))
                .isEqualTo(object(
                        AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one", AwkwardProvider.FOUND, "thing-1"));
    }

    private ReadDataSource.Response readData(DynamicValue config) {
        return host.provider()
                .readDataSource(ReadDataSource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(config)
                        .build());
    }

    // ------------------------------------------------------------------------------------------------------- functions

    static List<Arguments> calls() {
        var text = DynamicValues.encode(Value.of("ab"), Type.STRING);
        var two = DynamicValues.encode(Value.of(2), Type.NUMBER);
        return List.of(
                Arguments.of("good", "repeat", List.of(text, two), "abab"),
                Arguments.of(
                        "negative",
                        "repeat",
                        List.of(text, DynamicValues.encode(Value.of(-1), Type.NUMBER)),
                        "argument 1: it cannot be negative"),
                Arguments.of(
                        "of another type",
                        "repeat",
                        List.of(two, two),
                        "argument 0: a string is required, not a number"),
                Arguments.of(
                        "null",
                        "repeat",
                        List.of(text, nothing()),
                        "argument 1: a value is required that is known and not null"),
                Arguments.of(
                        "unknown",
                        "repeat",
                        List.of(text, bytes("d40000")),
                        "argument 1: a value is required that is known and not null"),
                Arguments.of("too few", "repeat", List.of(text), "Function `repeat` takes 2 arguments, not 1."),
                Arguments.of(
                        "too many", "repeat", List.of(text, two, two), "Function `repeat` takes 2 arguments, not 3."),
                Arguments.of("no such function", "forget", List.of(), "This provider has no function `forget`."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void functionsAreCalledWithoutConfiguration(
            String name, String function, List<DynamicValue> arguments, String expected) {
        var answer = call(function, arguments);

        if (!answer.hasError()) {
            assertThat(DynamicValues.decode(answer.getResult(), Type.STRING)).isEqualTo(Value.of(expected));
            return;
        }
        var argument = answer.getError().hasFunctionArgument()
                ? "argument " + answer.getError().getFunctionArgument() + ": "
                : "";
        assertThat(argument + answer.getError().getText()).isEqualTo(expected);
        assertThat(answer.hasResult()).isFalse();
    }

    @Test
    void aFunctionThatBreaksDownSaysSo() {
        var huge = DynamicValues.encode(new Value.Number(new BigDecimal("1e30")), Type.NUMBER);

        var answer = call("repeat", List.of(DynamicValues.encode(Value.of("ab"), Type.STRING), huge));

        assertThat(answer.getError().getText())
                .contains("java.lang.ArithmeticException")
                .contains("mistake in the provider");
    }

    private CallFunction.Response call(String function, List<DynamicValue> arguments) {
        return host.provider()
                .callFunction(CallFunction.Request.newBuilder()
                        .setName(function)
                        .addAllArguments(arguments)
                        .build());
    }

    // ------------------------------------------------------------------------------ row 42: what lasts as long as the
    // run

    @Test
    void aTokenIsOpenedRenewedAndClosed() {
        host.configured();
        var config = value(AwkwardProvider.LENT, AwkwardProvider.HOLDER, "me");

        var opened = open(config);
        assertThat(opened.getDiagnosticsList()).isEmpty();
        assertThat(DynamicValues.decode(opened.getResult(), AwkwardProvider.LENT.type()))
                .isEqualTo(object(
                        AwkwardProvider.LENT, AwkwardProvider.HOLDER, "me", AwkwardProvider.VALUE, "token of me"));
        assertThat(opened.getRenewAt().getSeconds()).isEqualTo(1_800_000_000L);
        assertThat(opened.getRenewAt().getNanos()).isEqualTo(5);

        var renewed = renew(opened.getPrivate());
        assertThat(renewed.getDiagnosticsList()).isEmpty();
        assertThat(renewed.getRenewAt().getSeconds()).isEqualTo(1_800_000_060L);
        assertThat(renewed.getPrivate()).isEqualTo(opened.getPrivate());

        assertThat(closeToken(opened.getPrivate()).getDiagnosticsList()).isEmpty();
        assertThat(provider.server.tokens).isEmpty();
    }

    @Test
    void closingTwiceIsFineAndRenewingAfterwardsIsAnError() {
        host.configured();
        var privateState =
                open(value(AwkwardProvider.LENT, AwkwardProvider.HOLDER, "me")).getPrivate();

        assertThat(closeToken(privateState).getDiagnosticsList()).isEmpty();
        assertThat(closeToken(privateState).getDiagnosticsList()).isEmpty();
        assertThat(closeToken(ByteString.EMPTY).getDiagnosticsList()).isEmpty();
        var renewed = renew(privateState);
        assertThat(summaries(renewed.getDiagnosticsList())).containsExactly("ERROR : Failed");
        assertThat(renewed.getPrivate()).isEqualTo(privateState);
        assertThat(renewed.hasRenewAt()).isFalse();
    }

    @Test
    void aTokenIsValidated() {
        var validated = host.provider()
                .validateEphemeralResourceConfig(ValidateEphemeralResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setConfig(json("{\"holder\":1}"))
                        .build());

        assertThat(summaries(validated.getDiagnosticsList())).containsExactly("ERROR .holder: Unreadable request");
    }

    private OpenEphemeralResource.Response open(DynamicValue config) {
        return host.provider()
                .openEphemeralResource(OpenEphemeralResource.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setConfig(config)
                        .build());
    }

    private RenewEphemeralResource.Response renew(ByteString privateState) {
        return host.provider()
                .renewEphemeralResource(RenewEphemeralResource.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setPrivate(privateState)
                        .build());
    }

    private CloseEphemeralResource.Response closeToken(ByteString privateState) {
        return host.provider()
                .closeEphemeralResource(CloseEphemeralResource.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setPrivate(privateState)
                        .build());
    }

    // ------------------------------------------------------------------------------- rows 22 and 23: no configuration

    @Test
    void withoutConfigurationReadAndApplyAreErrorsAndChangeNothing() {
        var current = thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one");

        var read = host.read(current);
        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR : Bug in the Dokploy provider");
        assertThat(read.getNewState()).isEqualTo(current);

        var applied = host.apply(current, thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "two"), nothing());
        assertThat(summaries(applied.getDiagnosticsList())).containsExactly("ERROR : Bug in the Dokploy provider");
        assertThat(applied.getNewState()).isEqualTo(current);

        assertThat(summaries(readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"))
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Bug in the Dokploy provider");
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
        assertThat(summaries(readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "one"))
                        .getDiagnosticsList()))
                .containsExactly("ERROR : The Dokploy server is not known yet");
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

    // ----------------------------------------------------------------------------------------- row 24: unknown names

    @Test
    void unknownTypesAreDiagnosticsAndKeepWhatIsThere() {
        var current = bytes("81a16101");

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("no_such")
                        .setCurrentState(current)
                        .setPrivate(ByteString.copyFromUtf8("kept"))
                        .build());
        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR : Unknown resource");
        assertThat(read.getNewState()).isEqualTo(current);
        assertThat(read.getPrivate().toStringUtf8()).isEqualTo("kept");

        var applied = host.provider()
                .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                        .setTypeName("no_such")
                        .setPriorState(current)
                        .build());
        assertThat(summaries(applied.getDiagnosticsList())).containsExactly("ERROR : Unknown resource");
        assertThat(applied.getNewState()).isEqualTo(current);
    }

    static List<String> callsThatNameAType() {
        return ProviderGrpc.getServiceDescriptor().getMethods().stream()
                .map(method -> String.valueOf(method.getBareMethodName()))
                .filter(method -> !List.of(
                                "GetMetadata",
                                "GetProviderSchema",
                                "GetResourceIdentitySchemas",
                                "GetFunctions",
                                "ValidateProviderConfig",
                                "ConfigureProvider",
                                "StopProvider",
                                "CallFunction")
                        .contains(method))
                .toList();
    }

    /** An empty request names the type "". Every call of the service is made, those nobody offers included. */
    @ParameterizedTest
    @MethodSource("callsThatNameAType")
    void everyCallAnswersAnUnknownTypeWithOneError(String name) throws ReflectiveOperationException {
        var answers = callEmpty(name);

        assertThat(answers).hasSize(1);
        assertThat(diagnostics(answers.getFirst())).hasSize(1).allSatisfy(diagnostic -> {
            assertThat(diagnostic.getSeverity()).isEqualTo(Diagnostic.Severity.ERROR);
            assertThat(diagnostic.getSummary()).isNotBlank();
            assertThat(diagnostic.getDetail()).endsWith(".");
        });
    }

    @Test
    void everyCallOfTheProtocolIsCovered() {
        assertThat(ProviderGrpc.getServiceDescriptor().getMethods()).hasSize(36);
        assertThat(callsThatNameAType()).hasSize(28);
    }

    @SuppressWarnings("unchecked") // the descriptors of generated methods have lost their types
    private List<MessageLite> callEmpty(String name) throws ReflectiveOperationException {
        for (var method : ProviderGrpc.getServiceDescriptor().getMethods()) {
            if (name.equals(method.getBareMethodName())) {
                var descriptor = (MethodDescriptor<MessageLite, MessageLite>) method;
                var empty = descriptor.parseRequest(InputStream.nullInputStream());
                var answers = new ArrayList<MessageLite>();
                var done = new CompletableFuture<List<MessageLite>>();
                var observer = new StreamObserver<MessageLite>() {
                    @Override
                    public void onNext(MessageLite answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable problem) {
                        done.completeExceptionally(problem);
                    }

                    @Override
                    public void onCompleted() {
                        done.complete(answers);
                    }
                };
                var call = host.channel().newCall(descriptor, CallOptions.DEFAULT);
                if (descriptor.getType().clientSendsOneMessage()) {
                    ClientCalls.asyncServerStreamingCall(call, empty, observer);
                } else {
                    var requests = ClientCalls.asyncClientStreamingCall(call, observer);
                    requests.onNext(empty);
                    requests.onCompleted();
                }
                return done.join();
            }
        }
        throw new AssertionError("no call " + name);
    }

    @SuppressWarnings("unchecked") // the lists of generated messages have lost their types
    private static List<Diagnostic> diagnostics(MessageLite answer) throws ReflectiveOperationException {
        return switch (answer) {
            case ListResource.Event event -> event.getDiagnosticList();
            case InvokeAction.Event event -> event.getCompleted().getDiagnosticsList();
            default ->
                (List<Diagnostic>)
                        answer.getClass().getMethod("getDiagnosticsList").invoke(answer);
        };
    }

    // -------------------------------------------------------------------------- rows 25 to 28: what values look like

    static List<Arguments> forms() {
        var one = thing(AwkwardProvider.NAME, "one").getMsgpack();
        var two = ByteString.copyFromUtf8("{\"name\":\"two\"}");
        return List.of(
                Arguments.of("unset", DynamicValue.getDefaultInstance(), "nothing"),
                Arguments.of(
                        "messagepack", DynamicValue.newBuilder().setMsgpack(one).build(), "one"),
                Arguments.of("json", DynamicValue.newBuilder().setJson(two).build(), "two"),
                Arguments.of(
                        "both",
                        DynamicValue.newBuilder().setMsgpack(one).setJson(two).build(),
                        "one"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aValueComesInTwoForms(String name, DynamicValue config, String expected) {
        var planned = thing(host.plan(nothing(), config).getPlannedState());

        assertThat(planned instanceof Value.Entries thing ? ((Value.Text) thing.at("name")).text() : "nothing")
                .isEqualTo(expected);
    }

    static List<Arguments> malformed() {
        return List.of(
                Arguments.of("meaningless", bytes("c1"), ""),
                Arguments.of("cut short", bytes("8fa2"), ""),
                Arguments.of("huge header", bytes("dfffffffff"), ""),
                Arguments.of("of another kind", bytes("90"), ""),
                Arguments.of("broken json", json("{\"name\":"), ".name"),
                Arguments.of("an attribute missing", bytes("80"), ".active"),
                Arguments.of("an attribute too many", bytes("81a3616263c0"), ".abc"),
                Arguments.of("number for a string", json("{\"name\":1}"), ".name"),
                Arguments.of("deep inside", json("{\"parts\":[{},{\"port\":\"80\"}]}"), ".parts[1].port"),
                Arguments.of("under a key", json("{\"named\":{\"k\":[]}}"), ".named[\"k\"]"),
                Arguments.of("in a set", json("{\"spares\":[{\"port\":true}]}"), ".spares"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedValuesAreErrorsWithAPathInEveryCall(String name, DynamicValue bad, String path) {
        host.configured();
        var good = thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one");
        var top = path.replaceFirst("^(\\.[a-z_]+).*", "$1");
        var expected = List.of("ERROR " + top + ": Unreadable request");

        assertThat(summaries(host.plan(bad, good).getDiagnosticsList())).isEqualTo(expected);
        assertThat(summaries(host.plan(good, bad).getDiagnosticsList())).isEqualTo(expected);
        assertThat(summaries(host.read(bad).getDiagnosticsList())).isEqualTo(expected);
        assertThat(host.read(bad).getNewState()).isEqualTo(bad);
        assertThat(summaries(host.apply(bad, good, good).getDiagnosticsList())).isEqualTo(expected);
        var applied = host.apply(good, bad, good);
        assertThat(summaries(applied.getDiagnosticsList())).isEqualTo(expected);
        assertThat(applied.getNewState()).isEqualTo(good);
        assertThat(summaries(validate(bad).getDiagnosticsList())).isEqualTo(expected);
        if (!path.equals(top)) {
            assertThat(validate(bad).getDiagnostics(0).getDetail()).startsWith("In `" + path.substring(1) + "`: ");
        }
        assertThat(provider.server.things).isEmpty();
    }

    /** Terraform shows the line of configuration only for the path of a top-level attribute. */
    @Test
    void theWholePathIsInTheTextAndTheTopLevelAttributeInThePath() {
        var config = json("{\"name\":\"one\",\"parts\":[{\"port\":80}]}");

        var diagnostics = validate(config).getDiagnosticsList();

        assertThat(summaries(diagnostics)).containsExactly("ERROR .parts: Missing Required Argument");
        assertThat(diagnostics.getFirst().getDetail()).startsWith("`parts[0].host` is required");
    }

    @Test
    void requiredArgumentsThatAreNullAreErrorsEverywhere() {
        var required = "ERROR .holder: Missing Required Argument";
        var ephemeral = host.provider()
                .validateEphemeralResourceConfig(ValidateEphemeralResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setConfig(json("{}"))
                        .build());

        assertThat(summaries(ephemeral.getDiagnosticsList())).containsExactly(required);
        assertThat(summaries(host.provider()
                        .validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setConfig(json("{}"))
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR .name: Missing Required Argument");
        assertThat(summaries(validate(json("{}")).getDiagnosticsList()))
                .containsExactly("ERROR .name: Missing Required Argument");
    }

    @Test
    void malformedConfigurationsOfProviderAndDataSourceAreErrors() {
        var bad = bytes("c1");

        assertThat(summaries(host.provider()
                        .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable request");
        assertThat(summaries(host.provider()
                        .configureProvider(ConfigureProvider.Request.newBuilder()
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable request");
        assertThat(summaries(host.provider()
                        .validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable request");
        assertThat(summaries(readData(bad).getDiagnosticsList())).containsExactly("ERROR : Unreadable request");
    }

    private ValidateResourceConfig.Response validate(DynamicValue config) {
        return host.provider()
                .validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(config)
                        .setClientCapabilities(Host.terraform111())
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "0.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333",
                "1e400",
                "-1e-400",
                "18446744073709551616",
                "0.5",
                "-0",
                "9007199254740993"
            })
    void numbersGoThroughExactly(String digits) {
        host.configured();
        var number = new Value.Number(new BigDecimal(digits));

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.RATIO, number));

        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(state(made.getNewState()).value(AwkwardProvider.RATIO)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "9223372036854775808", "1.5"})
    void wholeNumbersOutOfRangeAreErrorsOfTheirAttribute(String digits) {
        var number = new Value.Number(new BigDecimal(digits));

        assertThat(summaries(validate(thing(AwkwardProvider.NAME, "one", AwkwardProvider.SIZE, number))
                        .getDiagnosticsList()))
                .containsExactly("ERROR .size: Invalid Attribute Value");
    }

    @Test
    void writeOnlyValuesNeedATerraformThatKnowsThem() {
        var validated = host.provider()
                .validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(thing(AwkwardProvider.NAME, "one", AwkwardProvider.TOKEN, "hush"))
                        .setClientCapabilities(ClientCapabilities.getDefaultInstance())
                        .build());

        assertThat(summaries(validated.getDiagnosticsList()))
                .containsExactly("ERROR .token_wo: Write-only attributes need Terraform 1.11 or later");
    }

    // ------------------------------------------------------------------------------ rows 29 and 30: what has no
    // encoding

    @Test
    void aTextThatCannotBeSentIsLeftOutButTheObjectIsKept() {
        host.configured();
        provider.create = (change, _) ->
                change.plan().with(AwkwardProvider.ID, "thing-9").with(AwkwardProvider.NOTE, "half: \ud83e");

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        assertThat(summaries(made.getDiagnosticsList())).containsExactly("ERROR .note: Bug in the Dokploy provider");
        assertThat(state(made.getNewState()).get(AwkwardProvider.ID)).isEqualTo("thing-9");
        assertThat(state(made.getNewState()).isNull(AwkwardProvider.NOTE)).isTrue();
    }

    @Test
    void aReadThatCannotBeSentLeavesTheStateAsItWas() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));
        provider.read = (reading, _) -> reading.state().with(AwkwardProvider.NOTE, "half: \ud83e");

        var read = host.read(made.getNewState());

        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR .note: Bug in the Dokploy provider");
        assertThat(read.getNewState()).isEqualTo(made.getNewState());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "e\u0301", "🤷", "line\nline"})
    void everyTextGoesThrough(String text) {
        host.configured();

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, text));

        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(state(made.getNewState()).value(AwkwardProvider.TEXT)).isEqualTo(Value.of(text));
    }

    // --------------------------------------------------------------------------------------------- row 31: unknowns

    @ParameterizedTest
    @ValueSource(strings = {"d40000", "c70000", "d4ff00", "c7090c8201c202a47072652d"})
    void whateverIsUnknownStaysUnknown(String unknown) {
        var config = new HashMap<String, Value>(
                object(AwkwardProvider.THING, AwkwardProvider.NAME, "one").entries());
        config.put("text", DynamicValues.decode(bytes(unknown), Type.STRING));

        var planned =
                host.plan(nothing(), DynamicValues.encode(new Value.Entries(config), AwkwardProvider.THING.type()));

        assertThat(planned.getDiagnosticsList()).isEmpty();
        assertThat(state(planned.getPlannedState()).value(AwkwardProvider.TEXT)).isEqualTo(config.get("text"));
    }

    // --------------------------------------------------------------------------------------------- row 32: raw states

    static List<Arguments> rawStates() {
        return List.of(
                Arguments.of(
                        "as written",
                        "{\"id\":\"thing-1\",\"name\":\"one\",\"parts\":[{\"host\":\"h\",\"port\":80}]}",
                        ""),
                Arguments.of("with a ghost", "{\"id\":\"thing-1\",\"name\":\"one\",\"ghost\":{\"x\":[1]}}", ""),
                Arguments.of("empty object", "{}", ""),
                Arguments.of("null", "null", "ERROR : Unreadable state"),
                Arguments.of("nothing", "", "ERROR : State without a value"),
                Arguments.of("no json", "{\"id\":", "ERROR .id: Unreadable state"),
                Arguments.of("of another type", "{\"parts\":[{\"host\":1}]}", "ERROR .parts: Unreadable state"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rawStates")
    void theStateIsUpgraded(String name, String json, String expected) {
        var upgraded = upgrade(0, RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)));

        assertThat(String.join(",", summaries(upgraded.getDiagnosticsList()))).isEqualTo(expected);
        assertThat(upgraded.hasUpgradedState()).isEqualTo(expected.isEmpty());
        if (expected.isEmpty()) {
            assertThat(thing(upgraded.getUpgradedState())).isInstanceOf(Value.Entries.class);
        }
    }

    @Test
    void whatTheStateLacksIsNull() {
        var upgraded = upgrade(0, RawState.newBuilder().setJson(ByteString.copyFromUtf8("{\"id\":\"thing-1\"}")));

        assertThat(thing(upgraded.getUpgradedState()))
                .isEqualTo(object(AwkwardProvider.THING, AwkwardProvider.ID, "thing-1"));
    }

    @Test
    void statesOfAnotherAgeAreErrors() {
        var json = RawState.newBuilder().setJson(ByteString.copyFromUtf8("{}"));

        assertThat(summaries(
                        upgrade(0, RawState.newBuilder().putFlatmap("id", "1")).getDiagnosticsList()))
                .containsExactly("ERROR : State without a value");
        assertThat(summaries(upgrade(7, json).getDiagnosticsList()))
                .containsExactly("ERROR : State of an unknown version");
        assertThat(summaries(upgrade(-1, json).getDiagnosticsList()))
                .containsExactly("ERROR : State of an unknown version");
    }

    private UpgradeResourceState.Response upgrade(long version, RawState.Builder state) {
        return host.provider()
                .upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setVersion(version)
                        .setRawState(state)
                        .build());
    }

    // ------------------------------------------------------------------------------------------ row 33: private bytes

    static List<Arguments> foreignNotes() {
        return List.of(
                Arguments.of("of the Go SDK", ByteString.copyFromUtf8("{\"schema_version\":\"1\"}")),
                Arguments.of("garbage", ByteString.copyFrom(new byte[] {0, -1, 61, 10, 92})),
                Arguments.of("a megabyte", ByteString.copyFrom(new byte[1 << 20])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignNotes")
    void whatAnotherProviderNotedHurtsNobody(String name, ByteString privateState) {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(made.getNewState())
                        .setPrivate(privateState)
                        .build());
        assertThat(read.getDiagnosticsList()).isEmpty();
        assertThat(read.getNewState()).isEqualTo(made.getNewState());

        var planned = host.provider()
                .planResourceChange(PlanResourceChange.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setPriorState(made.getNewState())
                        .setProposedNewState(made.getNewState())
                        .setConfig(thing(AwkwardProvider.NAME, "one"))
                        .setPriorPrivate(privateState)
                        .build());
        assertThat(planned.getDiagnosticsList()).isEmpty();
    }

    @Test
    void whatIsNotedComesBack() {
        host.configured();
        provider.create = (change, _) -> {
            change.privateState().put("key", "two\nlines");
            return change.plan().with(AwkwardProvider.ID, "thing-1").with(AwkwardProvider.NOTE, "");
        };
        provider.read = (reading, _) -> reading.state()
                .with(AwkwardProvider.NOTE, reading.privateState().get("key"));
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(made.getNewState())
                        .setPrivate(made.getPrivate())
                        .build());

        assertThat(state(read.getNewState()).get(AwkwardProvider.NOTE)).isEqualTo("two\nlines");
        assertThat(read.getPrivate()).isEqualTo(made.getPrivate());
    }

    // ----------------------------------------------------------------- row 34: code that answers something else than
    // planned

    static List<Arguments> wrongAnswers() {
        return List.of(
                wrong("no object at all", plan -> null, "ERROR : Bug in the Dokploy provider", false),
                wrong(
                        "a computed value forgotten",
                        plan -> plan.with(AwkwardProvider.ID, "made"),
                        "ERROR .note: Bug in the Dokploy provider",
                        true),
                wrong(
                        "a planned value changed",
                        plan -> made(plan).with(AwkwardProvider.TEXT, "another"),
                        "ERROR .text: Dokploy kept another value",
                        true),
                wrong(
                        "a planned value lost",
                        plan -> made(plan).with(AwkwardProvider.TEXT, null),
                        "ERROR .text: Dokploy kept another value",
                        true),
                wrong(
                        "an element too many",
                        plan -> made(plan).with(AwkwardProvider.TAGS, Set.of("a", "b")),
                        "ERROR .tags: Dokploy kept another value",
                        true));
    }

    private static Arguments wrong(String name, UnaryOperator<Values> answer, String expected, boolean isKept) {
        return Arguments.of(name, answer, expected, isKept);
    }

    private static Values made(Values plan) {
        return plan.with(AwkwardProvider.ID, "made").with(AwkwardProvider.NOTE, "noted");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void aWrongAnswerIsOneErrorAndTheObjectIsKept(
            String name, UnaryOperator<Values> answer, String expected, boolean isKept) {
        host.configured();
        provider.create = (change, _) -> answer.apply(change.plan());

        var made = host.change(
                nothing(),
                thing(
                        AwkwardProvider.NAME, "one",
                        AwkwardProvider.TEXT, "text",
                        AwkwardProvider.TAGS, Value.set(Value.of("a"))));

        assertThat(summaries(made.getDiagnosticsList())).containsExactly(expected);
        var kept = thing(made.getNewState());
        assertThat(kept.isWhollyKnown()).isTrue();
        assertThat(kept instanceof Value.Entries object ? object.at("id") : Value.NULL)
                .isEqualTo(isKept ? Value.of("made") : Value.NULL);
    }

    // ---------------------------------------------------------------------------------- row 35: code that breaks down

    static List<Arguments> breakdowns() {
        return List.of(
                breakdown("an exception", () -> {
                    throw new IllegalStateException("oh");
                }),
                breakdown("an error", () -> {
                    throw new AssertionError("oh");
                }),
                breakdown("endless recursion", ProviderServiceTest::endless),
                breakdown("no more memory", () -> {
                    throw new OutOfMemoryError("oh");
                }),
                breakdown("a missing class", () -> {
                    throw new NoClassDefFoundError("oh");
                }));
    }

    private static Arguments breakdown(String name, Supplier<Values> code) {
        return Arguments.of(name, code);
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static Values endless() {
        return endless().with(AwkwardProvider.ID, "deeper");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakdowns")
    void aBreakdownIsAnErrorOfItsCallOnly(String name, Supplier<Values> code) {
        host.configured();
        var good = host.change(nothing(), thing(AwkwardProvider.NAME, "good"));

        provider.create = (_, _) -> code.get();
        var created = host.change(nothing(), thing(AwkwardProvider.NAME, "bad"));
        assertThat(summaries(created.getDiagnosticsList())).hasSize(1).allMatch(summary -> summary.startsWith("ERROR"));
        assertThat(thing(created.getNewState())).isEqualTo(Value.NULL);

        provider.create = (change, _) -> {
            change.save(change.plan().with(AwkwardProvider.ID, "half-made"));
            return code.get();
        };
        var half = host.change(nothing(), thing(AwkwardProvider.NAME, "bad"));
        assertThat(half.getDiagnosticsCount()).isEqualTo(1);
        assertThat(state(half.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
        assertThat(thing(half.getNewState()).isWhollyKnown()).isTrue();

        provider.read = (_, _) -> code.get();
        var read = host.read(good.getNewState());
        assertThat(read.getDiagnosticsCount()).isEqualTo(1);
        assertThat(read.getNewState()).isEqualTo(good.getNewState());

        provider.update = (_, _) -> code.get();
        var updated = host.change(good.getNewState(), thing(AwkwardProvider.NAME, "good", AwkwardProvider.TEXT, "new"));
        assertThat(updated.getDiagnosticsCount()).isEqualTo(1);
        assertThat(updated.getNewState()).isEqualTo(good.getNewState());

        provider.delete = (_, _) -> code.get();
        var deleted = host.apply(good.getNewState(), nothing(), nothing());
        assertThat(deleted.getDiagnosticsCount()).isEqualTo(1);
        assertThat(deleted.getNewState()).isEqualTo(good.getNewState());

        provider.lookUp = (_, _) -> code.get();
        assertThat(readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "good"))
                        .getDiagnosticsCount())
                .isEqualTo(1);

        provider.read = new AwkwardProvider().read;
        assertThat(host.read(good.getNewState()).getDiagnosticsList()).isEmpty();
    }

    @Test
    void whatOthersSayIsFitForATerminalAndHoldsNoSecret() {
        host.configured();
        host.change(nothing(), thing(AwkwardProvider.NAME, "web", AwkwardProvider.SECRET, "hunter-2222"));
        provider.create = (_, _) -> {
            throw new DiagnosticException(com.dokploy.terraform.framework.Diagnostic.error(
                    "Failed \u001b]0;title\u0007hunter-2222",
                    "\u001b[31mThe log\u001b[0m:\n\tDATABASE_PASSWORD=hunter-2222\r\n\tTOKEN=tok-33333\u202e"));
        };

        var other = host.change(nothing(), thing(AwkwardProvider.NAME, "database", AwkwardProvider.TOKEN, "tok-33333"));

        assertThat(other.getDiagnosticsCount()).isEqualTo(1);
        assertThat(other.getDiagnostics(0).getSummary()).isEqualTo("Failed (sensitive)");
        assertThat(other.getDiagnostics(0).getDetail())
                .isEqualTo("The log:\n\tDATABASE_PASSWORD=(sensitive)\n\tTOKEN=(sensitive)");
    }

    @Test
    void anInterruptedHandlerAnswers() {
        host.configured();
        provider.create = (change, _) -> {
            change.save(change.plan().with(AwkwardProvider.ID, "half-made"));
            Thread.currentThread().interrupt();
            change.cancellation().pause(Duration.ofMinutes(10));
            throw new AssertionError("not interrupted");
        };

        var created = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        assertThat(summaries(created.getDiagnosticsList())).containsExactly("ERROR : Interrupted");
        assertThat(state(created.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
    }

    // ------------------------------------------------------------------------- rows 20, 21 and 36: many calls, and
    // none

    @Test
    void stopEndsWhatWaitsAndNothingElse() throws InterruptedException {
        host.configured();
        var waiting = new CountDownLatch(1);
        provider.create = (change, _) -> {
            change.save(change.plan().with(AwkwardProvider.ID, "half-made"));
            waiting.countDown();
            change.cancellation().pause(Duration.ofMinutes(10));
            throw new AssertionError("not stopped");
        };
        var creating = CompletableFuture.supplyAsync(() -> host.change(nothing(), thing(AwkwardProvider.NAME, "one")));
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();

        var created = creating.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(summaries(created.getDiagnosticsList())).containsExactly("ERROR : Interrupted");
        assertThat(state(created.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
        provider.create = new AwkwardProvider().create;
        assertThat(host.change(nothing(), thing(AwkwardProvider.NAME, "two")).getDiagnosticsList())
                .isEmpty();
    }

    @Test
    void stopBeforeAnythingIsFine() {
        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();
        assertThat(host.provider()
                        .stopProvider(StopProvider.Request.getDefaultInstance())
                        .getError())
                .isEmpty();
    }

    @Test
    void aCallThatTerraformGivesUpHurtsNobody() throws InterruptedException {
        host.configured();
        var release = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        provider.create = (change, _) -> {
            await(release);
            released.countDown();
            return change.plan().with(AwkwardProvider.ID, "late").with(AwkwardProvider.NOTE, "");
        };
        var planned = host.plan(nothing(), thing(AwkwardProvider.NAME, "one")).getPlannedState();

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> host.provider()
                        .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                        .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setPlannedState(planned)
                                .build()))
                .satisfies(
                        problem -> assertThat(problem.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));

        release.countDown();
        assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(host.plan(nothing(), thing(AwkwardProvider.NAME, "two")).getDiagnosticsList())
                .isEmpty();
    }

    @Test
    void twoHundredCallsAtOnceAllFinish() {
        host.configured();
        var together = new CountDownLatch(200);
        provider.create = (change, server) -> {
            together.countDown();
            await(together);
            return new AwkwardProvider().create.apply(change, server);
        };
        var names = ConcurrentHashMap.<String>newKeySet();
        var calls = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                var name = "thing " + i;
                calls.add(CompletableFuture.runAsync(
                        () -> {
                            var made = host.change(nothing(), thing(AwkwardProvider.NAME, name));
                            assertThat(made.getDiagnosticsList()).isEmpty();
                            names.add(state(made.getNewState()).get(AwkwardProvider.NAME));
                        },
                        threads));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }

        assertThat(names).hasSize(200);
        assertThat(provider.server.things).hasSize(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException problem) {
            throw new AssertionError(problem);
        }
    }

    // -------------------------------------------------------------------------------------------- large states,
    // streams

    @Test
    void aValueOfTenMegabytesGoesThrough() {
        host.configured();
        var text = "x".repeat(10_000_000);

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, text));

        assertThat(state(made.getNewState()).get(AwkwardProvider.TEXT)).hasSize(10_000_000);
    }

    /** Texts that all have one hash code: {@code Aa} and {@code BB} have. */
    private static List<Value> colliding(int letters) {
        var texts = List.of("");
        for (var i = 0; i < letters; i++) {
            texts = texts.stream()
                    .flatMap(text -> Stream.of(text + "Aa", text + "BB"))
                    .toList();
        }
        return texts.stream().map(Value::of).toList();
    }

    @Test
    @Timeout(60)
    void aSetOfTextsWithOneHashCodeTakesNoLongerThanAnother() {
        host.configured();
        var tags = colliding(14);
        var others = new ArrayList<>(tags.reversed());
        others.set(0, Value.of("other"));
        provider.read = (reading, _) -> reading.state()
                .change()
                .setValue(AwkwardProvider.TAGS, new Value.SetValue(others))
                .build();

        var made = host.change(
                nothing(), thing(AwkwardProvider.NAME, "web", AwkwardProvider.TAGS, new Value.SetValue(tags)));
        assertThat(made.getDiagnosticsList()).isEmpty();
        var read = state(host.read(made.getNewState()).getNewState());
        assertThat(read.value(AwkwardProvider.TAGS)).isEqualTo(new Value.SetValue(others));
    }

    @Test
    void aStateThatIsBrokenOffWhileWrittenHurtsNobody() {
        var requests = ProviderGrpc.newStub(host.channel()).writeStateBytes(new StreamObserver<>() {
            @Override
            public void onNext(WriteStateBytes.Response answer) {
                throw new AssertionError("answered what was never sent");
            }

            @Override
            public void onError(Throwable problem) {
                // Our own doing.
            }

            @Override
            public void onCompleted() {
                throw new AssertionError("completed what was broken off");
            }
        });
        requests.onNext(WriteStateBytes.RequestChunk.getDefaultInstance());
        requests.onError(Status.CANCELLED.asRuntimeException());

        assertThat(host.provider()
                        .getMetadata(GetMetadata.Request.getDefaultInstance())
                        .getResourcesCount())
                .isEqualTo(1);
    }
}
