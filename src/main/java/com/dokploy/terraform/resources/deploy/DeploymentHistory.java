package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data source {@code dokploy_deployments}: the deployments of a service, and the runs of a schedule or a backup,
 * which Dokploy v0.30.2 keeps in the same list.
 */
public final class DeploymentHistory extends QueryDataSource {
    private static final String PROCEDURE = "deployment.allByType";

    /** The owners of deployments, each with its type in the API. */
    private final Map<Attribute<String>, String> owners = new LinkedHashMap<>();

    private final Attribute<Long> logLines;
    private final ObjectList deployments;

    /** Declares the data source. */
    public DeploymentHistory() {
        super(
                "dokploy_deployments",
                "Lists the last deployments of an application, a compose stack or a preview, the runs of a schedule or"
                        + " a backup, or the set-ups of a remote server. Dokploy keeps the last 10 deployments of a"
                        + " service.");
        owner("application", "application");
        owner("compose", "compose");
        owner("preview_deployment", "previewDeployment");
        owner("schedule", "schedule");
        owner("backup", "backup");
        owner("volume_backup", "volumeBackup");
        owner("server", "server");
        logLines = declareLogLines(s);
        deployments = new ObjectList(s, "deployments", "Deployments that were found, the newest first.", deployment());
        s.rule(Rule.exactlyOneOf(owners.keySet().toArray(new Attribute<?>[0])));
    }

    private void owner(String name, String type) {
        var attribute = s.string(name + "_id");
        if (!name.equals("preview_deployment")) {
            attribute.references("dokploy_" + name);
        }
        owners.put(
                attribute.describe(
                        "ID of the " + (name.equals("compose") ? "compose stack" : name.replace('_', ' ')) + "."),
                type);
    }

    private static Schema deployment() {
        var item = Schema.object();
        item.string("id").apiField("deploymentId").describe("ID of the deployment.");
        declareFound(item);
        return item.build();
    }

    /** Declares how much of a log is read. */
    static Attribute<Long> declareLogLines(Schema.Builder s) {
        return s.integer("log_lines")
                .check(Check.between(1, 10_000))
                .describe("Number of lines to read from the end of a log. If unset, no log is read.");
    }

    /** Declares what Dokploy says of a deployment besides its id. */
    static void declareFound(Schema.Builder s) {
        s.string("title").computed().describe("Title.");
        s.string("description").computed().describe("Description, such as the commit.");
        s.string("status").computed().describe("Status: `running`, `done`, `error` or `cancelled`.");
        s.string("error_message")
                .computed()
                .describe("Error that Dokploy recorded. Mostly null: the log tells what happened.");
        s.string("created_at").computed().describe("Time of creation (UTC, ISO 8601).");
        s.string("started_at").computed().describe("Time of the start (UTC, ISO 8601).");
        s.string("finished_at")
                .computed()
                .describe("Time of the end (UTC, ISO 8601). Null while the deployment is under way.");
        s.string("log").computed().sensitive().describe("Last lines of the log. Null without `log_lines`.");
    }

    /**
     * Returns the row of a deployment with the end of its log.
     *
     * @param lines the number of lines; null if the log is not read
     */
    static ObjectNode withLog(ObjectNode row, @Nullable Long lines, Session session) {
        var withLog = row.deepCopy().putNull("log");
        if (lines != null) {
            var input = ApiMapping.body("deploymentId", row.path("deploymentId").asText());
            withLog.set("log", session.dokploy().query("deployment.readLogs", input.put("tail", lines)));
        }
        return withLog;
    }

    @Override
    public Values read(Values config, Session session) {
        for (var owner : owners.entrySet()) {
            if (config.has(owner.getKey())) {
                var input = ApiMapping.body("id", config.get(owner.getKey())).put("type", owner.getValue());
                return read(config, session.dokploy().query(PROCEDURE, input), session);
            }
        }
        return config;
    }

    private Values read(Values config, JsonNode found, Session session) {
        var rows = new ArrayList<JsonNode>();
        for (var row : found) {
            rows.add(withLog((ObjectNode) row, config.find(logLines), session));
        }
        return deployments.fill(config, deployments.read(rows, PROCEDURE));
    }
}
