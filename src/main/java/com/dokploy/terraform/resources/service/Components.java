package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a service as one: each has its turn, in the order they were added. */
final class Components implements Component {
    private final List<Component> all = new ArrayList<>();

    <C extends Component> C add(C component) {
        all.add(component);
        return component;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var component : all) {
            component.validate(config, diagnostics);
        }
    }

    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        for (var component : all) {
            component.warnOfIgnored(config, diagnostics);
        }
    }

    @Override
    public void refine(PlanRequest plan) {
        for (var component : all) {
            component.refine(plan);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        for (var component : all) {
            component.plan(plan, session);
        }
    }

    @Override
    public Values create(ObjectNode body, Values planned, ApplyRequest request) {
        var completed = planned;
        for (var component : all) {
            completed = component.create(body, completed, request);
        }
        return completed;
    }

    @Override
    public Values update(Values planned, ApplyRequest request, Session session) {
        var completed = planned;
        for (var component : all) {
            completed = component.update(completed, request, session);
        }
        return completed;
    }

    @Override
    public void write(ObjectNode body, ServiceWrite write) {
        for (var component : all) {
            component.write(body, write);
        }
    }

    @Override
    public boolean needsDeploy(ProposedChange change) {
        for (var component : all) {
            if (component.needsDeploy(change)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Values afterUpdate(ServiceWrite write, Values planned) {
        var completed = planned;
        for (var component : all) {
            completed = component.afterUpdate(write, completed);
        }
        return completed;
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var read = state;
        for (var component : all) {
            read = component.read(read, row);
        }
        return read;
    }
}
