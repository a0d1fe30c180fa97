package com.dokploy.terraform.resources.notification;

/** {@code dokploy_resend_notification}: e-mails through Resend. */
public final class ResendNotification extends Notification {
    /** Declares the attributes of {@code dokploy_resend_notification}. */
    public ResendNotification() {
        super(new Kind("resend", "Resend"), "Sends notifications by email through Resend.");
        secret("api_key", "API key of Resend.");
        addresses();
    }
}
