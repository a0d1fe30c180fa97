package com.dokploy.terraform.framework;

import static com.dokploy.terraform.framework.Values.UNKNOWN;
import static com.dokploy.terraform.framework.Values.list;
import static com.dokploy.terraform.framework.Values.object;
import static com.dokploy.terraform.framework.Values.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final Kind<?> TEXTS = new Kind.ListOf<>(Kind.TEXT);

    @Test
    void valuesAreWrittenAsInConfigurations() {
        assertThat(Shown.of(Kind.TEXT, Value.of("a"))).isEqualTo("\"a\"");
        assertThat(Shown.of(Kind.TEXT, Value.NULL)).isEqualTo("null");
        assertThat(Shown.of(Kind.TEXT, UNKNOWN)).isEqualTo("(known after apply)");
        assertThat(Shown.of(Kind.BOOL, Value.of(true))).isEqualTo("true");
        assertThat(Shown.of(Kind.DECIMAL, new Value.Number(new BigDecimal("1E+3"))))
                .isEqualTo("1000");
        assertThat(Shown.of(TEXTS, list("a", "b"))).isEqualTo("[\"a\", \"b\"]");
        assertThat(Shown.of(new Kind.SetOf<>(Kind.TEXT), set())).isEqualTo("[]");
        assertThat(Shown.of(new Kind.MapOf<>(TEXTS), object("a", list("b")))).isEqualTo("{ a = [\"b\"] }");
    }

    @Test
    void hugeValuesStayReadable() {
        assertThat(Shown.of(Kind.DECIMAL, new Value.Number(new BigDecimal("1E+999999999"))))
                .isEqualTo("1E+999999999");
        assertThat(Shown.of(Kind.DECIMAL, new Value.Number(new BigDecimal("1E-999999999"))))
                .isEqualTo("1E-999999999");
        assertThat(Shown.of(Kind.TEXT, Value.of("x".repeat(1_000_000)))).hasSizeLessThan(400);
        assertThat(Shown.unquoted(Value.of("x".repeat(1_000_000)))).hasSizeLessThan(400);
    }

    @Test
    void secretsInsideAreLeftOut() {
        var schema = Schema.object();
        schema.string("name").describe("Its name.");
        schema.stringMap("headers").sensitive().describe("Its headers.");
        var kind = new Kind.ListOf<>(new Kind.ObjectOf(schema.build()));
        assertThat(Shown.of(kind, list(object("name", "a", "headers", object("k", "hunter2")))))
                .isEqualTo("[{ name = \"a\", headers = (sensitive) }]");
    }
}
