package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** The address that deploys a service when it is called, and the token in it. Anybody who has them can deploy. */
final class Webhook implements Component {
    private final String path;
    private final Attribute<String> refreshToken;
    private final Attribute<String> webhookUrl;

    /**
     * Declares the attributes.
     *
     * @param path the part of the address before the token (v0.30.2)
     */
    Webhook(Schema.Builder schema, String path) {
        this.path = path;
        refreshToken = schema.string("refresh_token")
                .computed()
                .useStateForUnknown()
                .sensitive()
                .describe("Secret token in `webhook_url`. Whoever knows it can deploy the service.");
        webhookUrl = schema.string("webhook_url")
                .computed()
                .useStateForUnknown()
                .sensitive()
                .custom()
                .describe("URL that deploys the service when it is called. Whoever knows it can deploy the service.");
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        return state.with(webhookUrl, row.session().dokploy().endpoint() + path + state.find(refreshToken, ""));
    }
}
