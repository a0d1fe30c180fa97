package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Finder;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.Wire;
import java.util.ArrayList;
import java.util.List;

/** Finds the service that {@code project/environment/service} names, whatever kind it is of. */
final class Parents {
    private record Found(ServiceKind kind, String id) {}

    private Parents() {}

    private static String listed(List<Found> found) {
        var texts = new ArrayList<String>();
        for (var service : found) {
            texts.add(service.kind().router() + " " + service.id());
        }
        return String.join(", ", texts);
    }

    /** A state that names the service. Throws DiagnosticException if there is none or several. */
    static State find(String[] names, Targets targets, Finder finder, Dokploy dokploy) {
        var environment = finder.environment(finder.project(names[0]), names[1]);
        var services = dokploy.query("environment.one", Wire.body("environmentId", environment));
        var found = new ArrayList<Found>();
        for (var kind : targets.kinds()) {
            for (var service : services.path(kind.listField())) {
                if (service.path("name").asText().equals(names[2])) {
                    found.add(new Found(kind, service.path(kind.idField()).asText()));
                }
            }
        }
        if (found.size() == 1) {
            return targets.state(found.getFirst().kind(), found.getFirst().id());
        }
        throw new DiagnosticException(Diagnostic.error(
                found.isEmpty() ? "No such service" : "Several of this name",
                found.isEmpty()
                        ? "The environment has no service named `" + names[2] + "` that this could belong to."
                        : "More than one service is named `" + names[2] + "`: " + listed(found)
                                + ". Use the id of what you want to import."));
    }
}
