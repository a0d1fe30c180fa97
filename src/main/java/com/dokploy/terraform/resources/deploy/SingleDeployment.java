package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The data source {@code dokploy_deployment}: one deployment of an application or a compose stack. */
final class SingleDeployment extends QueryDataSource {
    private static final String PROCEDURE = "deployment.allCentralized";

    private final Attribute<String> id;
    private final Attribute<Long> logLines;

    /** Declares the data source. */
    SingleDeployment() {
        super(
                "dokploy_deployment",
                "Looks up a deployment of an application or a compose stack. Dokploy keeps the last 10 deployments of a"
                        + " service, and none of databases.");
        id = s.string("id")
                .required()
                .apiField("deploymentId")
                .describe("ID of the deployment, such as `last_deployment_id` of a service, or its title.");
        logLines = DeploymentHistory.declareLogLines(s);
        s.string("deployment_id").computed().describe("ID of the deployment.");
        s.string("application_id").computed().describe("ID of the application. Null for one of a compose stack.");
        s.string("compose_id").computed().describe("ID of the compose stack. Null for one of an application.");
        DeploymentHistory.declareFound(s);
    }

    @Override
    public Values read(Values config, Session session) {
        var wanted = config.get(id);
        var row = Found.among(
                        session.dokploy().query(PROCEDURE, ApiMapping.body()),
                        (JsonNode each) -> each.path("deploymentId").asText().equals(wanted)
                                || each.path("title").asText().equals(wanted))
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "No deployment of an application or a compose stack has the ID or title `" + wanted
                                        + "`. Dokploy keeps the last 10 deployments of a service."),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                several.size() + " deployments have the title `" + wanted + "`. Use the ID of one."));
        var withLog = DeploymentHistory.withLog((ObjectNode) row, config.find(logLines), session);
        return ApiValues.element(schema(), withLog, config, PROCEDURE)
                .with(id, wanted)
                .withValue(logLines, config.value(logLines));
    }
}
