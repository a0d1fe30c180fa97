package com.dokploy.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    @Test
    void aLineWithoutTlsKeepsItsLastFieldEmpty() throws GeneralSecurityException {
        assertThat(Handshake.line("tcp", "127.0.0.1:34567", null)).isEqualTo("1|6|tcp|127.0.0.1:34567|grpc|");
    }

    @Test
    void aCertificateIsPlainBase64WithoutPadding() throws GeneralSecurityException {
        var identity = ServerCertificate.generate();
        var line = Handshake.line("unix", "/tmp/x/s", identity.certificate());

        assertThat(line)
                .startsWith("1|6|unix|/tmp/x/s|grpc|")
                .matches("[\\x20-\\x7e]+")
                .doesNotContain("=", "-", "_");
        assertThat(PluginProcess.Announced.parse(line).certificate()).isEqualTo(identity.certificate());
    }

    @Test
    void onlyTheExactCookieIsAHost() {
        assertThat(Handshake.startedByHost(PluginProcess.HOST)).isTrue();
        assertThat(Handshake.startedByHost(Map.of())).isFalse();
        assertThat(Handshake.startedByHost(Map.of("TF_PLUGIN_MAGIC_COOKIE", "")))
                .isFalse();
        assertThat(Handshake.startedByHost(Map.of("TF_PLUGIN_MAGIC_COOKIE", "D602BF8F")))
                .isFalse();
    }

    @Test
    void theReattachLineIsAShellAssignmentOfJson() throws IOException {
        var line = Handshake.reattachLine(
                List.of("registry.terraform.io/dokploy/dokploy", "registry.opentofu.org/dokploy/dokploy"),
                "unix",
                "/tmp/x/s",
                4711);

        assertThat(line).startsWith("TF_REATTACH_PROVIDERS='").endsWith("'");
        var json = new ObjectMapper().readTree(line.substring(line.indexOf('\'') + 1, line.length() - 1));
        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                {"registry.terraform.io/dokploy/dokploy": {
                    "Protocol": "grpc", "ProtocolVersion": 6, "Pid": 4711, "Test": true,
                    "Addr": {"Network": "unix", "String": "/tmp/x/s"}},
                 "registry.opentofu.org/dokploy/dokploy": {
                    "Protocol": "grpc", "ProtocolVersion": 6, "Pid": 4711, "Test": true,
                    "Addr": {"Network": "unix", "String": "/tmp/x/s"}}}
                """));
    }
}
