package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ComposeFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services of a compose stack: its compose file, where that is in the configuration, and the attributes that refer
 * to them.
 */
final class ComposeStack implements Component {
    private static final String FILE = "compose_file";

    final Attribute<Values> raw;
    final StackTemplate template;
    final Attribute<Boolean> randomize;
    final Attribute<String> suffix;
    private final ServiceResource service;
    private final Attribute<Set<Values>> networks;

    /** Declares the attributes. */
    ComposeStack(ServiceResource service) {
        this.service = service;
        var schema = service.s;
        raw = schema.object("raw", Sources.raw())
                .flattenedWhen("sourceType", "raw")
                .describe("Compose file that is stored in Dokploy, not in a repository.", "The plan checks the file.");
        template = new StackTemplate(service, raw);
        randomize = schema.bool("randomize")
                .defaultsTo(false)
                .describe("Append `suffix` to the names of services, volumes and networks. Domains must then name the"
                        + " service with its suffix.");
        suffix = schema.string("suffix").describe("Suffix that `randomize` appends to names.");
        networks = schema.objectSet("service_networks", networks())
                .describe("Additional Docker networks of single services of the stack.");
    }

    private static Schema networks() {
        var schema = Schema.object();
        schema.string("service_name").required().describe("Name of the service in the compose file.");
        schema.stringSet("network_ids")
                .references("dokploy_network")
                .required()
                .describe("IDs of the networks that the service's containers join.");
        schema.bool("detach_dokploy_network")
                .defaultsTo(false)
                .describe("Detach the service from the network `dokploy-network`, through which Traefik reaches"
                        + " containers.");
        return schema.build();
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        var file = rawFile(config);
        if (file != null && file.problem() != null) {
            diagnostics.error(
                    Path.of(raw.name()).attribute(FILE),
                    "Invalid Compose File",
                    "Dokploy cannot use this compose file: " + file.problem());
        } else if (file != null && file.knowsServices()) {
            refuseUnknownServices(config, file, diagnostics);
        }
    }

    private void refuseUnknownServices(Values config, ComposeFile file, Diagnostics diagnostics) {
        if (!(config.value(networks) instanceof Value.SetValue(var joined))) {
            return;
        }
        for (var network : joined) {
            if (network instanceof Value.MapValue entries
                    && entries.at("service_name") instanceof Value.Text(var name)
                    && !file.services().contains(name)) {
                diagnostics.error(
                        Path.of(networks.name()).attribute("service_name"),
                        "Unknown Compose Service",
                        "The compose file has no service `" + name + "`. Its "
                                + ComposeServices.services(file.services()));
            }
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null) {
            return;
        }
        // A file that does not change is not checked again: the server has it already.
        var isOther = plan.changes(raw) || template.source.isSeeded(plan);
        if (plan.isCreate() || isOther || plan.changes(randomize) || plan.changes(suffix)) {
            var services = services(plan.planned(), session);
            ComposeServices.announce(session, plan.planned().value(service.identity.id), services);
        }
        var source = plan.planned().isNull(raw) ? template.source.template : raw;
        service.comparison.claimPorts(plan, session, source, () -> {
            var file = file(plan.planned(), session);
            return file == null ? Set.<String>of() : file.published();
        });
    }

    private @Nullable List<String> services(Values planned, Session session) {
        var file = file(planned, session);
        return file == null || planned.value(suffix).isUnknown()
                ? null
                : ComposeServices.of(file, planned.find(randomize, false) ? planned.find(suffix, "") : "");
    }

    /**
     * Returns the compose file; null if it is in a repository, or not known yet.
     *
     * @param session reads the file of a template; null to do without
     */
    private @Nullable ComposeFile file(Values state, @Nullable Session session) {
        var file = rawFile(state);
        return file == null ? template.file(state, session) : file;
    }

    private @Nullable ComposeFile rawFile(Values state) {
        var source = state.find(raw);
        return source != null && source.values().at(FILE) instanceof Value.Text(var text)
                ? ComposeFile.read(text)
                : null;
    }

    /** Whether the stack may have volumes with data. */
    boolean mayHaveVolumes(Values prior) {
        var file = file(prior, null);
        return file == null || file.mayHaveVolumes();
    }

    /** Adds the kind of source and the compose file, which the procedure that makes a stack takes at once. */
    @Override
    public Values create(ObjectNode body, Values planned, ApplyRequest request) {
        var everything = service.body(planned, request, null);
        body.set("sourceType", everything.get("sourceType"));
        body.set("composeFile", everything.get("composeFile"));
        return planned;
    }
}
