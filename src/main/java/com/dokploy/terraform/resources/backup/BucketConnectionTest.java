package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code verify_connection}: a test of the bucket of a destination, before anything is written. */
final class BucketConnectionTest {
    private final Attribute<String> endpoint;
    private final Attribute<String> bucket;
    private final Attribute<Boolean> verifyConnection;

    /** Declares {@code verify_connection}; the other attributes are named in the error. */
    BucketConnectionTest(Schema.Builder s, Attribute<String> endpoint, Attribute<String> bucket) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        verifyConnection = s.bool("verify_connection")
                .defaultsTo(false)
                .local()
                .describe("Test the bucket and the credentials whenever the destination is created or changed, before"
                        + " anything is written, and fail the apply if Dokploy cannot list the bucket.");
    }

    /**
     * Lets Dokploy list the bucket, if the plan asks for it. Throws DiagnosticException if Dokploy cannot.
     *
     * @param body the destination as it is about to be written
     */
    void run(ObjectNode body, Values plan, Session session) {
        if (!plan.find(verifyConnection, false)) {
            return;
        }
        try {
            session.dokploy().mutate("destination.testConnection", body);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput) && !(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(bucket.name()),
                    "Bucket Connection Failed",
                    "Dokploy could not list the bucket `" + plan.get(bucket) + "` at `" + plan.get(endpoint)
                            + "`: " + failure.error().message()
                            + "\n\nNothing was changed. Check `endpoint`, `region`, `bucket`, `access_key`"
                            + " and `secret_access_key`, or set `verify_connection = false` to skip this"
                            + " check."));
        }
    }
}
