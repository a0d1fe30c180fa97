package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * An object on the server, as an import finds it. Two of one type and one id are equal.
 *
 * @param resource the type of the object
 * @param path the names that lead to the object, for people
 * @param identity the identity of the object
 * @param state the state that an import gives
 * @param privateState the notes that belong to the state
 */
record ServerObject<C>(
        Resource<C> resource, String path, Value identity, Value.MapValue state, PrivateState privateState) {
    /** The name of the type. */
    String type() {
        return schema().name();
    }

    /** The attributes of the type. */
    Schema schema() {
        return resource.schema();
    }

    /** The id by which Terraform imports the object. */
    String id() {
        return Objects.requireNonNull(Values.id(state), "an object without id");
    }

    /** Returns the value of an attribute that is a text or a number, as people read it; empty if it is neither. */
    String shown(String attribute) {
        return switch (state.at(attribute)) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            default -> "";
        };
    }

    /** Adds the object to a report for programs, and returns what it added to. */
    ObjectNode addTo(ObjectNode report) {
        return report.put("type", type()).put("import_id", id()).put("name", path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerObject<?> object && type().equals(object.type()) && id().equals(object.id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    /** Returns the object in words: its type and its path. */
    @Override
    public String toString() {
        return type() + " `" + path + "`";
    }
}
