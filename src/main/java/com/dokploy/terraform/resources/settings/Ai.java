package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_ai}: a provider of AI models, which Dokploy's assistant uses. */
public final class Ai extends NamedResource {
    private static final String KEY_FIELD = "apiKey";

    private final Attribute<String> apiKey;

    /** Declares the attributes of {@code dokploy_ai}. */
    public Ai() {
        super(
                "dokploy_ai",
                "AI provider for Dokploy's assistant, which explains logs and suggests compose stacks.",
                new Names("ai", "aiId", "ai.delete").withList("ai.getAll"));
        s.string("api_url")
                .required()
                .check(Check.matches("https?://\\S+", "a URL that begins with `https://` or `http://`"))
                .describe("URL of the API, for example `https://api.openai.com/v1`.");
        apiKey = s.string("api_key")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Key for the API.", "If unset, none: only local providers such as Ollama need none.");
        Secrets.addCounterpart(s, apiKey);
        s.string("model").required().check(Check.notEmpty()).describe("Model to use, for example `gpt-5-mini`.");
        s.bool("enabled").apiField("isEnabled").defaultsTo(true).describe("Whether Dokploy offers the provider.");
        s.createdAt();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up an AI provider by ID or name.", name),
                plural("dokploy_ais", "Lists the AI providers of the organization."));
    }

    /** Completes a body: the server wants every field, and an update of an unknown ID would make a row (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.has(id)) {
            var row = session.dokploy().queryUncached("ai.one", ApiMapping.body("aiId", plan.get(id)));
            if (!body.has(KEY_FIELD)) {
                body.set(KEY_FIELD, row.path(KEY_FIELD));
            }
        }
        if (!body.hasNonNull(KEY_FIELD)) {
            body.put(KEY_FIELD, "");
        }
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return state.find(apiKey, "").isEmpty() ? state.with(apiKey, null) : state;
    }
}
