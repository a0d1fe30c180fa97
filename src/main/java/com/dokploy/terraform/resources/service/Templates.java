package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.resources.support.TemplateFiles;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The data source {@code dokploy_templates}: the templates of a catalog. */
public final class Templates extends QueryDataSource {
    static final String PROCEDURE = "compose.templates";

    private final Attribute<String> baseUrl;
    private final Attribute<String> tag;
    private final Attribute<String> search;
    private final Attribute<List<String>> tags;
    private final ObjectList templates;

    /** Declares the data source. */
    public Templates() {
        super(
                "dokploy_templates",
                "Lists the templates (one-click apps) of a catalog. If the Dokploy server cannot read the catalog, the"
                        + " list is empty.");
        baseUrl = declareCatalog(s);
        tag = s.string("tag").describe("Only return templates with this tag.");
        search = s.string("search")
                .describe("Only return templates whose ID, name or description contains this text. Upper and lower"
                        + " case do not matter.");
        tags = s.strings("tags").computed().custom().describe("All tags of the catalog, sorted.");
        var item = Schema.object();
        item.string("id").describe("ID of the template.");
        declareFound(item);
        templates = new ObjectList(s, "templates", "Templates that were found, sorted by ID.", item.build());
    }

    /** Declares the URL of the catalog, which the server reads. */
    static Attribute<String> declareCatalog(Schema.Builder s) {
        return TemplateFiles.declareBaseUrl(s)
                .describe("URL of the catalog. If unset, the one of Dokploy (`" + TemplateFiles.BASE_URL + "`).");
    }

    /** Declares what a catalog says of a template. */
    static void declareFound(Schema.Builder s) {
        s.string("name").computed().describe("Name of the template.");
        s.string("version").computed().describe("Version of the app, as the catalog calls it.");
        s.string("description").computed().describe("Description of the app.");
        s.string("logo").computed().describe("Name of the logo's file in the catalog.");
        s.attribute("links", new AttributeType.MapOf<>(AttributeType.TEXT))
                .computed()
                .describe("Links, such as `github`, `website` and `docs`.");
        s.strings("tags").computed().describe("Tags of the template.");
    }

    /** Reads what the catalog says of each template. */
    static List<ObjectNode> rows(String procedure, String baseUrl, Session session) {
        var input = ApiMapping.body();
        if (!baseUrl.isEmpty()) {
            input.put("baseUrl", TemplateFiles.withoutSlash(baseUrl));
        }
        var rows = new ArrayList<ObjectNode>();
        for (var row : session.dokploy().query(procedure, input)) {
            if (row instanceof ObjectNode template) {
                rows.add(complete(template));
            }
        }
        return rows;
    }

    /** Catalogs leave out what a template does not have, and some links are null. */
    private static ObjectNode complete(ObjectNode template) {
        var row = template.deepCopy();
        var links = row.putObject("links");
        template.path("links").properties().forEach(link -> {
            if (link.getValue().isTextual()) {
                links.set(link.getKey(), link.getValue());
            }
        });
        if (!row.path("tags").isArray()) {
            row.putArray("tags");
        }
        return row;
    }

    @Override
    public Values read(Values config, Session session) {
        var rows = new ArrayList<JsonNode>();
        for (var row : rows(PROCEDURE, config.find(baseUrl, ""), session)) {
            if (isWanted(row, config)) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing(row -> row.path("id").asText()));
        var input = input(config);
        if (config.has(baseUrl)) {
            input.put("baseUrl", TemplateFiles.withoutSlash(config.get(baseUrl)));
        }
        var all = new TreeSet<String>();
        session.dokploy().query("compose.getTags", input).forEach(each -> all.add(each.asText()));
        return templates.fill(config.with(tags, List.copyOf(all)), templates.read(rows, PROCEDURE));
    }

    private boolean isWanted(ObjectNode row, Values config) {
        var hasTag = !config.has(tag);
        for (var each : row.path("tags")) {
            hasTag |= each.asText().equals(config.find(tag, ""));
        }
        var wanted = config.find(search, "").toLowerCase(Locale.ROOT);
        var text = row.path("id").asText() + "\n" + row.path("name").asText() + "\n"
                + row.path("description").asText();
        return hasTag && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
