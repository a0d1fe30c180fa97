package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** The address that deploys a service when it is called, and the token in it. Whoever has them can deploy. */
final class Webhook implements Component {
    private final String path;
    private final Attribute<String> refreshToken;
    private final Attribute<String> webhookUrl;

    /**
     * Declares the attributes.
     *
     * @param path what stands before the token in the address (v0.30.2)
     */
    Webhook(Schema.Builder schema, String path) {
        this.path = path;
        refreshToken = schema.string("refresh_token")
                .computed()
                .useStateForUnknown()
                .sensitive()
                .describe("Token in `webhook_url`. Whoever has it can deploy.");
        webhookUrl = schema.string("webhook_url")
                .computed()
                .useStateForUnknown()
                .sensitive()
                .custom()
                .describe("Address that deploys it when it is called. Whoever has it can deploy.");
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        return state.with(webhookUrl, row.session().dokploy().endpoint() + path + state.find(refreshToken, ""));
    }
}
