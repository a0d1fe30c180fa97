package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Settings in the server's one row, by the procedure that writes them. */
enum RowSettings implements ServerSetting {
    DOMAIN("settings.assignDomainServer", "host https certificateType letsEncryptEmail"),
    SERVER_IP("settings.updateServerIp", "serverIp"),
    BUILDS_CONCURRENCY("settings.updateBuildsConcurrency", "buildsConcurrency"),
    DOCKER_CLEANUP("settings.updateDockerCleanup", "enableDockerCleanup"),
    LOG_CLEANUP("settings.updateLogCleanup", "logCleanupCron"),
    REMOTE_SERVERS_ONLY("settings.updateRemoteServersOnly", "remoteServersOnly"),
    ENFORCE_SSO("settings.updateEnforceSSO", "enforceSSO");

    /** The fields of text, for which the server has null or an empty text when there is nothing. */
    private static final List<String> TEXTS = List.of("host", "letsEncryptEmail", "serverIp", "logCleanupCron");

    private final String procedure;
    /** The names of the fields, separated by spaces. */
    private final String fields;

    RowSettings(String procedure, String fields) {
        this.procedure = procedure;
        this.fields = fields;
    }

    @Override
    public List<String> fields() {
        return List.of(fields.split(" ", -1));
    }

    @Override
    public ObjectNode read(Function<String, JsonNode> ask) {
        var row = ask.apply(SettingsResource.ROW);
        var read = ApiMapping.body();
        for (var field : fields()) {
            if (TEXTS.contains(field) && row.path(field).isNull()) {
                read.put(field, "");
            } else {
                read.set(field, row.path(field));
            }
        }
        return read;
    }

    @Override
    public void write(ObjectNode values, Session session) {
        var body = values.deepCopy();
        if (this == LOG_CLEANUP) {
            // Nothing but null or a cron expression: any other text would be stored as one (v0.30.2).
            var cron = values.path("logCleanupCron").asText();
            body.removeAll();
            body.put("cronExpression", cron.isEmpty() ? null : cron);
        }
        session.dokploy().mutate(procedure, body);
    }

    /** All of them, as a list of settings. */
    static List<ServerSetting> all() {
        return new ArrayList<>(List.of(values()));
    }
}
