package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.model.Table;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The procedures of databases beyond keeping their rows. A port that is saved is deployed at once. */
final class DatabaseProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PORTS = List.of("externalPort", "externalGRPCPort", "externalAdminPort");
    private static final Pattern MAJOR = Pattern.compile(":(\\d+)");

    private final ServerModel model;
    private final Store store;
    private final DatabaseRows rows;
    private final Docker docker;
    private final TableProcedures tables;
    private final DatabaseDeploys deploys;

    DatabaseProcedures(
            ServerModel model,
            Store store,
            DatabaseRows rows,
            Docker docker,
            TableProcedures tables,
            DatabaseDeploys deploys) {
        this.model = model;
        this.store = store;
        this.rows = rows;
        this.docker = docker;
        this.tables = tables;
        this.deploys = deploys;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        for (var service : model.services()) {
            if (!service.isQueued()) {
                register(service.table(), handlers);
            }
        }
    }

    private void register(Table table, Map<String, ProcedureHandler> handlers) {
        var engine = table.name();
        handlers.put(engine + ".create", call -> create(call, table));
        handlers.put(engine + ".remove", call -> remove(call, table));
        handlers.put(engine + ".deploy", call -> deploys.deploy(call, table));
        handlers.put(engine + ".saveExternalPort", call -> savePorts(call, table));
        handlers.put(engine + ".saveExternalPorts", call -> saveSomePorts(call, table));
        handlers.put(engine + ".start", call -> deploys.start(call, table));
        handlers.put(engine + ".stop", call -> deploys.stop(call, table));
        handlers.put(engine + ".reload", call -> deploys.reload(call, table));
        handlers.put(engine + ".rebuild", call -> deploys.rebuild(call, table));
        handlers.put(engine + ".changePassword", call -> changePassword(call, table));
        handlers.put(engine + ".readLogs", call -> {
            rows.row(call, table);
            return ProcedureResult.of(TextNode.valueOf(""));
        });
    }

    /** Adds the row and the volume its data is kept in; passwords left empty are made up. */
    private ProcedureResult create(Call call, Table table) {
        var values = call.input().deepCopy();
        for (var secret : List.of("databasePassword", "databaseRootPassword")) {
            if (values.path(secret).isTextual()
                    && values.path(secret).asText().isEmpty()
                    && !table.name().equals("redis")) {
                values.put(secret, Ids.password());
            }
        }
        if (values.path("sqldNode").asText().equals("primary")
                && values.path("sqldPrimaryUrl").isTextual()) {
            throw Issues.custom("sqldPrimaryUrl is only allowed when sqldNode is 'replica'.", "sqldPrimaryUrl");
        }
        var row = tables.insert(call, values);
        var mount = JSON.objectNode()
                .put("type", "volume")
                .put("volumeName", row.path("appName").asText() + "-data")
                .put("serviceType", table.name())
                .put("mountPath", dataDirectory(call, row))
                .put(table.id(), row.path(table.id()).asText());
        store.insert("mount", mount);
        return tables.reply(call, row);
    }

    /** Returns the data directory of a database; the directory of PostgreSQL depends on its version. */
    private static String dataDirectory(Call call, ObjectNode row) {
        var fixed = call.detail("dataDirectory");
        return fixed.isTextual()
                ? fixed.asText()
                : postgresDirectory(row.path("dockerImage").asText(""));
    }

    private static String postgresDirectory(String image) {
        var major = MAJOR.matcher(image);
        if (!major.find()) {
            return "/var/lib/postgresql/data";
        }
        var version = major.group(1).length() > 4 ? 0 : Integer.parseInt(major.group(1));
        return version >= 18 ? "/var/lib/postgresql/" + version + "/docker" : "/var/lib/postgresql/data";
    }

    /** The swarm service goes, the volume with the data stays. */
    private ProcedureResult remove(Call call, Table table) {
        var shown = rows.shown(call, table);
        docker.remove(shown.path("appName").asText());
        store.delete(table.name(), call.text(table.id()));
        return ProcedureResult.of(shown);
    }

    private ProcedureResult saveSomePorts(Call call, Table table) {
        if (PORTS.stream().noneMatch(call::has)) {
            throw Issues.custom(
                    "Either externalPort, externalGRPCPort or externalAdminPort must be provided.", PORTS.toArray());
        }
        return savePorts(call, table);
    }

    /** Saves first and deploys then, even a database that never ran: a failure leaves the new port in the row. */
    private ProcedureResult savePorts(Call call, Table table) {
        var before = rows.shown(call, table);
        rows.update(call, table, call.input());
        return deploys.deploy(call, table, before);
    }

    /** Runs ALTER USER in the container; without a running one the row stays as it was. */
    private ProcedureResult changePassword(Call call, Table table) {
        var row = rows.row(call, table);
        var name = row.path("appName").asText();
        if (!docker.runs(name)) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: \n\t\t\t\tdocker exec \"$CONTAINER_ID\" change the"
                            + " password"
                            + " to '" + call.text("password") + "'\n\t\t\t\nNo running container found for " + name
                            + "\n");
        }
        var column = call.text("type").equals("root") ? "databaseRootPassword" : "databasePassword";
        rows.update(call, table, JSON.objectNode().put(column, call.text("password")));
        return ProcedureResult.yes();
    }
}
