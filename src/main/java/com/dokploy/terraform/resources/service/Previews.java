package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.EnvironmentMaps;
import com.dokploy.terraform.resources.variables.PlainMap;
import com.dokploy.terraform.resources.variables.SecretMap;
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
        declareAddress(schema);
        declareWhich(schema);
        all = List.of(
                new Variables(PARENT, "previewEnv", new EnvironmentMaps(schema, "previews")),
                new Variables(
                        PARENT, "previewBuildArgs", new PlainMap(schema, "build_args", "Build arguments of previews.")),
                new Variables(
                        PARENT,
                        "previewBuildSecrets",
                        new SecretMap(schema, "build_secrets", "Build secrets of previews.")));
        previews = application
                .object("preview_deployments", schema.build())
                .flattened()
                .takesEffectAtOnce()
                .describe("Preview deployments of pull requests.");
    }

    /** Declares the attributes for the addresses of previews. */
    private static void declareAddress(Schema.Builder schema) {
        schema.string("wildcard")
                .apiField("previewWildcard")
                .describe("Wildcard host name of previews, for example `*.preview.example.com`.");
        schema.integer("port")
                .defaultsTo(3000L)
                .apiField("previewPort")
                .check(Check.between(1, 65535))
                .describe("Port on which the preview listens inside its container.");
        schema.bool("https").defaultsTo(false).apiField("previewHttps").describe("Serve previews over HTTPS.");
        schema.string("path")
                .defaultsTo("/")
                .apiField("previewPath")
                .describe("URL path below which requests are routed to the preview.");
        schema.string("certificate_type")
                .defaultsTo("none")
                .apiField("previewCertificateType")
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Source of the TLS certificates.");
        schema.string("custom_cert_resolver")
                .apiField("previewCustomCertResolver")
                .describe("Traefik certificate resolver, for `certificate_type = \"custom\"`.");
    }

    /** Declares the attributes that say which pull requests have a preview. */
    private static void declareWhich(Schema.Builder schema) {
        schema.integer("limit")
                .defaultsTo(3L)
                .apiField("previewLimit")
                .check(Check.between(0, 1000))
                .describe("Maximum number of previews at a time.");
        schema.bool("require_collaborator_permissions")
                .defaultsTo(true)
                .apiField("previewRequireCollaboratorPermissions")
                .describe("Deploy only the pull requests of collaborators of the repository.");
        schema.strings("labels")
                .apiField("previewLabels")
                .describe("Deploy only pull requests with one of these labels.");
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

    /** Warns of previews of another source than GitHub: only GitHub asks for previews (v0.30.2). */
    @Override
    public void warnOfIgnored(Values config, Diagnostics diagnostics) {
        if (sources.isElsewhereThanGithub(config)
                && config.value(previews) instanceof Value.MapValue settings
                && settings.at("enabled").equals(Value.of(true))) {
            WithoutEffect.warn(
                    PARENT.attribute("enabled"),
                    PARENT.attribute("enabled").toString(),
                    "Dokploy deploys previews for pull requests on GitHub only. Use the source `github`, or remove"
                            + " `preview_deployments`.",
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
