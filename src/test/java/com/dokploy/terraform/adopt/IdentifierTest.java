package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {
    @Test
    void longNamesAreShortened() {
        assertThat(Identifier.shortened("a".repeat(64))).hasSize(64);
        assertThat(Identifier.shortened("ä".repeat(600))).isEqualTo("ä".repeat(64));
        assertThat(Identifier.shortened("a".repeat(63) + "_b")).isEqualTo("a".repeat(63));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "My Web Shop, my_web_shop",
        "  --shop--  , shop",
        "stack-saas, stack_saas",
        "Café Größe, cafe_große",
        "8080 tcp, port_8080_tcp",
        "/var/lib/data, var_lib_data",
        "例え, 例え",
        "🚀 launch, launch",
        "🚀, port",
        "'', port",
    })
    void namesAreMadeOfWords(String words, String name) {
        assertThat(Identifier.of(words, "dokploy_port")).isEqualTo(name);
    }
}
