package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_compose}: several containers that one compose file describes. */
public final class Compose extends ServiceResource {
    /** What the server wants empty rather than null (v0.30.2). */
    private static final List<String> NEVER_NULL = List.of("command", "suffix", "composeFile");

    private final Attribute<String> composeType;
    private final Attribute<Boolean> deleteVolumes;
    private final ComposeStack stack;

    /** Declares it. */
    public Compose() {
        super(
                ServiceType.COMPOSE,
                "a compose stack",
                "A compose stack: several containers that one compose file describes, run by Docker Compose or as a"
                        + " stack of Docker Swarm.");
        stack = new ComposeStack(this);
        var sources = new Sources(this, stack.raw, List.of("watch_paths", "enable_submodules"));
        add(sources);
        add(stack);
        composeType = s.string("compose_type")
                .defaultsTo("docker-compose")
                .replaces()
                .check(Check.oneOf("docker-compose", "stack"))
                .describe("What runs it: Docker Compose on one server, or Docker Swarm (`stack`). Another one replaces"
                        + " it, because Dokploy would leave the old containers running.");
        s.string("icon")
                .takesEffectAtOnce()
                .describe("Icon in the dashboard: an address or a data URI of at most 2 MiB.");
        s.string("command")
                .describe("Arguments for `docker` that deploy it, instead of Dokploy's own (`compose … up …` or `stack"
                        + " deploy …`).");
        s.bool("create_env_file")
                .defaultsTo(true)
                .describe("Whether the variables are written to a file `.env` beside the compose file.");
        variables.add(Variables.environment(s, "env", "the compose stack"));
        add(new IsolatedDeployment(s));
        deleteVolumes = s.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying it also removes its volumes with their data.");
        add(new Webhook(s, "/api/deploy/compose/"));
        attachments.add(
                "mounts", Mount.Attributes::new, "Directories, volumes and files that its containers can refer to.");
        declared(sources.exactlyOne(), Rule.requires(stack.suffix, stack.randomize));
    }

    @Override
    public @Nullable Diagnostic lossOfReplacement(Values prior) {
        if (!prior.find(deleteVolumes, false)) {
            return null;
        }
        return Diagnostic.warning(
                Path.of(deleteVolumes.name()),
                "Replacement Removes the Data",
                "Replacing the compose stack `" + prior.find(identity.name, "") + "` destroys it first, and because of"
                        + " `delete_volumes = true` its volumes with all data as well. To keep the data, set"
                        + " `delete_volumes = false` and apply before replacing, or back it up.");
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        super.planDestroy(prior, privateState, diagnostics);
        if (!prior.find(deleteVolumes, false) && deploys.hasDeployments(prior) && stack.mayHaveVolumes(prior)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "The data stays on the server",
                    "Destroying the compose stack `" + prior.find(identity.name, "") + "` leaves its volumes behind."
                            + " Set `delete_volumes = true` and apply before destroying to remove them as well.");
        }
    }

    @Override
    List<Attribute<?>> atCreate() {
        return List.of(composeType);
    }

    @Override
    ObjectNode body(Values planned, ApplyRequest request, @Nullable Values prior) {
        var body = super.body(planned, request, prior);
        for (var field : NEVER_NULL) {
            if (body.path(field).isNull()) {
                body.put(field, "");
            }
        }
        return body;
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        session.dokploy()
                .mutate(
                        type.removal(),
                        ApiMapping.body(type.idField(), prior.get(identity.id))
                                .put("deleteVolumes", prior.find(deleteVolumes, false)));
    }
}
