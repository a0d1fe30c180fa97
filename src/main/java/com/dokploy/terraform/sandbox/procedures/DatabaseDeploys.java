package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.docker.Images;
import com.dokploy.terraform.sandbox.docker.ServiceSpec;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Table;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Starts and stops databases. Deploys of databases are synchronous: the call lasts as long as the pull, and a failed
 * one has saved the row.
 */
final class DatabaseDeploys {
    /** The texts that {@code /bin/sh} reads without quotes. */
    private static final Pattern UNQUOTED = Pattern.compile("[a-zA-Z0-9@%^_+=:,.-]*");

    private final Store store;
    private final DatabaseRows rows;
    private final Docker docker;
    private final ServiceSpec spec;
    private final Duration deployTime;

    DatabaseDeploys(Store store, DatabaseRows rows, Docker docker, ServiceSpec spec, Duration deployTime) {
        this.store = store;
        this.rows = rows;
        this.docker = docker;
        this.spec = spec;
        this.deployTime = deployTime;
    }

    ProcedureResult deploy(Call call, Table table) {
        return deploy(call, table, rows.shown(call, table));
    }

    /** Deploys; the reply is the row of before. */
    ProcedureResult deploy(Call call, Table table, ObjectNode before) {
        rows.status(call, table, "running");
        return new ProcedureResult.Later(deployTime, () -> deployed(call, table, before));
    }

    private ProcedureResult deployed(Call call, Table table, ObjectNode before) {
        var row = store.find(table.name(), call.text(table.id()));
        if (row == null) {
            throw ApiErrorException.of(
                    500, "Error on deploy " + table.name() + "Error: " + table.noun() + " not found");
        }
        var image = row.path("dockerImage").asText("");
        var wrong = spec.complaint(row);
        var complaint =
                wrong == null && (image.isEmpty() || Images.isMissing(image)) ? Images.noSuchImage(image) : wrong;
        if (complaint != null) {
            rows.status(call, table, "error");
            throw ApiErrorException.of(500, "Error on deploy " + table.name() + "Error: " + complaint);
        }
        docker.deploy(row, image);
        if (!starts(table, row)) {
            docker.scale(row.path("appName").asText(), 0);
        }
        docker.makeVolumes(store.where("mount", table.id(), call.text(table.id())));
        rows.status(call, table, "done");
        return ProcedureResult.of(before);
    }

    /** Redis gets its password through a shell, unquoted: the deploy succeeds, and no container ever runs (v0.30.2). */
    private static boolean starts(Table table, ObjectNode row) {
        return !table.name().equals("redis")
                || !row.path("command").isNull()
                || !row.path("args").isNull()
                || UNQUOTED.matcher(row.path("databasePassword").asText()).matches();
    }

    ProcedureResult start(Call call, Table table) {
        var shown = rows.shown(call, table);
        var name = shown.path("appName").asText();
        if (docker.service(name) == null) {
            throw Docker.noSuchService(name);
        }
        docker.scale(name, 1);
        rows.status(call, table, "done");
        return ProcedureResult.of(shown);
    }

    ProcedureResult stop(Call call, Table table) {
        var shown = rows.shown(call, table);
        docker.scale(shown.path("appName").asText(), 0);
        rows.status(call, table, "idle");
        return ProcedureResult.of(shown);
    }

    /** Scales to 0 and back to 1; changes to the row do not arrive. */
    ProcedureResult reload(Call call, Table table) {
        var name = rows.row(call, table).path("appName").asText();
        if (docker.service(name) == null) {
            throw Docker.noSuchService(name);
        }
        docker.scale(name, 1);
        rows.status(call, table, "done");
        return ProcedureResult.yes();
    }

    ProcedureResult rebuild(Call call, Table table) {
        var row = store.find(table.name(), call.text(table.id()));
        if (row == null) {
            throw ApiErrorException.of(500, "Database not found");
        }
        docker.remove(row.path("appName").asText());
        docker.volumes().remove(row.path("appName").asText() + "-data");
        rows.status(call, table, "running");
        var before = rows.show(table, row);
        return new ProcedureResult.Later(deployTime, () -> {
            deployed(call, table, before);
            return ProcedureResult.yes();
        });
    }
}
