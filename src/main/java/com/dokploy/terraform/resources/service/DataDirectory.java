package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;

/** What becomes of the data of a database when its image changes in place. */
final class DataDirectory {
    private DataDirectory() {}

    /** Warns of another major version: the volume stays, and what the engine makes of it is not up to Dokploy. */
    static void warnOfUpgrade(PlanRequest plan, DatabaseEngine engine, Attribute<String> image, String volume) {
        var prior = plan.prior();
        if (prior == null || engine.upgrade().isEmpty()) {
            return;
        }
        var before = major(prior.find(image, ""));
        var after = major(plan.planned().find(image, ""));
        if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
            plan.warning(
                    image,
                    "Major Version Changes in Place",
                    "The database goes from major version " + before + " to " + after + " and keeps its volume"
                            + volume
                            + " with the data as it is. " + engine.upgrade()
                            + " Dump the data first; the safe way is a"
                            + " new database of the new version, into which the dump is restored.");
        }
    }

    /** The digits that a tag begins with, or those of a part such as {@code pg17}; empty if it says no version. */
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
