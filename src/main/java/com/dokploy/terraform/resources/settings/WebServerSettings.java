package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Cron;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_web_server_settings}: the settings of the server, which there are once. */
public final class WebServerSettings extends SettingsResource {
    private final WebServerAttributes attributes;

    /** Declares the attributes of {@code dokploy_web_server_settings}. */
    public WebServerSettings() {
        this(new WebServerAttributes());
    }

    private WebServerSettings(WebServerAttributes attributes) {
        super(attributes.schema, attributes.id, WebServerAttributes.settings());
        this.attributes = attributes;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        if (!config.find(attributes.logCleanupCron, "").isEmpty()) {
            Cron.validate(attributes.logCleanupCron, config, diagnostics);
        }
        validatePorts(config, diagnostics);
    }

    /** Refuses ports that Dokploy publishes itself: it would not tell of them as ports of the user's. */
    private void validatePorts(Values config, Diagnostics diagnostics) {
        for (var port : config.find(attributes.traefikPorts, Set.of())) {
            var target = port.find(attributes.targetPort);
            if (target != null && TraefikSettings.OWN_PORTS.contains(target.intValue())) {
                diagnostics.error(
                        Path.of(attributes.traefikPorts.name()),
                        "Invalid Attribute Value",
                        "`target_port` cannot be " + target + ": Dokploy publishes the ports 80, 443 and 8080 of"
                                + " Traefik"
                                + " itself. To publish 8080, set `traefik_dashboard`.");
            }
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session == null) {
            return;
        }
        for (var licensed : List.of(attributes.remoteServersOnly, attributes.enforceSso)) {
            if (plan.config().has(licensed) && plan.changes(licensed) && !isOnServer(licensed, plan, session)) {
                EnterpriseLicense.require(
                        plan,
                        licensed,
                        "Dokploy changes `" + licensed.name() + "` only with an enterprise license.",
                        session);
            }
        }
    }

    /**
     * Whether the server has the planned value already, so that nothing is changed: without a license, that is off. A
     * server that does not tell is left to the apply.
     */
    private boolean isOnServer(Attribute<Boolean> setting, PlanRequest plan, Session session) {
        var row = OptionalReads.read(
                "the settings of the server", null, () -> session.dokploy().cachedQuery(ROW, ApiMapping.body()));
        return row == null
                || row.path(attributes.schema.apiField(setting)).asBoolean()
                        == plan.config().find(setting, false);
    }
}
