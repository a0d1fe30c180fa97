package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are of another kind than the server ever sent: the state stays, and the field is named. */
class UnreadableAnswersTest extends HarnessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application",
                "compose",
                "destination",
                "domain",
                "environment",
                "mount",
                "port",
                "postgres",
                "project",
                "schedule"
            })
    void aFieldOfAnotherKindIsAnErrorThatNamesIt(String type) {
        var schema = schema(type);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.minimal(schema));
        var tried = 0;
        for (var attribute : schema.attributes()) {
            var field = schema.apiField(attribute);
            var there = harness.sandbox().rows().find(type, id(kept));
            if (attribute.mapping() != Attribute.Mapping.FIELD
                    || attribute.isWriteOnly()
                    || field.equals(type + "Id")
                    || there == null
                    || !there.has(field)) {
                continue;
            }
            tried++;
            var before = there.get(field);
            set(type, kept, field, strange(attribute.type()));
            assertUnreadable(schema, kept, field);
            set(type, kept, field, before);
        }
        assertThat(tried).as("fields of %s", type).isGreaterThan(1);
        assertThat(harness.terraform().tryRead(schema, kept)).isEmpty();
    }

    private void set(String type, Terraform.StoredState kept, String field, JsonNode value) {
        harness.sandbox()
                .rows()
                .patch(type, id(kept), JsonNodeFactory.instance.objectNode().set(field, value));
    }

    private static JsonNode strange(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.Text _ -> JsonNodeFactory.instance.objectNode();
            case AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> TextNode.valueOf("80");
            case AttributeType.ListOf<?> _,
                    AttributeType.SetOf<?> _,
                    AttributeType.MapOf<?> _,
                    AttributeType.ObjectOf _ -> BooleanNode.TRUE;
        };
    }

    private void assertUnreadable(Schema schema, Terraform.StoredState kept, String field) {
        List<String> errors = new ArrayList<>(harness.terraform().tryRead(schema, kept));
        assertThat(errors)
                .as(schema.name() + "." + field)
                .singleElement()
                .asString()
                .startsWith("Unreadable Answer: ")
                .contains(".one is not what", "the field `" + field + "`");
    }
}
