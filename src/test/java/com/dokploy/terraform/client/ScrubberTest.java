package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.log.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubberTest {
    private final Scrubber scrubber = new Scrubber(List.of(new Secret("key-1234"), new Secret("key-1234-long")));

    @Test
    void cutsSqlWithItsParameters() {
        assertThat(scrubber.clean(
                        "Error creating tag: Failed query: insert into \"tag\" values ($1)\nparams: hunter22", null))
                .isEqualTo("Error creating tag: the database refused the values.");
    }

    @Test
    void cutsCommandsAndKeepsWhatDockerSaidOfIt() {
        var message = """
            Command execution failed: Command failed: printf %s 'hunter22' | docker login 'host' -u 'u'
            stderr with hunter22
            Error response from daemon: connection refused
            """;

        assertThat(scrubber.clean(message, null))
                .isEqualTo("Command execution failed: a command on the server failed."
                        + " Error response from daemon: connection refused");
    }

    @Test
    void keepsThatAContainerDoesNotRun() {
        var message = """
            Command execution failed: Command failed:
                docker exec x -p'hunter22'

            No running container found for db-1
            """;

        assertThat(scrubber.clean(message, null))
                .endsWith("a command on the server failed. No running container found for db-1")
                .doesNotContain("hunter22");
    }

    @Test
    void blotsOutTheClientsOwnSecretsLongestFirst() {
        assertThat(scrubber.clean("no such key: key-1234-long, nor key-1234", null))
                .isEqualTo("no such key: (sensitive), nor (sensitive)");
    }

    @Test
    void blotsOutWhatWasSentInSensitiveFields() {
        var sent = LocalServer.json("""
            {"name": "shop", "databasePassword": "hunter22", "docker": {"registryToken": "tok"},
             "env": "A=alpha-secret\\nB=\\"beta secret\\"\\n", "customGitSSHKeyId": "keyid"}\
            """);

        assertThat(scrubber.clean("shop hunter22 tok alpha-secret beta secret keyid", sent))
                .isEqualTo("shop (sensitive) (sensitive) (sensitive) (sensitive) keyid");
    }

    @Test
    void makesOneShortLineOfIt() {
        assertThat(scrubber.clean("  a\n\n\tb\u0007 ", null)).isEqualTo("a b");
        assertThat(scrubber.clean("x".repeat(5_000), null))
                .hasSizeLessThan(2_010)
                .endsWith("…");
    }
}
