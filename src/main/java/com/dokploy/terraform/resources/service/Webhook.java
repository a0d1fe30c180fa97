package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.session.Session;

/** The address that deploys a service when it is called, and the token in it. Whoever has them can deploy. */
final class Webhook {
    private final String path;
    private final Attribute<String> refreshToken;
    private final Attribute<String> webhookUrl;

    private Webhook(Schema.Builder schema, String path) {
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

    /**
     * Declares the attributes.
     *
     * @param path what stands before the token in the address (v0.30.2)
     */
    static Webhook declare(Schema.Builder schema, String path) {
        return new Webhook(schema, path);
    }

    /** Adds the address. */
    Values describe(Values state, Session session) {
        return state.with(webhookUrl, session.dokploy().endpoint() + path + state.find(refreshToken, ""));
    }
}
