package com.dokploy.terraform.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import org.junit.jupiter.api.Test;

class DynamicValuesTest {
    private static final byte[] NONE = {};
    private static final byte[] ONE_IN_MSGPACK = {1};
    private static final byte[] TWO_IN_JSON = "2".getBytes(UTF_8);

    @Test
    void messagePackComesFirst() {
        assertThat(DynamicValues.decode(ONE_IN_MSGPACK, TWO_IN_JSON, Type.NUMBER))
                .isEqualTo(Value.of(1));
    }

    @Test
    void jsonIsTheFallback() {
        assertThat(DynamicValues.decode(NONE, TWO_IN_JSON, Type.NUMBER)).isEqualTo(Value.of(2));
    }

    @Test
    void nothingIsNull() {
        assertThat(DynamicValues.decode(NONE, NONE, Type.NUMBER)).isEqualTo(Value.NULL);
    }
}
