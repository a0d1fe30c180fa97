package com.dokploy.terraform.docs;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the page of a type leads to besides the types that its attributes name. All of it follows from declarations. */
final class SeeAlso {
    /** Guides that are about a type, where no attribute of it says so. */
    private static final Map<String, String> GUIDES = Map.of(
            "dokploy_api_key", "ci-cd",
            "dokploy_backup", "disaster-recovery",
            "dokploy_bootstrap", "getting-started",
            "dokploy_destination", "disaster-recovery",
            "dokploy_environment", "overview",
            "dokploy_project", "overview",
            "dokploy_volume_backup", "disaster-recovery");

    private final Links links;
    private final List<String> lines = new ArrayList<>();

    private SeeAlso(Links links) {
        this.links = links;
    }

    /** Of a resource: its data sources, attributes of others that hold the same objects, and guides. */
    static String ofResource(Resource<Session> resource, Links links) {
        var also = new SeeAlso(links);
        for (var dataSource : resource.dataSources()) {
            also.addDataSource(dataSource.schema().name());
        }
        if (SharedCatalog.CATALOG.ephemeral(resource.schema().name()) != null) {
            var name = resource.schema().name();
            also.lines.add("Ephemeral resource " + links.to("`" + name + "`", Links.ephemeral(name)));
        }
        also.addHolders(resource.schema().name());
        also.addGuides(resource.schema());
        return also.section();
    }

    /** Of a data source: the resource whose objects it finds, and the other data sources that do. */
    static String ofDataSource(String name, Resource<Session> resource, Links links) {
        var also = new SeeAlso(links);
        var type = resource.schema().name();
        also.lines.add("Resource " + links.to("`" + type + "`", Links.resource(type)));
        for (var dataSource : resource.dataSources()) {
            if (!dataSource.schema().name().equals(name)) {
                also.addDataSource(dataSource.schema().name());
            }
        }
        return also.section();
    }

    /** Of an ephemeral resource: the resource of the same name, and the guide to secrets. */
    static String ofEphemeral(String name, Links links) {
        var also = new SeeAlso(links);
        if (SharedCatalog.CATALOG.resource(name) != null) {
            also.lines.add("Resource " + links.to("`" + name + "`", Links.resource(name)));
        }
        also.lines.add("Guide " + links.toGuide("secrets"));
        return also.section();
    }

    private void addDataSource(String name) {
        lines.add("Data source " + links.to("`" + name + "`", Links.dataSource(name)));
    }

    private void addHolders(String type) {
        for (var other : SharedCatalog.CATALOG.resources()) {
            for (var attribute : other.schema().attributes()) {
                if (attribute.nested() != null
                        && other.schema().documentation(attribute).contains("`" + type + "`")) {
                    var owner = other.schema().name();
                    lines.add("Attribute `" + attribute.name() + "` of "
                            + links.to("`" + owner + "`", Links.resource(owner)));
                }
            }
        }
    }

    private void addGuides(Schema schema) {
        if (schema.attribute("deploy_on_change") != null || schema.name().equals("dokploy_deployment")) {
            lines.add("Guide " + links.toGuide("deploys"));
        }
        if (holds(schema, attribute -> attribute.isSensitive() && attribute.isConfigurable())) {
            lines.add("Guide " + links.toGuide("secrets"));
        }
        if (schema.attribute("env") != null) {
            lines.add("Guide " + links.toGuide("adopting"));
        }
        var guide = GUIDES.get(schema.name());
        if (guide != null) {
            lines.add("Guide " + links.toGuide(guide));
        }
    }

    /** Whether a schema has such an attribute at any depth. */
    static boolean holds(Schema schema, Predicate<Attribute<?>> wanted) {
        for (var attribute : schema.attributes()) {
            var nested = attribute.nested();
            if (wanted.test(attribute) || (nested != null && holds(nested, wanted))) {
                return true;
            }
        }
        return false;
    }

    private String section() {
        return lines.isEmpty() ? "" : "## See Also\n\n- " + String.join("\n- ", lines);
    }
}
