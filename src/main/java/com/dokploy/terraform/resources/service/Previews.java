package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code preview_deployments = { … }}: deployments of pull requests, which Dokploy makes when GitHub calls. */
final class Previews {
    private static final Path PARENT = Path.of("preview_deployments");
    private static final Schema.Builder S = Schema.object();

    static {
        S.bool("enabled")
                .defaultsTo(false)
                .apiField("isPreviewDeploymentsActive")
                .describe("Whether pull requests are deployed.");
        S.string("wildcard")
                .apiField("previewWildcard")
                .describe("Host names of previews, as `*.preview.example.com`.");
        S.integer("port")
                .defaultsTo(3000L)
                .apiField("previewPort")
                .check(Check.between(1, 65535))
                .describe("Port that a preview listens on inside its container.");
        S.bool("https").defaultsTo(false).apiField("previewHttps").describe("Whether previews are served over HTTPS.");
        S.string("path").defaultsTo("/").apiField("previewPath").describe("Path below which requests are taken.");
        S.string("certificate_type")
                .defaultsTo("none")
                .apiField("previewCertificateType")
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Where certificates come from.");
        S.string("custom_cert_resolver")
                .apiField("previewCustomCertResolver")
                .describe("Traefik's certificate resolver, for `certificate_type = \"custom\"`.");
        S.integer("limit")
                .defaultsTo(3L)
                .apiField("previewLimit")
                .check(Check.between(0, 1000))
                .describe("Most previews at a time.");
        S.bool("require_collaborator_permissions")
                .defaultsTo(true)
                .apiField("previewRequireCollaboratorPermissions")
                .describe("Whether only pull requests of collaborators are deployed.");
        S.strings("labels")
                .apiField("previewLabels")
                .describe("Only pull requests with one of these labels are deployed.");
    }

    private static final Variables ENV = Variables.nestedEnvironment(S, PARENT, "previewEnv", "previews");
    private static final Variables BUILD_ARGS =
            Variables.plain(S, PARENT, "build_args", "previewBuildArgs", "Arguments of a preview's build.");
    private static final Variables BUILD_SECRETS =
            Variables.secret(S, PARENT, "build_secrets", "previewBuildSecrets", "Secrets of a preview's build.");
    static final List<Variables> FAMILIES = List.of(ENV, BUILD_ARGS, BUILD_SECRETS);
    private static final Schema SCHEMA = S.build();

    private Previews() {}

    static Schema schema() {
        return SCHEMA;
    }

    static void validate(@Nullable Values config, Diagnostics diagnostics) {
        if (config != null) {
            for (var family : FAMILIES) {
                family.validate(config, diagnostics);
            }
        }
    }

    static void plan(PlanRequest plan, Attribute<Values> attribute) {
        var prior = plan.prior();
        if (plan.config().value(attribute).isUnknown()) {
            return;
        }
        for (var family : FAMILIES) {
            family.plan(
                    plan.config().find(attribute, Values.EMPTY),
                    plan.planned().find(attribute, Values.EMPTY),
                    prior == null ? null : prior.find(attribute, Values.EMPTY),
                    plan.privateState(),
                    plan.diagnostics());
        }
    }

    static Values readVariables(
            Values state, Values known, PrivateState privateState, boolean isImport, JsonNode application) {
        var read = state;
        for (var family : FAMILIES) {
            var text = ApiMapping.text(application, family.apiField(), "application.one");
            read = family.read(read, known, privateState, isImport, text);
        }
        return read;
    }
}
