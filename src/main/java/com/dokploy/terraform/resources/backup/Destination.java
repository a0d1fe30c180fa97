package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.Secrets;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_destination}: a bucket that backups go to. */
public final class Destination extends RowResource {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_destination",
            "S3-compatible bucket for backups. Dokploy checks bucket and credentials only when the first backup runs,"
                    + " unless `verify_connection` is set.");
    private static final Attribute<String> ID = S.id("destinationId");
    private static final Attribute<String> NAME =
            S.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private static final Attribute<String> REGION = S.string("region").describe("Region of the bucket.");
    private static final Attribute<String> ENDPOINT;
    private static final Attribute<String> BUCKET;
    private static final Attribute<String> ACCESS_KEY;
    private static final Attribute<String> SECRET;
    private static final Attribute<Boolean> VERIFY_CONNECTION;
    private static final Schema SCHEMA;

    static {
        S.string("s3_provider")
                .apiField("provider")
                .describe("Who runs it, by rclone's name, as `AWS`, `Cloudflare`, `Minio` or `Other`.");
        ENDPOINT = S.string("endpoint")
                .required()
                .check(Check.notEmpty())
                .describe("Address of the service, as `https://s3.eu-central-1.amazonaws.com`.");
        BUCKET = S.string("bucket").required().check(Check.notEmpty()).describe("Name of the bucket.");
        ACCESS_KEY = S.string("access_key").sensitive().check(Check.notEmpty()).describe("ID of the access key.");
        Secrets.addRequiredCounterpart(S, ACCESS_KEY, "ID of the access key");
        SECRET = S.string("secret_access_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Secret of the access key.");
        Secrets.addRequiredCounterpart(S, SECRET, "secret of the access key");
        S.strings("additional_flags")
                .check(Check.matches(
                        "--[a-zA-Z0-9-]+(=[a-zA-Z0-9._:/@-]+)?",
                        "a flag such as `--s3-no-check-bucket` or `--flag=value`"))
                .describe("Further flags for rclone, which carries the backups.");
        VERIFY_CONNECTION = S.bool("verify_connection")
                .defaultsTo(false)
                .local()
                .describe(
                        "Test bucket and credentials whenever the destination is created or changed, before anything is"
                                + " written, and fail the apply if Dokploy cannot list the bucket.");
        S.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        SCHEMA = S.build();
    }

    private static final Destination RESOURCE = new Destination();

    private Destination() {
        super(SCHEMA, ID, "destination", "destination.remove");
    }

    /** The resource. */
    public static Destination resource() {
        return RESOURCE;
    }

    /** The attribute that names one. */
    public static Attribute<String> name() {
        return NAME;
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ExactlyOnceCreate.Lists lists) {
        return lists.read("destination.all", ApiMapping.body());
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(NAME);
    }

    @Override
    protected String pathOfNames() {
        return "name";
    }

    /** Every field must be said every time, and a region is never null (v0.30.2). */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest change, Session session) {
        if (plan.isNull(REGION)) {
            body.put("region", "");
        }
        if (body.path("additionalFlags").isNull()) {
            body.putArray("additionalFlags");
        }
        addKept(body, plan, session);
        if (plan.find(VERIFY_CONNECTION, false) && !isCompletingCreate(plan, change)) {
            verify(body, plan, session);
        }
        return body;
    }

    /** Secrets whose write-only value did not change are sent as the server has them. */
    private static void addKept(ObjectNode body, Values plan, Session session) {
        for (var secret : List.of(ACCESS_KEY, SECRET)) {
            var field = SCHEMA.apiField(secret);
            if (!body.has(field)) {
                var row = session.dokploy().query("destination.one", ApiMapping.body("destinationId", plan.get(ID)));
                body.set(field, row.path(field));
            }
        }
    }

    /** A create that is followed by an update was verified before. */
    private static boolean isCompletingCreate(Values plan, ApplyRequest change) {
        return change.isCreate() && plan.has(ID);
    }

    private static void verify(ObjectNode body, Values plan, Session session) {
        try {
            session.dokploy().mutate("destination.testConnection", body);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput) && !(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(BUCKET.name()),
                    "Bucket Connection Failed",
                    "Dokploy could not list the bucket `" + plan.get(BUCKET) + "` at `" + plan.get(ENDPOINT) + "`: "
                            + failure.error().message()
                            + "\n\nNothing was written. Check `endpoint`, `region`, `bucket`, `access_key` and"
                            + " `secret_access_key`, or set `verify_connection = false` to skip the test."));
        }
    }
}
