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

/** The services of a compose stack: its compose file, where that is in the configuration, and what is said of them. */
final class ComposeStack implements Component {
    private static final String FILE = "compose_file";

    final Attribute<Values> raw;
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
                .describe("Takes the compose file from the configuration. It is checked in the plan.");
        randomize = schema.bool("randomize")
                .defaultsTo(false)
                .describe("Whether `suffix` is appended to the names of services, volumes and networks. A domain must"
                        + " then name the service with its suffix.");
        suffix = schema.string("suffix").describe("What `randomize` appends to names.");
        networks = schema.objectSet("service_networks", networks()).describe("Networks that single services join.");
    }

    private static Schema networks() {
        var schema = Schema.object();
        schema.string("service_name").required().describe("Service of the compose file.");
        schema.stringSet("network_ids")
                .references("dokploy_network")
                .required()
                .describe("Ids of the networks that its containers join.");
        schema.bool("detach_dokploy_network")
                .defaultsTo(false)
                .describe("Whether they stay out of Dokploy's own network, which Traefik needs to reach them.");
        return schema.build();
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        var file = file(config);
        if (file != null && file.problem() != null) {
            diagnostics.error(
                    Path.of(raw.name()).attribute(FILE),
                    "Not a compose file",
                    "The compose file cannot be used: " + file.problem());
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
                        "The compose file has no service `" + name + "`. Its services are `"
                                + String.join("`, `", file.services()) + "`.");
            }
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null) {
            return;
        }
        // A file that does not change is not worth reading: then the server has it.
        if (plan.isCreate() || plan.changes(raw) || plan.changes(randomize) || plan.changes(suffix)) {
            ComposeServices.announce(session, plan.planned().value(service.identity.id), services(plan.planned()));
        }
        service.claimPorts(plan, session, raw, () -> {
            var file = file(plan.planned());
            return file == null ? Set.<String>of() : file.published();
        });
    }

    private @Nullable List<String> services(Values planned) {
        var file = file(planned);
        return file == null || planned.value(suffix).isUnknown()
                ? null
                : ComposeServices.of(file, planned.find(randomize, false) ? planned.find(suffix, "") : "");
    }

    /** The compose file; null if it is in a repository, or not known yet. */
    private @Nullable ComposeFile file(Values state) {
        var source = state.find(raw);
        return source != null && source.values().at(FILE) instanceof Value.Text(var text)
                ? ComposeFile.read(text)
                : null;
    }

    /** Whether the stack may have volumes with data. */
    boolean mayHaveVolumes(Values prior) {
        var file = file(prior);
        return file == null || file.mayHaveVolumes();
    }

    /** The procedure that makes a stack takes the kind of source and the file at once. */
    @Override
    public Values create(ObjectNode body, Values planned, ApplyRequest request) {
        var everything = service.body(planned, request, null);
        body.set("sourceType", everything.get("sourceType"));
        body.set("composeFile", everything.get("composeFile"));
        return planned;
    }
}
