package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The attribute of a data source that lists objects: the objects. */
public final class Listing {
    private static final Set<String> ABBREVIATIONS = Set.of("api", "dns", "sso", "scim", "ssh");

    private Listing() {}

    /**
     * Returns the name of the attribute, which is that of the data source: {@code projects} of
     * {@code dokploy_projects}.
     */
    public static String attributeName(String type) {
        return type.substring(type.indexOf('_') + 1);
    }

    /** Returns the listed objects in words, at the beginning of a sentence: {@code Volume backups}. */
    static String title(String type) {
        var noun = attributeName(type).replace('_', ' ');
        var blank = noun.indexOf(' ');
        if (blank > 0 && ABBREVIATIONS.contains(noun.substring(0, blank))) {
            return noun.substring(0, blank).toUpperCase(Locale.ROOT) + noun.substring(blank);
        }
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    static Attribute<List<Values>> declare(Schema.Builder schema, String type, Schema object, String description) {
        return schema.objects(attributeName(type), object).computed().describe(description);
    }
}
