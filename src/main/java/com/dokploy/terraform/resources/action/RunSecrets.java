package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.deploy.ServiceSecrets;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The secrets that the commands of a schedule or a backup use, which their logs may repeat. */
final class RunSecrets {
    private RunSecrets() {}

    /**
     * Registers the secrets of the service and of the bucket that a run works on.
     *
     * @param row the server's row of the schedule or backup
     */
    static void keep(JsonNode row, Session session) {
        for (var type : ServiceType.values()) {
            if (row.path(type.idField()).isTextual()) {
                ServiceSecrets.keep(
                        new ServiceReference(type, row.path(type.idField()).asText()), session);
            }
        }
        for (var login : row.path("metadata")) {
            keepFields(login, List.of("databasePassword", "databaseRootPassword"), session);
        }
        if (row.path("destinationId").isTextual()) {
            keepOfDestination(row.path("destinationId").asText(), session);
        }
    }

    /** Registers the credentials of a bucket as secrets. */
    static void keepOfDestination(String id, Session session) {
        var destination = session.dokploy().query("destination.one", ApiMapping.body("destinationId", id));
        keepFields(destination, List.of("accessKey", "secretAccessKey"), session);
    }

    private static void keepFields(JsonNode row, List<String> fields, Session session) {
        for (var field : fields) {
            if (row.path(field).isTextual()) {
                session.keepSecret(row.path(field).asText());
            }
        }
    }
}
