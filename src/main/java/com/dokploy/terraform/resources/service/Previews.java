package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code preview_deployments = { … }}: deployments of pull requests, which Dokploy makes when GitHub calls. */
final class Previews implements Component {
    private static final Path PARENT = Path.of("preview_deployments");

    private final Attribute<Values> previews;
    private final List<Variables> all;
    private final Sources sources;

    /** Declares {@code preview_deployments}. */
    Previews(Schema.Builder application, Sources sources) {
        this.sources = sources;
        var schema = Schema.object();
        schema.bool("enabled")
                .defaultsTo(false)
                .apiField("isPreviewDeploymentsActive")
                .describe("Whether pull requests are deployed.");
        schema.string("wildcard")
                .apiField("previewWildcard")
                .describe("Host names of previews, as `*.preview.example.com`.");
        schema.integer("port")
                .defaultsTo(3000L)
                .apiField("previewPort")
                .check(Check.between(1, 65535))
                .describe("Port that a preview listens on inside its container.");
        schema.bool("https")
                .defaultsTo(false)
                .apiField("previewHttps")
                .describe("Whether previews are served over HTTPS.");
        schema.string("path").defaultsTo("/").apiField("previewPath").describe("Path below which requests are taken.");
        schema.string("certificate_type")
                .defaultsTo("none")
                .apiField("previewCertificateType")
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Where certificates come from.");
        schema.string("custom_cert_resolver")
                .apiField("previewCustomCertResolver")
                .describe("Traefik's certificate resolver, for `certificate_type = \"custom\"`.");
        schema.integer("limit")
                .defaultsTo(3L)
                .apiField("previewLimit")
                .check(Check.between(0, 1000))
                .describe("Most previews at a time.");
        schema.bool("require_collaborator_permissions")
                .defaultsTo(true)
                .apiField("previewRequireCollaboratorPermissions")
                .describe("Whether only pull requests of collaborators are deployed.");
        schema.strings("labels")
                .apiField("previewLabels")
                .describe("Only pull requests with one of these labels are deployed.");
        all = List.of(
                Variables.nestedEnvironment(schema, PARENT, "previewEnv", "previews"),
                Variables.plain(schema, PARENT, "build_args", "previewBuildArgs", "Arguments of a preview's build."),
                Variables.secret(
                        schema, PARENT, "build_secrets", "previewBuildSecrets", "Secrets of a preview's build."));
        previews = application
                .object("preview_deployments", schema.build())
                .flattened()
                .takesEffectAtOnce()
                .describe("Deployments of pull requests.");
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        var settings = config.find(previews);
        if (settings != null) {
            for (var variables : all) {
                variables.validate(settings, diagnostics);
            }
        }
    }

    /** Only GitHub asks for previews (v0.30.2). */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        if (sources.isElsewhereThanGithub(config)
                && config.value(previews) instanceof Value.MapValue settings
                && settings.at("enabled").equals(Value.of(true))) {
            WithoutEffect.warn(
                    PARENT.attribute("enabled"),
                    PARENT.attribute("enabled").toString(),
                    "Dokploy deploys previews for pull requests on GitHub only. Use `github` as the source, or remove"
                            + " it.",
                    diagnostics);
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var prior = plan.prior();
        if (plan.config().value(previews).isUnknown()) {
            return;
        }
        for (var variables : all) {
            variables.plan(
                    plan.config().find(previews, Values.EMPTY),
                    plan.planned().find(previews, Values.EMPTY),
                    prior == null ? null : prior.find(previews, Values.EMPTY),
                    plan.privateState(),
                    plan.diagnostics());
        }
    }

    @Override
    public void write(ObjectNode body, ServiceWrite write) {
        var prior = write.prior();
        Variables.write(
                all,
                body,
                write.request().config().find(previews, Values.EMPTY),
                write.planned().find(previews, Values.EMPTY),
                prior == null ? null : prior.find(previews, Values.EMPTY),
                write.request().privateState(),
                write.row());
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        if (!state.has(previews)) {
            return state;
        }
        var settings = state.get(previews);
        for (var variables : all) {
            settings = variables.read(
                    settings,
                    row.known().find(previews, Values.EMPTY),
                    row.privateState(),
                    row.isImport(),
                    row.text(variables.apiField()));
        }
        return state.with(previews, settings);
    }
}
