package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;

/** The two forms in which one field may carry a value (plugin protocol 6, DynamicValue). */
final class DynamicValues {
    private DynamicValues() {}

    /**
     * Reads what is there: MessagePack if there is any, else JSON, else null.
     *
     * @throws CodecException as {@link MsgPack#decode} and {@link Json#decode} do
     */
    static Value decode(byte[] msgpack, byte[] json, Type type) {
        if (msgpack.length > 0) {
            return MsgPack.decode(msgpack, type);
        }
        if (json.length > 0) {
            return Json.decode(json, type);
        }
        return Value.NULL;
    }
}
