package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.variables.Variables;
import java.util.List;

/** The secrets of a service, which its logs may repeat. */
public final class ServiceSecrets {
    /** The places in a service's row that hold variables: its own and those that it may refer to. */
    private static final List<String> VARIABLES =
            List.of("/env", "/buildArgs", "/buildSecrets", "/environment/env", "/environment/project/env");

    private static final List<String> PASSWORDS = List.of("databasePassword", "databaseRootPassword");

    private ServiceSecrets() {}

    /** Registers the variables and passwords of a service as secrets: Terraform does not know those that it does not manage. */
    public static void keep(ServiceReference service, Session session) {
        var row = service.read(session.dokploy()::query);
        for (var text : VARIABLES) {
            Variables.secrets(row.at(text).asText("")).forEach(session::keepSecret);
        }
        for (var field : PASSWORDS) {
            if (row.path(field).isTextual()) {
                session.keepSecret(row.path(field).asText());
            }
        }
    }
}
