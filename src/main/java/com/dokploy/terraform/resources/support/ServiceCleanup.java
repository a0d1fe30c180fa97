package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The removal of services that still run in an environment that is to be removed. Dokploy v0.30.2 deletes a project's
 * rows but leaves its containers running, so services have to be removed one by one before.
 */
public final class ServiceCleanup {
    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private record RemainingService(ServiceType type, String id, String name, String environment) {}

    private ServiceCleanup() {}

    /** Reads environments from the server, with their services, as they are now. */
    public interface Environments {
        /** Reads the environments. */
        Iterable<JsonNode> read();
    }

    /**
     * Removes the services of environments, or refuses to.
     *
     * @param force whether services are removed; otherwise they are listed in an error
     * @param group the project or environment to be removed, in words
     */
    public static void clear(
            Environments environments, boolean force, String group, ApplyRequest request, Session session) {
        var found = find(environments.read());
        // Services that do not refer to their project, as after an import, are destroyed at the same time as it.
        for (var look = 0; !found.isEmpty() && !force && look < LOOKS; look++) {
            request.cancellation().pause(BETWEEN_LOOKS);
            found = find(environments.read());
        }
        if (found.isEmpty()) {
            return;
        }
        if (!force) {
            throw new DiagnosticException(refusal(group, found));
        }
        for (var service : found) {
            session.dokploy().mutate(service.type.removal(), ApiMapping.body(service.type.idField(), service.id));
        }
    }

    private static List<RemainingService> find(Iterable<JsonNode> environments) {
        var found = new ArrayList<RemainingService>();
        for (var environment : environments) {
            for (var type : ServiceType.values()) {
                for (var service : environment.path(type.listField())) {
                    found.add(new RemainingService(
                            type,
                            service.path(type.idField()).asText(),
                            service.path("name").asText(),
                            environment.path("name").asText()));
                }
            }
        }
        return found;
    }

    private static Diagnostic refusal(String group, List<RemainingService> found) {
        var list = new StringBuilder();
        for (var service : found) {
            list.append("\n  - ")
                    .append(service.type.noun())
                    .append(" `")
                    .append(service.environment)
                    .append('/')
                    .append(service.name)
                    .append("` (")
                    .append(service.id)
                    .append(')');
        }
        return Diagnostic.error(
                "Unmanaged Services Remain",
                "The " + group + ", which is to be destroyed, still contains these services, which Terraform does not"
                        + " manage:\n"
                        + list
                        + "\n\nDokploy would remove them from its dashboard and leave their containers running."
                        + " Import the services, delete them in Dokploy, or set `force_destroy = true`, run"
                        + " `terraform apply`, and destroy again.");
    }
}
