package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.License;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Map;

/** The enterprise license. */
final class LicenseProcedures implements ProcedureGroup {
    private final License license;

    LicenseProcedures(License license) {
        this.license = license;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put(
                "licenseKey.haveValidLicenseKey", call -> ProcedureResult.of(BooleanNode.valueOf(license.isValid())));
    }
}
