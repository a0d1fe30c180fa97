package com.dokploy.terraform.resources.notification;

import com.dokploy.terraform.schema.Check;

/** {@code dokploy_email_notification}: e-mails over an SMTP server. */
public final class EmailNotification extends Notification {
    /** Declares the attributes of {@code dokploy_email_notification}. */
    public EmailNotification() {
        super(new Kind("email", "email"), "Sends notifications by email through an SMTP server.");
        s.string("smtp_server")
                .required()
                .check(Check.matches(
                        "[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*",
                        "a host name such as `smtp.example.com` or an IP address, without a scheme and without a"
                                + " port"))
                .describe("Host name of the SMTP server.");
        s.integer("smtp_port")
                .required()
                .check(Check.between(1, 65535))
                .describe("Port of the SMTP server, for example `587`. Dokploy uses implicit TLS with port 465, and"
                        + " STARTTLS otherwise if the server offers it.");
        s.string("username").required().check(Check.notEmpty()).describe("User name for the SMTP server.");
        secret("password", "Password for the SMTP server.");
        addresses();
    }
}
