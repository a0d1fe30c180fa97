package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.ServerModel.Table;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the six databases do beyond keeping their rows. Their deploys are synchronous: the call lasts as long as the
 * pull, and a failed one has saved the row.
 */
final class Databases {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> ENGINES = List.of("postgres", "mysql", "mariadb", "mongo", "redis", "libsql");
    private static final List<String> PORTS = List.of("externalPort", "externalGRPCPort", "externalAdminPort");
    private static final Pattern MAJOR = Pattern.compile(":(\\d+)");

    /** What {@code /bin/sh} reads as it is. */
    private static final Pattern UNQUOTED = Pattern.compile("[a-zA-Z0-9@%^_+=:,.-]*");

    private final Backend backend;
    private final Store store;

    Databases(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("dockerVolume.removeVolume", this::removeVolume);
        for (var engine : ENGINES) {
            var table = backend.model().table(engine);
            handlers.put(engine + ".create", call -> create(call, table));
            handlers.put(engine + ".remove", call -> remove(call, table));
            handlers.put(engine + ".deploy", call -> deploy(call, table));
            handlers.put(engine + ".saveExternalPort", call -> savePorts(call, table));
            handlers.put(engine + ".saveExternalPorts", call -> savePorts(call, table));
            handlers.put(engine + ".start", call -> start(call, table));
            handlers.put(engine + ".stop", call -> stop(call, table));
            handlers.put(engine + ".reload", call -> reload(call, table));
            handlers.put(engine + ".rebuild", call -> rebuild(call, table));
            handlers.put(engine + ".changePassword", call -> changePassword(call, table));
            handlers.put(engine + ".readLogs", call -> {
                row(call, table);
                return ProcedureResult.of(TextNode.valueOf(""));
            });
        }
    }

