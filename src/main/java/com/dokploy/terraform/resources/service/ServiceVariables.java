package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The variables of a service: those of its containers first, then those of its build. */
final class ServiceVariables implements Component {
    private final List<Variables> all = new ArrayList<>();

    /** Adds a family of variables; the first one must be the environment variables. */
    Variables add(Variables variables) {
        all.add(variables);
        return variables;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var variables : all) {
            variables.validate(config, diagnostics);
        }
    }

    @Override
    public void refine(PlanRequest plan) {
        for (var variables : all) {
            variables.plan(plan);
        }
    }

    /** Returns the environment variables. */
    Variables environment() {
        return all.getFirst();
    }

    /** Warns of references to variables that nobody sets. */
    void warnOfReferences(PlanRequest plan, Session session, Attribute<String> environmentId, boolean isDatabase) {
        for (var variables : all) {
            variables.warnOfReferences(plan, session, environmentId, isDatabase);
        }
    }

    /** Refuses environment variables that are resources of their own as well. */
    void refuseSeparate(PlanRequest plan, Session session, String service, String label) {
        all.getFirst().refuseSeparate(plan, session, service, label);
    }

    /** Notes that the service manages its environment variables, for objects that are planned after it. */
    void registerInline(Values planned, Session session, String service, String label) {
        all.getFirst().registerInline(planned, session, service, label);
    }

    /** Whether an attribute holds variables that the change leaves as they are. */
    boolean isLeftAlone(Attribute<?> attribute, ProposedChange change) {
        for (var variables : all) {
            if (variables.contains(attribute)) {
                return !variables.changes(change.planned(), change.priorOrNull(), change.privateState());
            }
        }
        return false;
    }

    @Override
    public void write(ObjectNode body, ServiceWrite write) {
        Variables.write(
                all,
                body,
                write.request().config(),
                write.planned(),
                write.prior(),
                write.request().privateState(),
                write.row());
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var read = state;
        for (var variables : all) {
            read = variables.read(
                    read, row.known(), row.privateState(), row.isImport(), row.text(variables.apiField()));
        }
        return read;
    }
}
