package com.dokploy.terraform.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
    private final KnownSecrets secrets = new KnownSecrets();

    private void learn(String secret) {
        secrets.learn(AwkwardProvider.THING, Host.object(AwkwardProvider.THING, AwkwardProvider.SECRET, secret));
    }

    @Test
    void learnsWhatIsSensitiveOrWriteOnly() {
        secrets.learn(
                AwkwardProvider.THING,
                Host.object(
                        AwkwardProvider.THING,
                        AwkwardProvider.NAME,
                        "web-server",
                        AwkwardProvider.SECRET,
                        "hunter-2222",
                        AwkwardProvider.TOKEN,
                        "tok-33333",
                        AwkwardProvider.LABELS,
                        new Value.Entries(Map.of("label", Value.of("visible-label")))));

        assertThat(secrets.scrub("web-server hunter-2222 tok-33333 visible-label"))
                .isEqualTo("web-server (sensitive) (sensitive) visible-label");
    }

    @Test
    void theLongerOfTwoIsHiddenWhole() {
        learn("abcdefgh");
        learn("abcdefgh-ijkl");

        assertThat(secrets.scrub("abcdefgh-ijkl")).isEqualTo("(sensitive)");
    }

    @Test
    void shortOnesAreHiddenAsWordsOnly() {
        learn("port");

        assertThat(secrets.scrub("port of the portal: support, PASSWORD=port;"))
                .isEqualTo("(sensitive) of the portal: support, PASSWORD=(sensitive);");
    }

    @Test
    void whatHidesNothingStays() {
        learn("yes");
        learn("true");

        assertThat(secrets.scrub("yes, `true`")).isEqualTo("yes, `true`");
    }

    @Test
    void linesOfALongOneAreHiddenByThemselves() {
        learn("-----BEGIN KEY-----\n  MIIEvQIBADANBgkqhkiG\n  w0BAQE\n-----END KEY-----\n");

        assertThat(secrets.scrub("log:\n    MIIEvQIBADANBgkqhkiG\n    w0BAQE"))
                .isEqualTo("log:\n    (sensitive)\n    w0BAQE");
    }
}
