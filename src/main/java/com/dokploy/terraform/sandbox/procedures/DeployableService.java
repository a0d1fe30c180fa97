package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.BuildJob;
import com.dokploy.terraform.sandbox.builds.BuildQueues;
import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServiceTable;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The procedures that applications and compose stacks have in common: builds, a webhook token, Docker's side. */
final class DeployableService {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServiceTable target;
    private final Store store;
    private final Views views;
    private final Docker docker;
    private final BuildQueues builds;

    DeployableService(ServiceTable target, Store store, Views views, Docker docker, BuildQueues builds) {
        this.target = target;
        this.store = store;
        this.views = views;
        this.docker = docker;
        this.builds = builds;
    }

    /** Registers the procedures that both have. */
    void register(Map<String, ProcedureHandler> handlers) {
        var router = target.name();
        handlers.put(router + ".delete", this::delete);
        handlers.put(router + ".refreshToken", this::refreshToken);
        handlers.put(router + ".killBuild", this::killBuild);
        handlers.put(router + ".clearDeployments", this::clearDeployments);
        handlers.put(router + ".cancelDeployment", call -> cancelDeployment());
    }

    /** The row that a call is about. */
    ObjectNode row(Call call) {
        return store.require(target.name(), call.text(target.idColumn()));
    }

    /** Removes the row and the swarm service; named volumes stay on the disk unless a stack's are to go too. */
    private ProcedureResult delete(Call call) {
        var row = row(call);
        var shown = views.show(target.name() + ".full", row);
        builds.dropWaiting(call.text(target.idColumn()));
        docker.remove(row.path("appName").asText());
        if (call.input().path("deleteVolumes").asBoolean()) {
            for (var mount : store.where("mount", target.idColumn(), call.text(target.idColumn()))) {
                docker.volumes().remove(mount.path("volumeName").asText());
            }
        }
        store.delete(target.name(), call.text(target.idColumn()));
        return ProcedureResult.of(shown);
    }

    /** Puts a deploy into the queue; a call may bring a title of its own. */
    void enqueue(Call call, String title, String type) {
        var asked = call.text("title");
        var shown = asked.isEmpty() ? title : asked;
        builds.enqueue(target, row(call), new BuildJob.Labels(shown, call.text("description"), type, false));
    }

    /** Puts the deploy of an application's preview into the queue (seen in the source of v0.30.2). */
    void enqueuePreview(Call call) {
        var preview = store.require("previewDeployment", call.text("previewDeploymentId"));
        var application =
                store.require("application", preview.path("applicationId").asText());
        builds.enqueue(
                target,
                application,
                new BuildJob.Labels("Rebuild Preview Deployment", call.text("description"), "redeploy", true));
    }

    /** Sets the status of the service that a call names. */
    void status(Call call, String status) {
        store.update(
                target.name(), call.text(target.idColumn()), JSON.objectNode().put(target.statusColumn(), status));
    }

    private ProcedureResult refreshToken(Call call) {
        row(call);
        store.update(
                target.name(), call.text(target.idColumn()), JSON.objectNode().put("refreshToken", Ids.id()));
        return ProcedureResult.yes();
    }

    private ProcedureResult killBuild(Call call) {
        builds.kill(call.text(target.idColumn()));
        return ProcedureResult.nothing();
    }

    /** Drops the deploys that wait. */
    void dropWaiting(Call call) {
        builds.dropWaiting(call.text(target.idColumn()));
    }

    private ProcedureResult clearDeployments(Call call) {
        row(call);
        return ProcedureResult.yes();
    }

    private static ProcedureResult cancelDeployment() {
        throw ApiErrorException.of(400, "Deployment cancellation only available in cloud version");
    }
}
