package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Creation;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.Secrets;
import com.dokploy.terraform.resources.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_destination}: a bucket that backups go to. */
public final class Destination extends RowResource {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_destination",
            "A bucket, at S3 or at anything that speaks its language, that backups go to. Dokploy does not try it out"
                    + " before the first backup.");
    private static final Attribute<String> ID = S.id("destinationId");
    private static final Attribute<String> NAME =
            S.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private static final Attribute<String> REGION = S.string("region").describe("Region of the bucket.");
    private static final Attribute<String> SECRET;
    private static final Schema SCHEMA;

    static {
        S.string("s3_provider")
                .apiField("provider")
                .describe("Who runs it, by rclone's name, as `AWS`, `Cloudflare`, `Minio` or `Other`.");
        S.string("endpoint")
                .required()
                .check(Check.notEmpty())
                .describe("Address of the service, as `https://s3.eu-central-1.amazonaws.com`.");
        S.string("bucket").required().check(Check.notEmpty()).describe("Name of the bucket.");
        S.string("access_key").required().check(Check.notEmpty()).describe("Id of the access key.");
        SECRET = S.string("secret_access_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Secret of the access key.");
        Secrets.addRequiredTwin(S, SECRET, "secret of the access key");
        S.strings("additional_flags")
                .check(Check.matches(
                        "--[a-zA-Z0-9-]+(=[a-zA-Z0-9._:/@-]+)?",
                        "a flag such as `--s3-no-check-bucket` or `--flag=value`"))
                .describe("Further flags for rclone, which carries the backups.");
        S.string("created_at").computed().keepsState().describe("When it was made (UTC, ISO 8601).");
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
    protected Iterable<JsonNode> siblings(State state, Creation.Lists lists) {
        return lists.read("destination.all", Wire.body());
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
    protected ObjectNode adapted(ObjectNode body, State plan, Change change, Dokploy dokploy) {
        if (plan.isNull(REGION)) {
            body.put("region", "");
        }
        if (body.path("additionalFlags").isNull()) {
            body.putArray("additionalFlags");
        }
        var field = SCHEMA.apiField(SECRET);
        if (!body.has(field)) {
            body.set(
                    field,
                    dokploy.query("destination.one", Wire.body("destinationId", plan.get(ID)))
                            .path(field));
        }
        return body;
    }
}
