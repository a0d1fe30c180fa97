package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.PlanRequest;

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

    /** The digits that a tag begins with; empty if it says no version. */
    static String major(String image) {
        var name = image.indexOf('@') < 0 ? image : image.substring(0, image.indexOf('@'));
        var colon = name.lastIndexOf(':');
        if (colon < name.lastIndexOf('/')) {
            return "";
        }
        var start = colon + (name.startsWith("v", colon + 1) ? 2 : 1);
        var end = start;
        while (colon >= 0 && end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        return name.substring(start, end);
    }
}
