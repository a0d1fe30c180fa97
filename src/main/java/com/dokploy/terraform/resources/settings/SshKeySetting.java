package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The SSH key of the server itself. */
final class SshKeySetting implements ServerSetting {
    private static final String FIELD = "sshPrivateKey";

    @Override
    public List<String> fields() {
        return List.of(FIELD);
    }

    @Override
    public ObjectNode read(Function<String, JsonNode> ask) {
        var key = ask.apply(SettingsResource.ROW).path(FIELD);
        return ApiMapping.body().put(FIELD, key.asText("").isEmpty() ? null : key.asText());
    }

    @Override
    public void write(ObjectNode fields, Session session) {
        if (fields.path(FIELD).isNull()) {
            session.dokploy().mutate("settings.cleanSSHPrivateKey", ApiMapping.body());
        } else {
            session.dokploy().mutate("settings.saveSSHPrivateKey", fields);
        }
    }
}
