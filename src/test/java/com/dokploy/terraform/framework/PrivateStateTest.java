package com.dokploy.terraform.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateStateTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "text", "two\nlines\n", "a=b=c", "\\n is no line \\", "ünïcödé 😀", "\r\t\0"})
    void everyNoteIsKept(String note) {
        var privateState = new PrivateState();
        privateState.put("key", note);
        privateState.put("another", "x");
        var read = PrivateState.decode(privateState.encoded());
        assertThat(read.get("key")).isEqualTo(note);
        assertThat(read.get("another")).isEqualTo("x");
        assertThat(read.get("third")).isNull();
        assertThat(read.encoded()).isEqualTo(privateState.encoded());
    }

    @Test
    void nothingToNoteIsNoBytes() {
        var privateState = new PrivateState();
        privateState.put("key", "x");
        privateState.put("key", null);
        assertThat(privateState.encoded()).isEmpty();
        assertThat(PrivateState.decode(new byte[0]).get("key")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema_version\":\"1\"}",
                "garbage\nkey=x",
                "dokploy 2\nkey=x",
                "private state 1\r\nkey=x",
                "=x"
            })
    void whatAnotherProviderNotedIsIgnored(String foreign) {
        assertThat(PrivateState.decode(foreign.getBytes(StandardCharsets.UTF_8)).get("key"))
                .isNull();
    }

    @Test
    void bytesThatAreNoTextAreIgnored() {
        var bytes = new byte[1 << 20];
        bytes[0] = (byte) 0xff;
        assertThat(PrivateState.decode(bytes).encoded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a\nb"})
    void keysThatCouldNotBeReadAreRefused(String key) {
        assertThatThrownBy(() -> new PrivateState().put(key, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
