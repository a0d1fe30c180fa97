package com.dokploy.terraform.resources.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ApiValuesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(AttributeType.INTEGER, "\"80\"", "is a string, where a whole number is expected"),
                Arguments.of(
                        AttributeType.INTEGER, "80.5", "is a number with a fraction, where a whole number is expected"),
                Arguments.of(AttributeType.INTEGER, "1e999999999", "is a number of more than 64 bits"),
                Arguments.of(AttributeType.INTEGER, "true", "is true or false, where a whole number is expected"),
                Arguments.of(AttributeType.DECIMAL, "1e999999999", "is a number of more than 400 digits"),
                Arguments.of(AttributeType.DECIMAL, "1e-999999999", "is a number of more than 400 digits"),
                Arguments.of(AttributeType.DECIMAL, "{}", "is an object, where a number is expected"),
                Arguments.of(AttributeType.BOOL, "\"true\"", "is a string, where true or false is expected"),
                Arguments.of(AttributeType.BOOL, "1", "is a number, where true or false is expected"),
                Arguments.of(AttributeType.TEXT, "{}", "is an object, where a string is expected"),
                Arguments.of(AttributeType.TEXT, "80", "is a number, where a string is expected"),
                Arguments.of(AttributeType.TEXT, "\"a\\ud800\"", "holds half a character (a lone surrogate)"),
                Arguments.of(AttributeType.TEXT, "\"\\udc00a\"", "holds half a character (a lone surrogate)"),
                Arguments.of(
                        new AttributeType.ListOf<>(AttributeType.TEXT), "{}", "is an object, where a list is expected"),
                Arguments.of(
                        new AttributeType.ListOf<>(AttributeType.TEXT),
                        "[\"a\", 1]",
                        "is a number, where a string is expected"),
                Arguments.of(
                        new AttributeType.SetOf<>(AttributeType.TEXT),
                        "\"a\"",
                        "is a string, where a list is expected"),
                Arguments.of(
                        new AttributeType.MapOf<>(AttributeType.TEXT), "[]", "is a list, where an object is expected"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("misfits")
    void whatDoesNotFitIsAnError(AttributeType<?> type, String text, String expected) {
        assertThatThrownBy(() -> ApiValues.value(type, Format.PLAIN, json(text)))
                .isInstanceOf(ApiValues.UnexpectedJsonException.class)
                .hasMessage(expected);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(AttributeType.INTEGER, "80", Value.of(80)),
                Arguments.of(AttributeType.INTEGER, "80.0", Value.of(80)),
                Arguments.of(AttributeType.INTEGER, "9.2e2", Value.of(920)),
                Arguments.of(AttributeType.INTEGER, "0e999999999", Value.of(0)),
                Arguments.of(AttributeType.INTEGER, "-9223372036854775808", Value.of(Long.MIN_VALUE)),
                Arguments.of(AttributeType.TEXT, "\"\\ud83d\\ude00\"", Value.of("😀")),
                Arguments.of(AttributeType.BOOL, "null", Value.NULL),
                Arguments.of(new AttributeType.ListOf<>(AttributeType.TEXT), "[]", Value.list()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("values")
    void whatFitsIsRead(AttributeType<?> type, String text, Value expected) {
        assertThat(ApiValues.value(type, Format.PLAIN, json(text))).isEqualTo(expected);
    }

    @Test
    void anObjectIsNoEmptyList() {
        assertThatThrownBy(() -> ApiValues.rows(json("{\"ports\": {}}"), "ports", "application.one"))
                .hasMessage("application.one: is an object, where a list is expected")
                .extracting("error.field")
                .isEqualTo("ports");
        assertThat(ApiValues.rows(json("{\"ports\": null}"), "ports", "application.one"))
                .isEmpty();
        assertThat(ApiValues.rows(json("{}"), "ports", "application.one")).isEmpty();
        assertThat(ApiValues.rows(json("{\"ports\": [{}]}"), "ports", "application.one"))
                .hasSize(1);
    }

    @Test
    void aTextThatIsNotThereIsNoEmptyOne() {
        assertThat(ApiValues.text(json("{\"env\": null}"), "env", "application.one"))
                .isEmpty();
        assertThatThrownBy(() -> ApiValues.text(json("{}"), "env", "application.one"))
                .hasMessage("application.one: is not there, where a string is expected");
    }

    @Test
    void theFieldIsNamedWithItsPlace() {
        var hosts = new AttributeType.MapOf<>(new AttributeType.ListOf<>(AttributeType.INTEGER));

        assertThatThrownBy(() -> {
                    try {
                        ApiValues.value(hosts, Format.PLAIN, json("{\"a\": [1, \"2\"]}"));
                    } catch (ApiValues.UnexpectedJsonException unexpected) {
                        throw unexpected.in("ports").of("application.one");
                    }
                })
                .hasMessageContaining("application.one")
                .extracting("error.field")
                .isEqualTo("ports.a[1]");
    }
}