    private ProcedureResult removeVolume(Call call) {
        var name = call.text("volumeName");
        if (!call.text("serverId").isEmpty() && store.find("server", call.text("serverId")) == null) {
            throw ApiErrorException.of(404, "Server not found");
        }
        if (name.endsWith("-data") && backend.docker().service(name.substring(0, name.length() - 5)) != null) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: docker volume rm " + name
                            + "\nError response from daemon: remove " + name + ": volume is in use - ["
                            + "0".repeat(64) + "]\n");
        }
        if (!backend.docker().volumes().remove(name)) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: docker volume rm " + name
                            + "\nError response from daemon: get " + name + ": no such volume\n");
        }
        return ProcedureResult.nothing();
    }

    private ObjectNode row(Call call, Table table) {
        return store.require(table.name(), call.text(table.id()));
    }

    private ObjectNode shown(Call call, Table table) {
        return backend.views().show(table.name() + ".one", row(call, table));
    }

    private void status(Call call, Table table, String status) {
        store.update(table.name(), call.text(table.id()), JSON.objectNode().put("applicationStatus", status));
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
            throw Validation.custom("sqldPrimaryUrl is only allowed when sqldNode is 'replica'.", "sqldPrimaryUrl");
        }
        var row = new Tables(backend).insert(call, values);
        var mount = JSON.objectNode()
                .put("type", "volume")
                .put("volumeName", row.path("appName").asText() + "-data")
                .put("serviceType", table.name())
                .put(
                        "mountPath",
                        dataDirectory(table.name(), row.path("dockerImage").asText("")))
                .put(table.id(), row.path(table.id()).asText());
        store.insert("mount", mount);
        return ProcedureResult.of(table.name().equals("libsql") ? BooleanNode.TRUE : row);
    }

    private static String dataDirectory(String engine, String image) {
        return switch (engine) {
            case "postgres" -> postgresDirectory(image);
            case "mysql", "mariadb" -> "/var/lib/mysql";
            case "mongo" -> "/data/db";
            case "libsql" -> "/var/lib/sqld";
            default -> "/data";
        };
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
        var shown = shown(call, table);
        backend.docker().remove(shown.path("appName").asText());
        store.delete(table.name(), call.text(table.id()));
        return ProcedureResult.of(shown);
    }

    private ProcedureResult deploy(Call call, Table table) {
        var before = shown(call, table);
        status(call, table, "running");
        return new ProcedureResult.Later(backend.options().databaseDeployTime(), () -> deployed(call, table, before));
    }

    private ProcedureResult deployed(Call call, Table table, ObjectNode before) {
        var row = store.find(table.name(), call.text(table.id()));
        if (row == null) {
            throw ApiErrorException.of(
                    500, "Error on deploy " + table.name() + "Error: " + table.noun() + " not found");
        }
        var image = row.path("dockerImage").asText("");
        var spec = ServiceSpec.complaint(backend, row);
        var complaint = spec == null && (image.isEmpty() || Docker.isMissing(image)) ? Docker.noSuchImage(image) : spec;
        if (complaint != null) {
            status(call, table, "error");
            throw ApiErrorException.of(500, "Error on deploy " + table.name() + "Error: " + complaint);
        }
        backend.docker().deploy(row, image);
        if (!starts(table, row)) {
            backend.docker().scale(row.path("appName").asText(), 0);
        }
        for (var mount : store.where("mount", table.id(), call.text(table.id()))) {
            if (mount.path("type").asText().equals("volume")
                    && mount.path("volumeName").isTextual()) {
                backend.docker().volumes().add(mount.path("volumeName").asText());
            }
        }
        status(call, table, "done");
        return ProcedureResult.of(before);
    }

    /** Redis gets its password through a shell, unquoted: the deploy succeeds, and no container ever runs (v0.30.2). */
    private static boolean starts(Table table, ObjectNode row) {
        return !table.name().equals("redis")
                || !row.path("command").isNull()
                || !row.path("args").isNull()
                || UNQUOTED.matcher(row.path("databasePassword").asText()).matches();
    }

    /** Saves first and deploys then, even a database that never ran: a failure leaves the new port in the row. */
    private ProcedureResult savePorts(Call call, Table table) {
        if (table.name().equals("libsql") && PORTS.stream().noneMatch(call::has)) {
            throw Validation.custom(
                    "Either externalPort, externalGRPCPort or externalAdminPort must be provided.", PORTS.toArray());
        }
        var before = shown(call, table);
        store.update(table.name(), call.text(table.id()), call.input());
        status(call, table, "running");
        return new ProcedureResult.Later(backend.options().databaseDeployTime(), () -> deployed(call, table, before));
    }

    private ProcedureResult start(Call call, Table table) {
        var shown = shown(call, table);
        var name = shown.path("appName").asText();
        if (backend.docker().service(name) == null) {
            throw Docker.noSuchService(name);
        }
        backend.docker().scale(name, 1);
        status(call, table, "done");
        return ProcedureResult.of(shown);
    }

    private ProcedureResult stop(Call call, Table table) {
        var shown = shown(call, table);
        backend.docker().scale(shown.path("appName").asText(), 0);
        status(call, table, "idle");
        return ProcedureResult.of(shown);
    }

    /** Scales to 0 and back to 1; changes to the row do not arrive. */
    private ProcedureResult reload(Call call, Table table) {
        var name = row(call, table).path("appName").asText();
        if (backend.docker().service(name) == null) {
            throw Docker.noSuchService(name);
        }
        backend.docker().scale(name, 1);
        status(call, table, "done");
        return ProcedureResult.yes();
    }

    private ProcedureResult rebuild(Call call, Table table) {
        var row = store.find(table.name(), call.text(table.id()));
        if (row == null) {
            throw ApiErrorException.of(500, "Database not found");
        }
        backend.docker().remove(row.path("appName").asText());
        backend.docker().volumes().remove(row.path("appName").asText() + "-data");
        status(call, table, "running");
        var before = backend.views().show(table.name() + ".one", row);
        return new ProcedureResult.Later(backend.options().databaseDeployTime(), () -> {
            deployed(call, table, before);
            return ProcedureResult.yes();
        });
    }

    /** Runs ALTER USER in the container; without a running one the row stays as it was. */
    private ProcedureResult changePassword(Call call, Table table) {
        var row = row(call, table);
        var name = row.path("appName").asText();
        if (!backend.docker().runs(name)) {
            throw ApiErrorException.of(
                    500,
                    "Command execution failed: Command failed: \n\t\t\t\tdocker exec \"$CONTAINER_ID\" change the password"
                            + " to '" + call.text("password") + "'\n\t\t\t\nNo running container found for " + name
                            + "\n");
        }
        var column = call.text("type").equals("root") ? "databaseRootPassword" : "databasePassword";
        store.update(table.name(), call.text(table.id()), JSON.objectNode().put(column, call.text("password")));
        return ProcedureResult.yes();
    }
}
