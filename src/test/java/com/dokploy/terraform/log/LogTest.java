package com.dokploy.terraform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("the log is one per process")
class LogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        Log.writeTo(written, Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        Log.writeTo(System.err, Level.OFF);
    }

    @Test
    void aLineIsWhatTerraformReadsBack() throws IOException {
        Log.debug("request", "procedure", "project.one", "status", 200, "batched", true, "id", null);

        var line = lines().getFirst();
        assertThat(line.path("@timestamp").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(line.toString())
                .startsWith(
                        "{\"@level\":\"debug\",\"@message\":\"request\",\"@module\":\"provider.dokploy\",\"@timestamp\":")
                .endsWith(",\"procedure\":\"project.one\",\"status\":200,\"batched\":true,\"id\":null}");
    }

    @Test
    void linesBelowTheLevelAreNotWritten() throws IOException {
        Log.trace("bytes");
        assertThat(lines()).isEmpty();
        Log.info("ready");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void everyPrintableCharacterIsKept() throws IOException {
        var text = "\"quotes\" \\ \n\t ünïcödé 😀";
        Log.warn(text, "key \"\"", text);

        assertThat(lines().getFirst().path("@message").textValue()).isEqualTo(text);
        assertThat(lines().getFirst().path("key \"\"").textValue()).isEqualTo(text);
        assertThat(written.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n");
    }

    @Test
    void whatCouldChangeTheTerminalIsLeftOut() throws IOException {
        Log.warn("\u001b[31mred\u0000", "key", "a\u001b]52;c;cm0=\u0007b\u202e");

        assertThat(lines().getFirst().path("@message").textValue()).isEqualTo("red");
        assertThat(lines().getFirst().path("key").textValue()).isEqualTo("ab");
    }

    @Test
    void knownSecretsAreLeftOut() throws IOException {
        Log.scrubWith(text -> text.replace("hunter22", Secret.PLACEHOLDER));
        try {
            Log.warn("refused", "error", new IllegalStateException("no hunter22 here"));
        } finally {
            Log.scrubWith(text -> text);
        }

        assertThat(lines().getFirst().path("error").textValue()).contains("no (sensitive) here");
    }

    @Test
    void aSecretIsNotPrinted() throws IOException {
        Log.error("refused", "key", new Secret("hunter2"), "nested", List.of(new Secret("hunter2")));

        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("hunter2");
        assertThat(lines().getFirst().path("key").textValue()).isEqualTo("(sensitive)");
    }

    @Test
    void aLineStaysShorterThanTheHostReads() {
        Log.info("big", "body", "x".repeat(100_000));

        assertThat(written.size()).isLessThan(64 * 1024);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("… (91808 more)");
    }

    @Test
    void aThrowableIsPrintedWithItsStack() throws IOException {
        Log.error("failed", "error", new IllegalStateException("why"));

        assertThat(lines().getFirst().path("error").textValue())
                .startsWith("java.lang.IllegalStateException: why")
                .contains("aThrowableIsPrintedWithItsStack");
    }

    @Test
    void anOddArgumentIsNotLost() throws IOException {
        Log.info("odd", "key", 1, "left over");

        assertThat(lines().getFirst().path("EXTRA_VALUE_AT_END").textValue()).isEqualTo("left over");
    }

    @Test
    void librariesSpeakThroughTheLogButNotInDetail() throws IOException {
        JavaLogging.install();
        var library = Logger.getLogger("io.netty.test");
        library.warning("careful");
        library.fine("frame with a secret");

        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst().path("@level").textValue()).isEqualTo("warn");
        assertThat(lines().getFirst().path("@module").textValue()).isEqualTo("io.netty.test");
    }

    @ParameterizedTest(name = "TF_LOG={0} TF_LOG_PROVIDER={1} TF_LOG_PROVIDER_DOKPLOY={2} is {3}")
    @CsvSource(nullValues = "unset", textBlock = """
                    unset, unset, unset, OFF
                    debug, unset, unset, DEBUG
                    WARN,  unset, unset, WARN
                    TRACE, INFO,  unset, INFO
                    TRACE, INFO,  error, ERROR
                    TRACE, off,   unset, OFF
                    JSON,  unset, unset, TRACE
                    '',    '',    '',    OFF
                    '',    '',    info,  INFO
                    """)
    void theEnvironmentDecides(String everything, String providers, String provider, Level expected) {
        var environment = new HashMap<String, String>();
        put(environment, "TF_LOG", everything);
        put(environment, "TF_LOG_PROVIDER", providers);
        put(environment, "TF_LOG_PROVIDER_DOKPLOY", provider);

        assertThat(Level.from(environment)).isEqualTo(expected);
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
