package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;

/** The fate of a database's data when its image changes in place. */
final class DataDirectory {
    private DataDirectory() {}

    /** Warns of another major version: the volume stays, and Dokploy does not see to it that the engine can read it. */
    static void warnOfUpgrade(
            PlanRequest plan, Schema schema, DatabaseEngine engine, Attribute<String> image, String volume) {
        var prior = plan.prior();
        if (prior == null || engine.upgrade().isEmpty() || isReplaced(plan, schema)) {
            return;
        }
        var before = major(prior.find(image, ""));
        var after = major(plan.planned().find(image, ""));
        if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
            plan.warning(
                    image,
                    "Major Version Changes in Place",
                    "This changes the major version of the database from " + before + " to " + after
                            + " and keeps the data volume" + volume + " unchanged. " + engine.upgrade()
                            + " Dump the data first, create a new database with the new version, and restore the"
                            + " dump into"
                            + " it.");
        }
    }

    /** Whether the plan replaces the database, so that the new version starts with a volume of its own. */
    private static boolean isReplaced(PlanRequest plan, Schema schema) {
        for (var attribute : schema.attributes()) {
            if (attribute.replaces() && plan.changes(attribute)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the major version of an image: the digits that its tag begins with, or those of a part such as
     * {@code pg17}; empty if the tag has no version.
     */
    static String major(String image) {
        var name = image.indexOf('@') < 0 ? image : image.substring(0, image.indexOf('@'));
        var colon = name.lastIndexOf(':');
        if (colon < 0 || colon < name.lastIndexOf('/')) {
            return "";
        }
        var tag = name.substring(colon + 1);
        // An extension of PostgreSQL may put its own version first.
        for (var part : tag.split("-", -1)) {
            var version = part.startsWith("pg") ? digits(part, 2) : "";
            if (!version.isEmpty()) {
                return version;
            }
        }
        return digits(tag, tag.startsWith("v") ? 1 : 0);
    }

    private static String digits(String text, int start) {
        var end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
