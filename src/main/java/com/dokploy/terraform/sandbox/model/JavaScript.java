package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/** Converts values to another type as JavaScript does. */
final class JavaScript {
    private JavaScript() {}

    /** The name zod has for the type of a value. */
    static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "undefined";
            case NULL -> "null";
            case STRING, BINARY -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
        };
    }

    /** JavaScript's {@code Boolean(x)}: the text "false" is true. */
    static boolean truthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case STRING, BINARY -> !value.asText().isEmpty();
            case NUMBER -> value.decimalValue().signum() != 0;
            case BOOLEAN -> value.booleanValue();
            case ARRAY, OBJECT, POJO -> true;
        };
    }

    /** JavaScript's {@code Number(x)}: null and the empty text are 0, true is 1. */
    static JsonNode toNumber(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value;
            case NULL -> IntNode.valueOf(0);
            case BOOLEAN -> IntNode.valueOf(value.booleanValue() ? 1 : 0);
            case STRING, BINARY -> parse(value.asText().strip());
            case MISSING, ARRAY, OBJECT, POJO -> DoubleNode.valueOf(Double.NaN);
        };
    }

    private static JsonNode parse(String text) {
        if (text.isEmpty()) {
            return IntNode.valueOf(0);
        }
        try {
            var number = new BigDecimal(text);
            if (number.stripTrailingZeros().scale() > 0) {
                return DecimalNode.valueOf(number);
            }
            return LongNode.valueOf(number.longValueExact());
        } catch (NumberFormatException notANumber) {
            return DoubleNode.valueOf(Double.NaN);
        } catch (ArithmeticException tooLong) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
    }
}
