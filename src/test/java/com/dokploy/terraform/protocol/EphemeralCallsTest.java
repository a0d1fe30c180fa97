package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.json;
import static com.dokploy.terraform.protocol.AwkwardHost.object;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.CloseEphemeralResource;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.OpenEphemeralResource;
import com.dokploy.terraform.protocol.generated.RenewEphemeralResource;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A token, which lasts as long as the run. */
class EphemeralCallsTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    @Test
    void aTokenIsOpenedRenewedAndClosed() {
        host.configured();
        var config = value(AwkwardProvider.LENT, AwkwardProvider.HOLDER, "me");

        var opened = open(config);
        assertThat(opened.getDiagnosticsList()).isEmpty();
        assertThat(DynamicValues.decode(opened.getResult(), AwkwardProvider.LENT.valueType()))
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

        assertThat(summaries(validated.getDiagnosticsList())).containsExactly("ERROR .holder: Unreadable Request");
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
}
