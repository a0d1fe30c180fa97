package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code monitoring} of a server: its metrics, which a container on the server collects. Dokploy can start and change
 * the container, but has no procedure to remove it (v0.30.2).
 */
final class ServerMonitoring {
    private final MonitoringConfig config = new MonitoringConfig();
    private final Attribute<Values> attribute;

    /** Declares {@code monitoring}. */
    ServerMonitoring(Schema.Builder s) {
        attribute = s.object("monitoring", config.schema())
                .custom()
                .describe(
                        "Metrics of the server and its containers, collected by a container that Dokploy starts there.",
                        "If unset, not managed: removing the block from the configuration does not stop the"
                                + " monitoring.");
    }

    void validate(Values configuration, ServerConnection connection, Diagnostics diagnostics) {
        if (configuration.has(attribute) && configuration.isNull(connection.sshKeyId())) {
            diagnostics.error(
                    Path.of(attribute.name()),
                    "Invalid Attribute Combination",
                    "`monitoring` requires `ssh_key_id`: Dokploy starts the monitoring over SSH.");
        }
        config.validate(Values.of(configuration.value(attribute)), diagnostics);
    }

    /** Warns when a plan takes the monitoring out of the configuration, which leaves it on the server. */
    void warnOfRemoval(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null && prior.has(attribute) && plan.planned().isNull(attribute)) {
            plan.warning(
                    attribute,
                    "Monitoring Stays on the Server",
                    "This plan no longer manages `monitoring`, but the container that collects the metrics keeps"
                            + " running: Dokploy has no call to remove it. To stop it, run `docker service rm"
                            + " dokploy-monitoring` on the server.");
        }
    }

    /**
     * Adds the monitoring to a state, if Terraform manages it or, after an import, if it was ever set up.
     *
     * @param isFirstLook whether nothing of the server is known yet but its ID
     */
    Values read(JsonNode row, Values known, boolean isFirstLook, Values state) {
        var isManaged = known.has(attribute);
        if (!isManaged && !(isFirstLook && MonitoringConfig.isSetUp(row))) {
            return state.withValue(attribute, Value.NULL);
        }
        var found = ApiValues.element(
                config.schema(), MonitoringConfig.fields(row), Values.of(known.value(attribute)), "server.one");
        return state.withValue(attribute, found.values());
    }

    private boolean isDue(Values plan, ApplyRequest request) {
        return plan.has(attribute) && request.changes(attribute);
    }

    /** Returns a state that lets the next apply set the monitoring up, if this one does not. */
    Values unfinished(Values plan, ApplyRequest request) {
        return isDue(plan, request) ? plan.withValue(attribute, Value.NULL) : plan;
    }

    /** Sets the monitoring up, if a plan changes it. Throws DiagnosticException if Dokploy cannot. */
    void set(String server, Values plan, ApplyRequest request, Session session) {
        if (!isDue(plan, request)) {
            return;
        }
        var row = session.dokploy().query("server.one", ApiMapping.body("serverId", server));
        var prior = request.priorOrNull();
        var body = ApiMapping.body("serverId", server);
        body.set(
                "metricsConfig",
                config.body(
                        Values.of(plan.value(attribute)),
                        Values.of(request.config().value(attribute)),
                        prior == null ? Values.EMPTY : Values.of(prior.value(attribute)),
                        row));
        try {
            session.dokploy().mutate("server.setupMonitoring", body, request.timeLeft());
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server) && !(failure.error() instanceof ApiError.InvalidInput)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(attribute.name()),
                    "Monitoring Setup Failed",
                    "The server was saved, but Dokploy could not start the monitoring: "
                            + failure.error().message() + " (" + failure.error().procedure() + ", status "
                            + failure.error().status()
                            + ")\n\nCheck that Dokploy can connect to the server and that Docker runs there in swarm"
                            + " mode, which `run_setup = true` installs. Then run `terraform apply` again."));
        }
    }
}
