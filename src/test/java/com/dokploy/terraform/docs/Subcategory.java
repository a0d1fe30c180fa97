package com.dokploy.terraform.docs;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Resource;
import java.util.Map;

/** Under which heading the registry lists a type: it follows from the package that the type is declared in. */
final class Subcategory {
    static final String GUIDES = "Guides";
    static final String ACTIONS = "Actions";

    private static final String DATABASES = "Databases";

    /** The headings, by the last part of the package. */
    private static final Map<String, String> AREAS = Map.ofEntries(
            Map.entry("access", "Organizations and Access"),
            Map.entry("attachment", "Attachments"),
            Map.entry("backup", "Backups and Schedules"),
            Map.entry("credential", "Keys and Registries"),
            Map.entry("deploy", "Deployments"),
            Map.entry("dns", "DNS"),
            Map.entry("git", "Git Providers"),
            Map.entry("identity", "Single Sign-On"),
            Map.entry("network", "Networks"),
            Map.entry("notification", "Notifications"),
            Map.entry("project", "Projects"),
            Map.entry("server", "Servers"),
            Map.entry("service", "Services"),
            Map.entry("settings", "Server Settings"),
            Map.entry("vault", "Vaults"));

    private Subcategory() {}

    /** That of a resource and of its data sources. */
    static String of(Resource<?> resource) {
        return isDatabase(resource.schema().name()) ? DATABASES : ofClass(resource.getClass());
    }

    /** That of a data source without a resource. */
    static String of(DataSource<?> dataSource) {
        return ofClass(dataSource.getClass());
    }

    /** That of an ephemeral resource. */
    static String of(Ephemeral<?> ephemeral) {
        return ofClass(ephemeral.getClass());
    }

    /** Whether there is such a heading. */
    static boolean exists(String heading) {
        return heading.equals(GUIDES)
                || heading.equals(ACTIONS)
                || heading.equals(DATABASES)
                || AREAS.containsValue(heading);
    }

    private static String ofClass(Class<?> type) {
        var area = type.getPackageName();
        var heading = AREAS.get(area.substring(area.lastIndexOf('.') + 1));
        if (heading == null) {
            throw new IllegalStateException("no subcategory for the types in " + area);
        }
        return heading;
    }

    private static boolean isDatabase(String type) {
        for (var service : ServiceType.values()) {
            if (type.equals("dokploy_" + service.router())) {
                return service != ServiceType.APPLICATION && service != ServiceType.COMPOSE;
            }
        }
        return false;
    }
}
