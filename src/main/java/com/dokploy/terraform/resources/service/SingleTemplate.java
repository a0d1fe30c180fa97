package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.DownloadException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.resources.support.TemplateFiles;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data source {@code dokploy_template}: one template of a catalog, with what Dokploy would generate for it. */
public final class SingleTemplate extends QueryDataSource {
    private static final String PREVIEW = "compose.previewTemplate";

    private final Attribute<String> id;
    private final Attribute<String> baseUrl;
    private final Attribute<String> digest;
    private final Attribute<String> composeFile;
    private final Attribute<List<String>> variables;
    private final Attribute<List<String>> files;
    private final ObjectList domains;

    /** Declares the data source. */
    public SingleTemplate() {
        super(
                "dokploy_template",
                "Looks up a template (one-click app) of a catalog. The values that Dokploy generates are others each"
                        + " time, so only their names are returned.");
        id = TemplateFiles.declareId(s).required().describe("ID of the template, such as `pocketbase`.");
        baseUrl = Templates.declareCatalog(s);
        Templates.declareFound(s);
        digest = s.string("digest")
                .computed()
                .custom()
                .describe(
                        "Digest of the template's files, for `template.digest` of `dokploy_compose`. Null if Terraform"
                                + " itself cannot read the files, and so are the attributes below.");
        composeFile = s.string("compose_file").computed().custom().describe("Compose file of the template.");
        variables = s.strings("variables")
                .computed()
                .custom()
                .describe("Names of the environment variables that are generated.");
        files = s.strings("files")
                .computed()
                .custom()
                .describe(
                        "Paths of the files that are generated, which the compose file refers to as `../files/PATH`.");
        var domain = Schema.object();
        domain.string("service_name").describe("Service of the compose stack that the domain routes to.");
        domain.integer("port").describe("Container port that requests are routed to.");
        domain.string("path").describe("URL path below which requests are routed to the service.");
        domains = new ObjectList(s, "domains", "Domains that are generated, without their hosts.", domain.build());
    }

    @Override
    public Values read(Values config, Session session) {
        var found = ApiValues.element(schema(), row(config, session), config, Templates.PROCEDURE)
                .with(id, config.get(id))
                .withValue(baseUrl, config.value(baseUrl));
        var read = files(config, session);
        return read == null ? found : withPreview(found.with(digest, read.digest()), read, session);
    }

    private JsonNode row(Values config, Session session) {
        for (var row : Templates.rows(Templates.PROCEDURE, config.find(baseUrl, ""), session)) {
            if (row.path("id").asText().equals(config.get(id))) {
                return row;
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Object Not Found",
                "The catalog " + config.find(baseUrl, TemplateFiles.BASE_URL) + " has no template `"
                        + config.get(id) + "`, or the Dokploy server cannot read the catalog. The data source"
                        + " `dokploy_templates` lists the templates."));
    }

    private @Nullable TemplateFiles files(Values config, Session session) {
        try {
            return TemplateFiles.read(config.find(baseUrl, TemplateFiles.BASE_URL), config.get(id), session);
        } catch (DownloadException failure) {
            if (failure.isMissing()) {
                throw new DiagnosticException(Diagnostic.error(
                        "Template Not Found",
                        "The catalog lists the template `" + config.get(id) + "` and does not have its files. "
                                + failure.reason()));
            }
            return null;
        }
    }

    private Values withPreview(Values found, TemplateFiles read, Session session) {
        var body = ApiMapping.body("base64", read.encoded()).put("appName", "app");
        var preview = session.dokploy().mutate(PREVIEW, body).path("template");
        var names = new ArrayList<String>();
        for (var line : preview.path("envs")) {
            names.addAll(Dotenv.read(line.asText()).keySet());
        }
        var paths = new ArrayList<String>();
        for (var mount : preview.path("mounts")) {
            paths.add(mount.path("filePath").asText());
        }
        return domains.fill(
                found.with(composeFile, read.composeFile())
                        .with(variables, names)
                        .with(files, paths),
                domains.read(preview.path("domains"), PREVIEW));
    }
}
