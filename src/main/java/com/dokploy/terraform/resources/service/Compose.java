package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.attachment.Mount;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.variables.ManagedEnvironment;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_compose}: several containers that one compose file describes. */
public final class Compose extends ServiceResource {
    /** The fields that the server wants empty rather than null (v0.30.2). */
    private static final List<String> NEVER_NULL = List.of("command", "suffix", "composeFile");

    private final Attribute<String> composeType;
    private final Attribute<Boolean> deleteVolumes;
    private final ComposeStack stack;

    /** Declares the attributes of {@code dokploy_compose}. */
    public Compose() {
        super(
                ServiceType.COMPOSE,
                "a compose stack",
                "Compose stack: the containers that a compose file describes, run by Docker Compose or as a Docker"
                        + " Swarm stack.");
        stack = new ComposeStack(this);
        var template = stack.template.source.template;
        var sources = new Sources(this, List.of(stack.raw, template));
        add(sources);
        add(stack);
        add(stack.template);
        composeType = s.string("compose_type")
                .defaultsTo("docker-compose")
                .replaces()
                .check(Check.oneOf("docker-compose", "stack"))
                .describe(
                        "How the stack is run: `docker-compose` on one server, or `stack` for Docker Swarm.",
                        "An in-place change would leave the old containers running, so Terraform replaces the stack.");
        s.string("icon")
                .takesEffectAtOnce()
                .describe("Icon in Dokploy's dashboard: a URL, or a data URI of at most 2 MiB.");
        s.string("command")
                .describe(
                        "Arguments of the `docker` command that deploys the stack, instead of Dokploy's own (`compose …"
                                + " up …` or `stack deploy …`).");
        s.bool("create_env_file")
                .defaultsTo(true)
                .describe("Write the environment variables to a file `.env` beside the compose file.");
        variables.add(new Variables("env", new ManagedEnvironment(s, "the compose stack")));
        add(new IsolatedDeployment(s));
        deleteVolumes = declareDeleteVolumes();
        add(new Webhook(s, "/api/deploy/compose/"));
        var mounts = attachments.add(
                Mount.Attributes::new,
                "Mounts: directories of the host, Docker volumes and files that the compose file can use.");
        s.rule(sources.exactlyOne(), Rule.requires(stack.suffix, stack.randomize), Rule.atMostOneOf(template, mounts));
    }

    private Attribute<Boolean> declareDeleteVolumes() {
        s.note(
                Note.Kind.WARNING,
                "When the stack is destroyed or replaced, its volumes stay on the server unless `delete_volumes ="
                        + " true`.");
        return s.bool("delete_volumes")
                .defaultsTo(false)
                .local()
                .describe("Delete the stack's volumes and their data when the resource is destroyed. With `false` the"
                        + " volumes stay on the server.");
    }

    @Override
    public @Nullable Diagnostic lossOfReplacement(Values prior) {
        if (!prior.find(deleteVolumes, false)) {
            return null;
        }
        return Diagnostic.warning(
                Path.of(deleteVolumes.name()),
                "Replacement Removes the Data",
                "Replacing the compose stack `" + prior.find(identity.name, "") + "` destroys it first, and"
                        + " `delete_volumes = true` deletes its volumes with all their data. To keep the data, set"
                        + " `delete_volumes = false` and run `terraform apply` before you replace the stack, or"
                        + " back the data up.");
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        super.planDestroy(prior, privateState, diagnostics);
        if (!prior.find(deleteVolumes, false) && deploys.hasDeployments(prior) && stack.mayHaveVolumes(prior)) {
            diagnostics.warning(
                    Path.of(deleteVolumes.name()),
                    "Data Stays on the Server",
                    "The volumes of the compose stack `" + prior.find(identity.name, "") + "` stay on the server"
                            + " when it is destroyed. To delete them too, set `delete_volumes = true` and run"
                            + " `terraform apply` before you destroy the stack.");
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
