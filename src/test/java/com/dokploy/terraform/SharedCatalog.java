package com.dokploy.terraform;

import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import java.util.List;
import java.util.Set;

/** The one catalog of a run of the tests. Their schemas and attributes are compared by identity. */
public final class SharedCatalog {
    /** Everything that the provider offers. */
    public static final Catalog CATALOG = new Catalog();

    /** The types that need an empty server, of which nothing can remove the object: they have tests of their own. */
    private static final Set<String> OF_EMPTY_SERVERS = Set.of("dokploy_bootstrap");

    private SharedCatalog() {}

    /** The resources that can be created, changed and removed on a server that others use as well. */
    public static List<Resource<Session>> shareable() {
        return CATALOG.resources().stream()
                .filter(resource -> isShareable(resource.schema().name()))
                .toList();
    }

    /** Whether objects of a type can be made on a server that others use as well. */
    public static boolean isShareable(String type) {
        return !OF_EMPTY_SERVERS.contains(type);
    }
}
