package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.TransientFailures;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A new network whose name Docker says is taken: by one that is about to go, by one that Dokploy knows, or by one that
 * only Docker knows.
 *
 * @param name the attribute that holds the name
 * @param request the create
 * @param networks reads the networks of the same server
 */
record NameConflict(
        Attribute<String> name,
        ApplyRequest request,
        Function<ListReader, Iterable<JsonNode>> networks,
        Session session) {
    /**
     * Creates the network, trying again once the name is free; where the name stays taken, throws an error that says
     * which network has it.
     */
    Values resolve(Supplier<Values> create) {
        try {
            return TransientFailures.retry(
                    NetworkErrors.LETTING_GO,
                    request,
                    failure -> NetworkErrors.isNameTaken(failure) && namesake() == null,
                    create);
        } catch (ApiException failure) {
            var namesake = NetworkErrors.isNameTaken(failure) ? namesake() : null;
            var diagnostic = namesake == null ? null : nameTaken(namesake);
            throw diagnostic == null ? failure : new DiagnosticException(diagnostic);
        }
    }

    /** Returns the id of the network that has the name; null if Dokploy knows of none. */
    private @Nullable String namesake() {
        for (var network : networks.apply(session.dokploy()::queryUncached)) {
            if (network.path("name").asText().equals(request.planned().get(name))) {
                return network.path("networkId").asText();
            }
        }
        return null;
    }

    /**
     * Returns the error about a network that has the name; null if Terraform does not manage that one, so that Docker's
     * error is shown.
     */
    private @Nullable Diagnostic nameTaken(String namesake) {
        var wanted = request.planned().get(name);
        if (namesake.equals(request.formerId())) {
            return NetworkErrors.nameOfReplaced(namesake, wanted);
        }
        return session.managed().isInState(namesake) ? NetworkErrors.nameOfAnother(namesake, wanted) : null;
    }
}
