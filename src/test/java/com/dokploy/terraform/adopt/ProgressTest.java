package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The line that tells how far a command has come. */
class ProgressTest {
    private static final String CLEARED = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream errors = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void anErrorBeginsALineOfItsOwn() {
        assertThatThrownBy(() -> fail(true)).hasMessage("failed");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(CLEARED + "Planning …" + CLEARED);
    }

    @Test
    void programsReadNothing() {
        assertThatThrownBy(() -> fail(false)).hasMessage("failed");
        assertThat(bytes.size()).isZero();
    }

    private void fail(boolean isShown) {
        try (var progress = new Progress(errors, isShown)) {
            progress.step("Planning");
            throw new CommandException("failed");
        }
    }
}
