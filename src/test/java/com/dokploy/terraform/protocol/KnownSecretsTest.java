package com.dokploy.terraform.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.engine.KnownSecrets;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.value.Value;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
    private final KnownSecrets secrets =
            new KnownSecrets(() -> Set.of("password", "dokploy_postgres"), () -> Set.of("told-by-the-server"));

    private void learn(String secret) {
        secrets.learn(AwkwardProvider.THING, AwkwardHost.object(AwkwardProvider.THING, AwkwardProvider.SECRET, secret));
    }

    @Test
    void whatTheServerHasToldIsHidden() {
        assertThat(secrets.scrub("It is told-by-the-server.")).isEqualTo("It is " + Secret.PLACEHOLDER + ".");
    }

    @Test
    void learnsWhatIsSensitiveOrWriteOnly() {
        secrets.learn(
                AwkwardProvider.THING,
                AwkwardHost.object(
                        AwkwardProvider.THING,
                        AwkwardProvider.NAME,
                        "web-server",
                        AwkwardProvider.SECRET,
                        "hunter-2222",
                        AwkwardProvider.TOKEN,
                        "tok-33333",
                        AwkwardProvider.LABELS,
                        new Value.MapValue(Map.of("label", Value.of("visible-label")))));

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
    void identifiersOfADiagnosticStayWhole() {
        learn("database");
        learn("postgres");
        learn("production");
        learn("sixteen_letters_");
        learn("seventeen_letters");

        assertThat(secrets.scrub("`database_password` `dokploy_postgres` production_environment_id 1sixteen_letters_"))
                .isEqualTo("`database_password` `dokploy_postgres` production_environment_id 1sixteen_letters_");
        assertThat(secrets.scrub("postgres://u:database@production, 1seventeen_letters"))
                .isEqualTo("(sensitive)://u:(sensitive)@(sensitive), 1(sensitive)");
    }

    @Test
    void aNameOfTheProviderStaysWhereItIsQuoted() {
        learn("password");
        learn("postgres");

        assertThat(secrets.scrub(
                        "Set `password` or `docker[\"a\"].password`: `PASSWORD = password`, password, `postgres`"))
                .isEqualTo("Set `password` or `docker[\"a\"].password`: `PASSWORD = (sensitive)`, (sensitive),"
                        + " `(sensitive)`");
    }

    @Test
    void aLogHidesMoreThanADiagnostic() {
        learn("password");
        learn("port");

        assertThat(secrets.scrubLog("mysql -ppassword `password` of the portal"))
                .isEqualTo("mysql -p(sensitive) `(sensitive)` of the portal");
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
