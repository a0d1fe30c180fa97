package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;

/** {@code dokploy_version}: which Dokploy the server runs. */
public final class Version implements DataSource<Session> {
    private final Attribute<String> version;
    private final Attribute<String> releaseTag;
    private final Attribute<Boolean> isCloud;
    private final Schema schema;

    /** Declares the data source. */
    public Version() {
        var s = Schema.resource("dokploy_version", "Reads which version of Dokploy the server runs.");
        version = s.string("version").computed().describe("Version of Dokploy, for example `v0.30.2`.");
        releaseTag = s.string("release_tag")
                .computed()
                .describe("Tag of the image of Dokploy that updates follow, for example `latest` or `canary`.");
        isCloud = s.bool("is_cloud").computed().describe("Whether the server is Dokploy Cloud.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        return config.with(version, ask("settings.getDokployVersion", session).asText())
                .with(releaseTag, ask("settings.getReleaseTag", session).asText())
                .with(isCloud, ask("settings.isCloud", session).asBoolean());
    }

    private static JsonNode ask(String procedure, Session session) {
        return session.dokploy().query(procedure, ApiMapping.body());
    }
}
