package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.TraefikFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code traefik_config}: a configuration for Traefik in the place of the one that Dokploy writes for an application.
 */
final class TraefikOverride implements Component {

    private final Attribute<String> config;
    private final Attribute<String> id;

    /** Declares the attribute. */
    TraefikOverride(Schema.Builder schema, Attribute<String> id) {
        this.id = id;
        config = schema.string("traefik_config")
                .custom()
                .managedOnly()
                .takesEffectAtOnce()
                .describe(
                        "Traefik configuration (YAML) of the application, in place of the one that Dokploy writes.",
                        "If unset, not managed. Every change of a domain rewrites the same file, so do not combine the"
                                + " attribute with `domains`, `dokploy_domain` or `dokploy_traefik_config`.");
    }

    @Override
    public void validate(Values application, Diagnostics diagnostics) {
        TraefikFile.validate(application, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var prior = plan.prior();
        if (prior != null && prior.has(config) && plan.planned().isNull(config)) {
            plan.diagnostics().add(TraefikFile.stays(config));
        }
    }

    @Override
    public Values afterUpdate(ServiceWrite write, Values planned) {
        if (planned.has(config) && write.request().changes(config)) {
            TraefikFile.ofApplication(planned.get(id)).write(planned.get(config), write.session());
        }
        return planned;
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        if (!row.known().has(config)) {
            return state;
        }
        return state.with(config, TraefikFile.ofApplication(state.get(id)).find(row.session()));
    }
}
