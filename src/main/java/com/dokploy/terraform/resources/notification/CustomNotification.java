package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.schema.Secrets;

/** {@code dokploy_custom_notification}: requests to any address. */
public final class CustomNotification extends Notification {
    /** Declares the attributes of {@code dokploy_custom_notification}. */
    public CustomNotification() {
        super(new Kind("custom", "custom"), "Sends notifications as HTTP requests to any endpoint.");
        s.string("endpoint")
                .required()
                .check(url())
                .describe("URL that Dokploy sends a POST request with a JSON body to.");
        Secrets.addCounterpart(
                s, s.stringMap("headers").sensitive().describe("Additional HTTP headers of the request, by name."));
    }
}
