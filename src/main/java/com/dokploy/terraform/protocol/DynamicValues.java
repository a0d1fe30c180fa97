package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.UnsafeByteOperations;

/** Values as fields of messages, in either of two forms (plugin protocol 6, DynamicValue). */
final class DynamicValues {
    private DynamicValues() {}

    /**
     * Reads a value: from MessagePack if there is any, else from JSON, else null.
     *
     * @throws CodecException as {@link MsgPack#decode} and {@link ValueJson#decode} do
     */
    static Value decode(DynamicValue value, Type type) {
        return decode(value.getMsgpack().toByteArray(), value.getJson().toByteArray(), type);
    }

    static Value decode(byte[] msgpack, byte[] json, Type type) {
        if (msgpack.length > 0) {
            return MsgPack.decode(msgpack, type);
        }
        if (json.length > 0) {
            return ValueJson.decode(json, type);
        }
        return Value.NULL;
    }

    /**
     * Writes a value, always as MessagePack: not every version of Terraform takes JSON everywhere.
     *
     * @throws CodecException as {@link MsgPack#encode} does
     */
    static DynamicValue encode(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(UnsafeByteOperations.unsafeWrap(MsgPack.encode(value, type)))
                .build();
    }
}
