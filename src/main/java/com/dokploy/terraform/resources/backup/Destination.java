package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_destination}: a bucket that backups go to. */
public final class Destination extends NamedResource {
    private final Attribute<String> region;
    private final BucketCredentials credentials;
    private final BucketConnectionTest connectionTest;

    /** Declares the attributes of {@code dokploy_destination}. */
    public Destination() {
        super(
                "dokploy_destination",
                "S3-compatible bucket for backups. Dokploy checks bucket and credentials only when the first backup"
                        + " runs, unless `verify_connection` is set.",
                new Names("destination", "destinationId", "destination.remove"));
        region = s.string("region").describe("Region of the bucket.");
        s.string("s3_provider")
                .apiField("provider")
                .describe("Name that rclone gives the provider of the bucket, for example `AWS`, `Cloudflare`,"
                        + " `Minio` or"
                        + " `Other`.");
        var endpoint = s.string("endpoint")
                .required()
                .check(Check.notEmpty())
                .describe("URL of the S3 endpoint, for example `https://s3.eu-central-1.amazonaws.com`.");
        var bucket = s.string("bucket").required().check(Check.notEmpty()).describe("Name of the bucket.");
        credentials = new BucketCredentials(s);
        s.strings("additional_flags")
                .check(Check.matches(
                        "--[a-zA-Z0-9-]+(=[a-zA-Z0-9._:/@-]+)?",
                        "a flag such as `--s3-no-check-bucket` or `--flag=value`"))
                .describe("Additional flags for rclone, which uploads the backups.");
        connectionTest = new BucketConnectionTest(s, endpoint, bucket);
        s.createdAt();
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_backup_destination"));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a destination by ID or name.", name),
                list(
                        "dokploy_destinations",
                        "Lists the S3 destinations for backups.",
                        List.of("name"),
                        "endpoint",
                        "region",
                        "bucket"));
    }

    /** Completes a body: the server wants every field every time, and a region that is not null (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.isNull(region)) {
            body.put("region", "");
        }
        if (body.path("additionalFlags").isNull()) {
            body.putArray("additionalFlags");
        }
        credentials.addUnchanged(
                body,
                schema(),
                () -> session.dokploy().query("destination.one", ApiMapping.body("destinationId", plan.get(id))));
        if (!isCompletingCreate(plan, request)) {
            connectionTest.run(body, plan, session);
        }
    }

    /** Whether an update completes a create; then the bucket was tested before. */
    private boolean isCompletingCreate(Values plan, ApplyRequest request) {
        return request.isCreate() && plan.has(id);
    }
}
