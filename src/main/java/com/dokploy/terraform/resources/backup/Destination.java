package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.Secrets;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_destination}: a bucket that backups go to. */
public final class Destination extends RowResource {
    private final Attribute<String> name =
            s.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private final Attribute<String> region = s.string("region").describe("Region of the bucket.");
    private final Attribute<String> endpoint;
    private final Attribute<String> bucket;
    private final Attribute<String> accessKey;
    private final Attribute<String> secretKey;
    private final Attribute<Boolean> verifyConnection;

    /** Declares it. */
    public Destination() {
        super(
                "dokploy_destination",
                "S3-compatible bucket for backups. Dokploy checks bucket and credentials only when the first backup"
                        + " runs, unless `verify_connection` is set.",
                new Names("destination", "destinationId", "destination.remove"));
        s.string("s3_provider")
                .apiField("provider")
                .describe("Who runs it, by rclone's name, as `AWS`, `Cloudflare`, `Minio` or `Other`.");
        endpoint = s.string("endpoint")
                .required()
                .check(Check.notEmpty())
                .describe("Address of the service, as `https://s3.eu-central-1.amazonaws.com`.");
        bucket = s.string("bucket").required().check(Check.notEmpty()).describe("Name of the bucket.");
        accessKey = s.string("access_key").sensitive().check(Check.notEmpty()).describe("ID of the access key.");
        Secrets.addRequiredCounterpart(s, accessKey, "ID of the access key");
        secretKey = s.string("secret_access_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Secret of the access key.");
        Secrets.addRequiredCounterpart(s, secretKey, "secret of the access key");
        s.strings("additional_flags")
                .check(Check.matches(
                        "--[a-zA-Z0-9-]+(=[a-zA-Z0-9._:/@-]+)?",
                        "a flag such as `--s3-no-check-bucket` or `--flag=value`"))
                .describe("Further flags for rclone, which carries the backups.");
        verifyConnection = s.bool("verify_connection")
                .defaultsTo(false)
                .local()
                .describe(
                        "Test bucket and credentials whenever the destination is created or changed, before anything is"
                                + " written, and fail the apply if Dokploy cannot list the bucket.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        declared();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a destination by id or name.", name),
                new ListDataSource(
                        "dokploy_destinations",
                        "Lists the buckets that backups can go to.",
                        "destination.all",
                        List.of(),
                        List.of("name"),
                        Destination::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("destinationId").describe("Dokploy's id.");
        item.string("name").describe("Name in the dashboard.");
        item.string("endpoint").describe("Address of the service.");
        item.string("region").describe("Region of the bucket.");
        item.string("bucket").describe("Name of the bucket.");
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return lists.read("destination.all", ApiMapping.body());
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    public List<String> importPath() {
        return List.of("name");
    }

    /** Every field must be said every time, and a region is never null (v0.30.2). */
    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.isNull(region)) {
            body.put("region", "");
        }
        if (body.path("additionalFlags").isNull()) {
            body.putArray("additionalFlags");
        }
        addKept(body, plan, session);
        if (plan.find(verifyConnection, false) && !isCompletingCreate(plan, request)) {
            verify(body, plan, session);
        }
        return body;
    }

    /** Secrets whose write-only value did not change are sent as the server has them. */
    private void addKept(ObjectNode body, Values plan, Session session) {
        for (var secret : List.of(accessKey, secretKey)) {
            var field = schema().apiField(secret);
            if (!body.has(field)) {
                var row = session.dokploy().query("destination.one", ApiMapping.body("destinationId", plan.get(id)));
                body.set(field, row.path(field));
            }
        }
    }

    /** A create that is followed by an update was verified before. */
    private boolean isCompletingCreate(Values plan, ApplyRequest request) {
        return request.isCreate() && plan.has(id);
    }

    private void verify(ObjectNode body, Values plan, Session session) {
        try {
            session.dokploy().mutate("destination.testConnection", body);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.InvalidInput) && !(failure.error() instanceof ApiError.Server)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(bucket.name()),
                    "Bucket Connection Failed",
                    "Dokploy could not list the bucket `" + plan.get(bucket) + "` at `" + plan.get(endpoint) + "`: "
                            + failure.error().message()
                            + "\n\nNothing was written. Check `endpoint`, `region`, `bucket`, `access_key` and"
                            + " `secret_access_key`, or set `verify_connection = false` to skip the test."));
        }
    }
}
