package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * Names, logos and texts of the dashboard, which one procedure writes together. They are read from the row of the server,
 * which shows them without a license as well: {@code whitelabeling.get} says null then (v0.30.2).
 *
 * @param fields the fields, each a text
 */
record WhitelabelingSetting(List<String> fields) implements ServerSetting {
    private static final String CONFIG = "whitelabelingConfig";

    @Override
    public ObjectNode read(Function<String, JsonNode> ask) {
        var config = ask.apply(SettingsResource.ROW).path(CONFIG);
        var read = ApiMapping.body();
        for (var field : fields) {
            if (config.path(field).isValueNode() && !config.path(field).isNull()) {
                read.set(field, config.path(field));
            } else {
                read.put(field, "");
            }
        }
        return read;
    }

    /** Writes all texts: the procedure takes nothing less, and an empty URL only as null. */
    @Override
    public void write(ObjectNode values, Session session) {
        var body = ApiMapping.body();
        var config = body.putObject(CONFIG);
        for (var field : fields) {
            var text = values.path(field).asText();
            config.put(field, text.isEmpty() ? null : text);
        }
        session.dokploy().mutate("whitelabeling.update", body);
    }
}
