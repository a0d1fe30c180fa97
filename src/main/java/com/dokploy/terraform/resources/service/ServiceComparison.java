package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.PlanRegistry;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.function.Supplier;

/**
 * Compares a planned service with the rest of the plan and with what the server has.
 *
 * @param type the type of the service
 * @param identity the name and the place of the service
 * @param deploys the deploys of the service
 * @param variables the variables of the service
 * @param attachments the attachments that are written inside the service
 */
record ServiceComparison(
        ServiceType type,
        ServiceIdentity identity,
        ServiceDeploys deploys,
        ServiceVariables variables,
        ServiceAttachments attachments) {
    /**
     * Warns of combinations that are likely mistakes, refuses those that cannot work, and notes what other objects of
     * the plan compare with.
     */
    void compare(PlanRequest plan, Schema schema, boolean isDeployDue, Session session) {
        var planned = plan.planned();
        var prior = plan.prior();
        session.planRegistry().register(plan);
        if (prior != null && isDeployDue) {
            session.planRegistry().addDeployed(prior.get(identity.id));
        }
        if (prior != null && !deploys.isIdle(prior)) {
            Networks.noteUse(plan, session, schema, prior, identity.label(prior));
        }
        identity.warnOfDuplicates(schema, plan, session);
        attachments.claim(plan, session, identity.labelWithPlace(planned), identity.server(planned));
        variables.warnOfReferences(plan, session, identity.environmentId, type.isDatabase());
        if (prior != null) {
            attachments.refuseSeparate(plan, session, prior.get(identity.id), identity.label(planned));
            variables.refuseSeparate(plan, session, prior.get(identity.id), identity.label(planned));
        }
        identity.warnOfNamesakes(schema, plan, session);
    }

    /**
     * Claims ports of the service's server, besides those of its attachments.
     *
     * @param attribute the attribute that gives the ports
     * @param ports the ports with their protocols, as {@code 5432/tcp}
     */
    void claimPorts(
            PlanRequest plan, Session session, Attribute<?> attribute, Supplier<? extends Iterable<String>> ports) {
        var isChange = plan.changes(attribute);
        if (!isChange && !session.planRegistry().isAnyClaimed(PlanRegistry.Subject.PORT_NUMBER)) {
            return;
        }
        var planned = plan.planned();
        var claims = new UniquenessClaims(plan, session, attribute, identity.labelWithPlace(planned));
        for (var port : ports.get()) {
            (isChange ? claims : claims.unchanged()).port(() -> identity.server(planned), port);
        }
    }
}
