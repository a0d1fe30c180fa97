package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.TraefikFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** {@code traefik_config}: what an application has in the place of Traefik's configuration that Dokploy writes. */
final class TraefikOverride implements Component {
    private static final String ID_FIELD = "applicationId";

    private final Attribute<String> config;
    private final Attribute<String> id;

    /** Declares the attribute. */
    TraefikOverride(Schema.Builder schema, Attribute<String> id) {
        this.id = id;
        config = schema.string("traefik_config")
                .custom()
                .managedOnly()
                .takesEffectAtOnce()
                .describe("Traefik's configuration of the application as YAML, in the place of what Dokploy writes."
                        + " Every change of its domains rewrites the same file, so use it without `dokploy_domain`."
                        + " Left out, it is not managed.");
    }

    @Override
    public void validate(Values application, Diagnostics diagnostics) {
        TraefikFile.validate(application, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var prior = plan.prior();
        if (prior != null && prior.has(config) && plan.planned().isNull(config)) {
            plan.warning(
                    config,
                    "Traefik's configuration stays as it is",
                    "Dokploy has no way to take it back. It writes its own again with the next change of a domain.");
        }
    }

    @Override
    public void afterUpdate(ServiceWrite write) {
        var planned = write.planned();
        if (planned.has(config) && write.request().changes(config)) {
            write.session()
                    .dokploy()
                    .mutate(
                            "application.updateTraefikConfig",
                            ApiMapping.body(ID_FIELD, planned.get(id)).put("traefikConfig", planned.get(config)));
        }
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        if (!row.known().has(config)) {
            return state;
        }
        var found = row.session()
                .dokploy()
                .query("application.readTraefikConfig", ApiMapping.body(ID_FIELD, state.get(id)));
        return state.with(config, found.textValue());
    }
}
