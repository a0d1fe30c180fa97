package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.TreeSet;

/** {@code dokploy_ai_models}: the models that an AI provider has. */
public final class AiModels implements DataSource<Session> {
    private final Attribute<String> aiId;
    private final Attribute<List<String>> models;
    private final Schema schema;

    /** Declares the data source. */
    public AiModels() {
        var s = Schema.resource(
                "dokploy_ai_models",
                "Lists the models of an AI provider. Dokploy asks the provider with the key that it has stored.");
        aiId = s.string("ai_id")
                .required()
                .references("dokploy_ai")
                .check(Check.notEmpty())
                .describe("ID of the AI provider.");
        models = s.strings("ai_models").computed().describe("Names of the models, sorted.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var row = session.dokploy().query("ai.one", ApiMapping.body("aiId", config.get(aiId)));
        var input = ApiMapping.body();
        for (var field : List.of("apiUrl", "apiKey")) {
            input.put(field, row.path(field).asText());
        }
        var names = new TreeSet<String>();
        for (var model : session.dokploy().query("ai.getModels", input)) {
            names.add(model.path("id").asText());
        }
        return config.with(models, List.copyOf(names));
    }
}
