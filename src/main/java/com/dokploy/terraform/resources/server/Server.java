package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_server}: a machine that Dokploy reaches over SSH. Its row is written without any contact to it. */
public final class Server extends NamedResource {
    private final ServerConnection connection;
    private final Attribute<String> command;
    private final Attribute<Long> buildsConcurrency;
    private final ServerSetup setup;
    private final ServerMonitoring monitoring;
    private final DeletionProtection deletionProtection;

    /** Declares the attributes of {@code dokploy_server}. */
    public Server() {
        super(
                "dokploy_server",
                "Remote server that Dokploy deploys to or builds on. Dokploy connects to it over SSH only when"
                        + " something runs there: set `run_setup` to install Docker and everything else on it.",
                new Names("server", "serverId", "server.remove"));
        s.string("description").describe("Description in Dokploy's dashboard.");
        connection = new ServerConnection(s);
        var type = s.string("server_type")
                .defaultsTo("deploy")
                .check(Check.oneOf("deploy", "build"))
                .describe("Purpose of the server: `deploy` runs services, `build` only builds images for other"
                        + " servers.");
        s.bool("enable_docker_cleanup")
                .defaultsTo(true)
                .describe("Remove unused Docker images, containers and build caches every day.");
        command = s.string("command")
                .describe("Script that `run_setup` runs on the server.", "If unset, Dokploy's own script.");
        buildsConcurrency = s.integer("builds_concurrency")
                .defaultsTo(1L)
                .check(Check.between(1, 100))
                .describe("Maximum number of builds that run on the server at the same time.");
        setup = new ServerSetup(s, connection, type, command);
        monitoring = new ServerMonitoring(s);
        deletionProtection = new DeletionProtection(s);
        new Timeouts(s, "Timeouts of the operations, which include the setup.", Duration.ofMinutes(30));
        declareComputed();
    }

    private void declareComputed() {
        s.string("status")
                .computed()
                .useStateForUnknown()
                .apiField("serverStatus")
                .describe("`active`, or `inactive` if Dokploy Cloud does not use the server.");
        s.string("app_name")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe("Name of the server's directories on the Dokploy host.");
        s.createdAt();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(singular("Looks up a remote server by ID or name.", name), new Servers());
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        setup.validate(config, diagnostics);
        monitoring.validate(config, connection, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        monitoring.warnOfRemoval(plan);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        deletionProtection.refuseIfProtected(prior, "server `" + prior.find(name, "") + "`", diagnostics);
    }

    /** Completes a body: the command is no null, a create takes none, and the builds have their own procedure (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var commandField = schema().apiField(command);
        if (!plan.has(id)) {
            body.remove(commandField);
        } else if (plan.isNull(command)) {
            body.put(commandField, "");
        }
        body.remove(schema().apiField(buildsConcurrency));
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return monitoring.read(row, known, known.isNull(name), state);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var made = super.create(request, session);
        if (request.planned().has(command)) {
            var plan = request.planned().with(id, made.get(id));
            var body = ApiMapping.update(schema(), plan, request.config(), null);
            adapt(body, plan, request, session);
            session.dokploy().mutate("server.update", body.put("serverId", made.get(id)));
        }
        return finish(made, request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return finish(super.update(request, session), request, session);
    }

    /** Does what neither a create nor an update of the row does, and returns the object as it is afterwards. */
    private Values finish(Values written, ApplyRequest request, Session session) {
        var plan = request.planned().with(id, written.get(id));
        request.save(monitoring.unfinished(setup.unfinished(plan, request), request));
        if (!plan.value(buildsConcurrency).equals(written.value(buildsConcurrency))) {
            session.dokploy()
                    .mutate(
                            "server.updateBuildsConcurrency",
                            ApiMapping.body("serverId", plan.get(id))
                                    .put("buildsConcurrency", plan.get(buildsConcurrency)));
        }
        setup.run(plan.get(id), plan, request, session);
        monitoring.set(plan.get(id), plan, request, session);
        return current(plan, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        try {
            super.delete(request, session);
        } catch (ApiException failure) {
            if (!failure.error().message().contains("active services")) {
                throw failure;
            }
            throw new DiagnosticException(inUse(request.prior(), failure.error(), session));
        }
    }

    private Diagnostic inUse(Values prior, ApiError refusal, Session session) {
        var services = new StringBuilder();
        for (var service : session.dokploy().queryUncached("overview.services", ApiMapping.body())) {
            if (service.path("serverId").asText().equals(prior.get(id))) {
                services.append("\n  - ")
                        .append(service.path("type").asText())
                        .append(" `")
                        .append(service.path("projectName").asText())
                        .append('/')
                        .append(service.path("environmentName").asText())
                        .append('/')
                        .append(service.path("name").asText())
                        .append('`');
            }
        }
        return Diagnostic.error(
                "Server Still Has Services",
                "Dokploy does not remove the server `" + prior.find(name, "") + "` while it has services: "
                        + refusal.message() + " (" + refusal.procedure() + ", status " + refusal.status() + ")"
                        + (services.isEmpty() ? "" : "\n\nThese services belong to the server:\n" + services)
                        + "\n\nDelete these services, in Terraform or in Dokploy's dashboard, and run"
                        + " `terraform apply` again.");
    }
}
