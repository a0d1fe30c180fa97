package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** The access key of a bucket, either part of which may be write-only. */
final class BucketCredentials {
    private final Attribute<String> accessKey;
    private final Attribute<String> secretKey;

    /** Declares {@code access_key} and {@code secret_access_key}. */
    BucketCredentials(Schema.Builder s) {
        accessKey = s.string("access_key").sensitive().check(Check.notEmpty()).describe("ID of the access key.");
        Secrets.addRequiredCounterpart(s, accessKey);
        secretKey = s.string("secret_access_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Secret access key.");
        Secrets.addRequiredCounterpart(s, secretKey);
    }

    /**
     * Adds to a body the parts of the key whose write-only values did not change, as the server has them.
     *
     * @param row reads the row of the destination
     */
    void addUnchanged(ObjectNode body, Schema schema, Supplier<JsonNode> row) {
        for (var secret : List.of(accessKey, secretKey)) {
            var field = schema.apiField(secret);
            if (!body.has(field)) {
                body.set(field, row.get().path(field));
            }
        }
    }
}
