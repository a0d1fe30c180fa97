package com.dokploy.terraform.adopt;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Value;

/**
 * A variable of the configuration, which gives a secret.
 *
 * @param name the name of the variable
 * @param description the secret in words, and what else a person must know to give it
 * @param type the type of the value
 * @param value the secret; null if the server does not tell it
 * @param isEphemeral whether Terraform does not keep the value
 * @param isOptional whether {@link Secrets#UNTOLD} can stand for a secret that the server does not tell
 */
record Variable(
        String name, String description, AttributeType<?> type, Value value, boolean isEphemeral, boolean isOptional) {
    /** Whether the server tells the secret. */
    boolean isTold() {
        return !value.isNull();
    }

    /** Returns the declaration. */
    Block block() {
        var block = new Block("variable", name)
                .set("description", description)
                .set("type", new Expression.Reference(typeExpression(type)))
                .set("sensitive", new Expression.Literal(Value.of(true)));
        if (isOptional) {
            block.set("default", Secrets.UNTOLD);
        }
        return isEphemeral ? block.set("ephemeral", new Expression.Literal(Value.of(true))) : block;
    }

    private static String typeExpression(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.Text _ -> "string";
            case AttributeType.Integer _, AttributeType.Decimal _ -> "number";
            case AttributeType.Bool _ -> "bool";
            case AttributeType.ListOf<?>(var element) -> "list(" + typeExpression(element) + ")";
            case AttributeType.SetOf<?>(var element) -> "set(" + typeExpression(element) + ")";
            case AttributeType.MapOf<?>(var element) -> "map(" + typeExpression(element) + ")";
            case AttributeType.ObjectOf _ -> "any";
        };
    }
}
