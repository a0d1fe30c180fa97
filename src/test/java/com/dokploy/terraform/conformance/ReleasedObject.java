package com.dokploy.terraform.conformance;

import com.dokploy.terraform.build.Values;
import com.dokploy.terraform.protocol.ValueJson;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/**
 * An object as a version of the provider has left it with Terraform. Attributes that are null are left out.
 *
 * @param type the name of its type
 * @param version the version of the schema that Terraform stored with the state
 * @param privateState what the provider noted beside the state
 */
record ReleasedObject(String type, long version, JsonNode configuration, JsonNode state, String privateState) {
    /** The object as the version at hand leaves it. */
    static ReleasedObject of(Schema schema, Value.MapValue config, Terraform.StoredState kept) {
        return new ReleasedObject(
                schema.name(),
                schema.storedVersion(),
                withoutNulls(Values.json(config)),
                withoutNulls(Values.json(kept.state())),
                kept.privateState().toStringUtf8());
    }

    /** Reads what {@link #json} has written. */
    static ReleasedObject parse(String type, JsonNode json) {
        return new ReleasedObject(
                type,
                json.path("schema_version").asLong(),
                json.path("configuration"),
                json.path("state"),
                json.path("private").asText());
    }

    JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("schema_version", version);
        json.set("configuration", configuration);
        json.set("state", state);
        return json.put("private", privateState);
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(ReleasedObject::withoutNulls);
        return node;
    }

    /** The configuration, as Terraform sends it. */
    Value.MapValue config(Schema schema) {
        var json = configuration.toString().getBytes(StandardCharsets.UTF_8);
        var written = (Value.MapValue) ValueJson.decode(json, schema.valueType());
        return Configurations.complete(schema, written.entries());
    }

    /** What the provider noted, as Terraform hands it back. */
    ByteString notes() {
        return ByteString.copyFromUtf8(privateState);
    }

    /** The request with which Terraform hands the state to a later version. */
    UpgradeResourceState.Request upgrade() {
        return UpgradeResourceState.Request.newBuilder()
                .setTypeName(type)
                .setVersion(version)
                .setRawState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(state.toString())))
                .build();
    }
}
