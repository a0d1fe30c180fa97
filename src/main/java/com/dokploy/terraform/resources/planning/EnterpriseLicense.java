package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;

/**
 * Features that Dokploy has only with an enterprise license. Without one it refuses whole routers with status 403, and
 * ignores some fields of others without a word (v0.30.2), so that plans look for the license.
 */
public final class EnterpriseLicense {
    private EnterpriseLicense() {}

    /**
     * Refuses a plan if the server has no valid license.
     *
     * @param attribute the attribute that the error points at
     * @param reason one full sentence: what needs the license, and what Dokploy does without one
     * @return whether the server has a license
     */
    public static boolean require(PlanRequest plan, Attribute<?> attribute, String reason, Session session) {
        var isLicensed = isValid(session);
        if (!isLicensed) {
            plan.error(attribute, ApiErrorDiagnostics.UNLICENSED, reason + "\n\n" + ApiErrorDiagnostics.LICENSE_REMEDY);
        }
        return isLicensed;
    }

    /** Whether the server has a valid license, or does not say. */
    private static boolean isValid(Session session) {
        return OptionalReads.read(
                "the license",
                true,
                () -> session.dokploy()
                        .cachedQuery("licenseKey.haveValidLicenseKey", ApiMapping.body())
                        .asBoolean(true));
    }
}
