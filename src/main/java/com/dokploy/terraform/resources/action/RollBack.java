package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_rollback}: runs the image of an earlier deployment again. */
public final class RollBack extends ServerAction {
    private final Attribute<String> applicationId;
    private final Attribute<String> deploymentId;

    /** Declares the attributes of {@code dokploy_rollback}. */
    public RollBack() {
        super(
                "dokploy_rollback",
                "Runs the image of an earlier deployment of an application again, with the settings of that"
                        + " deployment. The application must keep images: see `rollback` of `dokploy_application`.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy (v0.30.2) changes only the running containers: neither the application nor its list of"
                        + " deployments shows the rollback, so that a plan does not show it either. The next deployment"
                        + " replaces the image again.");
        applicationId = s.string("application_id")
                .required()
                .references("dokploy_application")
                .describe("ID of the application.");
        deploymentId = s.string("deployment_id")
                .required()
                .check(Check.notEmpty())
                .describe("ID of the deployment whose image runs again. The data source `dokploy_deployments` lists"
                        + " the deployments of an application.");
        declareTimeout("the rollback");
    }

    @Override
    void run(Invocation invocation) {
        var wanted = invocation.config().get(deploymentId);
        var deployment = find(invocation, wanted);
        if (deployment == null) {
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(deploymentId.name()),
                    "Object Not Found",
                    "The application `" + invocation.config().get(applicationId) + "` has no deployment with the ID `"
                            + wanted + "`. Dokploy keeps the last 10 deployments of a service."));
        }
        var rollback = deployment.path("rollback").path("rollbackId");
        if (!rollback.isTextual()) {
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(deploymentId.name()),
                    "No Image to Roll Back To",
                    "Dokploy has no image of the deployment `" + wanted + "`. Dokploy keeps the images of deployments"
                            + " that run while the application has `rollback` with a `registry_id`. Choose a later"
                            + " deployment, or deploy the wanted version again."));
        }
        invocation.tell("Rolling back to the deployment " + wanted + ".");
        var body = ApiMapping.body("rollbackId", rollback.asText());
        var _ = invocation.send("rollback.rollback", body, "roll back the application");
        invocation.tell("The application runs the image of the deployment " + wanted + ".");
    }

    private @Nullable JsonNode find(Invocation invocation, String wanted) {
        var input =
                ApiMapping.body("id", invocation.config().get(applicationId)).put("type", "application");
        for (var row : invocation.session().dokploy().queryUncached("deployment.allByType", input)) {
            if (row.path("deploymentId").asText().equals(wanted)) {
                return row;
            }
        }
        return null;
    }
}
