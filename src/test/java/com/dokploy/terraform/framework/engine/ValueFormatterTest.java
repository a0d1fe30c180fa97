package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.framework.engine.TestValues.UNKNOWN;
import static com.dokploy.terraform.framework.engine.TestValues.list;
import static com.dokploy.terraform.framework.engine.TestValues.object;
import static com.dokploy.terraform.framework.engine.TestValues.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValueFormatterTest {
    private static final AttributeType<?> TEXTS = new AttributeType.ListOf<>(AttributeType.TEXT);

    @Test
    void valuesAreWrittenAsInConfigurations() {
        assertThat(ValueFormatter.of(AttributeType.TEXT, Value.of("a"))).isEqualTo("\"a\"");
        assertThat(ValueFormatter.of(AttributeType.TEXT, Value.NULL)).isEqualTo("null");
        assertThat(ValueFormatter.of(AttributeType.TEXT, UNKNOWN)).isEqualTo("(known after apply)");
        assertThat(ValueFormatter.of(AttributeType.BOOL, Value.of(true))).isEqualTo("true");
        assertThat(ValueFormatter.of(AttributeType.DECIMAL, new Value.Number(new BigDecimal("1E+3"))))
                .isEqualTo("1000");
        assertThat(ValueFormatter.of(TEXTS, list("a", "b"))).isEqualTo("[\"a\", \"b\"]");
        assertThat(ValueFormatter.of(new AttributeType.SetOf<>(AttributeType.TEXT), set()))
                .isEqualTo("[]");
        assertThat(ValueFormatter.of(new AttributeType.MapOf<>(TEXTS), object("a", list("b"))))
                .isEqualTo("{ a = [\"b\"] }");
    }

    @Test
    void hugeValuesStayReadable() {
        assertThat(ValueFormatter.of(AttributeType.DECIMAL, new Value.Number(new BigDecimal("1E+999999999"))))
                .isEqualTo("1E+999999999");
        assertThat(ValueFormatter.of(AttributeType.DECIMAL, new Value.Number(new BigDecimal("1E-999999999"))))
                .isEqualTo("1E-999999999");
        assertThat(ValueFormatter.of(AttributeType.TEXT, Value.of("x".repeat(1_000_000))))
                .hasSizeLessThan(400);
        assertThat(ValueFormatter.unquoted(Value.of("x".repeat(1_000_000)))).hasSizeLessThan(400);
    }

    @Test
    void secretsInsideAreLeftOut() {
        var schema = Schema.object();
        schema.string("name").describe("Its name.");
        schema.stringMap("headers").sensitive().describe("Its headers.");
        var kind = new AttributeType.ListOf<>(new AttributeType.ObjectOf(schema.build()));
        assertThat(ValueFormatter.of(kind, list(object("name", "a", "headers", object("k", "hunter2")))))
                .isEqualTo("[{ name = \"a\", headers = (sensitive) }]");
    }
}
