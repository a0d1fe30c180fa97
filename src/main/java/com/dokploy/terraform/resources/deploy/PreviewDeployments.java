package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** The data source {@code dokploy_preview_deployments}: what an application's pull requests have made. */
public final class PreviewDeployments extends QueryDataSource {
    private static final String PROCEDURE = "previewDeployment.all";

    private final Attribute<String> applicationId;
    private final ObjectList previews;

    /** Declares the data source. */
    public PreviewDeployments() {
        super("dokploy_preview_deployments", "Lists the previews that pull requests have made of an application.");
        applicationId = s.string("application_id")
                .required()
                .references("dokploy_application")
                .describe("ID of the application.");
        previews = new ObjectList(s, "preview_deployments", "Previews that were found, the newest first.", preview());
    }

    private static Schema preview() {
        var item = Schema.object();
        item.string("id").apiField("previewDeploymentId").describe("ID of the preview.");
        item.string("app_name").describe("Name of the Docker service.");
        item.string("status").apiField("previewStatus").describe("Status: `idle`, `running`, `done` or `error`.");
        item.string("branch").describe("Branch of the pull request.");
        item.string("pull_request_number").describe("Number of the pull request.");
        item.string("pull_request_title").describe("Title of the pull request.");
        item.string("pull_request_url").apiField("pullRequestURL").describe("URL of the pull request.");
        item.string("host").describe("Host name of the preview. Null if it has no domain.");
        item.string("created_at").describe("Time of creation (UTC, ISO 8601).");
        item.string("expires_at").describe("Time at which the preview expires (UTC, ISO 8601).");
        return item.build();
    }

    @Override
    public Values read(Values config, Session session) {
        var rows = new ArrayList<JsonNode>();
        for (var row : session.dokploy().query(PROCEDURE, input(config, applicationId))) {
            var host = row.path("domain").path("host");
            rows.add(((ObjectNode) row).deepCopy().put("host", host.textValue()));
        }
        return previews.fill(config, previews.read(rows, PROCEDURE));
    }
}
