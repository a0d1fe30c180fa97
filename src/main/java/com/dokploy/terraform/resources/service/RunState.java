package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;

/**
 * {@code running}: whether the containers of a service run. Dokploy v0.30.2 shows it in the status: a service that was
 * stopped is {@code idle} again, like one that was never deployed.
 */
final class RunState implements Component {
    /** The status of the answer if Docker refuses to start containers (v0.30.2). */
    private static final int REFUSED = 500;

    private static final String NOT_STARTED = "Database Not Started";

    private final Attribute<Boolean> running;
    private final ServiceType type;
    private final ServiceDeploys deploys;

    /** Declares the attribute. */
    RunState(Schema.Builder s, ServiceType type, ServiceDeploys deploys) {
        this.type = type;
        this.deploys = deploys;
        running = s.bool("running")
                .defaultsTo(true)
                .takesEffectAtOnce()
                .managedOnly()
                .custom()
                .describe(
                        "Whether the service runs. With `false` Terraform stops the service, and saves changes without"
                                + " deploying them. `true` again deploys the service, or only starts it if `deploy_on_change ="
                                + " false`, which needs an earlier deployment. A service that was stopped or started in the dashboard shows up in the plan.",
                        type == ServiceType.APPLICATION
                                ? "An application that is only started runs one container, whatever `replicas` is"
                                        + " (Dokploy v0.30.2): the action `dokploy_restart` starts all of them."
                                : "");
    }

    /** Whether the service is to run, as far as that is known. */
    boolean isWanted(Values planned) {
        return planned.find(running, true);
    }

    /** Whether a change makes a stopped service run again. */
    boolean isStart(ProposedChange change) {
        var prior = change.priorOrNull();
        return prior != null && !isWanted(prior) && isWanted(change.planned());
    }

    /** Whether a change may start or stop the service. */
    boolean mayChange(PlanRequest plan) {
        var prior = plan.priorOrNull();
        return prior != null
                && (isWanted(prior) != isWanted(plan.planned())
                        || !plan.planned().has(running));
    }

    /** Starts or stops a service that is not deployed by this change. */
    void apply(ServiceWrite write, String id) {
        var prior = write.prior();
        if (prior == null) {
            if (type.isDatabase()) {
                deploys.noteNew(write.request().privateState());
            }
            return;
        }
        if (isWanted(prior) == isWanted(write.planned())) {
            return;
        }
        var row = write.session().dokploy().queryUncached(type.procedure("one"), ApiMapping.body(type.idField(), id));
        var isIdle = row.path(type.statusField()).asText().equals("idle");
        if (!isWanted(write.planned())) {
            if (!isIdle) {
                send("stop", write, id);
            }
        } else if (isIdle && type.isDatabase()) {
            startDatabase(write, id);
        } else if (isIdle && deploys.wasDeployed(row, write.request().privateState())) {
            send("start", write, id);
        }
    }

    private void send(String procedure, ServiceWrite write, String id) {
        write.session()
                .dokploy()
                .mutate(
                        type.procedure(procedure),
                        ApiMapping.body(type.idField(), id),
                        write.request().timeLeft());
    }

    /**
     * Starts a database, of which only Docker can tell whether it was ever deployed. One that Terraform created without
     * a deploy runs with its first one, as if it had been created so.
     */
    private void startDatabase(ServiceWrite write, String id) {
        try {
            send("start", write, id);
        } catch (ApiException failure) {
            if (!(failure.error() instanceof ApiError.Server refusal) || refusal.status() != REFUSED) {
                throw failure;
            }
            var path = Path.of(running.name());
            var detail = "Dokploy could not start the " + type.noun() + " `" + id + "`: " + refusal.message() + " ("
                    + refusal.procedure() + ", status " + REFUSED + ")\n\n"
                    + "A database that was never deployed has no containers to start, and with `deploy_on_change = false`"
                    + " Terraform does not deploy it. In this case deploy the database, for example with the action"
                    + " `dokploy_deploy`. To leave it as it is, set `running = false`.";
            if (!deploys.isNew(write.request().privateState())) {
                throw new DiagnosticException(Diagnostic.error(path, NOT_STARTED, detail));
            }
            write.request().diagnostics().warning(path, NOT_STARTED, detail);
        }
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        return state.with(running, isRunning(row));
    }

    private boolean isRunning(ServiceRow row) {
        return switch (row.text(type.statusField())) {
            case "idle" -> isWantedIdle(row) && !deploys.wasDeployed(row.json(), row.privateState());
            case "error" -> isWanted(row.known());
            default -> true;
        };
    }

    /**
     * Whether a service that does not run is to run with its first deployment. Nothing tells of an imported database
     * whether it was stopped or never deployed: the next change is not to start it unasked.
     */
    private boolean isWantedIdle(ServiceRow row) {
        return isWanted(row.known()) && !(row.isImport() && type.isDatabase());
    }

    /** Refuses to stop what Dokploy cannot: it sets the number of containers to 0, and hides that Docker refuses. */
    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        if (isWanted(config)
                || !(config.values().at("swarm") instanceof Value.MapValue swarm)
                || !(swarm.at("mode") instanceof Value.MapValue mode)) {
            return;
        }
        for (var choice : mode.entries().entrySet()) {
            if (!choice.getKey().equals("replicated") && choice.getValue() instanceof Value.MapValue) {
                diagnostics.error(
                        Path.of(running.name()),
                        "Service Cannot Be Stopped",
                        "`running = false` has no effect on a service with `swarm.mode." + choice.getKey()
                                + "`: Dokploy v0.30.2 stops a service by setting its number of containers to 0, which"
                                + " Docker refuses in this mode. Remove `running`, or set `swarm.mode.replicated`.");
            }
        }
    }
}
